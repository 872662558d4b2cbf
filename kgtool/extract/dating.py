"""Dating: which of the times in and before a sentence a claim holds at.

A time counts for the claims of its clause; a clause that has none takes the one of the clause that governs it, or the
one that opens its sentence. After that come the time that opens the line or stands in the line above a list, and for an
event that goes on with the one before ('Damit', 'An der Runde …') that event's. A figure that belongs to a period
(`kg:overPeriod`) takes the one that the text before it gives for the same organisation: after 'Im dritten Quartal stieg
der Umsatz …' the profit in the next sentence is that quarter's. What only compares ('gegenüber dem Vorjahr') dates
nothing, nor does the day on which a figure is told; 'im Vorjahr' dates its figure a year before the period; what stands
between article and participle ('das 2021 gegründete Unternehmen') dates the noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from kgtool.claims import TimeSpan
from kgtool.extract.binding import Binding
from kgtool.extract.lexicon import lexicon
from kgtool.extract.periods import Periods
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.times import TimeMention
from kgtool.extract.times.calendar import year_before
from kgtool.extract.times.lexicon import time_words
from kgtool.extract.tokens import Token
from kgtool.extract.voice import voice_words
from kgtool.vocabulary.ontology import Ontology

_COMPARED = ("vorjahr", "vorquartal", "jahr davor", "jahr zuvor", "jahr vorher")
#: These lie right before the period, not a year before it.
_NEXT_TO = ("vorquartal", "vormonat")
_AGAINST = frozenset({"gegenüber", "zum", "als", "gegen", "über", "unter", "wie"})
_STILL = frozenset({"noch", "zuletzt", "zuvor"})
_WEEK = timedelta(days=7)
#: A time this close behind a figure is the figure's: '60 % im Jahr 2021', '5 Mrd. (2024)'.
_BESIDE = 2
#: How many words may stand between an article and the participle of its noun.
_FRAME = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """What a sentence offers for dating its claims: its tokens, clauses and times, and what was said before."""

    tokens: Sequence[Token]
    scopes: Sequence[Scope]
    times: Sequence[TimeMention]
    periods: Periods


def dated(binding: Binding, moment: Moment, modality: str, ontology: Ontology) -> TimeSpan | None:
    """Return when the claim of a binding holds, None where the text does not say; offsets are those of the text."""
    if _apposition(binding):
        return None
    tokens = moment.tokens
    usable = [t for t in moment.times if t.value.start or t.value.end]
    usable = [t for t in usable if not _attributive(t, binding, tokens) and not _measure(t, tokens)]
    if ontology.claim_types[binding.match.rule.type].over_period:
        unknown = [t for t in moment.times if not (t.value.start or t.value.end)]
        if not usable and _inside(unknown, binding.match.scope.indexes, tokens):
            return None
        return _of_period(binding, moment, [t for t in usable if not _tells(t)], modality)
    inside = _inside(usable, binding.match.scope.indexes, tokens)
    plain = [t for t in inside if not _compares(t)] or [t for t in inside if _dates(t, tokens)]
    found = _nearest(binding, tokens, _beside(binding, usable) or plain)
    found = found or _governing(binding, moment, usable) or _opening(binding, moment, usable)
    found = found or _carried(binding, moment, usable)
    if found is None:
        return _shared(binding, moment.periods, modality)
    if found.value.start and found.kind != "since" and binding.match.rule.type in time_words().events:
        moment.periods.event, moment.periods.actors = found, moment.periods.actors | _actors(binding)
    return found.value


def _of_period(binding: Binding, moment: Moment, usable: Sequence[TimeMention], modality: str) -> TimeSpan | None:
    tokens, periods = moment.tokens, moment.periods
    inside = _inside(usable, binding.match.scope.indexes, tokens)
    plain = [t for t in inside if not _compares(t)]
    compared = [t for t in inside if _compares(t) and _dates(t, tokens)]
    whose = _whose(binding.roles)
    around = [t for t in usable if not _compares(t) and not _of_later(t, moment, binding)]
    near = _nearest(binding, tokens, plain or around) or periods.lead
    planned = periods.planned.get(whose) if modality == "planned" else None
    current = near.value if near is not None else planned or periods.known.get(whose)
    if current is None and modality in ("asserted", "estimated"):
        current = periods.reported.get(whose)
    before = _former(binding, compared, plain)
    if before is not None:
        by_year = current is not None and not any(word in before.value.text.lower() for word in _NEXT_TO)
        return _year_before(current, before.value.text) if current is not None and by_year else before.value
    if current is None:
        return None
    if any(f.quantity.scope == "former" for f in binding.figures) and modality == "asserted" and not plain[1:]:
        return _year_before(current, current.text)
    if current.start and current.end:
        # a plan's period is not that of what is told next: 'Heuer sollen es 40 sein. Der Verlust lag bei 4 Millionen.'
        (periods.planned if modality == "planned" else periods.known)[whose] = periods.here[whose] = current
    return current


def _of_later(time: TimeMention, moment: Moment, binding: Binding) -> bool:
    """Tell whether a time stands in a main clause behind the figure's: 'Es blieb ein Verlust, und 2027 soll …'."""
    first = binding.match.scope.indexes[0]
    later = [s.indexes for s in moment.scopes if s.clause.kind == "main" and s.indexes[0] > first]
    return any(_inside([time], indexes, moment.tokens) for indexes in later)


