"""How long a deal runs: 'über die nächsten 15 Jahre', 'Laufzeit: zehn Jahre', 'ein fünfjähriger Vertrag'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kgtool.claims import Claim
from kgtool.extract.binding import Binding
from kgtool.extract.denial import has_verb
from kgtool.extract.lexicon import ends_with_noun, lexicon
from kgtool.extract.quantities.figures import figure_value
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.times import TimeMention
from kgtool.extract.times.lexicon import time_words
from kgtool.extract.tokens import Token

#: How many words may stand between what opens a length and the length: 'über einen Zeitraum von rund'.
_BETWEEN = 5
#: A length as the grammar of times finds it: an adjective, a number, a unit.
_LENGTH = re.compile(
    r"(?:(?P<near>(?:nächst|kommend|letzt|vergangen|zurückliegend|folgend)en)\s+|(?:weitere|volle)[nr]?\s+)?"
    r"(?P<count>.+?)[\s-]*(?:(?:volle|weitere)[nr]?\s+)?(?P<unit>jahrzehnt|halbjahr|jahr|jähr|quartal|monat|woche|tag)\w*",
    re.IGNORECASE | re.DOTALL,
)


def lasting(binding: Binding, scopes: Sequence[Scope], times: Sequence[TimeMention]) -> str | None:
    """Return how long the deal of a binding runs, as an ISO 8601 duration; None where the text is vague or silent.

    A length in the clause of the deal is the deal's; one in another clause of the sentence where that clause speaks of
    nothing else but a contract.
    """
    if not binding.figures or binding.match.rule.type not in time_words().lasting[""]:
        return None
    scope = binding.match.scope
    lengths = [(t, duration) for t in times if t.kind == "duration" and (duration := length(t, scope.tokens))]
    if not lengths:
        return None
    own = [(t, duration) for t, duration in lengths if _holds(scope, t)]
    others = [s for s in scopes if s is not scope and (_of_contract(s) or _afterthought(s, scope))]
    beside = [(t, duration) for t, duration in lengths if any(_holds(s, t) for s in others)]
    at = binding.figures[0].quantity.start
    return min(own or beside, key=lambda found: abs(found[0].start - at), default=(None, None))[1]


def prolong(
    claims: list[Claim], since: int, until: int, scopes: Sequence[Scope], times: Callable[[], Sequence[TimeMention]]
) -> None:
    """Let 'Der Vertrag läuft über zehn Jahre' say how long the one deal of the sentence before runs.

    `since` and `until` are where the claims of that sentence stand; one that tells of deals itself says it of them.
    """
    if len(claims) > until or until - since != 1:
        return
    deal = claims[since]
    if not deal.measures or deal.duration is not None or deal.type not in time_words().lasting[""]:
        return
    if any(_of_contract(scope) for scope in scopes):
        lengths = [found for t in times() if t.kind == "duration" and (found := length(t, scopes[0].tokens))]
        if len(lengths) == 1:
            claims[since] = replace(deal, duration=lengths[0])


def length(time: TimeMention, tokens: Sequence[Token]) -> str | None:
    """Return a length of time as an ISO 8601 duration where its words make it that of a deal, else None."""
    first = next((t.index for t in tokens if t.start <= time.start < t.end), None)
    found = _LENGTH.fullmatch(time.value.text)
    if first is None or found is None:
        return None
    last = next(t.index for t in reversed(tokens) if t.start < time.end)
    unit = found["unit"].lower()
    compound = time.end < tokens[last].end
    if unit == "jähr" or compound:
        noun = tokens[last].low.lstrip("-") if compound else next((t.low for t in tokens[last + 1 :] if t.capital), "")
        runs = _runs(noun)
    else:
        runs = _said(tokens, first, last, near=found["near"] is not None)
    return _iso(found["count"], unit) if runs else None


def _holds(scope: Scope, time: TimeMention) -> bool:
    return any(scope.tokens[i].start <= time.start < scope.tokens[i].end for i in scope.indexes)


def _of_contract(scope: Scope) -> bool:
    """Tell whether a clause speaks of a contract and names nobody: '…; der Vertrag läuft über zehn Jahre'."""
    nouns = [scope.tokens[i].low for i in scope.indexes if scope.tokens[i].capital]
    return not scope.nominals and any(_runs(low) for low in nouns)


def _afterthought(scope: Scope, deal: Scope) -> bool:
    """Tell whether a piece goes on about a deal and names nobody: ', verteilt auf sechs Jahre', '(auf zehn Jahre)'."""
    verbless = scope.clause.kind in ("fragment", "paren") or has_verb(scope, time_words().lasting["_verbs"])
    return scope.parent is deal and verbless and not scope.nominals


def _runs(low: str) -> bool:
    """Tell whether a noun is of what runs for a time: a contract, a partnership, its term."""
    if "contract" in lexicon().noun_classes(low):
        return True
    return any(ends_with_noun(low, noun) for noun in time_words().lasting["_nouns"])


def _said(tokens: Sequence[Token], first: int, last: int, *, near: bool) -> bool:
    """Tell whether the words around a length make it that of a deal."""
    words = time_words().lasting
    behind = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if behind in words["_not"]:
        return False
    at = first - 1
    while at > max(first - 1 - _BETWEEN, 0) and tokens[at].low in words["_fillers"]:
        at -= 1
    low = tokens[at].low if at >= 0 else ""
    before = tokens[at - 1].low if at > 0 else ""
    if low in words["_since"] or before in words["_since"]:
        return False
    if low in words["_before"] or (tokens[at].capital and _runs(low)):
        return True
    return (near and low in words["_near"]) or behind in words["_behind"]


def _iso(count: str, unit: str) -> str | None:
    value = figure_value(count.strip())
    if value is None or value <= 0:
        return None
    factor, letter = time_words().units[unit]
    value *= factor
    if value != value.to_integral_value():
        value, letter = value * 12, "M"
    return f"P{int(value)}{letter}" if value == value.to_integral_value() else None
