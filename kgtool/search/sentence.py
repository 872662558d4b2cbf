"""The sentence around a quote: from the text of the document where it is there, else from what the graph kept."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from kgtool.extract.sentences import sentences

#: The longest stretch that is taken for a sentence, in code points.
_LONGEST = 600


class Text:
    """The text of one document, whose sentences are looked for where they are asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parted: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """Return where paragraphs begin: behind an empty line, or a line that had room for the next word."""
        lines = self._text.split("\n")
        width = max(map(len, lines))
        starts, at = [0], 0
        for line, following in pairwise(lines):
            at += len(line) + 1
            word = following.split(None, 1)[:1]
            if not word or len(line) + 1 + len(word[0]) <= width:
                starts.append(at)
        return starts

    def around(self, start: int, end: int) -> tuple[int, str]:
        """Return where the sentence of a quote begins, and its words; one that goes over several is all of them."""
        place = bisect_right(self._starts, start) - 1
        if place not in self._parted:
            bounds = [*self._starts, len(self._text)]
            self._parted[place] = sentences(self._text, bounds[place], bounds[place + 1])
        found = [(a, b) for a, b in self._parted[place] if a < end and start < b]
        first = min([a for a, _ in found], default=start)
        last = max([b for _, b in found], default=end)
        if last - first > max(_LONGEST, end - start):
            first, last = start, end
        return first, " ".join(self._text[first:last].split())


def clipped(before: str, quote: str, after: str) -> str:
    """Return a quote with the words before and behind it, of which the outer ones may be cut off."""
    head = before.partition(" ")[2] if " " in before else ""
    tail = after.rpartition(" ")[0] if " " in after else ""
    return " ".join(f"{'… ' if head else ''}{head}{quote}{tail}{' …' if tail else ''}".split())
