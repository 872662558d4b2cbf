"""The ontology in owlready2, and what HermiT makes of it."""

from __future__ import annotations

import io
from collections.abc import Iterable

import owlready2
import pyoxigraph as ox
import pytest

from kgtool.owl.java import java
from kgtool.vocabulary.terms import KG
from tests.ontology.ontology_file import triples
from tests.owl.conftest import hermit

__all__ = ["hermit"]

PREFIXES = "@prefix kg: <https://w3id.org/kgtool/ns#> . @prefix e: <https://w3id.org/kgtool/id/entity/> .\n"
FACTS = """
e:microsoft a kg:CloudProvider ; kg:investsIn e:anthropic ; kg:buysChipsFrom e:nvidia .
e:nvidia a kg:ChipDesigner ; kg:investsIn e:openai .
e:anthropic a kg:AILab ; kg:buysComputeFrom e:microsoft .
e:openai a kg:AILab ; kg:buysChipsFrom e:nvidia ; kg:designsChip e:titan ; kg:usesPlatform e:azure .
e:tsmc a kg:Foundry ; kg:suppliesTo e:nvidia .
e:azure a kg:CloudPlatform ; kg:ownedBy e:microsoft .
e:claude a kg:AIModel ; kg:ownedBy e:anthropic ; kg:offeredOn e:azure .
e:titan a kg:Chip .
e:flow a kg:Flow ; kg:from e:openai ; kg:to e:microsoft ; kg:flowType kg:CloudUse ;
  kg:exclusivity kg:exclusivityPrimary ; kg:min 1.5 ; kg:unit "USD" .
e:circle a kg:CircularFlow ; kg:member e:nvidia .
e:measure a kg:Measure ; kg:kind kg:kindAmount .
"""

needs_java = pytest.mark.usefixtures("hermit")


def world(facts: str = "") -> owlready2.World:
    """Give owlready2's world of the ontology and facts (Turtle), which it reads as N-Triples."""
    more = ox.parse((PREFIXES + facts).encode(), format=ox.RdfFormat.TURTLE)
    data = ox.serialize([*triples(), *(quad.triple for quad in more)], format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    found = owlready2.World()
    found.get_ontology("https://w3id.org/kgtool/ns").load(fileobj=io.BytesIO(data))
    return found


def reason(facts: str) -> owlready2.World:
    found = world(facts)
    owlready2.JAVA_EXE = java()
    owlready2.sync_reasoner_hermit(found, infer_property_values=True, debug=0)
    return found


@pytest.fixture(scope="module")
def classified(hermit: str) -> owlready2.World:
    return reason(FACTS)


def names(terms: Iterable[owlready2.Thing]) -> set[str]:
    return {term.name for term in terms}


def test_owlready2_reads_every_class_and_property() -> None:
    found = world()
    assert {"AILab", "Investment", "SupplierInvestor", "CircularFlow"} <= names(found.classes())
    assert {"investsIn", "usesCloudOf", "investor"} <= names(found.object_properties())
    assert {"min", "max", "confidence"} <= names(found.data_properties())
    assert found[KG["AILab"].value] in found[KG["Company"].value].subclasses()


@needs_java
def test_the_ontology_is_consistent_and_every_class_can_have_members(classified: owlready2.World) -> None:
    assert list(classified.inconsistent_classes()) == []


@needs_java
@pytest.mark.parametrize(
    ("defined", "members"),
    [
        ("SupplierInvestor", {"microsoft", "nvidia"}),
        ("SingleCloudLab", {"openai"}),
        ("ChipMakingCustomer", {"openai"}),
        ("CloudFundedLab", {"anthropic"}),
        ("ChipFundedLab", {"openai"}),
        ("FablessDesigner", {"nvidia"}),
        ("ModelDistributor", {"microsoft"}),
        ("CircleMember", {"nvidia"}),
        ("AmountMeasure", {"measure"}),
    ],
)
def test_the_reasoner_fills_the_defined_class(classified: owlready2.World, defined: str, members: set[str]) -> None:
    assert names(classified[KG[defined].value].instances()) == members


@needs_java
@pytest.mark.parametrize(
    ("chain", "pairs"),
    [
        ("usesCloudOf", {("openai", "microsoft")}),
        ("vendorOfferedOn", {("anthropic", "azure")}),
        ("distributesThrough", {("anthropic", "microsoft")}),
        ("reliesOnChipsOf", {("openai", "nvidia"), ("anthropic", "nvidia")}),
    ],
)
def test_the_reasoner_follows_the_property_chain(
    classified: owlready2.World, chain: str, pairs: set[tuple[str, str]]
) -> None:
    found = {(subject.name, value.name) for subject, value in classified[KG[chain].value].get_relations()}
    assert found == pairs


@needs_java
@pytest.mark.parametrize(
    "contradiction",
    [
        "e:azure a kg:CloudPlatform , kg:Company .",
        "e:nvidia a kg:Company ; kg:investsIn e:nvidia .",
        "e:claim a kg:Investment , kg:Acquisition .",
    ],
    ids=["platform and company", "invests in itself", "two claim types"],
)
def test_a_contradiction_is_found(contradiction: str) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(contradiction)
