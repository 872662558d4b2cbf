"""Joins the lines of pages to paragraphs and drops what repeats at the edges of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

#: How many lines at the top and at the bottom of a page may be its header and footer.
_EDGE = 3
#: A line within a paragraph is at least this share as long as the longest lines.
_FULL = 0.6
#: Lines further apart than this share of the usual distance belong to different paragraphs.
_GAP = 1.3
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^(?:[-–—|\s]*(?:Seite|Page|S\.)?\s*\d{1,4}(?:\s*(?:von|of|/)\s*\d{1,4})?[-–—|\s]*)$", re.I)
_ITEM = re.compile(r"^(?:[•◦▪‣·*–-]|\(?\d{1,2}[.)]|[a-z]\))\s+")
_SIGNS = re.compile(r"^[•◦▪‣·]\s*")
_SENTENCE_END = re.compile(r"[.!?:…][“”»«\"')]*$")
#: "Rechen-" + "zentrum" is one word, "Nvidia-" + "Chips" keeps its hyphen, "Strom-" + "und" is an ellipsis.
_BROKEN_WORD = re.compile(r"[^\W\d_]{2}[-\u2010\xad]$")
_JOINING = re.compile(r"(?:und|oder|bzw\.|beziehungsweise|sowie|bis|noch|wie|als)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, its height on the page in points from below, and the size of its letters."""

    text: str
    y: float
    size: float


def _mask(text: str) -> str:
    """Make lines alike that differ in their page number only."""
    return _FIGURES.sub("#", text)


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """Return the usual distance of lines in points."""
    gaps = [
        above.y - below.y
        for lines in pages
        for above, below in pairwise(lines)
        if 0 < above.y - below.y < 4 * (above.size or 10)
    ]
    return median(gaps) if gaps else 0.0


def _full_length(pages: Sequence[Sequence[Line]]) -> int:
    """Return how many characters a full line has: nine of ten are no longer."""
    lengths = sorted(len(line.text) for lines in pages for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


@dataclass(frozen=True, slots=True)
class _Measures:
    leading: float
    full: int

    def continues(self, above: Line, below: Line, *, new_page: bool) -> bool:
        """Tell whether a line goes on with the paragraph of the one above it."""
        if _ITEM.match(below.text) or abs(above.size - below.size) > 0.1 * max(above.size, below.size, 1.0):
            return False
        open_end = not _SENTENCE_END.search(above.text) and len(above.text) >= _FULL * self.full
        gap = above.y - below.y
        if new_page or gap < 0:
            # From page to page and from column to column only a sentence that has not ended goes on.
            return open_end
        if self.leading and gap > _GAP * self.leading:
            return False
        return open_end or len(above.text) >= _FULL * self.full or below.text[:1].islower()


def _measures(pages: Sequence[Sequence[Line]]) -> _Measures:
    return _Measures(_leading(pages), _full_length(pages))


def _sides(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Give the places of a page's lines from its top inwards and from its bottom inwards, by their height."""
    order = sorted(range(len(lines)), key=lambda place: (-lines[place].y, place))
    yield order[: _EDGE + 1]
    yield order[: -_EDGE - 2 : -1]


def _edge(lines: Sequence[Line], often: frozenset[str], measures: _Measures) -> set[int]:
    """Return the places of a page's header and footer: what repeats and is short or stands apart, from the edge on."""
    found: set[int] = set()
    for side in _sides(lines):
        for place, inner in zip(side[:_EDGE], [*side[1:], None], strict=False):
            line = lines[place]
            apart = inner is None or abs(line.y - lines[inner].y) > _GAP * measures.leading
            repeats = _mask(line.text) in often and (apart or len(line.text) < _FULL * measures.full)
            if not repeats and not _PAGE_NUMBER.match(line.text):
                break
            found.add(place)
    return found


def parted(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Part the text of pages from their headers and footers: return the lines of each page, and those of the edges.

    A header or footer repeats, but for its figures, on at least half of three or more pages; page numbers always go.
    The edges are those of the first page that has any, from above.
    """
    masks = ({_mask(lines[place].text) for side in _sides(lines) for place in side[:_EDGE]} for lines in pages)
    seen = Counter(mask for page in masks for mask in page)
    often = frozenset(
        mask for mask, count in seen.items() if count >= max(3, len(pages) / 2) and any(map(str.isalpha, mask))
    )
    measures = _measures(pages)
    bodies: list[list[Line]] = []
    edges: list[str] = []
    for lines in pages:
        places = _edge(lines, often, measures)
        bodies.append([line for place, line in enumerate(lines) if place not in places])
        # What is nothing but edges is no page with a header: slides that look alike.
        if lines and not bodies[-1]:
            bodies[-1] = [line for line in lines if not _PAGE_NUMBER.match(line.text)]
            continue
        edges = edges or [lines[place].text for place in sorted(places, key=lambda place: -lines[place].y)]
    return bodies, edges


def _join(above: str, below: str) -> str:
    """Join two lines; a hyphen at the end goes where it only broke a word."""
    if _BROKEN_WORD.search(above) and not _JOINING.match(below) and below[:1].isalpha():
        return (above[:-1] if below[0].islower() else above) + below
    return f"{above} {below}"


def paragraphs(bodies: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs, headings and items (`• item`) of all pages in their order, each without line breaks."""
    measures = _measures(bodies)
    found: list[str] = []
    last: Line | None = None
    for lines in bodies:
        for number, line in enumerate(lines):
            if last is not None and measures.continues(last, line, new_page=number == 0):
                found[-1] = _join(found[-1], line.text)
            else:
                found.append(_SIGNS.sub("• ", line.text))
            last = line
    return found
