"""The shapes say the same as the ontology: roles, who may fill them, coded values, payments."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kgtool.validate import load_shapes
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, RDF, RDFS, SH

SHAPES = "https://w3id.org/kgtool/shapes#"
ONTOLOGY = load_ontology()


def values(shape: str, parameter: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
    node = ox.NamedNode(SHAPES + shape)
    return [t.object for t in load_shapes().triples if t.subject == node and t.predicate == SH[parameter]]


def members(shape: str) -> set[str]:
    """Give the local names in a shape's sh:in."""
    pairs = {(str(triple.subject), triple.predicate): triple.object for triple in load_shapes().triples}
    (node,) = values(shape, "in")
    found: set[str] = set()
    while (first := pairs.get((str(node), RDF["first"]))) is not None:
        found.add(KG.local_name(first) if isinstance(first, ox.NamedNode) else str(first))
        node = pairs[str(node), RDF["rest"]]
    return found


def kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def test_each_role_that_a_type_needs_has_a_shape_that_asks_for_it() -> None:
    asked = 0
    for kind in ONTOLOGY.claim_types.values():
        for role in kind.roles.values():
            counts = values(f"{kebab(kind.name)}-{kebab(role.name)}", "minCount")
            expected = "2" if role.mutual else "1"
            assert [str(count.value) for count in counts if isinstance(count, ox.Literal)] == (
                [expected] if role.required else []
            ), (kind.name, role)
            asked += role.required
    assert asked == 40


def test_each_role_may_be_filled_by_the_kinds_of_its_range() -> None:
    unions: dict[str, set[str]] = {}
    for triple in load_shapes().triples:
        # Who does something (kgsh:Doer) is of PROV-O and fills no role.
        if triple.predicate == RDFS["subClassOf"] and triple.subject in KG:
            assert isinstance(triple.subject, ox.NamedNode)
            assert isinstance(triple.object, ox.NamedNode)
            unions.setdefault(triple.object.value, set()).add(KG.local_name(triple.subject))
    for kind in ONTOLOGY.claim_types.values():
        for role in kind.roles.values():
            (allowed,) = values(f"role-{kebab(role.name)}", "class")
            assert isinstance(allowed, ox.NamedNode)
            assert unions.get(allowed.value, {allowed.value.removeprefix(KG.iri)}) == set(role.ranges), role


def test_each_role_is_allowed_to_the_types_that_have_it() -> None:
    having: dict[str, set[str]] = {}
    for kind in ONTOLOGY.claim_types.values():
        for role in kind.roles:
            having.setdefault(role, {"Claim"}).add(kind.name)
    for role, types in having.items():
        assert members(f"type-of-{kebab(role)}") == types


def test_each_type_allows_the_measures_that_suit_it() -> None:
    for kind in ONTOLOGY.claim_types.values():
        if kind.measure_kinds:
            expected = {f"kind{code.capitalize()}" for code in kind.measure_kinds}
            assert members(f"{kebab(kind.name)}-measure") == expected
    bare = {KG[kind.name] for kind in ONTOLOGY.claim_types.values() if not kind.measure_kinds}
    assert set(values("relation-without-measure", "targetClass")) == bare


def test_the_coded_values_are_those_of_the_ontology() -> None:
    shapes = {
        "modality": "claim-modality",
        "stage": "claim-stage",
        "instrument": "claim-instrument",
        "exclusivity": "exclusivity-value",
        "kind": "measure-kind",
        "hedge": "measure-hedge",
        "scope": "measure-scope",
        "of": "measure-base",
        "exchange": "flow-exchange",
        "originKind": "origin-kind",
        "contradiction": "contradiction-kind",
        "severity": "contradiction-severity",
        "dimension": "lock-in-dimension",
        "decision": "decision-kind",
    }
    assert set(shapes) == set(ONTOLOGY.codes)
    for field, shape in shapes.items():
        assert members(shape) == {field + code[0].upper() + code[1:] for code in ONTOLOGY.codes[field]}


def test_the_claim_types_and_the_payments_are_those_of_the_ontology() -> None:
    assert members("claim-type") == {"Claim", *ONTOLOGY.claim_types}
    assert members("flow-type") == {kind.name for kind in ONTOLOGY.claim_types.values() if kind.flow_from}
