"""Control: who carries out what an infinitive clause tells of, by the verb or the noun that it hangs on."""

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
