"""Groups that grow together: a union-find over positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise


class Groups:
    """Positions 0 to `size` - 1, each in a group of its own at first; the smallest position leads its group."""

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))

    def leader(self, position: int) -> int:
        """Return the smallest position of a position's group."""
        while self._leader[position] != position:
            self._leader[position] = self._leader[self._leader[position]]
            position = self._leader[position]
        return position

    def join(self, first: int, second: int) -> None:
        """Make the groups of two positions one."""
        first, second = self.leader(first), self.leader(second)
        self._leader[max(first, second)] = min(first, second)

    def join_all(self, positions: Sequence[int]) -> None:
        """Make the groups of all these positions one."""
        for first, second in pairwise(positions):
            self.join(first, second)

    def join_equal(self, keys: Iterable[Hashable]) -> None:
        """Join the positions that have the same key, in their order; a key None is like no other."""
        found: dict[Hashable, int] = {}
        for position, key in enumerate(keys):
            if key is not None:
                self.join(found.setdefault(key, position), position)

    def are_one(self, positions: Sequence[int]) -> bool:
        """Tell whether these positions are in one group."""
        first = self.leader(positions[0])
        return all(self.leader(position) == first for position in positions)

    @property
    def one(self) -> bool:
        """Tell whether all positions are in one group."""
        return all(self.leader(position) == 0 for position in range(len(self._leader)))

    def members(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups, each with its positions in order, by their leaders."""
        found: dict[int, list[int]] = defaultdict(list)
        for position in range(len(self._leader)):
            found[self.leader(position)].append(position)
        return tuple(tuple(found[leader]) for leader in sorted(found))