def _shared(binding: Binding, periods: Periods, modality: str) -> TimeSpan | None:
    """Return the period that a figure shares with the others of its line: what was invested in the quarter told of."""
    verb = binding.match.scope.clause.verb
    told = verb is not None and (verb.preterite or verb.perfect or verb.modal is not None)
    if binding.match.rule.type not in time_words().shared or not binding.figures or not told:
        return None
    whose = _whose(binding.roles)
    return periods.here.get(whose) or (periods.reported.get(whose) if modality == "asserted" else None)


def _governing(binding: Binding, moment: Moment, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the time of the clause that governs a dependent one or tells of it: 'gab am Montag bekannt, dass …'."""
    scope = binding.match.scope
    above: list[Scope] = []
    while scope.parent is not None and scope.clause.kind in ("sub", "inf"):
        scope = scope.parent
        above.append(scope)
    tellers = [s for s in moment.scopes if s is not binding.match.scope and s not in above and _reports(s)]
    for scope in (*above, *tellers):
        inside = [t for t in _inside(times, scope.indexes, moment.tokens) if not _compares(t)]
        if inside:
            return _nearest(binding, moment.tokens, inside)
    return None


def _reports(scope: Scope) -> bool:
    """Tell whether a clause tells of what another says: 'wie beide am Montag mitteilten', '…, teilte X mit'."""
    verb = scope.clause.verb
    opener = scope.clause.opener
    told = verb is not None and any(lemma in voice_words()["speech_verbs"] for lemma, _ in verb.lemmas)
    return told and (scope.clause.kind == "main" or (opener is not None and scope.tokens[opener].low == "wie"))


def _opening(binding: Binding, moment: Moment, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the time that opens a later main clause's sentence ('Im Mai nahm A Geld auf und kaufte B') or its line."""
    if (not binding.match.verbal and not binding.figures) or _now(binding):
        return None
    first = binding.match.scope.indexes[0]
    opening = [t for t in times if t.start <= moment.tokens[0].start + 1 and moment.tokens[first].start > t.end]
    if opening and binding.match.scope.clause.kind == "main" and opening[0].kind != "since":
        return opening[0]
    return moment.periods.lead


def _carried(binding: Binding, moment: Moment, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the time of the event that a sentence without a time of its own goes on with."""
    periods = moment.periods
    claim_type = binding.match.rule.type
    if periods.event is None or claim_type not in time_words().events or times or _now(binding):
        return None
    linked = " ".join(t.low for t in moment.tokens[:3]).startswith(time_words().links)
    unnamed = any(f.nominal is None for f in binding.roles.values()) and claim_type != "Valuation"
    return periods.event if (linked or unnamed) and _actors(binding) & periods.actors else None


def _now(binding: Binding) -> bool:
    """Tell whether a clause speaks of how things stand by now."""
    scope = binding.match.scope
    return any(scope.tokens[i].low in time_words().now for i in scope.indexes)


def _beside(binding: Binding, times: Sequence[TimeMention]) -> list[TimeMention]:
    """Return the times right beside the figure, in a bracket of its own too: '(Stand 30. September: 96 Millionen)'."""
    if not binding.figures:
        return []
    first, last = binding.figures[0].quantity.start, binding.figures[0].quantity.end
    return [t for t in times if 0 <= t.start - last <= _BESIDE or 0 <= first - t.end <= _BESIDE]


def _actors(binding: Binding) -> frozenset[str]:
    return frozenset(slug for filler in binding.roles.values() for slug in filler.slugs)


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
    after = [t for t in compared if 0 <= t.start - end <= _BESIDE]
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


def _nearest(binding: Binding, tokens: Sequence[Token], times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the time right behind the figure, else the nearest before it, else the nearest."""
    if not times:
        return None
    quantity = binding.figures[0].quantity if binding.figures else None
    trigger = tokens[binding.match.trigger[0]]
    first, last = (quantity.start, quantity.end) if quantity else (trigger.start, trigger.start)
    before = [t for t in times if t.start < first]

    def rank(time: TimeMention) -> tuple[int, int, int]:
        beside = quantity is not None and 0 <= time.start - last <= _BESIDE
        preferred = 0 if beside else 1 if quantity is None or time in before else 2
        return preferred, abs(time.start - first), time.start

    return min(times, key=rank)


def _inside(times: Sequence[TimeMention], indexes: Sequence[int], tokens: Sequence[Token]) -> list[TimeMention]:
    within = set(indexes)
    return [t for t in times if any(k.index in within for k in tokens if t.start <= k.start < t.end)]


def _compares(time: TimeMention) -> bool:
    return any(word in time.value.text.lower() for word in _COMPARED)


def _tells(time: TimeMention) -> bool:
    """Tell whether a time is the day on which a figure is told ('am Dienstag') and no period that it belongs to."""
    first, last = time.value.start, time.value.end
    if first is None or last is None or last - first > _WEEK:
        return False
    return time.value.text.split()[0].lower() not in ("zum", "per", "bis")


def _measure(time: TimeMention, tokens: Sequence[Token]) -> bool:
    """Tell whether a time is what something is compared with: 'höher als noch im September', 'wie im Mai'."""
    before = [t.low for t in tokens if t.end <= time.start][-2:]
    if before and before[-1] in _STILL:
        before.pop()
    return bool(before) and before[-1] in ("als", "wie")


def _attributive(time: TimeMention, binding: Binding, tokens: Sequence[Token]) -> bool:
    """Tell whether a time belongs to a participle before a noun that says nothing of this claim.

    'das 2021 gegründete Unternehmen', 'ein im August mit Amazon geschlossener Vertrag'.
    """
    known = lexicon()
    at = next((token.index for token in tokens if token.start >= time.end), len(tokens))
    left = next((token.index for token in reversed(tokens) if token.end <= time.start), -1)
    opened = left >= 0 and tokens[left].low in known.determiners
    for index in range(at, min(len(tokens) - 1, at + (_FRAME if opened else 1))):
        token = tokens[index]
        if token.kind != "word":
            return False
        forms = () if token.capital or not tokens[index + 1].capital else known.verbs.get(token.low, ())
        if forms and not any(form.finite for form in forms):
            return not left < binding.match.trigger[0] <= index + 1
    return False


def _year_before(span: TimeSpan, text: str) -> TimeSpan:
    return TimeSpan(year_before(span.start), year_before(span.end), text)
