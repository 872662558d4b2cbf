"""How two versions of an ontology differ: in terms, texts and axioms, and in what the rules conclude from facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom, read_axioms
from kgtool.owl.by_rules import concluded
from kgtool.owl.entailments import Named
from kgtool.owl.legible import annotation_properties, legible
from kgtool.owl.manchester import axiom_text
from kgtool.owl.naming import Naming
from kgtool.vocabulary.terms import OWL, RDF

#: A text of a term: the term, the property (rdfs:label, skos:definition …) and the language.
Text: TypeAlias = "tuple[ox.NamedNode, ox.NamedNode, str]"
_KINDS = frozenset(
    OWL[name] for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
)


@dataclass(frozen=True)
class Difference:
    """What changed from an old to a new version, each sorted.

    `texts` holds the changed texts with their old and new wording, empty where there was or is none; a text of a term
    that is itself new or gone is not among them. The facts are what the rules conclude only by one of the versions.
    """

    terms_added: tuple[ox.NamedNode, ...]
    terms_removed: tuple[ox.NamedNode, ...]
    texts: tuple[tuple[Text, str, str], ...]
    added: tuple[Axiom, ...]
    removed: tuple[Axiom, ...]
    facts_gained: tuple[Named, ...]
    facts_lost: tuple[Named, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed."""
        axioms = self.added or self.removed
        return not (self.terms_added or self.terms_removed or self.texts or axioms)


def difference(old: Sequence[ox.Triple], new: Sequence[ox.Triple], facts: Sequence[ox.Triple] = ()) -> Difference:
    """Compare two versions of an ontology, and what the rules conclude by each from facts where there are any.

    Axioms are the same where they say the same of the same terms, whatever their blank nodes are called.
    """
    before, after = _terms(old), _terms(new)
    words_before, words_after = _texts(old), _texts(new)
    texts = {key: (words_before.get(key, ""), words_after.get(key, "")) for key in words_before | words_after}
    both = before & after
    changed = [(key, *words) for key, words in texts.items() if words[0] != words[1] and key[0] in both]
    axioms_before, axioms_after = _axioms(old), _axioms(new)
    gained, lost = _effect(old, new, facts)
    return Difference(
        _sorted(after - before),
        _sorted(before - after),
        tuple(sorted(changed, key=lambda text: (text[0][0].value, text[0][1].value, text[0][2]))),
        tuple(axioms_after[key] for key in sorted(axioms_after.keys() - axioms_before.keys())),
        tuple(axioms_before[key] for key in sorted(axioms_before.keys() - axioms_after.keys())),
        gained,
        lost,
    )


def _sorted(terms: Iterable[ox.NamedNode]) -> tuple[ox.NamedNode, ...]:
    return tuple(sorted(terms, key=lambda term: term.value))


def _terms(triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    declared = (triple for triple in triples if triple.predicate == RDF["type"] and triple.object in _KINDS)
    return {triple.subject for triple in declared if isinstance(triple.subject, ox.NamedNode)}


def _texts(triples: Sequence[ox.Triple]) -> dict[Text, str]:
    silent = annotation_properties(triples)
    found: dict[Text, list[str]] = {}
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal) and triple.predicate in silent:
            found.setdefault((subject, triple.predicate, value.language or ""), []).append(value.value)
    return {key: " / ".join(sorted(words)) for key, words in found.items()}


def _axioms(triples: Sequence[ox.Triple]) -> dict[tuple[str, str], Axiom]:
    """Return the axioms by what they say, with prefixed names for terms so that labels do not matter."""
    plain = Naming((), "")
    return {(axiom.kind, axiom_text(axiom, plain)): axiom for axiom in read_axioms(legible(triples).triples).axioms}


def _effect(
    old: Sequence[ox.Triple], new: Sequence[ox.Triple], facts: Sequence[ox.Triple]
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    if not facts:
        return (), ()
    subjects = {triple.subject for triple in facts} | {triple.object for triple in facts}
    before, after = ({fact for fact in concluded(version, facts) if fact[0] in subjects} for version in (old, new))

    def ordered(found: set[Named]) -> tuple[Named, ...]:
        return tuple(sorted(found, key=lambda fact: tuple(term.value for term in fact)))

    return ordered(after - before), ordered(before - after)
