"""Doubt: what a clause only imagines, asks for, makes a condition of or leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgtool.extract.denial import has_verb
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.markers import marks
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token

Words = Mapping[str, frozenset[str]]


def doubted(
    chain: Sequence[Scope],
    beside: Sequence[Scope],
    verbal: bool,
    tokens: Sequence[Token],
    lexicon: Lexicon,
    words: Words,
) -> bool:
    """Tell whether what a clause says is left open by its opener, a clause above it or a word of its sentence.

    `chain` are the clause and those that govern it, `beside` who may report it ('fürchten, X werde …');
    a noun is left open by its own clause too ('fordert Investitionen').
    """
    above = chain[1:]
    if tokens[0].low in words["unreal_forms"]:
        return True  # 'Hätte X, wie es hieß, ein Werk gebaut, …': a condition without 'wenn', whatever cuts it
    verb = chain[0].clause.verb
    if verb is not None and verb.modal == "können" and has_verb(chain[0], words["exercising_verbs"]):
        return True  # 'Eine Option auf 40 MW kann X ausüben'
    if any(has_verb(s, words["doubt_verbs"]) or words["doubts"] & set(_lows(s)) for s in (*above, *beside)):
        return True
    if not verbal and has_verb(chain[0], words["demand_verbs"]):
        return True
    if any(_opener(s) in words["whoever"] and has_verb(s, words["opinion_verbs"]) for s in above):
        return True  # 'Wer glaubt, dass X kauft, irrt'
    if "imagined" in marks([t.low for t in tokens]) or any(scope.clause.conditional for scope in chain):
        return True
    return any(_leaves_open(scope, scope is chain[0], lexicon) for scope in chain)


def _leaves_open(scope: Scope, first: bool, lexicon: Lexicon) -> bool:
    """Tell whether a clause's conjunction leaves open what it says: 'wenn', 'ob', 'als dass'; not 'auch wenn'."""
    at, low = scope.clause.opener, _opener(scope)
    before = scope.tokens[at - 1].low if at else ""
    behind = scope.tokens[at + 1].low if at is not None and at + 1 < len(scope.tokens) else ""
    if low == "wenn" and before == "auch" and not (scope.clause.verb and scope.clause.verb.subjunctive == 2):
        return False
    if low == "als" and behind == "dass":
        return first
    return low in lexicon.grammar["questions"] or (first and low in lexicon.grammar["conditionals"])


def imagined(chain: Sequence[Scope], told: bool, lexicon: Lexicon, words: Words) -> bool:
    """Tell whether a clause says what would be; `told`: a source is named, whose words it may only report."""
    verb = chain[0].clause.verb
    if verb is None or verb.finite is None:
        verb = next((s.clause.verb for s in chain[1:] if s.clause.verb and s.clause.verb.finite is not None), verb)
    if verb is None or verb.finite is None:
        return False
    finite = chain[0].tokens[verb.finite].low
    if verb.subjunctive != 2 and finite not in words["unreal_forms"]:
        return False
    if finite in words["plural_unreal_forms"] and told and len(chain) == 1:
        return False  # 'Laut X würden die Hallen vermietet': the plural has no other form for reported speech
    return not finite.startswith(tuple(words["softened_stems"]))


def _opener(scope: Scope) -> str:
    return scope.tokens[scope.clause.opener].low if scope.clause.opener is not None else ""


def _lows(scope: Scope) -> list[str]:
    return [scope.tokens[i].low for i in scope.indexes]
