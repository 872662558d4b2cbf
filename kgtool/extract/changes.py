"""Changes: which of a match's figures are levels, and which say by how much one changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgtool.extract.binding import Binding
from kgtool.extract.fit import Figure, is_part
from kgtool.extract.gains import gain, gain_words, skipped
from kgtool.extract.roles import Match
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token
from kgtool.extract.wholes import whole

_KINDS = frozenset({"amount", "quantity", "capacity"})
#: How many words before a figure may say that it is all.
_NEAR = 8


def parted(match: Match, figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Part a match's figures into levels and changes, each change marked as an increment, below zero where it lowers.

    Of a deal both are told only where a rise leads to a new sum ('um drei auf acht Milliarden aufgestockt'), which is
    then its total; elsewhere the rise before a level says nothing more.
    """
    words, kind = gain_words(), match.rule.type
    ways = [(figure, change(match.scope, figure)) for figure in figures]
    changes = [(figure, way) for figure, way in ways if way]
    levels = [figure for figure, way in ways if not way]
    money = [figure for figure in levels if figure.quantity.kind in _KINDS]
    if not changes:
        return [_total(match, figure) for figure in levels], []
    if kind in words["booked"]:
        marked = [_signed(figure, way) for figure, way in changes]
        return (levels, marked) if money else ([*marked[:1], *levels], [])
    led = [figure for figure in money if _led_by(match.scope.tokens, figure) == "auf"]
    if kind in words["raised"] and (led or not money):
        marked = [_signed(figure, way) for figure, way in changes if way > 0]
        return ([_total(match, figure) for figure in levels], marked) if money else (levels + marked, [])
    return (levels if led else list(figures)), []


def _total(match: Match, figure: Figure) -> Figure:
    """Mark a part as a part and what a deal was raised to as its total: 'auf acht Milliarden verdoppelt'."""
    words, quantity = gain_words(), figure.quantity
    if quantity.scope is None and quantity.kind in _KINDS and is_part(match, figure):
        return replace(figure, quantity=replace(quantity, scope="part"))
    if quantity.scope == "former" and match.rule.type in words["raised"] and _first_of_more(match, figure):
        return replace(figure, quantity=replace(quantity, scope=None))
    raised = match.rule.type in words["totalled"] and quantity.scope is None and quantity.kind in _KINDS
    if raised and (
        _in_all(match.scope, figure) or (_led_by(match.scope.tokens, figure) == "auf" and _raises(match.scope))
    ):
        return replace(figure, quantity=replace(quantity, scope="total"))
    return figure


def _in_all(scope: Scope, figure: Figure) -> bool:
    """Tell whether a noun before a figure says that it is all: 'Gesamtvolumen', 'im Gesamtwert von'."""
    tokens = scope.tokens[max(figure.first - _NEAR, scope.indexes[0]) : figure.first]
    return any(token.capital and token.low.startswith("gesamt") for token in tokens)


def _first_of_more(match: Match, figure: Figure) -> bool:
    """Tell whether a sum is only what comes first: 'investiert zunächst drei Milliarden' ends nothing."""
    return match.scope.tokens[figure.first - 1].low == "zunächst"


def _raises(scope: Scope) -> bool:
    verb = scope.clause.verb
    return verb is not None and any(lemma in gain_words()["raising"] for lemma, _ in verb.lemmas)


def _led_by(tokens: Sequence[Token], figure: Figure) -> str:
    at = skipped(tokens, figure.first - 1)
    return tokens[at].low if at >= 0 else ""


def _signed(figure: Figure, way: int) -> Figure:
    quantity, low, high = figure.quantity, figure.quantity.min, figure.quantity.max
    if way < 0:
        low, high = (-high if high is not None else None), (-low if low is not None else None)
    return replace(figure, quantity=replace(quantity, scope="increment", min=low, max=high))


def resumed(bindings: Sequence[Binding]) -> list[Binding]:
    """Let a change be of what the clause before told the level of: '…, was zusätzlichen Erlösen von 2 Mrd. entspricht'.

    Where its own clause names nobody, the parties are those of the level, with segment and all.
    """
    found: list[Binding] = []
    for binding in bindings:
        found.append(_taken_up(binding, found))
    return found


def _taken_up(binding: Binding, before: Sequence[Binding]) -> Binding:
    added = bool(binding.figures) and all(f.quantity.scope == "increment" for f in binding.figures)
    inside = set(binding.match.scope.indexes)
    if not added or any(f.nominal is not None and f.nominal.first in inside for f in binding.roles.values()):
        return binding
    level = next((other for other in reversed(before) if _is_level(other, binding)), None)
    if level is None:
        return binding
    return Binding(replace(level.match, trigger=binding.match.trigger), binding.figures, dict(level.roles))


def _is_level(level: Binding, added: Binding) -> bool:
    same = level.match.rule.type == added.match.rule.type and level.match.scope is not added.match.scope
    return same and any(f.quantity.scope is None for f in level.figures)


def taken_back(
    scope: Scope, figures: Sequence[Figure], before: Sequence[Scope], matches: Sequence[Match]
) -> tuple[Scope | None, list[Figure]]:
    """Return the clause that told a sum, and the figures of this one that say how it changed or how much of all it is.

    '…, was einem Plus von zwei Milliarden entspricht', '…, das sind drei Milliarden mehr als im Vorjahr', '…, das sind
    40 Prozent der Finanzierungssumme'
    """
    words, verb, tokens = gain_words(), scope.clause.verb, scope.tokens
    opens = tokens[scope.indexes[0]].low in words["resumed"]
    if not opens or verb is None or not any(lemma in words["equating"] for lemma, _ in verb.lemmas) or scope.nominals:
        return None, []
    plain = scope.clause.kind == "main"  # a percentage behind 'was' stands in the clause before already
    changed = [f for f in figures if change(scope, f) or (plain and f.quantity.kind == "growth")]
    parts = [f for f in figures if plain and f.quantity.kind == "share" and whole(tokens, f.last) == "funding"]
    if not changed and not parts and plain:  # '350.000 Chips, das sind etwa zehn Milliarden'
        parts = [f for f in figures if f.quantity.kind in _KINDS and f.quantity.scope is None]
    types, taken = (words["booked"], changed) if changed else (words["raised"], parts)
    told = [m for m in matches if m.complete and m.rule.type in types and _open_to(m, taken, before)]
    outside = (other for other in reversed(before) if other.clause.kind != "paren")
    level = next((other for other in outside if any(other is m.scope for m in told)), None)
    return (level, taken) if taken else (None, [])


def _open_to(match: Match, figures: Sequence[Figure], before: Sequence[Scope]) -> bool:
    """Tell whether a match takes the figures that go on about it: a change or a share beside a sum, else a new kind."""
    kinds = {f.quantity.kind for f in figures}
    if kinds == {"share"} or any(change(match.scope, f) for f in figures):
        return "amount" in match.rule.measures
    return kinds <= set(match.rule.measures)


def change(scope: Scope, figure: Figure) -> int:
    """Return 1 for a sum by which something rose, -1 for one by which it fell, 0 for a level."""
    return gain(scope, figure.first, figure.last) if figure.quantity.kind in _KINDS else 0
