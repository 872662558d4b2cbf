"""All decisions of a user: those that hold, found by the document that they concern, and those that were taken back.

What holds depends on the lines alone, not on their moments: a line is withdrawn where any other withdraws it. So two
branches that are merged agree, and a withdrawal that comes before its decision takes it back as well. A withdrawal
itself stays; whoever wants the decision back decides again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kgtool.decisions.decision import Decision
from kgtool.decisions.files import read_decisions
from kgtool.decisions.names import joined_names, kept_names


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A decision that does not hold any more, and the lines that took it back, in the order of their moments."""

    decision: Decision
    by: tuple[Decision, ...]


class Book:
    """Decisions in the order of their moments: `lines` are all, `decisions` those that hold, without withdrawals."""

    def __init__(self, lines: Iterable[Decision] = ()) -> None:
        self.lines = tuple(lines)
        undone: defaultdict[str, list[Decision]] = defaultdict(list)
        for line in self.lines:
            if line.withdraws is not None:
                undone[line.withdraws].append(line)
        told = [line for line in self.lines if line.withdraws is None]
        self.decisions = tuple(line for line in told if line.id not in undone)
        #: The decisions that were taken back, by their id.
        self.withdrawn = {line.id: Withdrawn(line, tuple(undone[line.id])) for line in told if line.id in undone}
        self._held = _Shelf(self.decisions)
        self._gone = _Shelf(one.decision for one in self.withdrawn.values())

    @classmethod
    def of(cls, data: Path | None) -> Book:
        """Return the decisions of a data folder; raises BrokenDecisionError."""
        return cls(read_decisions(data))

    @cached_property
    def kept_names(self) -> dict[str, str]:
        """Return for every slug that another stands for, which that is."""
        return kept_names(self.decisions)

    @cached_property
    def joined(self) -> dict[str, Decision]:
        """Return for every slug that another stands for the decision that says so."""
        return joined_names(self.decisions)

    def about(self, text: str, path: str) -> tuple[Decision, ...]:
        """Return the decisions that hold on claims of a text, by its SHA-256, and of earlier texts of its path."""
        return self._held.about(text, path)

    def withdrawn_about(self, text: str, path: str) -> tuple[Withdrawn, ...]:
        """Return the decisions that were taken back on claims of a text, as `about` does."""
        return tuple(self.withdrawn[one.id] for one in self._gone.about(text, path))

    def withdrawn_names(self, slugs: Iterable[str]) -> tuple[Withdrawn, ...]:
        """Return the decisions that were taken back by which another name would stand for one of these."""
        named = frozenset(slugs)
        same = (one for one in self.withdrawn.values() if one.decision.names is not None)
        return tuple(one for one in same if one.decision.names and one.decision.names.other in named)

    def state(self, text: str, path: str, named: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the ids of all lines that decide what a document's graph holds, sorted.

        `named` tells whether the graph names a slug; a decision on names concerns it if it names any that is the same,
        or was by a decision that was taken back.
        """
        names = [group for group in self._alike if any(named(slug) for slug in sorted(group))]
        same = (one for one in self.same if one.names is not None and any(one.names.keep in group for group in names))
        found = {one.id for one in (*self.about(text, path), *same)}
        for gone in self.withdrawn_about(text, path):
            found.add(gone.decision.id)
        undone = (line for id in sorted(found & self.withdrawn.keys()) for line in self.withdrawn[id].by)
        return tuple(sorted(found | {line.id for line in undone}))

    @cached_property
    def same(self) -> tuple[Decision, ...]:
        """Return the decisions that two names are one, also those that were taken back."""
        return tuple(line for line in self.lines if line.names is not None)

    @cached_property
    def _alike(self) -> tuple[frozenset[str], ...]:
        """Return the groups of slugs that are the same, or would be if nothing had been taken back."""
        groups: list[frozenset[str]] = []
        for line in self.same:
            assert line.names is not None
            pair = frozenset({line.names.keep, line.names.other})
            met = [group for group in groups if group & pair]
            groups = [group for group in groups if not group & pair]
            groups.append(pair.union(*met))
        return tuple(groups)


class _Shelf:
    """Decisions on claims by the texts that they concern."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._decisions = tuple(decisions)
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        self._by_path: defaultdict[str, list[int]] = defaultdict(list)
        for number, decision in enumerate(self._decisions):
            if decision.claim is not None:
                self._by_text[decision.text].append(number)
                self._by_path[decision.document].append(number)

    def about(self, text: str, path: str) -> tuple[Decision, ...]:
        numbers = {*self._by_text.get(text, ()), *self._by_path.get(path, ())}
        return tuple(self._decisions[number] for number in sorted(numbers))
