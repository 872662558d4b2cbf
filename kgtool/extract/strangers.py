"""Strangers: words that mean somebody nobody knows, so that what is said of them is not of whom the text speaks of."""

from __future__ import annotations

from kgtool.extract.lexicon import lexicon
from kgtool.extract.syntax.scope import Scope

#: How far behind a noun the noun of its genitive may stand: 'der Marktwert der sieben größten Konzerne'.
_REACH = 5


def of_others(scope: Scope, trigger: tuple[int, int]) -> bool:
    """Tell whether a clause speaks of others: 'die Branche machte …', 'Umsatz aller Hersteller'."""
    return _subject(scope) or _possessor(scope, trigger[1])


def _subject(scope: Scope) -> bool:
    """Tell whether the phrase before the finite verb is a common noun for others, with nothing that governs it."""
    verb, known = scope.clause.verb, lexicon()
    if verb is None or verb.finite is None or scope.clause.kind != "main":
        return False
    front = [i for i in scope.indexes if i < verb.finite]
    for place, i in enumerate(front):
        token = scope.tokens[i]
        if token.low in known.prepositions:
            return False
        if token.capital and token.low not in known.determiners and place < _REACH:
            return _is_other(scope, i)
    return False


def _possessor(scope: Scope, noun: int) -> bool:
    """Tell whether others stand in the genitive behind a noun."""
    known = lexicon()
    behind = scope.tokens[noun + 1 : noun + 1 + _REACH]
    if not behind or behind[0].low not in known.grammar["genitive_openers"]:
        return False
    found = next((token for token in behind[1:] if token.capital or token.kind == "sign"), None)
    return found is not None and _is_other(scope, found.index)


def _is_other(scope: Scope, i: int) -> bool:
    known = any(n.begins <= i <= n.last for n in scope.nominals)
    return not known and scope.tokens[i].low in lexicon().grammar["others"]
