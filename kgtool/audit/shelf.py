"""Where operands are looked for: in the claim itself, then near it in its document, then in other documents.

Of other documents only distinct values are kept, so that what a hundred texts repeat costs no more than what one says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from kgtool.audit.figure import Figure, distance
from kgtool.intervals.interval import Interval, intersection
from kgtool.intervals.tolerance import tolerances

#: How many characters may lie between figures that a reader takes together.
REACH = 600
#: How many different values of other documents are tried.
RIVALS = 5


class Shelf:
    """Figures by a key of what they are about; `apart` is a finer key for those of other documents."""

    def __init__(
        self,
        figures: Iterable[Figure],
        key: Callable[[Figure], Hashable],
        apart: Callable[[Figure], Hashable] | None = None,
    ) -> None:
        self._here: dict[tuple[Hashable, str], list[tuple[int, tuple[str, str], Figure]]] = defaultdict(list)
        self._apart: dict[Hashable, list[Figure]] = defaultdict(list)
        self._inside: dict[tuple[Hashable, str], list[Figure]] = defaultdict(list)
        self._found: dict[Hashable, tuple[Figure, ...]] = {}
        for figure in figures:
            about = key(figure)
            for quote in figure.claim.quotes:
                self._here[about, figure.document].append((quote.start, figure.rank, figure))
            if apart is not None:
                self._apart[apart(figure)].append(figure)
                self._inside[apart(figure), figure.document].append(figure)
        for entries in self._here.values():
            entries.sort(key=lambda entry: entry[:2])

    def around(self, key: Hashable, figure: Figure, reach: int = REACH) -> list[Figure]:
        """Return the figures of a key near another of the same document, the nearest first."""
        entries = self._here.get((key, figure.document), [])
        found: dict[int, Figure] = {}
        for quote in figure.claim.quotes:
            # A passage is a sentence at most, and few are longer than the reach.
            for place, _, other in entries[bisect_left(entries, (quote.start - 2 * reach,)) :]:
                if place > quote.end + reach:
                    break
                if other is not figure and distance(figure, other) <= reach:
                    found[id(other)] = other
        return sorted(
            found.values(), key=lambda other: (other.claim is not figure.claim, distance(figure, other), other.rank)
        )

    def anywhere(self, key: Hashable, figure: Figure) -> tuple[Figure, ...]:
        """Return the different values of a key in the document of a figure, where it has none in the other documents.

        Each value comes as one figure, those of most documents first; where all agree, as the most precise one alone.
        """
        own = [other for other in self._inside.get((key, figure.document), ()) if other.claim is not figure.claim]
        if own:
            return _distinct(own)
        if key not in self._found:
            self._found[key] = _distinct(self._apart.get(key, []))
        return tuple(other for other in self._found[key] if other.document != figure.document)

    def options(self, near: Sequence[Figure], key: Hashable, figure: Figure) -> tuple[Figure, ...]:
        """Return what may stand in for a key: the nearest figure of the document, else those of other places.

        Where the nearest is open ('gut 32'), one elsewhere that says nearly the same and bounds it comes first.
        """
        if not near:
            return self.anywhere(key, figure)
        if near[0].is_open:
            low = near[0].value
            about = Interval(low, low + abs(low) * tolerances().approx)
            pool = [f for f in self._apart.get(key, ()) if f.document != figure.document and not f.is_open]
            return _distinct([f for f in pool if f.exact.overlaps(about)]) or (near[0],)
        return (near[0],)

    def precise(self, key: Hashable, figure: Figure) -> tuple[Figure, ...]:
        """Return the most precise figure of a key where all documents agree on it, else what `anywhere` gives."""
        agreed = _distinct(self._apart.get(key, []))
        return agreed if len(agreed) == 1 else self.anywhere(key, figure)


def _distinct(figures: list[Figure]) -> tuple[Figure, ...]:
    """Return one figure for each value, of what is told the same the one told first."""
    values: dict[tuple[Interval, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        values[figure.rounded, figure.measure.unit].append(figure)
    if not values:
        return ()
    if len({unit for _, unit in values}) == 1 and _agree([interval for interval, _ in values]):
        return (min(figures, key=lambda figure: (_width(figure), _told(figure))),)
    groups = sorted(values.values(), key=lambda group: (-len({f.document for f in group}), group[0].rank))
    return tuple(min(group, key=_told) for group in groups[:RIVALS])


def _told(figure: Figure) -> tuple[date, tuple[str, str]]:
    return figure.claim.source.issued or date.max, figure.rank


def _agree(intervals: list[Interval]) -> bool:
    """Tell whether some value belongs to all of them, in one pass."""
    common: Interval | None = intervals[0]
    for interval in intervals[1:]:
        common = None if common is None else intersection((common, interval))
    return common is not None


def _width(figure: Figure) -> tuple[bool, object]:
    rounded = figure.rounded
    return not rounded.bounded, rounded.max - rounded.min if rounded.bounded else 0
