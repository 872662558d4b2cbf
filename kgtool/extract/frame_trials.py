"""Trials: each rule whose trigger stands in a sentence, what filled its roles, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgtool.errors import Place
from kgtool.extract.context import Context
from kgtool.extract.match import Matcher, search_of
from kgtool.extract.reasons import Reason, held_back
from kgtool.extract.roles import Match
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.trace import Step


@dataclass(frozen=True, slots=True)
class RoleTrial:
    """A role: who filled it from which slot; where it stayed open, its slots with who stands there but may not fill it.

    `slot` and `entities` are None and empty for an open role; `tried` pairs a slot with the words that stand in it, an
    empty string where it holds nobody.
    """

    role: str
    optional: bool
    entities: tuple[str, ...]
    slot: str | None
    tried: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule in a clause; `place` is its file and line in the data.

    `refused` names the field of the rule that forbids it there. `reason` tells why no claim came of it, None where one
    did. `inherited`: the rule of the line before was tried, as the clause has no trigger of its own.
    """

    rule: str
    type: str
    place: Place
    trigger: str
    clause: int
    inherited: bool
    refused: str | None
    roles: tuple[RoleTrial, ...]
    figures: tuple[str, ...]
    reason: Reason | None


def trials(step: Step, matcher: Matcher) -> tuple[Trial, ...]:
    """Return the trials of a sentence: those that were filled, in the order they were tried, then those refused."""
    numbers = {id(scope): number for number, scope in enumerate(step.context.scopes, start=1)}
    filled = [_filled(step, match, numbers[id(match.scope)]) for match in step.matches]
    return (*filled, *_refused(step, matcher))


def _filled(step: Step, match: Match, number: int) -> Trial:
    bound = [binding for binding in step.bindings if binding.match is match]
    reason = (None if step.claims else Reason("question")) if bound else held_back(step, match)
    return Trial(
        rule=match.rule.id,
        type=match.rule.type,
        place=match.rule.place,
        trigger=_words(match.scope, *match.trigger),
        clause=number,
        inherited=match.inherited,
        refused=None,
        roles=tuple(_roles(match, step.context)),
        figures=tuple(figure.quantity.text for binding in bound for figure in binding.figures),
        reason=reason,
    )


def _refused(step: Step, matcher: Matcher) -> Iterator[Trial]:
    seen: set[tuple[str, int]] = set()
    for number, scope in enumerate(step.context.scopes, start=1):
        for rule, trigger, verbal in matcher.triggers(scope, step.context):
            field = matcher.conditions(scope).refusal(rule, trigger, verbal)
            if field is not None and (rule.id, trigger[0]) not in seen:
                seen.add((rule.id, trigger[0]))
                words = _words(scope, *trigger)
                yield Trial(rule.id, rule.type, rule.place, words, number, False, field, (), (), Reason("refused"))


def _roles(match: Match, context: Context) -> Iterator[RoleTrial]:
    for role, slots in match.rule.roles:
        optional, filler = role in match.rule.optional, match.roles.get(role)
        if filler is not None:
            yield RoleTrial(role, optional, filler.slugs, filler.slot, ())
        else:
            yield RoleTrial(role, optional, (), None, tuple((slot, _standing(match, slot, context)) for slot in slots))


def _standing(match: Match, slot: str, context: Context) -> str:
    """Return who stands in a slot without filling it: of the wrong kind, taken, or the other side of the deal."""
    search = search_of(match.scope, match.trigger, match.verbal, context)
    name, _, argument = slot.partition("@")[0].partition(":")
    return " / ".join(_words(match.scope, n.first, n.last) for n in search.candidates(name, argument))


def _words(scope: Scope, first: int, last: int) -> str:
    return " ".join(token.text for token in scope.tokens[first : last + 1])
