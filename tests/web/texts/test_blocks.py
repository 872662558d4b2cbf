"""Texts are cut into paragraphs, and quotes that touch are joined."""

from __future__ import annotations

from kgtool.stated.claim import Quote
from kgtool.web.texts.blocks import Block, paragraphs, quoted


def test_lines_that_were_wrapped_by_hand_are_one_paragraph() -> None:
    text = "# Titel\n\nNvidia zahlt\nOpenAI viel.\n \nEnde der Geschichte."
    assert paragraphs(text) == (
        Block(0, "# Titel", heading=True),
        Block(9, "Nvidia zahlt\nOpenAI viel."),
        Block(37, "Ende der Geschichte."),
    )


def test_of_long_lines_each_is_a_paragraph() -> None:
    long = "Nvidia zahlt OpenAI viel, " * 6 + "sehr viel."
    assert [block.text for block in paragraphs(f"Titel\n{long}\n{long}")] == ["Titel", long, long]


def test_every_paragraph_stands_where_it_says() -> None:
    text = "\n\nKapital\n\n• Nvidia\n• AMD\n\nEs geht weiter: 10 Mrd.\n"
    for block in paragraphs(text):
        assert text[block.start : block.end] == block.text
    assert [block.heading for block in paragraphs(text)] == [True, False, False]


def test_quotes_that_touch_are_joined() -> None:
    text = "abcdefghijklmnopqrstuvwxyz"

    def quote(start: int, end: int) -> Quote:
        return Quote(start, end, text[start:end], text[max(0, start - 3) : start], text[end : end + 3])

    found = quoted([quote(12, 14), quote(2, 5), quote(6, 8), quote(22, 24)])
    assert found == (Block(0, text[:17], cut=True), Block(19, text[19:], cut=True))
