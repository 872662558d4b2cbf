"""Explains resources of facts and analysis: deals, flows, circles, lock-ins, contradictions, checks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.explain.prove import standing, triple_step
from kgtool.explain.step import Step
from kgtool.explain.words import words
from kgtool.reason.pattern import Triple, term
from kgtool.resolve.money_words import money_words
from kgtool.vocabulary.terms import DCTERMS, KG, OA, RDF, slug_of

#: Properties that lead from a resource to its parts, in the order in which they are shown.
_PARTS = (KG["edge"], KG["flow"], KG["side"], KG["operand"], KG["premise"], DCTERMS["hasPart"], KG["claim"])
_OPERAND_CLAIM = KG["operandClaim"]
#: What a resource says of itself that belongs to its explanation; the amounts come before.
_SAID = (
    "formula", "tolerance", "share", "note", "exclusivity", "clashCode", "severity", "contradictionKind", "claimCount",
)  # fmt: skip
_RANGES = (("amount", "min", "max"), ("expected", "expectedMin", "expectedMax"), ("share", "shareMin", "shareMax"))
_NUMBERS = (KG["edgeNumber"], KG["sideNumber"], KG["operandNumber"], KG["premiseNumber"])


def is_resource(case: Case, node: ox.NamedNode) -> bool:
    """Tell whether the facts or the analysis of the policy say something of a resource that is no entity."""
    if node.value.startswith(case.iris.entity("").value):
        return False
    return any(case.said(node, graph) for graph in (*_graphs(case), case.graph("inferred")))


def resource_step(case: Case, node: ox.NamedNode, above: frozenset[ox.NamedNode] = frozenset()) -> Step:
    """Return a resource with what it says of itself, its parts, and the claims that only it rests on."""
    if stands_for := triple_of(case, node):
        about = term(stands_for[0])
        if stands_for[1] == str(KG["exclusivity"]) and isinstance(about, ox.NamedNode):
            return resource_step(case, about, above)
        return triple_step(case, stands_for)
    if claims := case.behind.claims((node,)):
        labels = (case.ontology.label(name, case.language) for name in claims[0].types)
        return Step("resource", ", ".join(labels), node, claims=claims)
    below = above | {node}
    parts = tuple(resource_step(case, part, below) for part in _parts(case, node) if part not in below)
    told = {claim.iri for part in parts for claim in part.all_claims()}
    derived = [
        found
        for graph in _graphs(case)
        for found in (*case.behind.derived(node, graph), *_values(case, node, _OPERAND_CLAIM, graph))
    ]
    own = [found for found in derived if found not in told]
    flows = tuple(
        resource_step(case, found, below)
        for found in dict.fromkeys(own)
        if is_resource(case, found) and found not in below and not _is_shown(found, parts)
    )
    rung, first, last = standing(case, node, case.graph("facts"))
    return Step(
        kind="resource",
        words=_title(case, node),
        node=node,
        parts=(*parts, *flows),
        claims=case.behind.claims(own),
        rung=rung,
        first=first,
        last=last,
        details=tuple(_details(case, node)),
    )


def triple_of(case: Case, node: ox.NamedNode) -> Triple | None:
    """Return the triple that a fact, an inference or a premise stands for, None for other resources."""
    for graph in (*_graphs(case), case.graph("inferred")):
        parts = [
            next((str(value) for value in case.said(node, graph).get(RDF[name], ())), None)
            for name in ("subject", "predicate", "object")
        ]
        if parts[0] is not None and parts[1] is not None and parts[2] is not None:
            return parts[0], parts[1], parts[2]
    return None


def _title(case: Case, node: ox.NamedNode) -> str:
    text = case.naming.name(str(node))
    if text != slug_of(node):
        return text
    if words_there := _mentioned(case, node):
        return words_there
    ends = [_values(case, node, KG[name], graph) for name in ("from", "to") for graph in _graphs(case)]
    if any(ends):
        return " → ".join(case.naming.name(str(end)) for found in ends for end in found[:1])
    kinds = {kind for graph in _graphs(case) for kind in _values(case, node, RDF["type"], graph) if kind in KG}
    number = _number(case, node)
    return " ".join([*sorted(case.naming.name(str(kind)) for kind in kinds), *([str(number)] if number else [])])


def _mentioned(case: Case, node: ox.NamedNode) -> str:
    """Return the words of a mention with their document and place, '' where the node is none."""
    said = (OA["exact"], OA["start"], OA["end"])
    found = {
        quad.predicate: quad.object.value
        for quad in case.store.quads_for_pattern(node, None, None, None)
        if quad.predicate in said and isinstance(quad.object, ox.Literal)
    }
    if len(found) < 3:
        return ""
    document = slug_of(ox.NamedNode(node.value.partition("#")[0]))
    return f"“{found[OA['exact']]}” ({document}, {found[OA['start']]}–{found[OA['end']]})"


def _is_shown(node: ox.NamedNode, parts: tuple[Step, ...]) -> bool:
    return any(step.node == node for part in parts for step in part.walk())


def _parts(case: Case, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    for predicate in _PARTS:
        for graph in _graphs(case):
            found = _values(case, node, predicate, graph)
            yield from sorted(found, key=lambda part: (_number(case, part), part.value))


def _number(case: Case, node: ox.NamedNode) -> int:
    values = [
        value
        for predicate in _NUMBERS
        for graph in _graphs(case)
        for value in case.said(node, graph).get(predicate, ())
    ]
    return min((int(value.value) for value in values if isinstance(value, ox.Literal)), default=0)


def _details(case: Case, node: ox.NamedNode) -> Iterator[str]:
    unit = next(iter(_texts(case, node, "unit")), "")
    for key, low, high in _RANGES:
        bounds = [Decimal(found[0]) if (found := _texts(case, node, name)) else None for name in (low, high)]
        if bounds != [None, None]:
            value = money_words(bounds[0], bounds[1], "%" if key == "share" else unit, case.language).removesuffix(" 1")
            yield words(case.language, "said", label=words(case.language, key), value=value)
    for name in _SAID:
        if found := _texts(case, node, name):
            label = case.ontology.label(name, case.language)
            yield words(case.language, "said", label=label, value=", ".join(found))


def _texts(case: Case, node: ox.NamedNode, name: str) -> list[str]:
    """Return the values of a property in words, sorted; of texts those in the language."""
    return sorted(
        {
            case.naming.name(str(value))
            for graph in _graphs(case)
            for value in case.said(node, graph).get(KG[name], ())
            if not isinstance(value, ox.Literal) or value.language in (None, case.language)
        }
    )


def _values(case: Case, node: ox.NamedNode, predicate: ox.NamedNode, graph: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
    found = {value for value in case.said(node, graph).get(predicate, ()) if isinstance(value, ox.NamedNode)}
    return tuple(sorted(found, key=lambda value: value.value))


def _graphs(case: Case) -> tuple[ox.NamedNode, ox.NamedNode]:
    return case.graph("facts"), case.graph("analysis")
