"""The smallest sets without which something no longer holds, by implicit hitting sets.

A set is sufficient where the thing holds with it alone; every set without which the thing falls hits each sufficient
set. So minimal sufficient sets are collected (each found by QuickXplain in what the last candidate left over), and a
smallest set that hits all of them is tried, until the thing falls without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kgtool.errors import KgtoolError

T = TypeVar("T")

#: Tells whether the thing holds with these elements alone.
Holds = Callable[[frozenset[T]], bool]


class GaveUpError(KgtoolError):
    """The search for the smallest sets of claims was given up at its bound."""

    code = "KG610"

    def __init__(self, bound: int) -> None:
        super().__init__(
            f"No smallest set of claims was found in {bound} trials.",
            "Narrow the question with --set, or see fewer claims with --rung, --policy or --without.",
        )


@dataclass(frozen=True, slots=True)
class Smallest(Generic[T]):
    """The smallest sets without which the thing falls, and the sufficient sets that prove that none is smaller.

    `complete` tells whether they are all of that size, not only the first.
    """

    sets: tuple[frozenset[T], ...]
    sufficient: tuple[frozenset[T], ...]
    complete: bool


class Counted(Generic[T]):
    """Asks whether the thing holds, each set once, and no more often than a bound allows."""

    def __init__(self, holds: Holds[T], bound: int) -> None:
        self._holds = holds
        self._known: dict[frozenset[T], bool] = {}
        self._bound = bound

    @property
    def asked(self) -> int:
        """Return how many sets were tried."""
        return len(self._known)

    def __call__(self, elements: frozenset[T]) -> bool:
        """Tell whether the thing holds; raises GaveUpError beyond the bound."""
        if elements not in self._known:
            if len(self._known) >= self._bound:
                raise GaveUpError(self._bound)
            self._known[elements] = self._holds(elements)
        return self._known[elements]


def smallest_sets(holds: Holds[T], elements: Sequence[T], *, every: bool = False) -> Smallest[T]:
    """Return the smallest sets without which the thing falls: the first, or with `every` all of that size.

    The thing must hold with all elements; where it holds with none, no set helps and none is returned. The order of
    the elements, the likeliest to matter first, decides what is tried first, and so which of several sets is the first.
    """
    whole = frozenset(elements)
    place = {element: number for number, element in enumerate(elements)}
    sufficient: list[frozenset[T]] = []
    falling: list[frozenset[T]] = []
    if holds(frozenset()):
        return Smallest((), (), complete=True)
    size = 0
    while not falling or every:
        candidate = next((c for c in hitting_sets(sufficient, place, size) if c not in falling), None)
        if candidate is None:
            if falling:
                break
            size += 1
            continue
        if holds(whole - candidate):
            rest = [element for element in elements if element not in candidate]
            sufficient.append(quickxplain(holds, rest))
        else:
            falling.append(candidate)
    return Smallest(tuple(falling), tuple(sufficient), complete=every)


def hitting_sets(sets: Sequence[frozenset[T]], place: dict[T, int], size: int) -> Iterator[frozenset[T]]:
    """Yield the sets of at most `size` elements that hit every one of `sets`, each once, in the order of the elements.

    No element is in one of them that does not hit a set which those before it leave.
    """
    seen: set[frozenset[T]] = set()

    def search(taken: frozenset[T]) -> Iterator[frozenset[T]]:
        open_ones = [found for found in sets if not found & taken]
        if not open_ones:
            if taken not in seen:
                seen.add(taken)
                yield taken
        elif len(taken) + _disjoint(open_ones) <= size:
            branch = min(open_ones, key=lambda found: (len(found), sorted(place[element] for element in found)))
            for element in sorted(branch, key=place.__getitem__):
                yield from search(taken | {element})

    yield from search(frozenset())


def _disjoint(sets: Sequence[frozenset[T]]) -> int:
    """Return how many of the sets have no element in common, taken as they come: so many are needed at least."""
    used: set[T] = set()
    count = 0
    for found in sets:
        if not found & used:
            used |= found
            count += 1
    return count


def quickxplain(holds: Holds[T], elements: Sequence[T]) -> frozenset[T]:
    """Return a minimal set of elements with which the thing holds; with all of them it must.

    Ulrich Junker's method (AAAI 2004): halves are dropped as long as the thing holds; early elements are preferred.
    """
    reach = _growing(holds, elements)

    def explain(background: frozenset[T], changed: bool, rest: Sequence[T]) -> frozenset[T]:
        if changed and holds(background):
            return frozenset()
        if len(rest) == 1:
            return frozenset(rest)
        middle = len(rest) // 2
        first, second = rest[:middle], rest[middle:]
        of_second = explain(background | frozenset(first), True, second)
        of_first = explain(background | of_second, bool(of_second), first)
        return of_first | of_second

    return explain(frozenset(), False, reach) if reach else frozenset()


def _growing(holds: Holds[T], elements: Sequence[T]) -> Sequence[T]:
    """Return the first 8, 16, 32 … elements with which the thing holds."""
    size = 8
    while size < len(elements) and not holds(frozenset(elements[:size])):
        size *= 2
    return elements[:size]
