"""What HermiT may read of an ontology: nothing that makes it or owlready2 reach out, nothing it stops at.

owlready2 imports the Python module that an ontology names and, as HermiT's parser does, loads what it imports; both
kinds of triples are taken out. HermiT stops at the datatypes that OWL 2 (Structural Specification, section 4) does not
have, such as xsd:date: their values become strings that keep value and datatype apart from all others, and so do they
as ranges. Annotations mean nothing to a reasoner and are left out, but for those of a property that is also used as
another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.owl.faults import ReasonerError
from kgtool.vocabulary.terms import OWL, RDF, RDFS, XSD, Namespace

_OWLREADY = Namespace("http://www.lesfleursdunormal.fr/static/_downloads/owlready_ontology.owl#")
_INTEGERS = """integer long int short byte nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger
    unsignedLong unsignedInt unsignedShort unsignedByte"""
_OTHERS = """decimal double float
    string normalizedString token language Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime
    dateTimeStamp"""
#: The datatype map of OWL 2, but for rdf:PlainLiteral, which N-Triples writes as strings with a language.
DATATYPES = frozenset(
    [*(XSD[name] for name in f"{_INTEGERS} {_OTHERS}".split()), OWL["real"], OWL["rational"], RDF["XMLLiteral"]]
)
_DIGITS = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
#: How values of a datatype are written (XML Schema 1.1, part 2, sections 3.3 and 3.4), where owlready2 would stumble.
_FORMS = {XSD[name]: re.compile("[+-]?[0-9]+") for name in _INTEGERS.split()} | {
    XSD["decimal"]: re.compile(_DIGITS),
    **{XSD[name]: re.compile(rf"{_DIGITS}([eE][+-]?[0-9]+)?|[+-]?INF|NaN") for name in ("double", "float")},
    XSD["boolean"]: re.compile("true|false|0|1"),
}
_ANNOTATIONS = frozenset(
    [
        *(RDFS[name] for name in ("label", "comment", "seeAlso", "isDefinedBy")),
        *(OWL[name] for name in ("deprecated", "versionInfo", "versionIRI", "priorVersion", "incompatibleWith")),
        OWL["backwardCompatibleWith"],
    ]
)
#: What an annotation property says of itself, which is nothing a reasoner draws conclusions from.
_OF_PROPERTIES = frozenset([RDFS["domain"], RDFS["range"], RDFS["subPropertyOf"], RDFS["subClassOf"]])


@dataclass(frozen=True, slots=True)
class Legible:
    """What HermiT reads: `imports` and `modules` are what was taken out, `datatypes` what was replaced, sorted."""

    triples: tuple[ox.Triple, ...]
    imports: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    datatypes: tuple[str, ...] = ()


def legible(triples: Iterable[ox.Triple]) -> Legible:
    """Return what HermiT may read of an ontology, each triple once, in the order given.

    A number that is none by its datatype is a ReasonerError.
    """
    given = [triple for triple in dict.fromkeys(triples) if not isinstance(triple.object, ox.Triple)]
    imports = {
        triple.object.value for triple in given if _is_import(triple) and isinstance(triple.object, ox.NamedNode)
    }
    modules = {
        triple.object.value
        for triple in given
        if triple.predicate in _OWLREADY and isinstance(triple.object, ox.Literal)
    }
    replaced: set[str] = set()
    kept = [triple for triple in given if not _is_import(triple) and not _names_owlready(triple)]
    silent = annotation_properties(kept)
    read = (triple for triple in kept if triple.predicate not in silent and not _is_silent(triple, silent))
    return Legible(
        tuple(dict.fromkeys(_replaced(read, replaced))),
        tuple(sorted(imports)),
        tuple(sorted(modules)),
        tuple(sorted(replaced)),
    )


def annotation_properties(triples: Sequence[ox.Triple]) -> frozenset[ox.NamedNode]:
    """Return the properties that are annotations only, the built-in ones among them."""
    kinds = {OWL["ObjectProperty"], OWL["DatatypeProperty"]}
    declared, other = set(_ANNOTATIONS), set()
    for triple in triples:
        if triple.predicate == RDF["type"] and isinstance(triple.subject, ox.NamedNode):
            if triple.object == OWL["AnnotationProperty"]:
                declared.add(triple.subject)
            elif triple.object in kinds:
                other.add(triple.subject)
    return frozenset(declared - other)


def _is_import(triple: ox.Triple) -> bool:
    return triple.predicate == OWL["imports"]


def _names_owlready(triple: ox.Triple) -> bool:
    return any(term in _OWLREADY for term in (triple.subject, triple.predicate, triple.object))


def _is_silent(triple: ox.Triple, silent: frozenset[ox.NamedNode]) -> bool:
    if triple.predicate in _OF_PROPERTIES and triple.subject in silent:
        return True
    return triple.predicate == RDF["type"] and triple.object == OWL["AnnotationProperty"]


def _replaced(triples: Iterable[ox.Triple], replaced: set[str]) -> Iterator[ox.Triple]:
    for triple in triples:
        value = triple.object
        if isinstance(value, ox.Literal):
            _check(triple, value)
        if isinstance(value, ox.Literal) and value.language is None and value.datatype not in DATATYPES:
            replaced.add(value.datatype.value)
            # The datatype comes first, so that no two values of different types become one string.
            yield ox.Triple(triple.subject, triple.predicate, ox.Literal(f"{value.datatype.value} {value.value}"))
        elif isinstance(value, ox.NamedNode) and value in XSD and value not in DATATYPES:
            replaced.add(value.value)
            yield ox.Triple(triple.subject, triple.predicate, XSD["string"])
        elif triple.subject not in XSD:
            yield triple


def _check(triple: ox.Triple, value: ox.Literal) -> None:
    form = _FORMS.get(value.datatype)
    if form is not None and not form.fullmatch(value.value.strip()):
        raise ReasonerError(
            f"{triple.subject} has the value '{value.value}', which is no {value.datatype.value.rsplit('#')[-1]}.",
            "Correct the value or its datatype.",
        )
