"""Word order: what stands before the finite verb, and where a sentence ends."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read
from kgtool.extract.sentences import sentences


def said(text: str) -> list[str]:
    """Return each claim of a text in short: type, roles in order of their names, measures."""
    found = []
    for claim in read(Document("text.txt", text, "0" * 64)).claims:
        roles = " ".join(f"{role}={','.join(claim.fillers(role))}" for role, _ in sorted(claim.roles))
        found.append(f"{claim.type} {roles} {' '.join(m.text for m in claim.measures)}".strip())
    return found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Geordert hat Oracle 30.000 Chips bei AMD.",
            "ChipPurchase buyer=oracle supplier=amd 30.000",
        ),
        (
            "Stecken will Nvidia drei Milliarden Dollar in Nokia.",
            "Investment investee=nokia investor=nvidia drei Milliarden Dollar",
        ),
        ("Taxiert wird Mistral mit 14 Milliarden Euro.", "Valuation organisation=mistral 14 Milliarden Euro"),
    ],
)
def test_a_main_verb_may_stand_before_its_auxiliary(text: str, claim: str) -> None:
    assert claim in said(text)


def test_a_noun_that_looks_like_an_infinitive_is_no_verb() -> None:
    assert said("Unternehmen wollen Chips kaufen.") == []


def test_a_verb_behind_and_before_a_figure_is_no_adjective() -> None:
    assert said("Infineon setzte 4 Milliarden Euro um und verdiente 500 Millionen Euro.") == [
        "Revenue organisation=infineon 4 Milliarden Euro",
        "Profit organisation=infineon 500 Millionen Euro",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Der Verlust lag bei 3 Mio. Am Ende blieb wenig.", ["Der Verlust lag bei 3 Mio.", "Am Ende blieb wenig."]),
        ("Es waren 3 Mio. Euro. Gut!", ["Es waren 3 Mio. Euro.", "Gut!"]),
        ("AMD kauft ein! 20 Mrd. Dollar sind weg.", ["AMD kauft ein!", "20 Mrd. Dollar sind weg."]),
    ],
)
def test_the_dot_of_a_unit_may_end_a_sentence(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == parts


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Die Beschleuniger bezieht Oracle von AMD.", "ChipPurchase buyer=oracle supplier=amd"),
        ("Die Rechenleistung mietet Mistral bei Google.", "CloudUse customer=mistral provider=google"),
    ],
)
def test_a_thing_before_a_verb_of_acting_is_its_object(text: str, claim: str) -> None:
    assert claim in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kauft Oracle Mistral, ist der Markt verteilt.",
        "Investiert AMD zwei Milliarden Dollar in Mistral, dann wird es ernst.",
        "Sollte Oracle Mistral übernehmen, wäre das eine Überraschung.",
    ],
)
def test_a_condition_without_wenn_is_no_statement(text: str) -> None:
    claims = read(Document("text.txt", text, "0" * 64)).claims
    assert claims and all(claim.modality == "hypothetical" for claim in claims)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Oracle bestellt bei AMD und Nvidia und lässt von Broadcom eigene Beschleuniger entwickeln.",
            "ChipPurchase buyer=oracle supplier=amd,nvidia",
        ),
        (
            "Das Start-up Ferrolux hat 30 Millionen Euro von Accel und Temasek erhalten.",
            "Investment investee=ferrolux investor=accel,temasek 30 Millionen Euro",
        ),
    ],
)
def test_names_that_a_conjunction_joins_stay_together(text: str, claim: str) -> None:
    assert claim in said(text)


def test_who_was_not_spoken_of_has_no_deal_with_who_was() -> None:
    found = said("Der Umsatz von Aixtron stieg auf 140 Mio. Euro.\n\nFerrolux AI holt 30 Millionen Euro.")
    assert not any(claim.startswith("Investment") for claim in found)


def test_a_parallel_clause_keeps_the_other_side() -> None:
    found = said("Die Turbinen für Oracle liefert Siemens Energy, die Kühltechnik kommt von Vertiv.")
    assert "ComponentSupply customer=oracle product=cooling supplier=vertiv" in found


def test_a_chief_is_no_segment_of_his_firm() -> None:
    found = said(
        "Broadcom wächst. Für das laufende Jahr stellt Firmenchef Hock Tan Erlöse von 21 Mrd. Dollar in Aussicht."
    )
    assert "Revenue organisation=broadcom 21 Mrd. Dollar" in found
