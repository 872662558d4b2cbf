"""A check as a resource of the analysis graph."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pyoxigraph as ox

from kgtool.audit.check import Check
from kgtool.audit.sentence import figure_words, formula_words, sentence, tolerance_words
from kgtool.graph.terms import Statement, decimal, integer
from kgtool.resolve.blocks import Known
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

_LANGUAGES = ("de", "en")
#: Bounds are written with six places, rounded outwards: a store keeps no more than eighteen.
_PLACES = Decimal("0.000001")


def check_statements(check: Check, known: Known) -> Iterator[Statement]:
    """Yield the kg:Check of a check; a bound that is not known has no statement."""
    node = known.iris.check(check.kind, check.digest, policy=known.policy)
    yield node, RDF["type"], KG["Check"]
    yield node, KG["checkKind"], ox.Literal(check.kind)
    yield node, KG["formula"], ox.Literal(formula_words(check))
    yield node, KG["stated"], decimal(check.stated_value)
    if check.expected.known_min is not None:
        yield node, KG["expectedMin"], decimal(check.expected.min.quantize(_PLACES, ROUND_FLOOR))
    if check.expected.known_max is not None:
        yield node, KG["expectedMax"], decimal(check.expected.max.quantize(_PLACES, ROUND_CEILING))
    yield node, KG["unit"], ox.Literal(check.unit)
    yield node, KG["verdict"], ox.Literal(check.verdict)
    if check.slip is not None:
        yield node, KG["slip"], ox.Literal(check.slip)
    for language in _LANGUAGES:
        words = sentence(check, language, known.label, known.ontology)
        yield node, KG["sentence"], ox.Literal(words, language=language)
        if tolerance := tolerance_words(check, language):
            yield node, KG["tolerance"], ox.Literal(tolerance, language=language)
    claims = sorted({figure.claim.iri.value for figure in check.figures})
    yield node, KG["claimCount"], integer(len(claims))
    for claim in claims:
        yield node, PROV["wasDerivedFrom"], ox.NamedNode(claim)
    yield from _operands(node, check, known.iris)


def _operands(node: ox.NamedNode, check: Check, iris: Iris) -> Iterator[Statement]:
    """Yield the operands in the order of the formula, and the stated figure before them where a text states it."""
    told = [("stated", check.stated_by)] if check.stated_by else []
    entries = [*told, *((operand.role, operand.figure) for operand in check.operands)]
    for number, (role, figure) in enumerate(entries, start=0 if told else 1):
        part = iris.part(node, f"operand-{number}")
        yield node, KG["operand"], part
        yield part, RDF["type"], KG["Operand"]
        yield part, KG["operandNumber"], integer(number)
        yield part, KG["operandRole"], ox.Literal(role)
        yield part, KG["operandClaim"], figure.claim.iri
        yield part, KG["operandMeasure"], figure.measure.iri
        yield part, KG["words"], ox.Literal(figure_words(figure))
