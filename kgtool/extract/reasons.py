"""Reasons: why a figure, a time or a name of a sentence stands in no claim, told from the step that read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgtool.extract.fillers import SOURCES
from kgtool.extract.fit import Figure, score, wants
from kgtool.extract.match import Matcher
from kgtool.extract.quantities import Quantity
from kgtool.extract.roles import Match
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.times import TimeMention
from kgtool.extract.trace import Setting, Step
from kgtool.extract.voice import asks_for_something, voice_words

#: Reasons that no rule could mend: what stands there is no claim of its own.
SETTLED = frozenset(
    [
        "boilerplate",
        "covered",
        "duplicate",
        "duration",
        "heading",
        "issued",
        "layout",
        "opinion",
        "other_time",
        "price",
        "question",
        "source",
        "undated",
    ]
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is in no claim: a code, the rule that came nearest, and the roles that it left open.

    The codes are the keys `reason_…` of `data/messages`.
    """

    code: str
    rule: str | None = None
    roles: tuple[str, ...] = ()


def open_roles(match: Match) -> tuple[str, ...]:
    """Return the roles that a rule demands and nobody fills, in the order of the rule."""
    return tuple(role for role, _ in match.rule.roles if role not in match.rule.optional and role not in match.roles)


def scopes_of(step: Step, first: int, last: int) -> list[Scope]:
    """Return the clauses that hold one of the tokens from `first` to `last`."""
    wanted = set(range(first, last + 1))
    return [scope for scope in step.context.scopes if not wanted.isdisjoint(scope.indexes)]


def figure_reason(step: Step, quantity: Quantity, matcher: Matcher) -> Reason | None:
    """Tell why a figure is in no claim, None where it is in one."""
    if any(figure.quantity is quantity for binding in step.bindings for figure in binding.figures) and step.claims:
        return None
    if asks_for_something(step.tokens, step.context.lexicon):
        return Reason("question")
    if quantity.kind == "price":
        return Reason("price")
    standing = [
        (match, figure)
        for match in step.matches
        for figure in step.figures.get(id(match.scope), ())
        if figure.quantity is quantity
    ]
    wanting = [(match, figure) for match, figure in standing if wants(match, figure)]
    if wanting:
        return _unserved(wanting)
    if standing:
        return Reason("no_measure", _likeliest([match for match, _ in standing]).rule.id)
    inside = [t.index for t in step.tokens if quantity.start <= t.start < quantity.end]
    return _clause_reason(step, scopes_of(step, inside[0], inside[-1]) if inside else [], matcher)


def _unserved(wanting: Sequence[tuple[Match, Figure]]) -> Reason:
    """Name the match that wanted a figure most: its roles are open, or it took another figure."""
    best = max(wanting, key=lambda pair: score(*pair))[0]
    if not best.complete:
        return Reason("no_role", best.rule.id, open_roles(best))
    return Reason("taken", best.rule.id)


def time_reason(step: Step, time: TimeMention, matcher: Matcher) -> Reason | None:
    """Tell why a time is in no claim, None where it is in one."""
    if any(claim.time == time.value for claim in step.claims):
        return None
    if asks_for_something(step.tokens, step.context.lexicon):
        return Reason("question")
    if time.kind == "duration":
        return Reason("duration")
    if time.value.start is None and time.value.end is None:
        return Reason("undated")
    inside = [t.index for t in step.tokens if time.start <= t.start < time.end]
    scopes = scopes_of(step, inside[0], inside[-1]) if inside else []
    if any(binding.match.scope is scope for binding in step.bindings for scope in scopes):
        return Reason("other_time")
    return _unbound(step, scopes, matcher)


def name_reason(step: Step, mention: Mention, setting: Setting) -> Reason | None:
    """Tell why a name is in no claim, None where it is in one."""
    slugs = set(mention.slugs)
    labels = {setting.entities[slug].label for slug in slugs if slug in setting.entities}
    for claim in step.claims:
        if any(slugs & set(fillers) for _, fillers in claim.roles) or labels & set(claim.attribution):
            return None
    kinds = {kind for slug in slugs if slug in setting.entities for kind in setting.entities[slug].kinds}
    if mention.first in step.source.positions or kinds & SOURCES:
        return Reason("source")
    if asks_for_something(step.tokens, step.context.lexicon):
        return Reason("question")
    scopes = scopes_of(step, mention.first, mention.last)
    filling = [m for m in _standing(step, scopes) if any(slugs & set(filler.slugs) for filler in m.roles.values())]
    if filling:
        return held_back(step, _likeliest(filling))
    bound = [b.match for b in step.bindings if any(b.match.scope is scope for scope in scopes)]
    return Reason("no_slot", bound[0].rule.id) if bound else _unbound(step, scopes, setting.matcher)


def _standing(step: Step, scopes: Iterable[Scope]) -> list[Match]:
    return [match for match in step.matches if any(match.scope is scope for scope in scopes)]


def _likeliest(matches: Sequence[Match]) -> Match:
    return max(matches, key=lambda match: (-len(open_roles(match)), match.local, match.rule.priority))


def _unbound(step: Step, scopes: Sequence[Scope], matcher: Matcher) -> Reason:
    standing = _standing(step, scopes)
    return held_back(step, _likeliest(standing)) if standing else _clause_reason(step, scopes, matcher)


def held_back(step: Step, match: Match) -> Reason:
    """Tell why a match gave no claim."""
    if not match.complete:
        return Reason("no_role", match.rule.id, open_roles(match))
    if match.rule.needs_measure:
        return Reason("no_figure", match.rule.id)
    covered = any(binding.match.rule.type == match.rule.type for binding in step.bindings)
    return Reason("covered" if covered else "no_ground", match.rule.id)


def _clause_reason(step: Step, scopes: Sequence[Scope], matcher: Matcher) -> Reason:
    """Tell why no rule applies to a clause: it is forbidden there, or there is none."""
    for scope in scopes:
        for rule, trigger, verbal in matcher.triggers(scope, step.context):
            if matcher.conditions(scope).refusal(rule, trigger, verbal) is not None:
                return Reason("refused", rule.id)
    known = step.context.lexicon.grammar["negations"]
    if any(scope.tokens[i].low in known for scope in scopes for i in scope.indexes):
        return Reason("negated")
    judging = voice_words()["opinion_verbs"]
    if any(lemma in judging for scope in scopes if scope.clause.verb for lemma, _ in scope.clause.verb.lemmas):
        return Reason("opinion")
    return Reason("no_frame")
