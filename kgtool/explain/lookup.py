"""Finds what a user means by the words of a triple: labels in German or English, slugs, names of terms, IRIs."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.explain.case import Case
from kgtool.explain.decided import named_before
from kgtool.query.entity_lookup import find_entity
from kgtool.reason.pattern import Triple
from kgtool.stated.claim_key import claims_called, several
from kgtool.vocabulary.terms import KG, OWL, PREFIXES, RDF, RDFS, SKOS

#: How people say that something belongs to a class.
_TYPE_WORDS = frozenset(
    {"a", "type", "rdf:type", "is", "is a", "ist", "ist ein", "ist eine", "gehört zu", "belongs to"}
)
_LANGUAGES = (None, "de", "en")
_CLASSES = (OWL["Class"],)
_PROPERTIES = (OWL["ObjectProperty"],)


def find_triple(case: Case, subject: str, predicate: str, value: str) -> Triple:
    """Return the triple that three words name; an unknown one is a UsageError that names the nearest."""
    relation = find_property(case, predicate)
    last = find_class(case, value) if relation == RDF["type"] else find_subject(case, value)
    return str(find_subject(case, subject)), str(relation), str(last)


def find_subject(case: Case, word: str) -> ox.NamedNode:
    """Return the entity or the resource that a word names: an IRI, a slug, a label, the actors of a circle, a claim.

    A claim is named by the first digits of its key; several that begin so are a NoSuchClaimError. A slug that gave
    way to another by a person's decision names what that one stands for.
    """
    if "://" in word:
        return find_entity(case.store, word, case.iris)
    slug = case.iris.entity(word.strip().casefold())
    if next(iter(case.store.quads_for_pattern(slug, None, None, None)), None) is not None:
        return slug
    if (found := _labelled(case, word.strip()) or named_before(case, word.strip().casefold())) is not None:
        return found
    claims = claims_called(case.store, case.iris, word)
    if len(claims) > 1:
        raise several(word, claims)
    return claims[0] if claims else find_entity(case.store, word, case.iris)


def _labelled(case: Case, word: str) -> ox.NamedNode | None:
    """Return what has exactly this label in facts or analysis, else in a document."""
    for graph in (case.graph("facts"), case.graph("analysis"), None):
        for predicate in (RDFS["label"], KG["actors"]):
            found = {
                quad.subject
                for language in _LANGUAGES
                for quad in case.store.quads_for_pattern(None, predicate, _text(word, language), graph)
                if isinstance(quad.subject, ox.NamedNode) and quad.graph_name != case.iris.ontology_graph
            }
            if found:
                return min(found, key=lambda node: node.value)
    return None


def _text(word: str, language: str | None) -> ox.Literal:
    return ox.Literal(word) if language is None else ox.Literal(word, language=language)


def find_property(case: Case, word: str) -> ox.NamedNode:
    """Return the property that a word names: `investsIn`, `kg:investsIn`, `investiert in`, `invests in`, an IRI."""
    if word.strip().casefold() in _TYPE_WORDS:
        return RDF["type"]
    cause = "No relation is called '{}'."
    try:
        found = _term(case, word, _PROPERTIES, cause)
        if ":" in word or not _is_role(case, found):
            return found
        raise UsageError(cause.format(word), "It is a role of claims.")
    except UsageError as unknown:
        # What words may mean is read from the lexicon and the patterns, which takes time.
        from kgtool.explain.meaning import Meanings

        if not (meant := Meanings(case).of(word)):
            raise
        names = ", ".join(repr(case.naming.name(str(one))) for one in meant)
        raise UsageError(cause.format(word), f"It may mean {names}.") from unknown


def _is_role(case: Case, relation: ox.NamedNode) -> bool:
    """Tell whether a property says who plays which part in a claim, so that it never holds between two entities."""
    quads = case.store.quads_for_pattern(relation, RDFS["subPropertyOf"], KG["role"], case.iris.ontology_graph)
    return next(iter(quads), None) is not None


def find_class(case: Case, word: str) -> ox.NamedNode:
    """Return the class that a word names, by label in either language, name or IRI."""
    return _term(case, word, _CLASSES, "No class is called '{}'.")


def _term(case: Case, word: str, kinds: Iterable[ox.NamedNode], cause: str) -> ox.NamedNode:
    """Return the term of the ontology of these kinds that a word names; an unknown one is a UsageError."""
    if "://" in word:
        return find_entity(case.store, word, case.iris)
    graph = case.iris.ontology_graph
    known: dict[str, ox.NamedNode] = {}
    for kind in kinds:
        for quad in case.store.quads_for_pattern(None, RDF["type"], kind, graph):
            if isinstance(quad.subject, ox.NamedNode):
                for name in _names(case, quad.subject):
                    known.setdefault(name.casefold(), quad.subject)
    prefix, colon, local = word.strip().partition(":")
    wanted = word.strip().casefold()
    if colon and prefix in PREFIXES:
        wanted = f"<{PREFIXES[prefix]}{local}>".casefold()
    if wanted not in known:
        labels = {case.naming.name(str(node)) for node in known.values()}
        near = get_close_matches(word.strip(), sorted(labels), n=3, cutoff=0)
        raise UsageError(cause.format(word), f"Near it are {', '.join(repr(name) for name in near)}.")
    return known[wanted]


def _names(case: Case, node: ox.NamedNode) -> Iterable[str]:
    """Yield the local name, the IRI, the labels and the other names of a term."""
    yield str(node)
    if node in KG:
        yield KG.local_name(node)
    for predicate in (RDFS["label"], SKOS["altLabel"]):
        for quad in case.store.quads_for_pattern(node, predicate, None, case.iris.ontology_graph):
            if isinstance(quad.object, ox.Literal):
                yield quad.object.value
