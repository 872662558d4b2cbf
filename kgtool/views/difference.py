"""How two builds differ in their answers, and which sentences made the difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from kgtool.query.library import library
from kgtool.query.question import StoredQuestion
from kgtool.stated.claim import StatedClaim
from kgtool.views.bench import Bench, Shown
from kgtool.views.changes import Change, Row, changes, key_of
from kgtool.views.minimal import Counted, GaveUpError, quickxplain
from kgtool.views.trial import Trial, is_named, likeliest_first, words_of
from kgtool.views.view import View

#: How many sets of claims are tried for one change before it is left without a sentence.
BOUND = 120
#: Columns that hold a sentence, so that a row with one in its key explains itself.
_SELF_EXPLAINING = ("claim", "quote")

#: The columns of what is measured.
_AMOUNTS = frozenset(
    {"min", "max", "currency", "unit", "share", "stated", "expectedMin", "expectedMax", "amount", "hhiMin", "hhiMax"}
    | {"paidMin", "paidMax", "receivedMin", "receivedMax", "balanceMin", "balanceMax"}
)

#: What a claim says and where, whatever else the document holds: its path, its words, and all that was read in them.
Content: TypeAlias = "tuple[object, ...]"


@dataclass(frozen=True)
class Explained:
    """A change with the claims that did it: those only in the old build, and those only in the new one."""

    change: Change
    gone: tuple[StatedClaim, ...]
    came: tuple[StatedClaim, ...]


@dataclass(frozen=True)
class QuestionChanges:
    """What changed in the answer to one question."""

    question: StoredQuestion
    columns: tuple[str, ...]
    changes: tuple[Explained, ...]

    def count(self, kind: str) -> int:
        """Return how many changes are of a kind: `gone`, `changed` or `new`."""
        return sum(entry.change.kind == kind for entry in self.changes)


@dataclass(frozen=True)
class _Side:
    """One of the two builds, with the claims that only it has."""

    bench: Bench
    view: View
    shown: Shown
    own: tuple[StatedClaim, ...]

    @cached_property
    def common(self) -> tuple[StatedClaim, ...]:
        own = set(self.own)
        return tuple(claim for claim in _heard(self.shown) if claim not in own)


def differences(old: Bench, new: Bench, view: View, language: str) -> tuple[QuestionChanges, ...]:
    """Return what differs between two builds in the answer to every question, asked with its defaults."""
    sides = _sides(old, new, view)
    found = []
    for question in library():
        parameters = {"lang": language} if any(p.name == "lang" for p in question.parameters) else {}
        trials = [Trial(side.bench, view, side.shown, question, parameters) for side in sides]
        before, after = (trial.solutions() for trial in trials)
        if changed := changes(question, before, after):
            explained = tuple(_explained(question, before.columns, change, sides, trials) for change in changed)
            found.append(QuestionChanges(question, before.columns, explained))
    return tuple(found)


def _sides(old: Bench, new: Bench, view: View) -> tuple[_Side, _Side]:
    shown = [bench.show(view) for bench in (old, new)]
    contents = [{content(claim) for claim in _heard(each)} for each in shown]
    own = [
        tuple(claim for claim in _heard(each) if content(claim) not in other)
        for each, other in zip(shown, reversed(contents), strict=True)
    ]
    return _Side(old, view, shown[0], own[0]), _Side(new, view, shown[1], own[1])


def _heard(shown: Shown) -> tuple[StatedClaim, ...]:
    """Return the claims that have a say: those that count, and denials and suppositions."""
    return (*shown.believed.counting, *shown.believed.heard)


def content(claim: StatedClaim) -> Content:
    """Return what tells a claim from another, whatever else of its document changed."""
    roles = tuple(sorted((role, tuple(map(str, fillers))) for role, fillers in claim.roles.items()))
    measures = tuple(
        (m.kind, m.min, m.max, m.unit, m.words, m.per or "", m.hedge or "", m.scope or "", m.of or "")
        for m in claim.measures
    )
    voice = (claim.modality, claim.negated, claim.exclusivity, claim.stage, claim.jointly, claim.speakers)
    source = (claim.source.path, claim.source.issued, claim.source.publisher)
    words = tuple(quote.exact for quote in claim.quotes)
    return claim.types, roles, measures, voice, claim.start, claim.end, claim.duration, source, words


def _explained(
    question: StoredQuestion,
    columns: Sequence[str],
    change: Change,
    sides: tuple[_Side, _Side],
    trials: Sequence[Trial],
) -> Explained:
    if any(name in question.key for name in _SELF_EXPLAINING):
        return Explained(change, (), ())
    if change.kind == "changed" and amounts(columns, change.before) == amounts(columns, change.after):
        return Explained(change, (), ())
    key = key_of(question, columns, (change.before or change.after)[0])
    measured = columns if change.kind == "changed" else ()
    gone, came = (
        _cause(side, trial, key, rows, measured)
        for side, trial, rows in zip(sides, trials, (change.before, change.after), strict=True)
    )
    return Explained(change, gone, came)


def _cause(
    side: _Side, trial: Trial, key: Row, rows: tuple[Row, ...], measured: Sequence[str]
) -> tuple[StatedClaim, ...]:
    """Return a minimal choice of a build's own claims with which its other claims give rows of this key.

    The rows must have the same amounts in the columns `measured`. None where there are no such rows, where they stand
    without the build's own claims, or the search takes too long.
    """
    if not rows or not side.own:
        return ()
    wanted = amounts(measured, rows)
    near = _near(side.common, rows)
    for background in (near, side.common) if len(near) < len(side.common) else (side.common,):

        def holds(chosen: frozenset[StatedClaim], background: Iterable[StatedClaim] = background) -> bool:
            found = trial.rows(key, (*background, *chosen))
            return bool(found) and amounts(measured, found) == wanted

        counted: Counted[StatedClaim] = Counted(holds, BOUND)
        elements = likeliest_first(side.own, rows[0])
        try:
            if counted(frozenset()):
                return ()
            if counted(frozenset(elements)):
                chosen = quickxplain(counted, elements)
                return tuple(claim for claim in elements if claim in chosen)
        except GaveUpError:
            return ()
    return ()


def _near(claims: Iterable[StatedClaim], rows: Sequence[Row]) -> tuple[StatedClaim, ...]:
    """Return the claims of which the rows name an actor."""
    words = " ".join(words_of(row) for row in rows)
    return tuple(claim for claim in claims if any(is_named(actor, claim, words) for actor in claim.actors))


def totals(found: Iterable[QuestionChanges]) -> Mapping[str, int]:
    """Return the counts of a comparison: circles, contradictions and amounts, by what became of them."""
    by_name = {entry.question.name: entry for entry in found}
    circles, rivals = by_name.get("circular-flow"), by_name.get("contradictions")
    return {
        "cyclesGained": circles.count("new") if circles else 0,
        "cyclesLost": circles.count("gone") if circles else 0,
        "contradictionsOpened": rivals.count("new") if rivals else 0,
        "contradictionsSettled": rivals.count("gone") if rivals else 0,
        "amountsChanged": sum(_amounts_changed(entry) for entry in by_name.values()),
    }


def _amounts_changed(found: QuestionChanges) -> int:
    """Count the rows that stayed but whose amount is another."""
    changed = (entry.change for entry in found.changes if entry.change.kind == "changed")
    return sum(amounts(found.columns, change.before) != amounts(found.columns, change.after) for change in changed)


def amounts(columns: Sequence[str], rows: Iterable[Row]) -> list[list[str]]:
    """Return the amounts of rows, sorted: what they measure, not what they count."""
    places = [place for place, name in enumerate(columns) if name in _AMOUNTS]
    return sorted([str(row[place]) for place in places] for row in rows) if places else []
