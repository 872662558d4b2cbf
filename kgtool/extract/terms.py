"""Terms of a deal: the condition it stands under, what it is given in return for, and whether a sum is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgtool.claims import Claim, Measure
from kgtool.extract.denial import has_verb
from kgtool.extract.lexicon import lexicon
from kgtool.extract.markers import marks
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.voice import voice_words

#: Stands in a claim for the one before it, until that one's identity is known.
BEFORE = "before"


def condition(scope: Scope, scopes: Sequence[Scope], text: str) -> str | None:
    """Return the words of a limit: 'bis es seine Investition zurückerhalten hat', 'vorbehaltlich der Freigabe'."""
    tokens = scope.tokens
    for other in scopes:
        opener = other.clause.opener
        hangs = other.parent is scope and other.clause.kind == "sub"
        if hangs and opener is not None and tokens[opener].low in voice_words()["limits"]:
            return text[tokens[opener].start : tokens[other.indexes[-1]].end].rstrip(" .!;,")
    for place, index in enumerate(scope.indexes):
        if tokens[index].low in voice_words()["provisos"]:
            last = index
            for follower in scope.indexes[place + 1 :]:
                if tokens[follower].kind == "sign" or tokens[follower].index != last + 1:
                    break
                forms = () if tokens[follower].capital else lexicon().verbs.get(tokens[follower].low, ())
                if any(form.finite for form in forms):
                    break
                last = follower
            return text[tokens[index].start : tokens[last].end] if last > index else None
    return None


def instruments(scope: Scope, claim_type: str, measures: Sequence[Measure]) -> tuple[str, ...]:
    """Return what the money of a deal is made of: as its words say in their order, else by its verb or as a share."""
    words = voice_words()
    if claim_type not in words["financed"]:
        return ()
    if named := marks([scope.tokens[i].low for i in scope.indexes]).get("instrument", ()):
        return named
    if claim_type != "Investment":
        return ()
    by_verb = tuple(code for code in ("equity", "guarantee", "debt") if has_verb(scope, words[f"{code}_verbs"]))
    return by_verb or (("equity",) if any(m.kind == "share" for m in measures) else ())


def in_return(scope: Scope) -> str | None:
    """Return a mark where a clause opens with what makes it a consideration: 'Im Gegenzug', 'Als Gegenleistung'."""
    words = " ".join(scope.tokens[i].low for i in scope.indexes[:3]) + " "
    return BEFORE if words.startswith(tuple(f"{word} " for word in voice_words()["considerations"])) else None


def of_each(scope: Scope) -> bool:
    """Tell whether a clause says its measure of each: 'je 5 Milliarden', 'jeweils'."""
    return "each" in marks([scope.tokens[i].low for i in scope.indexes])


def settled(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Put the identity of the claim before it, of which it shares an actor, into each that is given in return."""
    done: list[Claim] = []
    for claim in claims:
        done.append(claim if claim.in_return_for is None else _linked(claim, done))
    return tuple(done)


def _linked(claim: Claim, before: Sequence[Claim]) -> Claim:
    actors = _actors(claim)
    earlier = [c for c in before if c.spans[0] < claim.spans[0] and actors & _actors(c) and c.rule != claim.rule]
    return replace(claim, in_return_for=earlier[-1].id if earlier else None)


def _actors(claim: Claim) -> set[str]:
    return {slug for _, slugs in claim.roles for slug in slugs}
