"""Names and sentences for what stands in the graph: entities, terms of the ontology, flows, triples."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.explain.expression import class_words, items_of
from kgtool.explain.words import has_words, words
from kgtool.reason.pattern import TYPE, Triple, is_unnamed, term
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, OWL, RDF, RDFS, SKOS, Iris, slug_of

_CHAIN = OWL["propertyChainAxiom"].value
#: Properties whose values name what a resource of this class is about, and the key of its words.
_ABOUT = (
    ("Balance", "balance", ("balanceOf", "unit")),
    ("Concentration", "concentration", ("concentrationOf",)),
    ("ExclusivityTerm", "term", ("bound", "exclusivity")),
    ("LockInIndex", "lock_in_index", ("dependent", "dependsOn")),
    ("LockInPart", "lock_in_part", ("dimension",)),
    ("LeftOut", "left_out", ("reason",)),
)


class Naming:
    """Says in one language what terms and triples mean; `graphs` are those that labels are looked for in first."""

    def __init__(self, store: ox.Store, iris: Iris, policy: str, ontology: Ontology, language: str) -> None:
        self._store = store
        self._iris = iris
        self._facts = iris.policy_graph(policy, "facts")
        self._analysis = iris.policy_graph(policy, "analysis")
        self._ontology = ontology
        self.language = language
        self._known: dict[str, str] = {}

    def sentence(self, triple: Triple) -> str:
        """Return a triple as a sentence: `Microsoft investiert in Anthropic`; a variable is somebody."""
        subject, predicate, value = triple
        if predicate == TYPE:
            return self._say("type", subject=self.name(subject), value=self.name(value))
        property_name = self.name(predicate)
        return self._say("plain", subject=self.name(subject), property=property_name, value=self.name(value))

    @staticmethod
    def has_axiom_words(triple: Triple) -> bool:
        """Tell whether there are words for an axiom; what defines a class without a name is told by its words."""
        return has_words(_axiom_key(triple))

    def axiom(self, triple: Triple, axioms: tuple[Triple, ...] = ()) -> str:
        """Return an axiom in words: `„kauft Chips von“ schließt „kauft von“ ein`; one without words is a KeyError."""
        subject, predicate, value = triple
        key = _axiom_key(triple)
        if predicate[1:-1] == _CHAIN:
            steps = (self.name(item) for item in items_of(value, axioms))
            return self._say(key, subject=self.name(subject), value=self._say("chain_step").join(steps))
        return self._say(key, subject=self.name(subject), value=self.name(value))

    def name(self, text: str) -> str:
        """Return what people call a term, given as text; of one without a name, what it means."""
        if text[0] == "?":
            return self._say("anything")
        if text not in self._known:
            self._known[text] = self._name(text)
        return self._known[text]

    def _name(self, text: str) -> str:
        if is_unnamed(text):
            return class_words(self._store, self._iris.ontology_graph, text, self.name, self.language)
        found = term(text)
        if isinstance(found, ox.Literal):
            return found.value
        assert isinstance(found, ox.NamedNode)
        if found in KG:
            return self._ontology.label(KG.local_name(found), self.language)
        return self._label(found) or self.resource(found)

    def resource(self, node: ox.NamedNode) -> str:
        """Return in words what a resource is: a flow with its ends, a circle with its actors, a check's sentence."""
        for predicate in (KG["sentence"], KG["actors"]):
            for graph in (self._analysis, self._facts):
                if (text := self._text(node, predicate, graph)) is not None:
                    return text
        for key, start, end, kind in (
            ("flow", "from", "to", "flowType"),
            ("lock_in", "dependent", "dependsOn", "lockInKind"),
        ):
            ends = [self._values(node, name) for name in (start, end, kind)]
            if ends[0] and ends[2]:
                return self._say(key, start=ends[0], end=ends[1] or self._say("anything"), type=ends[2])
        types = self._types(node)
        for name, key, about in _ABOUT:
            if KG[name] in types:
                told = (self._values(node, one) for one in about)
                return self._say(key, about=", ".join(self._coded(one) for one in told if one))
        return slug_of(node)

    def _coded(self, code: str) -> str:
        return self._say(code) if has_words(code) else code

    def _types(self, node: ox.NamedNode) -> set[ox.NamedNode]:
        quads = self._store.quads_for_pattern(node, RDF["type"], None, None)
        return {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}

    def _values(self, node: ox.NamedNode, name: str) -> str:
        quads = [
            quad
            for graph in (self._facts, self._analysis)
            for quad in self._store.quads_for_pattern(node, KG[name], None, graph)
        ]
        return ", ".join(sorted({self.name(str(quad.object)) for quad in quads}))

    def _label(self, node: ox.NamedNode) -> str | None:
        for graph in (self._facts, self._iris.ontology_graph, None):
            for predicate in (RDFS["label"], SKOS["prefLabel"]):
                if (text := self._text(node, predicate, graph)) is not None:
                    return text
        return None

    def _text(self, node: ox.NamedNode, predicate: ox.NamedNode, graph: ox.NamedNode | None) -> str | None:
        """Return the text of a property in the language, else without one; the first in alphabetical order."""
        found = [
            quad.object
            for quad in self._store.quads_for_pattern(node, predicate, None, graph)
            if isinstance(quad.object, ox.Literal) and quad.object.language in (None, self.language)
        ]
        return min(found, key=lambda text: (text.language is None, text.value)).value if found else None

    def _say(self, key: str, **values: object) -> str:
        return words(self.language, key, **values)


def _axiom_key(triple: Triple) -> str:
    return (triple[2] if triple[1] == TYPE else triple[1])[1:-1].rsplit("#", 1)[-1]
