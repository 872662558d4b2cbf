"""Where a quote stands in a text: exactly, after a view of both that is as long as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgtool.claims.claim import Span
from kgtool.extract.view import view

#: Signs that writers and models exchange for each other, one character for one.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("„“”«»‟", '"'),
        **dict.fromkeys("‚‘’‛`´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "\r": " ",
        "\n": " ",
    }
)
_SPACES = re.compile(r"\s+")


def seen(text: str) -> str:
    """Return a text as quotes are looked for in it: of the same length, with its signs made alike.

    >>> seen("„bis zu\\u00a010 Mrd.“")
    '"bis zu 10 Mrd."'
    """
    return view(text).translate(_SIGNS)


class Quotable:
    """A text in which quotes are looked for."""

    def __init__(self, text: str) -> None:
        self._seen = seen(text)

    def find(self, quote: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield where a quote stands within a stretch, in order: its words as they are, spaces as many as there are.

        It begins and ends at the border of a word: 'Meta' does not stand in 'Metall', nor '10' in '110'.
        """
        words = [re.escape(word) for word in _SPACES.split(seen(quote).strip()) if word]
        if not words:
            return
        before = r"(?<!\w)" if re.match(r"\\?\w", words[0]) else ""
        after = r"(?!\w)" if re.search(r"\w$", words[-1]) else ""
        # A decimal comma or dot belongs to its number: '5' is no quote from '1,5'.
        guard = r"(?<!\d[.,])" if re.match(r"\d", words[0]) else ""
        tail = r"(?![.,]\d)" if re.search(r"\d$", words[-1]) else ""
        pattern = re.compile(before + guard + r"\s+".join(words) + after + tail)
        stop = len(self._seen) if end is None else end
        for match in pattern.finditer(self._seen, start, stop):
            yield Span(*match.span())
