"""Labels: who opens a line before a colon or an arrow acts in the pieces behind it.

'Talvex: 40 Mio. Euro eingesammelt', 'Talvex: kauft Norvik für 50 Mio.', 'Velmora → Nvidia: 4.000 Chips bestellt'.
A participle without its agent is then short for the perfect, not for the passive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.syntax.segments import CUTS
from kgtool.extract.syntax.verbs import VerbGroup, readings
from kgtool.extract.tokens import Token

#: Signs between two names that say that one gives to the other, or that the two deal with each other.
LINKS = frozenset("→⇌")


def labelled(found: Sequence[Scope], lexicon: Lexicon) -> Sequence[Scope]:
    """Give the pieces behind a label its name for a subject, and the name behind an arrow for the other side."""
    pieces = [scope for scope in found if scope.clause.kind != "paren"]
    head = _sole(pieces[0]) if len(pieces) > 1 else None
    if head is None:
        return found
    towards, rest = None, pieces[1:]
    if rest[0].clause.separator in LINKS:
        towards = next((n for n in rest[0].nominals if n.begins == rest[0].indexes[0]), None)
        if towards is None:
            return found
        rest[0].nominals = [n for n in rest[0].nominals if n is not towards]
        rest[0].subject = None
    elif rest[0].clause.separator != ":":
        return found
    link = rest[0].clause.separator
    for scope in rest:
        _act(scope, head, lexicon)
        if scope.clause.verb is None or scope.clause.verb.finite is None:
            scope.towards, scope.link = towards, link
            scope.subject = head if towards is not None else scope.subject
    return found


def _sole(scope: Scope) -> Nominal | None:
    """Return the name that a clause consists of."""
    names = scope.nominals
    if len(names) != 1 or not names[0].bare or scope.clause.verb is not None:
        return None
    return names[0] if names[0].begins == 0 and names[0].last - names[0].begins + 1 == len(scope.indexes) else None


def _act(scope: Scope, head: Nominal, lexicon: Lexicon) -> None:
    verb = _verb(scope, lexicon)
    if verb is not None and verb.finite is not None:
        if verb.finite == scope.indexes[0] and scope.clause.separator == ":":
            scope.subject = head
        return
    if verb is not None and verb.infinitive:
        return
    agent = any(n.prep in ("von", "durch") for n in scope.nominals)
    if verb is not None and not agent:
        scope.clause.verb = replace(verb, passive=False)
    if scope.subject is None or (verb is not None and verb.finite is None):
        scope.subject = head


def _verb(scope: Scope, lexicon: Lexicon) -> VerbGroup | None:
    """Return the verb of a piece; what closes it and could be a participle is one: '4.000 Chips bestellt'."""
    verb, first = scope.clause.verb, scope.indexes[0]
    if verb is None or verb.finite is None or not (first in scope.figures or _governs(scope.tokens[first], lexicon)):
        return verb
    behind = scope.tokens[verb.finite + 1 : verb.finite + 2]
    if verb.finite == first or (verb.finite != scope.indexes[-1] and behind and behind[0].text not in CUTS):
        return verb
    forms = readings(scope.tokens[verb.finite], lexicon)
    lemmas = {form.lemma for form in forms if "participle2" in form.features}
    kept = tuple(pair for pair in verb.lemmas if pair[0] in lemmas)
    return VerbGroup(None, kept, passive=True) if kept else verb


def _governs(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.prepositions
