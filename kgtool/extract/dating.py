"""Dating: which of the times in and before a sentence a claim holds at.

A time counts for the claims of its clause. A figure that belongs to a period (`kg:overPeriod`) and has none in its
clause takes the one that the sentence, or the text before it, gives for the same organisation: after 'Im dritten
Quartal stieg der Umsatz …' the profit in the next sentence is that quarter's. What only compares ('gegenüber dem
Vorjahr') dates nothing; 'im Vorjahr' dates its figure a year before the period; the year beside a participle ('das 2021
gegründete Unternehmen') dates the noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kgtool.claims import TimeSpan
from kgtool.extract.bind import Binding
from kgtool.extract.lexicon import lexicon
from kgtool.extract.times import TimeMention
from kgtool.extract.tokens import Token
from kgtool.vocabulary.ontology import Ontology

_COMPARED = ("vorjahr", "vorquartal")
_AGAINST = frozenset({"gegenüber", "zum", "als", "gegen", "über", "unter", "wie"})


@dataclass(slots=True)
class Periods:
    """The period that a section speaks of, by the roles' fillers of the figures in it."""

    known: dict[tuple[str, ...], TimeSpan] = field(default_factory=dict)

    def clear(self) -> None:
        """Begin a section."""
        self.known.clear()


def dated(
    binding: Binding, tokens: Sequence[Token], times: Sequence[TimeMention], periods: Periods, ontology: Ontology
) -> TimeSpan | None:
    """Return when the claim of a binding holds, None where the text does not say; offsets are those of the text."""
    usable = [t for t in times if (t.value.start or t.value.end) and not _attributive(t, tokens)]
    inside = [t for t in usable if _in_clause(t, binding, tokens)]
    if _apposition(binding):
        return None
    plain = [t for t in inside if not _compares(t)]
    compared = [t for t in inside if _compares(t) and _dates(t, tokens)]
    if not ontology.claim_types[binding.match.rule.type].over_period:
        return _nearest(binding, tokens, plain or compared)
    whose = _whose(binding.roles)
    others = [t for t in usable if not _compares(t)]
    current = _nearest(binding, tokens, plain or others) or periods.known.get(whose)
    before = _former(binding, compared, plain)
    if before is None:
        if current is not None:
            periods.known[whose] = current
        return current
    return _year_before(current, before.value.text) if current is not None else before.value


def _apposition(binding: Binding) -> bool:
    """Tell whether a noun beside a name carries the claim ('Vorstandschef X'): the clause's time is not its time."""
    last = binding.match.trigger[1]
    beside = any(
        f.nominal is not None and f.nominal.prep is None and f.nominal.first == last + 1 for f in binding.roles.values()
    )
    return beside and not binding.match.verbal and not binding.figures


def _former(binding: Binding, compared: Sequence[TimeMention], plain: Sequence[TimeMention]) -> TimeMention | None:
    """Return the 'Vorjahr' that dates the figure: it follows at once, or nothing else dates the clause."""
    if not compared or not binding.figures:
        return None
    end = binding.figures[0].quantity.end
    after = [t for t in compared if 0 <= t.start - end <= 2]
    if after:
        return after[0]
    former = binding.figures[0].quantity.scope == "former"
    precedes = compared[0].start < binding.figures[0].quantity.start
    return compared[0] if former or (precedes and not plain) else None


def _dates(time: TimeMention, tokens: Sequence[Token]) -> bool:
    """Tell whether a 'Vorjahr' dates something and is not what a change is measured against."""
    before = [t.low for t in tokens if t.end <= time.start][-1:]
    first = time.value.text.split()[0].lower()
    return first not in _AGAINST and not any(low in _AGAINST for low in before)


def _whose(roles: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(
        slug for role in ("organisation", "spender") if role in roles for slug in getattr(roles[role], "slugs", ())
    )


def _nearest(binding: Binding, tokens: Sequence[Token], times: Sequence[TimeMention]) -> TimeSpan | None:
    if not times:
        return None
    anchor = binding.figures[0].quantity.start if binding.figures else tokens[binding.match.trigger[0]].start
    return min(times, key=lambda t: (abs(t.start - anchor), t.start)).value


def _in_clause(time: TimeMention, binding: Binding, tokens: Sequence[Token]) -> bool:
    indexes = set(binding.match.scope.indexes)
    return any(token.index in indexes for token in tokens if time.start <= token.start < time.end)


def _compares(time: TimeMention) -> bool:
    return any(word in time.value.text.lower() for word in _COMPARED)


def _attributive(time: TimeMention, tokens: Sequence[Token]) -> bool:
    """Tell whether a time belongs to a participle before a noun: 'das 2021 gegründete Unternehmen'."""
    at = next((token.index for token in tokens if token.start >= time.end), None)
    if at is None or at + 1 >= len(tokens) or tokens[at].capital or not tokens[at + 1].capital:
        return False
    forms = lexicon().verbs.get(tokens[at].low, ())
    return bool(forms) and not any(form.finite for form in forms)


def _year_before(span: TimeSpan, text: str) -> TimeSpan:
    return TimeSpan(_shift(span.start), _shift(span.end), text)


def _shift(day: date | None) -> date | None:
    if day is None:
        return None
    last_of_february = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if last_of_february else day.day)
