"""All decisions of a user, found by the document that they concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from kgtool.decisions.decision import Decision
from kgtool.decisions.files import read_decisions
from kgtool.decisions.names import kept_names


class Book:
    """Decisions in the order of their moments."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.decisions = tuple(decisions)
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        self._by_path: defaultdict[str, list[int]] = defaultdict(list)
        for number, decision in enumerate(self.decisions):
            if decision.claim is not None:
                self._by_text[decision.text].append(number)
                self._by_path[decision.document].append(number)

    @classmethod
    def of(cls, data: Path | None) -> Book:
        """Return the decisions of a data folder; raises BrokenDecisionError."""
        return cls(read_decisions(data))

    @cached_property
    def kept_names(self) -> dict[str, str]:
        """Return for every slug that another stands for, which that is."""
        return kept_names(self.decisions)

    @cached_property
    def same(self) -> tuple[Decision, ...]:
        """Return the decisions that two names are one."""
        return tuple(decision for decision in self.decisions if decision.names is not None)

    def about(self, text: str, path: str) -> tuple[Decision, ...]:
        """Return the decisions on claims of a text, by its SHA-256, and of earlier texts of its path."""
        return tuple(self.decisions[number] for number in sorted({*self._by_text[text], *self._by_path[path]}))

    def state(self, text: str, path: str, named: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the ids of all decisions that decide what a document's graph holds, sorted.

        `named` tells whether the graph names a slug; a decision on names concerns it if it names any that is the same.
        """
        here = {rep for rep, slugs in self._alike.items() if any(named(slug) for slug in sorted(slugs))}
        names = (one for one in self.same if one.names and self._rep(one.names.keep) in here)
        return tuple(sorted(decision.id for decision in (*self.about(text, path), *names)))

    def _rep(self, slug: str) -> str:
        return self.kept_names.get(slug, slug)

    @cached_property
    def _alike(self) -> dict[str, set[str]]:
        """Return all slugs that are the same, by the one that stands for them."""
        alike: dict[str, set[str]] = {}
        for decision in self.same:
            assert decision.names is not None
            for slug in (decision.names.keep, decision.names.other):
                alike.setdefault(self._rep(slug), set()).add(slug)
        return alike
