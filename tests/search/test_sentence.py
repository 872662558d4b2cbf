"""The sentence around a quote is found in the text, and made of what the graph kept where there is no text."""

from __future__ import annotations

from pathlib import Path

from kgtool.interface.texts import texts_of
from kgtool.search.entries import entries
from kgtool.search.sentence import Text, clipped
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import Iris

TEXT = "Ein Titel\nEs kostet 5 Mrd. Dollar, sagt er. Dann aber\nkam Nvidia. Ende."


def test_a_quote_lies_in_its_sentence() -> None:
    start = TEXT.index("5 Mrd.")
    assert Text(TEXT).around(start, start + 13) == (10, "Es kostet 5 Mrd. Dollar, sagt er.")


def test_a_sentence_goes_on_in_the_next_line() -> None:
    start = TEXT.index("Nvidia")
    assert Text(TEXT).around(start, start + 6) == (TEXT.index("Dann"), "Dann aber kam Nvidia.")


def test_a_stretch_without_end_is_cut_to_the_quote() -> None:
    text = "wort " * 400
    assert Text(text).around(500, 509) == (500, "wort wort")


def test_without_a_text_the_words_around_the_quote_are_shown() -> None:
    assert clipped("twas davor, ", "Nvidia kauft", ". Danach etw") == "… davor, Nvidia kauft. Danach …"
    assert clipped("", "Nvidia kauft", "") == "Nvidia kauft"


def test_a_store_without_texts_gives_the_same_claims(store: Path) -> None:
    with StoreDirectory(store).open() as opened:
        bare = [entry for entry in entries(opened, Iris(), lambda _path: None) if entry.kind == "claim"]
        whole = [entry for entry in entries(opened, Iris(), texts_of(opened)) if entry.kind == "claim"]
    assert [(entry.iri, entry.source) for entry in bare] == [(entry.iri, entry.source) for entry in whole]
    assert [entry.text[""] for entry in whole] == [
        "Nvidia investiert 5 Milliarden Dollar in OpenAI.",
        "Im Gegenzug kauft OpenAI bei Nvidia Chips für 3 Milliarden Dollar.",
        "Microsoft steckt 7 Milliarden Dollar in Anthropic.",
    ]
    assert all(len(entry.text[""]) > 40 for entry in bare)
