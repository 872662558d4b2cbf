"""Appraisers: banks, brokers and authorities that reckon with a figure of somebody else.

'Goldman Sachs rechnet mit einem Umsatz von 3 Milliarden': the figure is that of the firm the text is about, not the
bank's, wherever the text is about another.
"""

from __future__ import annotations

from functools import cache

from kgtool.extract.discourse import Discourse
from kgtool.extract.frames import verb_classes
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.voice import voice_words

_BYSTANDERS = frozenset({"Investor", "ResearchFirm", "MediaOutlet", "PublicBody", "Government"})
#: Roles of figures that others reckon with.
APPRAISED = frozenset({"organisation", "spender"})


def appraises(slug: str, scope: Scope, discourse: Discourse) -> bool:
    """Tell whether somebody only reckons with what a clause says of another, whom the text is about."""
    lemmas = {lemma for lemma, _ in scope.clause.verb.lemmas} if scope.clause.verb is not None else set()
    if lemmas & _foretelling() and any(slug not in other for other in _objects(scope, discourse)):
        return True
    if not lemmas & voice_words()["appraising_verbs"]:
        return False
    entity = discourse.entities.get(slug)
    if entity is None or slug in discourse.protagonist:
        return False
    words = {word for part in entity.label.casefold().split() for word in (part, part.rpartition("-")[2])}
    told = discourse.introduced.get(slug, set())
    names = voice_words()["appraisers"]
    banking = bool((words | told) & names) or any(word.endswith(("bank", "bankhaus")) for word in words)
    return (banking or bool(set(entity.kinds) & _BYSTANDERS)) and _another(slug, discourse)


@cache
def _foretelling() -> frozenset[str]:
    return frozenset(verb_classes()["foretell"])


def _objects(scope: Scope, discourse: Discourse) -> list[tuple[str, ...]]:
    """Return whom the objects of a clause name: 'traut X einen Umsatz zu' is X's."""
    bare = [n for n in scope.nominals if n.bare and n is not scope.subject and n.mentions[-1].head is None]
    return [found for n in bare if (found := discourse.organisations(n.slugs))]


def _another(slug: str, discourse: Discourse) -> bool:
    others = (*discourse.protagonist, *discourse.topic, *discourse.line_topic, *discourse.singular((slug,)))
    return any(other != slug and discourse.leads(other) for other in others)
