from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.errors import DataFileError
from kgtool.vocabulary.ontology import DirectMapping, LockIn, Ontology, Role, load_ontology
from kgtool.vocabulary.terms import KG, Iris

PREFIXES = """@prefix kg: <https://w3id.org/kgtool/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
DONATION = """
kg:Donation a owl:Class ; rdfs:subClassOf kg:FlowClaim ; kg:roleRequired kg:donor , kg:donee ;
  kg:measureKind kg:kindAmount ; kg:money true ; kg:flowFrom kg:donor ; kg:flowTo kg:donee .
kg:donor rdfs:range kg:Actor .
kg:donee rdfs:range [ owl:unionOf ( kg:PublicBody kg:Person ) ] .
"""


def read(text: str) -> Ontology:
    return Ontology(list(ox.parse((PREFIXES + text).encode(), format=ox.RdfFormat.TURTLE)))


def test_a_claim_type_has_its_roles_with_the_required_ones_first() -> None:
    kind = load_ontology().claim_types["CloudCommitment"]
    assert list(kind.roles) == ["customer", "provider", "platform"]
    assert kind.required_roles == ("customer", "provider")
    assert kind.roles["platform"] == Role("platform", False, False, ("CloudPlatform", "Application", "Organisation"))
    assert kind.parent == "FlowClaim"
    assert kind.measure_kinds == ("amount", "capacity", "share")


def test_a_mutual_role_is_required_and_holds_all_sides() -> None:
    assert load_ontology().claim_types["Partnership"].roles["partners"] == Role("partners", True, True, ("Actor",))


def test_a_claim_type_knows_its_payment_its_direct_properties_and_its_lock_in() -> None:
    kind = load_ontology().claim_types["CloudUse"]
    assert (kind.flow_from, kind.flow_to, kind.in_exchange) == ("customer", "provider", KG["exchangeCompute"])
    assert DirectMapping("usesCloudOf", "customer", "provider") in kind.direct
    assert DirectMapping("usesPlatform", "customer", "platform") in kind.direct
    assert kind.lock_in == LockIn("cloud", "customer", "provider")
    assert (kind.money, kind.exclusivity_applies) == (False, True)


def test_a_figure_is_no_payment_and_no_lock_in() -> None:
    kind = load_ontology().claim_types["Revenue"]
    assert (kind.flow_from, kind.flow_to, kind.in_exchange, kind.lock_in, kind.direct) == (None, None, None, None, ())
    assert kind.money


def test_claim_types_are_sorted_by_name() -> None:
    assert list(load_ontology().claim_types) == sorted(load_ontology().claim_types)


def test_a_kind_lies_below_all_classes_above_it() -> None:
    ontology = load_ontology()
    assert ontology.superclasses("AILab") == {"AILab", "Company", "Organisation", "Actor"}
    assert ontology.is_a("AILab", "Actor")
    assert ontology.is_a("AILab", "AILab")
    assert not ontology.is_a("Actor", "AILab")
    assert not ontology.is_a("Unheard", "Actor")


def test_an_unknown_class_has_no_superclasses() -> None:
    with pytest.raises(KeyError):
        load_ontology().superclasses("Unheard")


def test_labels_and_definitions_are_in_both_languages() -> None:
    ontology = load_ontology()
    assert (ontology.label("AILab"), ontology.label("AILab", "en")) == ("KI-Labor", "AI lab")
    assert ontology.definition("AILab", "en") == "A company that develops AI models of its own."
    assert (ontology.label("Unheard"), ontology.definition("Unheard")) == ("Unheard", None)


def test_a_class_that_one_value_defines_is_known_by_it() -> None:
    assert load_ontology().value_classes["kind", "kindAmount"] == "AmountMeasure"


def test_a_new_claim_type_needs_nothing_but_the_file() -> None:
    kind = read(DONATION).claim_types["Donation"]
    assert kind.required_roles == ("donor", "donee")
    assert kind.roles["donee"].ranges == ("PublicBody", "Person")
    assert (kind.flow_from, kind.flow_to, kind.money) == ("donor", "donee", True)


def test_two_readings_give_the_same_quads_blank_nodes_included() -> None:
    graph = Iris().ontology_graph
    load_ontology.cache_clear()
    first = load_ontology().quads(graph)
    load_ontology.cache_clear()
    assert load_ontology().quads(graph) == first
    assert {quad.graph_name for quad in first} == {graph}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("kg:Gift a owl:Class ; kg:roleRequired kg:giver .", "kg:giver has no rdfs:range"),
        (DONATION + "kg:Donation kg:lockInKind 'capital' .", "lacks kg:lockInActor"),
        (DONATION + "kg:m a kg:DirectMapping ; kg:ofType kg:Donation .", "lacks kg:directProperty"),
        (
            DONATION + "kg:m a kg:DirectMapping ; kg:ofType kg:Unheard ; kg:directProperty kg:gives ; "
            "kg:directFrom kg:donor ; kg:directTo kg:donee .",
            "kg:Unheard",
        ),
        (DONATION.replace("kg:flowTo kg:donee", "kg:flowTo kg:payee"), "kg:payee"),
        ("kg:Donation kg:roleRequired ;", "no Turtle"),
    ],
)
def test_a_broken_ontology_is_named_with_its_cause(text: str, cause: str, tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(PREFIXES + text)
    with pytest.raises(DataFileError) as caught:
        load_ontology(file)
    assert cause in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_missing_ontology_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        load_ontology(tmp_path / "absent.ttl")


def test_it_is_read_once_and_in_a_moment() -> None:
    assert load_ontology() is load_ontology()
    best = 1.0
    for _ in range(3):
        load_ontology.cache_clear()
        start = time.process_time()
        load_ontology()
        best = min(best, time.process_time() - start)
    assert best < 0.15, "0.02 s on the machine that this was written on"
