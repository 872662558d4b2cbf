"""Where the sentence around a stretch of a text begins and ends, looked for where it is asked."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from kgtool.extract.sentences import sentences

#: The longest stretch that is taken for a sentence unless more is asked for, in code points.
LONGEST = 600


class SentencePlaces:
    """The sentences of one text, found paragraph by paragraph; offsets are code points of it.

    What is longer than `longest` is taken for no sentence: a stretch in it is its own.
    """

    def __init__(self, text: str, longest: int = LONGEST) -> None:
        self.text = text
        self._longest = longest
        self._parted: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """Return where paragraphs begin: behind an empty line, or a line that had room for the next word."""
        lines = self.text.split("\n")
        width = max(map(len, lines))
        starts, at = [0], 0
        for line, following in pairwise(lines):
            at += len(line) + 1
            word = following.split(None, 1)[:1]
            if not word or len(line) + 1 + len(word[0]) <= width:
                starts.append(at)
        return starts

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return first and last offset of the sentence of a stretch; one that goes over several has all of them."""
        place = bisect_right(self._starts, start) - 1
        if place not in self._parted:
            bounds = [*self._starts, len(self.text)]
            self._parted[place] = sentences(self.text, bounds[place], bounds[place + 1])
        found = [(a, b) for a, b in self._parted[place] if a < end and start < b]
        first = min([a for a, _ in found], default=start)
        last = max([b for _, b in found], default=end)
        if last - first > max(self._longest, end - start):
            return start, end
        return min(first, start), max(last, end)
