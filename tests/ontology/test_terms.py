"""What holds of every term of the ontology, and which terms it must have."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.claims import claim as record
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import DCTERMS, KG, OA, OWL, PROV, RDF, RDFS, SKOS, XSD
from tests.ontology.ontology_file import objects, own_terms, subjects, triples

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ox.NamedNode("https://w3id.org/kgtool/ns")

#: The roles of each claim type as `claims.md` has them: `!` required, `?` may be missing, `*` all sides at once.
CLAIM_TYPES = {
    "Investment": "investor! investee!",
    "Acquisition": "acquirer! target!",
    "CloudCommitment": "customer! provider! platform?",
    "ChipPurchase": "buyer! supplier? product?",
    "CapitalExpenditure": "spender! location? partner?",
    "ProfitShare": "recipient! payer!",
    "Revenue": "organisation! segment? reference?",
    "Profit": "organisation! segment? reference?",
    "Loss": "organisation! segment? reference?",
    "Valuation": "organisation! segment? reference?",
    "FundingTotal": "organisation! segment? reference?",
    "OrderBacklog": "organisation! segment? reference?",
    "MarketShare": "organisation! market? reference?",
    "RevenueShare": "organisation! customer! segment?",
    "CustomerCount": "organisation! segment? reference?",
    "DealVolume": "participants*",
    "MarketGrowth": "market! reference?",
    "CloudUse": "customer! provider! platform?",
    "CloudAvailability": "platform! vendor? product?",
    "Partnership": "partners*",
    "Competition": "competitors*",
    "ChipDesign": "designer! product! partner?",
    "ChipUse": "user! supplier? product?",
    "ComponentSupply": "supplier! product! customer?",
    "ProductIntegration": "integrator! product! vendor? host?",
    "HardwareOptimisation": "developer! hardware! vendor?",
    "Leadership": "person! organisation! position?",
    # What tables give beside them.
    "Payment": "payer! recipient!",
}
#: 'Who pays whom' of `claims.md`.
PAYMENTS = {
    "Investment": ("investor", "investee"),
    "CloudCommitment": ("customer", "provider"),
    "CloudUse": ("customer", "provider"),
    "ChipPurchase": ("buyer", "supplier"),
    "ChipUse": ("user", "supplier"),
    "ComponentSupply": ("customer", "supplier"),
    "ProfitShare": ("payer", "recipient"),
    "RevenueShare": ("customer", "organisation"),
    "Payment": ("payer", "recipient"),
}
DIRECT = {
    *("investsIn", "hasInvestor", "acquires", "buysComputeFrom", "buysChipsFrom", "usesCloudOf", "usesChipsOf"),
    *("supplies", "suppliesTo", "suppliesProduct", "partnerOf", "competesWith", "designsChip", "offeredOn"),
    *("vendorOfferedOn", "integrates", "integratesModelsOf", "optimisesFor", "leads", "sharesProfitWith"),
    *("earnsFrom", "buildsWith"),
}


def by_language(term: ox.NamedNode, predicate: ox.NamedNode) -> dict[str | None, str]:
    return {text.language: text.value for text in objects(term, predicate) if isinstance(text, ox.Literal)}


@pytest.mark.parametrize("predicate", [RDFS["label"], SKOS["definition"]], ids=["label", "definition"])
def test_every_term_is_named_and_defined_in_german_and_english(predicate: ox.NamedNode) -> None:
    borrowed = {
        triple.subject
        for triple in triples()
        if isinstance(triple.subject, ox.NamedNode)
        and any(triple.subject in vocabulary for vocabulary in (DCTERMS, OA, PROV, SKOS))
    }
    terms = own_terms() | borrowed
    wanting = [
        str(term) for term in terms if not {"de", "en"} <= {k for k, v in by_language(term, predicate).items() if v}
    ]
    assert sorted(wanting) == []
    assert len(terms) > 300


def test_no_two_terms_of_one_kind_share_a_label() -> None:
    for kind in (OWL["Class"], OWL["ObjectProperty"], OWL["DatatypeProperty"], OWL["AnnotationProperty"]):
        for language in ("de", "en"):
            labels = [by_language(term, RDFS["label"])[language] for term in subjects(RDF["type"], kind) if term in KG]
            assert sorted({label for label in labels if labels.count(label) > 1}) == [], (kind, language)


def test_every_term_that_the_ontology_speaks_of_is_described_in_it() -> None:
    spoken_of = {
        term for t in triples() for term in (t.predicate, t.object) if isinstance(term, ox.NamedNode) and term in KG
    }
    assert sorted(term.value for term in spoken_of - own_terms()) == []


def test_every_term_that_the_program_its_rules_and_its_questions_use_is_described() -> None:
    used: set[str] = set()
    for file in sorted((ROOT / "kgtool").rglob("*.py")):
        used |= set(re.findall(r'KG\["(\w+)"\]', file.read_text("utf-8")))
    for file in [*sorted((ROOT / "ontology").rglob("*.rq")), *sorted((ROOT / "queries").rglob("*.rq"))]:
        used |= set(re.findall(r"(?<![\w:])kg:(\w+)", file.read_text("utf-8")))
    for file in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")):
        found = [term for quad in ox.parse(path=file) for term in (quad.subject, quad.object)]
        used |= {KG.local_name(term) for term in found if isinstance(term, ox.NamedNode) and term in KG}
    assert sorted(used - {KG.local_name(term) for term in own_terms()}) == []
    assert len(used) > 100


def test_the_claim_types_have_the_roles_of_the_claim_record() -> None:
    found = {
        name: {role.name: "*" if role.mutual else "!" if role.required else "?" for role in kind.roles.values()}
        for name, kind in load_ontology().claim_types.items()
    }
    assert found == {name: {role[:-1]: role[-1] for role in roles.split()} for name, roles in CLAIM_TYPES.items()}


def test_who_pays_whom_is_as_in_the_claim_record() -> None:
    types = load_ontology().claim_types.values()
    found = {kind.name: (kind.flow_from, kind.flow_to) for kind in types if kind.flow_from or kind.flow_to}
    assert found == PAYMENTS
    assert {kind.name for kind in types if kind.in_exchange} == set(PAYMENTS)


def test_the_coded_values_are_those_of_the_claim_record() -> None:
    codes = load_ontology().codes
    assert codes["modality"] == record.MODALITIES
    assert codes["hedge"] == record.HEDGES
    assert codes["kind"] == record.KINDS
    assert codes["exclusivity"] == record.EXCLUSIVITIES
    assert codes["stage"] == record.STAGES
    assert codes["instrument"] == record.INSTRUMENTS
    assert codes["scope"] == record.SCOPES
    assert codes["of"] == record.OF


def test_a_coded_value_is_named_after_its_field_and_code() -> None:
    for field, codes in load_ontology().codes.items():
        for code in codes:
            concept = KG[field + code[0].upper() + code[1:]]
            assert [term.value for term in objects(concept, SKOS["notation"]) if isinstance(term, ox.Literal)] == [code]


def test_the_direct_properties_exist() -> None:
    declared = {KG.local_name(term) for term in subjects(RDF["type"], OWL["ObjectProperty"]) if term in KG}
    assert sorted(DIRECT - declared) == []


def test_every_direct_property_of_a_mapping_is_declared_and_fits_its_roles() -> None:
    ontology = load_ontology()
    for kind in ontology.claim_types.values():
        for mapping in kind.direct:
            assert OWL["ObjectProperty"] in objects(KG[mapping.property], RDF["type"]), mapping
            assert mapping.from_role in kind.roles, (kind.name, mapping)
            assert mapping.to_role in kind.roles, (kind.name, mapping)
    assert sum(len(kind.direct) for kind in ontology.claim_types.values()) >= 30


def test_no_datatype_stands_in_a_range_that_hermit_does_not_know() -> None:
    ranges = {triple.object for triple in triples() if triple.predicate == RDFS["range"]}
    assert not ranges & {XSD["date"], XSD["gYear"], XSD["duration"], XSD["dateTime"]}


def test_nothing_is_imported_and_no_python_module_is_named() -> None:
    assert OWL["imports"] not in {triple.predicate for triple in triples()}
    assert not [triple for triple in triples() if "owlready" in str(triple)]


def test_the_ontology_says_its_version_and_licence() -> None:
    assert objects(ONTOLOGY, DCTERMS["license"]) == [ox.NamedNode("https://creativecommons.org/licenses/by/4.0/")]
    assert objects(ONTOLOGY, OWL["versionInfo"]) == [ox.Literal("0.1.0")]


def test_it_is_built_on_prov_and_web_annotation() -> None:
    assert {PROV["Entity"], OA["Annotation"]} <= set(objects(KG["Claim"], RDFS["subClassOf"]))
    assert PROV["Agent"] in objects(KG["Actor"], RDFS["subClassOf"])
    assert OA["hasTarget"] in objects(KG["evidence"], RDFS["subPropertyOf"])
    assert PROV["wasAttributedTo"] in objects(KG["attributedTo"], RDFS["subPropertyOf"])


def test_every_property_has_one_kind_only() -> None:
    kinds = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    found = [set(subjects(RDF["type"], OWL[kind])) for kind in kinds]
    assert not (found[0] & found[1] or found[0] & found[2] or found[1] & found[2])
