"""Control: who acts where no plain subject says so: whom an infinitive hangs on, and who leads a consortium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.nominals import Nominal

if TYPE_CHECKING:
    from kgtool.extract.syntax.scope import Scope

_OBJECT_CONTROL = frozenset({"ermöglichen", "erlauben", "gestatten", "zwingen", "verpflichten", "auffordern", "bitten"})


def controlled(scope: Scope, lexicon: Lexicon) -> None:
    """Give an infinitive clause its subject, and note the noun that it hangs on."""
    holder = _holder(scope, lexicon)
    if holder is not None:
        scope.subject = holder
        return
    parent = scope.parent
    while parent is not None and parent.clause.kind == "inf" and parent.subject is None:
        parent = parent.parent
    if parent is None:
        return
    verb = parent.clause.verb
    reflexive = any(parent.tokens[i].low == "sich" for i in parent.indexes)
    if verb and any(lemma in _OBJECT_CONTROL for lemma, _ in verb.lemmas) and not reflexive and not verb.passive:
        others = [n for n in parent.nominals if n.bare and n is not parent.subject]
        if others:
            scope.subject = others[-1]
            return
    scope.subject = parent.subject


def _holder(scope: Scope, lexicon: Lexicon) -> Nominal | None:
    """Return whose plan or attempt the infinitive right behind it carries out: 'der Versuch von X, Y zu kaufen'."""
    above, nouns = scope.parent, lexicon.grammar["controlling_nouns"]
    if above is None or not above.nominals:
        return None
    last = max((i for i in above.indexes if i < scope.indexes[0] and above.tokens[i].kind != "sign"), default=-1)
    for nominal in above.nominals:
        owned = nominal.genitive_of == last
        behind = nominal.last == last and nominal.prep in (None, "von")
        noun = last if owned else nominal.noun_before if behind else None
        if noun is not None and above.tokens[noun].low in nouns:
            scope.intent = above.tokens[noun].low
            return nominal
    if last >= 0 and above.tokens[last].low in nouns:
        scope.intent = above.tokens[last].low  # 'X verwarf den Plan, …'
    return None


def is_given(nominal: Nominal, scope: Scope, lexicon: Lexicon) -> bool:
    """Tell whether goods stand right behind a name without a case: 'die Bank, die X einen Kredit gewährt'."""
    if nominal.cases is not None or not nominal.bare or nominal.last + 1 not in scope.indexes:
        return False
    if scope.tokens[nominal.last + 1].low not in ("ein", "eine", "einen"):
        return False
    behind = (i for i in range(nominal.last + 2, min(nominal.last + 5, len(scope.tokens))) if i in scope.indexes)
    noun = next((scope.tokens[i].low for i in behind if scope.tokens[i].capital), "")
    return bool(lexicon.noun_classes(noun) & lexicon.grammar["goods_classes"])


def leads(nominal: Nominal, scope: Scope, lexicon: Lexicon) -> bool:
    """Tell whether a clause begins with a group that a firm leads: 'Ein Konsortium um X', 'Ein von X geführtes …'."""
    tokens, groups, noun = scope.tokens, lexicon.grammar["consortia"], nominal.noun_before
    first = tokens[scope.indexes[0]].low
    if nominal.prep not in ("um", "von") or all(code[0] != "n" for code in lexicon.determiners.get(first, ())):
        return False
    behind = tokens[nominal.last + 1 : nominal.last + 3]
    if len(behind) == 2 and behind[1].low in groups:
        return "geführt" in behind[0].low
    if noun is None or noun < scope.indexes[0]:
        return False
    if nominal.prep == "von":
        noun = noun - 2 if tokens[noun].low in lexicon.grammar["leadership"] else -1
    return noun >= 0 and tokens[noun].low in groups
