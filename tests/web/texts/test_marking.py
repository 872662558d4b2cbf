"""Spans that overlap cut a text into pieces, which together are the text."""

from __future__ import annotations

import random

from kgtool.web.texts.blocks import Block
from kgtool.web.texts.marking import Mark, Piece, pieces

TEXT = "Nvidia zahlt OpenAI viel."


def test_a_text_without_marks_is_one_piece() -> None:
    assert pieces(Block(0, TEXT), []) == (Piece(TEXT, ()),)


def test_spans_that_overlap_share_a_piece_the_shorter_one_first() -> None:
    found = pieces(Block(0, TEXT), [Mark(0, 19, 1), Mark(13, 24, 2)])
    assert found == (
        Piece("Nvidia zahlt ", (1,)),
        Piece("OpenAI", (2, 1), (1,)),
        Piece(" viel", (2,), (2,)),
        Piece(".", ()),
    )


def test_one_span_in_another_keeps_both() -> None:
    found = pieces(Block(0, TEXT), [Mark(0, 24, 1), Mark(7, 12, 2)])
    assert [(piece.text, piece.numbers) for piece in found] == [
        ("Nvidia ", (1,)),
        ("zahlt", (2, 1)),
        (" OpenAI viel", (1,)),
        (".", ()),
    ]


def test_two_claims_of_one_span_end_together() -> None:
    found = pieces(Block(100, TEXT), [Mark(100, 106, 1), Mark(100, 106, 2)])
    assert found[0] == Piece("Nvidia", (1, 2), (1, 2))


def test_what_lies_outside_of_the_block_is_not_marked() -> None:
    found = pieces(Block(10, "abcdef"), [Mark(0, 10, 1), Mark(16, 20, 2), Mark(12, 12, 3), Mark(14, 99, 4)])
    assert found == (Piece("abcd", ()), Piece("ef", (4,)))


def test_the_pieces_are_the_words_of_the_block_whatever_the_marks() -> None:
    chance = random.Random(7)
    for _ in range(300):
        ends = [sorted((chance.randrange(40), chance.randrange(40))) for _ in range(chance.randrange(9))]
        marks = [Mark(start, end, number) for number, (start, end) in enumerate(ends, start=1)]
        found = pieces(Block(5, TEXT), marks)
        assert "".join(piece.text for piece in found) == TEXT
        inside = {mark.number for mark in marks if mark.start < mark.end and mark.start < 30 and mark.end > 5}
        assert {number for piece in found for number in piece.numbers} == inside
