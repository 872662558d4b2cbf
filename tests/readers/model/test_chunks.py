"""What a model is shown: all of the text once, in order, sections whole where they fit, headings with what follows."""

from __future__ import annotations

from kgtool.claims.claim import Span
from kgtool.documents import find, read_found
from kgtool.documents.document import Document
from kgtool.readers.model.chunks import Chunk, chunks, sentence_chunks, tokens
from kgtool.resources import folder
from tests.readers.model.fake import document

TEXT = """# Geld

Amazon zahlt 4 Milliarden Dollar. Das ist viel.

# Chips

Nvidia liefert 400 Chips. Der Konzern freut sich.
"""


def test_sections_that_fit_are_shown_at_once() -> None:
    article = document(TEXT, "a.md")
    (chunk,) = chunks(article, 1000)
    assert (shown(chunk, article), chunk.pieces[0].above) == (TEXT[2:].rstrip(), ())


def test_a_section_that_does_not_fit_beside_another_is_shown_alone_with_its_heading() -> None:
    article = document(TEXT, "a.md")
    first, second = chunks(article, 25)
    assert shown(first, article) == "Geld\n\nAmazon zahlt 4 Milliarden Dollar. Das ist viel."
    assert shown(second, article) == "Chips\n\nNvidia liefert 400 Chips. Der Konzern freut sich."


def test_a_line_that_does_not_fit_is_cut_between_sentences_and_the_heading_is_said_again() -> None:
    article = document(TEXT, "a.md")
    found = [(shown(chunk, article), chunk.pieces[0].above) for chunk in chunks(article, 12)]
    assert found == [
        ("Geld\n\nAmazon zahlt 4 Milliarden Dollar.", ()),
        ("[Geld]\nDas ist viel.", ("Geld",)),
        ("Chips\n\nNvidia liefert 400 Chips.", ()),
        ("[Chips]\nDer Konzern freut sich.", ("Chips",)),
    ]


def shown(chunk: Chunk, article: Document) -> str:
    return chunk.text(article, "[{headings}]", "[vor: {before}]")


def squeezed(text: str) -> str:
    """Give the letters and digits of a text: marks of headings and lists, and lines of tables, are no words of it."""
    return "".join(filter(str.isalnum, text))


def test_every_word_of_the_bundled_texts_is_in_one_chunk_whatever_the_limit() -> None:
    articles = list(read_found(find((str(folder("data", "documents")),), ""), []))
    assert len(articles) == 8
    for article in articles:
        (one,) = chunks(article, 100_000)
        whole = squeezed(shown(one, article))
        for limit in (50, 150, 400):
            found = chunks(article, limit)
            assert squeezed("".join(article.text[c.span.start : c.span.end] for c in found)) == whole
            assert all(tokens(article.text[c.span.start : c.span.end]) <= limit + 60 for c in found)


def test_single_sentences_are_shown_under_their_headings_and_nothing_else() -> None:
    article = document(TEXT, "a.md")
    offsets = [TEXT.index("4 Milliarden"), TEXT.index("Konzern"), TEXT.index("400")]
    (chunk,) = sentence_chunks(article, offsets, 1000)
    assert shown(chunk, article) == (
        "[Geld]\nAmazon zahlt 4 Milliarden Dollar.\n[Chips]\nNvidia liefert 400 Chips.\nDer Konzern freut sich."
    )
    first, second = sentence_chunks(article, offsets, 25)
    assert shown(first, article) == "[Geld]\nAmazon zahlt 4 Milliarden Dollar.\n[Chips]\nNvidia liefert 400 Chips."
    assert shown(second, article) == "[Chips]\n[vor: Nvidia liefert 400 Chips.]\nDer Konzern freut sich."
    assert sentence_chunks(article, [], 25) == ()


def test_the_sentence_before_one_that_is_shown_alone_is_said_and_may_name_who_is_meant() -> None:
    text = TEXT.replace("Der Konzern freut sich.", "Das gefiel vielen. Der Konzern verdient daran 7 Euro.")
    article = document(text, "a.md")
    (chunk,) = sentence_chunks(article, [text.index("7 Euro")], 1000)
    assert shown(chunk, article) == "[Chips]\n[vor: Das gefiel vielen.]\nDer Konzern verdient daran 7 Euro."
    # The heading, then the sentence before, bound where names are looked for; the one before that is too far away.
    assert chunk.within(article, "verdient daran").start == text.index("Chips")
    plain = document("Nvidia wächst. Der Konzern verdient 7 Euro.", "b.txt")
    (chunk,) = sentence_chunks(plain, [20], 1000)
    assert chunk.within(plain, "verdient 7 Euro") == Span(0, 43)


def test_the_first_sentence_of_a_section_has_none_before_it() -> None:
    article = document(TEXT, "a.md")
    (chunk,) = sentence_chunks(article, [TEXT.index("400")], 1000)
    assert shown(chunk, article) == "[Chips]\nNvidia liefert 400 Chips."


def test_the_sentence_that_holds_the_evidence_is_where_quotes_are_looked_for_and_its_heading() -> None:
    article = document(TEXT, "a.md")
    (chunk,) = sentence_chunks(article, [TEXT.index("400"), TEXT.index("Konzern")], 1000)
    start = TEXT.index("Chips")
    assert chunk.within(article, "liefert 400 Chips") == Span(start, TEXT.index(" Der Konzern"))
    assert chunk.within(article, "steht nicht da") == Span(start, chunk.span.end)


def test_a_text_without_words_has_no_chunk() -> None:
    assert chunks(document("\n \n"), 100) == ()
