"""How well a tool finds what was planted: recall and precision, and which rows were missed.

The tool's results come in as sets of digests of claims (`Claim.digest`, the last part of a claim's IRI).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.corpus.corpus import CHECKS, CONTRADICTIONS, HARMLESS, Fragment, Planted, digests, planted

#: The claims of one side, deal or origin.
Claims = frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A contradiction as the tool raised it; `kind` and `severity` ('low', …) in the words of this corpus."""

    kind: str
    sides: tuple[Claims, ...]
    severity: str = "high"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check as the tool made it: 'holds', 'rounding', 'does-not-hold' or 'undecided', over these claims."""

    words: str
    claims: Claims


@dataclass(frozen=True, slots=True)
class Score:
    """What was found and what was missed (ids of rows), and what is wrong (a line each)."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    right: int

    @property
    def recall(self) -> float:
        """Return the share of the planted rows that were found."""
        return len(self.found) / max(1, len(self.found) + len(self.missed))

    @property
    def precision(self) -> float:
        """Return the share of the tool's results that are right."""
        return self.right / max(1, self.right + len(self.wrong))

    def __str__(self) -> str:
        """Print the figures, then what was missed and what is wrong."""
        lines = [f"recall {self.recall:.3f} precision {self.precision:.3f} ({len(self.found)} found)"]
        lines += [f"  missed {row}" for row in self.missed] + [f"  wrong  {line}" for line in self.wrong]
        return "\n".join(lines)


def _rows(*kinds: str) -> list[Planted]:
    return [row for row in planted() if row.kind in kinds]


def _hits(entry: Entry, row: Planted) -> bool:
    """Tell whether one side of the entry holds a claim of side 1 and another one a claim of side 2."""
    one, two = digests(row.side_1), digests(row.side_2)
    return any(
        first & one and second & two
        for index, first in enumerate(entry.sides)
        for other, second in enumerate(entry.sides)
        if index != other
    )


def score_contradictions(entries: Iterable[Entry]) -> Score:
    """Score a ledger. An entry of severity low is let pass over a harmless row that names its kind in `also`."""
    rows, harmless = _rows(*CONTRADICTIONS), _rows(HARMLESS)
    found: set[str] = set()
    wrong: list[str] = []
    right = 0
    for entry in entries:
        hit = {row.id for row in rows if entry.kind in (row.kind, *row.also) and _hits(entry, row)}
        found |= hit
        traps = [row for row in harmless if _hits(entry, row)]
        if hit:
            right += 1
        elif not (entry.severity == "low" and any(entry.kind in row.also for row in traps)):
            near = [row.id for row in rows if _hits(entry, row)] + [row.id for row in traps]
            wrong.append(f"{entry.kind} over {', '.join(near) or 'claims of no row'}: {_documents(entry.sides)}")
    return Score(*_found(rows, found), tuple(sorted(wrong)), right)


def _documents(sides: Sequence[Claims]) -> str:
    """Say which planted fragments the sides hold, so that a wrong entry can be looked up."""
    fragments = sorted({f for row in planted() for f in row.fragments}, key=lambda f: (f.document, f.words))
    return " / ".join(
        " + ".join(f"{f.document}: {f.words}" for f in fragments if digests([f]) & side) for side in sides
    )


def _found(rows: Iterable[Planted], found: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ids = [row.id for row in rows]
    return tuple(row for row in ids if row in found), tuple(row for row in ids if row not in found)


def _together(groups: Sequence[Claims], fragments: Sequence[Fragment]) -> bool:
    return any(all(group & digests([fragment]) for fragment in fragments) for group in groups)


def _score_groups(groups: Iterable[Claims], together: str, apart: str) -> Score:
    """Score a grouping of claims: rows of one kind stand in one group, those of the other in no common one."""
    known = tuple(groups)
    rows = _rows(together)
    found = {row.id for row in rows if _together(known, row.fragments)}
    wrong = [row for row in _rows(apart) if _together(known, (row.side_1[0], row.side_2[0]))]
    return Score(*_found(rows, found), tuple(f"{row.id}: {row.note}" for row in wrong), len(found))


def score_deals(deals: Iterable[Claims]) -> Score:
    """Score deals, each the claims that tell it."""
    return _score_groups(deals, "same-deal", "different-deal")


def score_origins(origins: Iterable[Claims]) -> Score:
    """Score origins, each the claims that go back to it."""
    return _score_groups(origins, "copy", "independent")


def score_relations(kind: str, related: Callable[[Claims, Claims], bool]) -> Score:
    """Score 'part-of', 'cumulative-of' or 'supersedes': is the deal of the first claims so to that of the others?"""
    rows = _rows(kind)
    found = {
        row.id
        for row in rows
        if all(related(digests(row.side_1), digests([other])) for other in row.side_2 + row.further)
    }
    return Score(*_found(rows, found), (), len(found))


def score_checks(verdicts: Iterable[Verdict]) -> Score:
    """Score checks: those over just the claims of a row must have its verdict; other checks are not looked at."""
    known = tuple(verdicts)
    rows = _rows(*CHECKS)
    found: set[str] = set()
    wrong: list[str] = []
    for row in rows:
        every = digests(row.fragments)
        over = [v for v in known if v.claims <= every and all(v.claims & digests([f]) for f in row.fragments)]
        if any(f"check {verdict.words}" == row.kind for verdict in over):
            found.add(row.id)
        elif over:
            wrong.append(f"{row.id}: {over[0].words} ({row.note})")
    return Score(*_found(rows, found), tuple(wrong), len(found))
