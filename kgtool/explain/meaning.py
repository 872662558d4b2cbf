"""Which relations a word may mean that is the name of none, by what the data say of words.

First come the relations whose label has all its words. Then what sentences with its verb state: the lexicon knows the
verb, the patterns of the claim types know who its subject is, and the ontology which relation a claim gives it; what
most patterns read so comes first. Last come the relations of a role that is called so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.extract.frames import Rule, frames
from kgtool.extract.lexicon import lexicon
from kgtool.reason.instance import relation
from kgtool.vocabulary.claim_types import DirectMapping
from kgtool.vocabulary.terms import KG, OWL, RDFS

_LANGUAGES = ("de", "en")
#: What a pattern calls the place of the subject.
_SUBJECT = "subject"


class Meanings:
    """The relations that words may mean, of those that claims state or rules conclude."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def of(self, word: str, limit: int = 5) -> list[ox.NamedNode]:
        """Return the relations that a word may mean, the likeliest first, none where the data don't know the word."""
        words = word.casefold().split()
        found = (*self._by_label(words), *self._by_verb(words), *self._by_role(words))
        return list(dict.fromkeys(found))[:limit] if words else []

    @cached_property
    def _relations(self) -> tuple[ox.NamedNode, ...]:
        kinds = self._case.ontology.claim_types.values()
        stated = {KG[mapping.property] for kind in kinds for mapping in kind.direct}
        heads = {relation(one.head) for one in self._case.program.instances if one.head is not None}
        concluded = {ox.NamedNode(head[1:-1]) for head in heads if head is not None and head.startswith("<")}
        return tuple(sorted((one for one in stated | concluded if one in KG), key=lambda one: one.value))

    def _by_label(self, words: Sequence[str]) -> Iterator[ox.NamedNode]:
        found = []
        for one in self._relations:
            labels = [self._case.ontology.label(KG.local_name(one), language).split() for language in _LANGUAGES]
            lengths = [len(label) for label in labels if set(words) <= {part.casefold() for part in label}]
            if lengths:
                found.append((min(lengths), one.value, one))
        return (one for *_, one in sorted(found, key=lambda entry: entry[:2]))

    def _by_verb(self, words: Sequence[str]) -> Iterator[ox.NamedNode]:
        """Yield what sentences with the verb state of its subject, the likeliest first."""
        counted: Counter[ox.NamedNode] = Counter()
        for rule in _rules(words):
            filled = {role for role, slots in rule.roles if any(_is_subject(slot) for slot in slots)}
            for mapping in self._case.ontology.claim_types[rule.type].direct:
                counted.update(self._of_subject(mapping, filled))
        return iter(sorted(counted, key=lambda one: (-counted[one], one.value)))

    def _of_subject(self, mapping: DirectMapping, filled: set[str]) -> Iterator[ox.NamedNode]:
        if mapping.from_role in filled:
            yield KG[mapping.property]
        elif mapping.to_role in filled:
            yield from self._inverses(KG[mapping.property])

    def _inverses(self, one: ox.NamedNode) -> Iterator[ox.NamedNode]:
        graph, inverse = self._case.iris.ontology_graph, OWL["inverseOf"]
        for quad in self._case.store.quads_for_pattern(None, inverse, one, graph):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject
        for quad in self._case.store.quads_for_pattern(one, inverse, None, graph):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object

    def _by_role(self, words: Iterable[str]) -> Iterator[ox.NamedNode]:
        """Yield the relations of a role whose label or name is one of the words."""
        wanted = set(words)
        for kind in self._case.ontology.claim_types.values():
            for mapping in kind.direct:
                for role in (mapping.from_role, mapping.to_role):
                    if not wanted.isdisjoint(self._role_names(role)):
                        yield KG[mapping.property]

    def _role_names(self, role: str) -> Iterator[str]:
        yield role.casefold()
        graph = self._case.iris.ontology_graph
        for quad in self._case.store.quads_for_pattern(KG[role], RDFS["label"], None, graph):
            if isinstance(quad.object, ox.Literal):
                yield quad.object.value.casefold()


def _is_subject(slot: str) -> bool:
    return slot.partition("@")[0] == _SUBJECT


def _rules(words: Sequence[str]) -> list[Rule]:
    """Return the patterns that a verb among the words triggers, alone or with the other words of an idiom."""
    known, helping, found = lexicon().verbs, lexicon().grammar["auxiliary_verbs"], []
    for word in words:
        for form in known.get(word):
            if (form.particle is None or form.particle in words) and form.lemma not in helping:
                for idiom, rule in frames().by_verb.get(form.lemma, ()):
                    if set(idiom.split()) <= set(words):
                        found.append(rule)
    return list(dict.fromkeys(found))
