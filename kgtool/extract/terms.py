"""Terms of a deal: the condition it stands under, what its money is made of, and whether a sum is said of each."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.claims import Measure
from kgtool.extract.denial import has_verb
from kgtool.extract.lexicon import lexicon
from kgtool.extract.markers import marks
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.voice import voice_words


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


def of_each(scope: Scope) -> bool:
    """Tell whether a clause says its measure of each: 'je 5 Milliarden', 'jeweils'."""
    return "each" in marks([scope.tokens[i].low for i in scope.indexes])
