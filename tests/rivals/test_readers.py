"""What two readers make of the same words is an entry of the ledger, with each reader's claim on a side."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox

from kgtool.claims import Claim, Entity, Measure, Span
from kgtool.claims.identity import Identity
from kgtool.documents.document import Document
from kgtool.extract.reading import Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.stated.documents import documents
from kgtool.vocabulary.terms import KG
from tests.resolve.claim_graph import IRIS, ONTOLOGY
from tests.rivals.told import Found, found_among, known

TEXT = "Nvidia will 5 Mrd. Dollar von OpenAI bekommen."
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
OURS = Claim(
    document="a.txt",
    sha256=SHA256,
    type="Investment",
    roles=(("investee", ("openai",)), ("investor", ("nvidia",))),
    spans=(Span(0, 45),),
    rule="investment.want",
    confidence=Decimal("0.90"),
    measures=(Measure("amount", Decimal(5_000_000_000), Decimal(5_000_000_000), "USD", "5 Mrd. Dollar"),),
    modality="planned",
)
THEIRS = replace(
    OURS,
    type="ChipPurchase",
    roles=(("buyer", ("openai",)), ("supplier", ("nvidia",))),
    rule="reader:llm",
    readers=("llm",),
)


def store(*claims: Claim) -> ox.Store:
    entities = (Entity("nvidia", "Nvidia", ("ChipDesigner",)), Entity("openai", "OpenAI", ("AILab",)))
    found = ox.Store()
    reading = Reading(claims, entities, 1, 1, 1, readers=(Identity("llm", "1"),))
    found.extend(document_quads(Document("a.txt", TEXT, SHA256), reading, IRIS))
    return found


def entries(*claims: Claim) -> list[Found]:
    graph = store(*claims)
    stated = [claim for document in documents(graph, ONTOLOGY) for claim in document.claims]
    return found_among(stated, known(graph))


def test_what_readers_read_differently_has_one_entry_with_the_rules_first() -> None:
    (entry,) = entries(THEIRS, OURS)
    assert (entry.rule, entry.severity) == ("reading.otherwise", "medium")
    assert entry.german == (
        "„Nvidia will 5 Mrd. Dollar von OpenAI bekommen“: die Regeln lesen hier Investition (Investor: Nvidia, "
        "Kapitalnehmer: OpenAI, geplant), das Sprachmodell liest Chipkauf (Käufer: OpenAI, Lieferant: Nvidia, geplant)."
    )
    assert entry.english == (
        "“Nvidia will 5 Mrd. Dollar von OpenAI bekommen”: the rules read investment (investor: Nvidia, "
        "investee: OpenAI, planned) here, the language model reads chip purchase (buyer: OpenAI, supplier: Nvidia, "
        "planned)."
    )
    assert [side.first.first.rule for side in entry.entry.sides] == ["investment.want", "reader%3Allm"]


def test_a_denial_is_told() -> None:
    (entry,) = entries(OURS, replace(THEIRS, type="Investment", roles=OURS.roles, negated=True, measures=()))
    assert "Investition (Investor: Nvidia, Kapitalnehmer: OpenAI, nicht, geplant)" in entry.german


def test_what_readers_read_alike_or_elsewhere_has_no_entry() -> None:
    assert entries(OURS) == []
    assert entries(OURS, replace(THEIRS, type="Investment", roles=OURS.roles)) == []
    assert entries(OURS, replace(THEIRS, spans=(Span(45, 46),))) == []


def test_the_graph_links_both_claims_to_each_other_and_no_others() -> None:
    graph = store(OURS, THEIRS)
    linked = {(quad.subject, quad.object) for quad in graph.quads_for_pattern(None, KG["readOtherwise"], None, None)}
    one, other = IRIS.claim(OURS.digest), IRIS.claim(THEIRS.digest)
    assert linked == {(one, other), (other, one)}
    assert list(store(OURS).quads_for_pattern(None, KG["readOtherwise"], None, None)) == []
