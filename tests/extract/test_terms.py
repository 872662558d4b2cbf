"""The terms of a deal: its condition, what it is given in return for, and sums said together or of each."""

from __future__ import annotations

from datetime import date

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Document("a.txt", text, "0" * 64)).claims)


@pytest.mark.parametrize("opening", ["Im Gegenzug", "Als Gegenleistung", "Dafür"])
def test_what_is_given_in_return(opening: str) -> None:
    text = f"Nvidia investiert 3 Milliarden Dollar in Mistral. {opening} kauft Mistral bei Nvidia 20.000 Chips."
    found = {c.type: c for c in claims(text)}
    assert found["ChipPurchase"].in_return_for == found["Investment"].id
    assert found["Investment"].in_return_for is None


def test_nothing_before_it_gives_no_return() -> None:
    assert all(c.in_return_for is None for c in claims("Im Gegenzug kauft Mistral bei Nvidia 20.000 Chips."))


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia steckt 3 Mrd. Euro in Mistral. Mistral sagt im Gegenzug zu, bei Nvidia 20.000 Chips zu kaufen.",
        "Oracle steckt 3 Mrd. Euro in Mistral, das im Gegenzug für 2 Mrd. Euro Rechenleistung bei Oracle kauft.",
        "Mistral kauft für 2 Mrd. Euro Rechenleistung bei Oracle und erhält im Gegenzug 3 Mrd. Euro von Oracle.",
        "Als Gegenleistung für die 3 Mrd. Euro, die Oracle in Mistral steckt, mietet Mistral Rechenzeit bei Oracle.",
        "Oracle steckt 3 Mrd. Euro in Mistral, wofür Mistral für 2 Mrd. Euro Rechenleistung bei Oracle kauft.",
    ],
)
def test_a_return_names_its_deal_wherever_the_words_stand(text: str) -> None:
    found = claims(text)
    returned = [c for c in found if c.in_return_for is not None]
    assert [c.in_return_for for c in returned] == [c.id for c in found if c not in returned][: len(returned)]


def test_a_label_in_a_list_makes_a_return() -> None:
    text = (
        "1. Nvidia → Mistral\n\n  • Investment: bis zu 10 Mrd. USD Beteiligung.\n  • Motiv: Zugriff auf die Modelle.\n"
        "  • Gegenleistung: Mistral kauft bei Nvidia 20.000 Chips und optimiert seine Modelle für Nvidia-Architekturen."
    )
    deal, *returned = claims(text)
    assert deal.type == "Investment"
    assert returned
    assert {c.in_return_for for c in returned} == {deal.id}


@pytest.mark.parametrize(
    "text",
    [
        "Oracle baut ein Rechenzentrum für 2 Mrd. Euro. Dafür kauft Oracle bei Nvidia Chips für 500 Millionen Euro.",
        "Cisco steckt 3 Mrd. Euro in Mistral. Ohne Gegenleistung steckt Cisco auch 2 Mrd. Euro in Aleph Alpha.",
        "Perplexity mietet für 2 Mrd. Euro Server bei Oracle. Im Gegenzug steckt Cisco 3 Mrd. Euro in Mistral.",
    ],
)
def test_what_serves_another_end_or_other_parties_is_no_return(text: str) -> None:
    assert {c.in_return_for for c in claims(text)} == {None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Nvidia investiert 3 Milliarden Dollar in Mistral, sofern Brüssel das genehmigt.",
            "sofern Brüssel das genehmigt",
        ),
        (
            "Vorbehaltlich der Freigabe durch Brüssel übernimmt Cisco Mistral.",
            "Vorbehaltlich der Freigabe durch Brüssel",
        ),
        ("Nvidia investiert 3 Milliarden Dollar in Mistral.", None),
    ],
)
def test_condition(text: str, words: str | None) -> None:
    assert {c.condition for c in claims(text)} == {words}


@pytest.mark.parametrize(("sum_", "jointly"), [("je 5 Milliarden", False), ("zusammen 5 Milliarden", True)])
def test_together_or_each(sum_: str, jointly: bool) -> None:
    found = claims(f"Microsoft und Nvidia investieren {sum_} Dollar in Mistral.")
    assert {c.jointly for c in found if c.type == "Investment"} == {jointly}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Mistral bestellt bei Nvidia 20.000 Chips.", "agreed"),
        ("Mistral hat bei Nebius 40 Megawatt Rechenleistung für 3 Milliarden Dollar gemietet.", "agreed"),
        ("Cisco hat 2 Milliarden Dollar in Mistral investiert.", "delivered"),
        ("Cisco steckte 2 Milliarden Dollar in Mistral.", "delivered"),
        ("Cisco will 2 Milliarden Dollar in Mistral stecken.", "planned"),
        ("Angeblich steckt Cisco 2 Milliarden Dollar in Mistral.", "rumoured"),
        ("Die Übernahme von Mistral durch Cisco ist geplatzt.", "cancelled"),
        ("Cisco steckt 2 Milliarden Dollar in Mistral.", None),
    ],
)
def test_rung_that_the_words_name(text: str, stage: str | None) -> None:
    assert [c.stage for c in claims(text)] == [stage]


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Cisco beteiligt sich mit 2 Milliarden Dollar an Mistral.", ("equity",)),
        ("Cisco hält 12 Prozent an Mistral.", ("equity",)),
        ("Cisco gewährt Mistral ein Wandeldarlehen über 2 Milliarden Dollar.", ("convertible",)),
        ("Cisco übernimmt Mistral für 2 Milliarden Dollar in bar.", ("cash",)),
        ("Mistral hat eine Anleihe über 2 Milliarden Dollar begeben.", ("debt",)),
        ("Cisco steckt 2 Milliarden Dollar in Mistral.", ()),
    ],
)
def test_what_the_money_is_made_of(text: str, instrument: tuple[str, ...]) -> None:
    assert [c.instrument for c in claims(text)] == [instrument]


@pytest.mark.parametrize(("start", "modality"), [("ab Dezember 2026", "planned"), ("seit Juni 2026", "asserted")])
def test_what_has_not_begun_is_a_plan(start: str, modality: str) -> None:
    text = f"Claude wird {start} auch über Azure angeboten."
    document = Document("a.txt", text, "0" * 64, issued=date(2026, 9, 7))
    assert [c.modality for c in read(document).claims if c.type == "CloudAvailability"] == [modality]


def test_what_is_planned_was_not_delivered() -> None:
    found = claims(
        "Die beiden haben einen Deal angekündigt: Mit Nvidia (9 Mrd.) beteiligt sich Cisco (5 Mrd.) an Mistral."
    )
    assert {(c.modality, c.stage) for c in found} == {("planned", "planned")}
