"""Who acts where no plain subject says so: the owner of a plan, the leader of a consortium, the giver in a passive."""

from __future__ import annotations

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims_of(text: str) -> tuple[Claim, ...]:
    return read(Document("example.txt", text, "0" * 64)).claims


@pytest.mark.parametrize(
    ("text", "acquirer", "modality", "negated"),
    [
        ("Der Plan von Qualcomm, Altair zu übernehmen, sorgt für Unruhe.", "qualcomm", "planned", False),
        ("Auch Qualcomms zweiter Versuch, sich Altair einzuverleiben, ist gescheitert.", "qualcomm", "asserted", True),
        ("Siemens begrüßt das Vorhaben von Bosch, Altair zu kaufen.", "bosch", "planned", False),
        ("Siemens verwarf den Plan, Altair zu kaufen.", "siemens", "asserted", True),
    ],
)
def test_the_owner_of_the_plan_carries_it_out(text: str, acquirer: str, modality: str, negated: bool) -> None:
    claim = next(claim for claim in claims_of(text) if claim.type == "Acquisition")
    assert claim.fillers("acquirer") == (acquirer,)
    assert (claim.modality, claim.negated) == (modality, negated)


def test_a_word_given_is_no_plan() -> None:
    claims = claims_of("Die Zusage von SAP, drei Millionen Euro in Parloa zu investieren, steht.")
    assert [(c.type, c.modality) for c in claims] == [("Investment", "asserted")]


def test_goods_behind_a_name_make_it_the_one_they_are_given_to() -> None:
    claims = claims_of("Bezahlt wird alles von der KfW, die Parloa einen Kredit über drei Millionen Euro gewährt.")
    claim = next(c for c in claims if c.type == "Investment")
    assert (claim.fillers("investor"), claim.fillers("investee")) == (("kfw",), ("parloa",))


@pytest.mark.parametrize("group", ["Ein Konsortium um KKR", "Ein von KKR geführtes Konsortium"])
def test_a_consortium_acts_as_who_leads_it(group: str) -> None:
    claim = next(c for c in claims_of(f"{group} übernimmt Altair für zwei Milliarden Euro.") if c.type == "Acquisition")
    assert (claim.fillers("acquirer"), claim.fillers("target")) == (("kkr",), ("altair",))


@pytest.mark.parametrize(
    "text",
    [
        "Vom Bund wurden Infineon Zuschüsse in Höhe von 90 Millionen Euro bewilligt.",
        "Infineon wurden vom Bund Zuschüsse von 90 Millionen Euro gewährt.",
        "Der Infineon vom Bund gewährte Zuschuss (90 Millionen Euro) läuft aus.",
    ],
)
def test_a_passive_gives_to_whoever_looks_like_its_subject(text: str) -> None:
    claim = next(c for c in claims_of(text) if c.type == "Investment")
    assert (claim.fillers("investor"), claim.fillers("investee")) == (("german-government",), ("infineon",))


def test_whom_the_clause_names_is_meant_and_not_also_whom_the_text_speaks_of() -> None:
    text = "Microsoft baut aus. Auch wenn Oracle vorerst der wichtigste Cloud-Partner für Mistral bleibt, eilt es."
    uses = [c for c in read(Document("a.txt", text, "0" * 64)).claims if c.type == "CloudUse"]
    assert [c.fillers("customer") for c in uses] == [("mistral",)]
