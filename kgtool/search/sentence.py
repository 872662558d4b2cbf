"""The sentence around a quote: from the text of the document where it is there, else from what the graph kept."""

from __future__ import annotations

from kgtool.extract.sentence_places import SentencePlaces


class Text:
    """The text of one document, whose sentences are looked for where they are asked."""

    def __init__(self, text: str) -> None:
        self._places = SentencePlaces(text)

    def around(self, start: int, end: int) -> tuple[int, str]:
        """Return where the sentence of a quote begins, and its words; one that goes over several is all of them."""
        first, last = self._places.around(start, end)
        return first, " ".join(self._places.text[first:last].split())


def clipped(before: str, quote: str, after: str) -> str:
    """Return a quote with the words before and behind it, of which the outer ones may be cut off."""
    head = before.partition(" ")[2] if " " in before else ""
    tail = after.rpartition(" ")[0] if " " in after else ""
    return " ".join(f"{'… ' if head else ''}{head}{quote}{tail}{' …' if tail else ''}".split())
