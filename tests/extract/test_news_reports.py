"""Whole news reports: what one sentence says must not colour the figures, actors and dates of the next."""

from __future__ import annotations

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str, claim_type: str) -> list[Claim]:
    """Return the claims of one type in a text whose day of issue is unknown."""
    return [c for c in read(Document("a.txt", text, "0" * 64)).claims if c.type == claim_type]


def test_a_deadline_before_dates_no_figure_of_a_year_that_is_not_known() -> None:
    text = "Bis Ende 2027 peilt Tarnow AI einen Umsatz von 90 Millionen Euro an. "
    (loss,) = claims(text + "Im vorigen Jahr verbuchte Tarnow AI einen Verlust von 12 Millionen Euro.", "Loss")
    assert loss.time is None


def test_the_level_of_a_year_that_is_over_is_no_forecast() -> None:
    text = "Für das laufende Jahr erwartet Dell einen Umsatz von 97 Milliarden Dollar, nach 88 Milliarden im Vorjahr."
    told = {c.measures[0].text: c.modality for c in claims(text, "Revenue")}
    assert sorted(told.values()) == ["asserted", "planned"]
    assert told["97 Milliarden Dollar"] == "planned"


def test_a_speaker_who_says_our_leads_his_own_firm() -> None:
    text = "Die Tarnow AG erwirbt die Pelkum GmbH. „Pelkum erweitert unser Angebot“, sagte Vorstandschefin Ute Hahn."
    assert [dict(c.roles)["organisation"] for c in claims(text, "Leadership")] == [("tarnow",)]


def test_a_rival_named_in_passing_is_no_investor() -> None:
    text = "Google ist größter Geldgeber des OpenAI-Rivalen Anthropic."
    assert [dict(c.roles)["investor"] for c in claims(text, "Investment")] == [("google",)]


def test_who_buys_all_shares_holds_no_stake() -> None:
    text = "Die Tarnow AG erwirbt sämtliche Anteile an der Pelkum GmbH."
    assert claims(text, "Investment") == []
    assert len(claims(text, "Acquisition")) == 1


def test_saved_costs_are_no_sales() -> None:
    text = (
        "Der Umsatz von Dell lag bei 88 Milliarden Dollar. Dell erwartet jährliche Synergien von 2 Milliarden Dollar."
    )
    assert [c.measures[0].text for c in claims(text, "Revenue")] == ["88 Milliarden Dollar"]


def test_an_adverb_sets_the_last_member_of_a_list_apart() -> None:
    text = "An der Runde von Tarnow AI beteiligen sich Accel und Temasek sowie erstmals der Zulieferer Bosch."
    assert [dict(c.roles)["investor"] for c in claims(text, "Investment")] == [("accel", "temasek", "bosch")]


def test_who_pays_a_sum_stands_behind_the_verb() -> None:
    text = "Tarnow AI hat 80 Millionen eingesammelt. Die übrigen 30 Millionen Euro schießt der Fonds Pelkum Capital zu."
    assert [(dict(c.roles)["investor"], c.measures[0].text) for c in claims(text, "Investment")] == [
        (("pelkum-capital",), "30 Millionen Euro")
    ]


def test_since_when_a_stake_is_held_dates_nothing_else() -> None:
    text = "Pelkum Capital ist seit 2023 mit 51 Prozent an Tarnow AI beteiligt. "
    text += "Accel steckt 35 Millionen Euro in Tarnow AI."
    assert [c.time for c in claims(text, "Investment") if c.measures[0].unit == "EUR"] == [None]


def test_the_post_that_introduces_a_person_says_whose_the_next_is() -> None:
    text = "Tarnow AI kauft die Pelkum GmbH für 40 Millionen Euro. Pelkum-Gründer Tom Reik bleibt Geschäftsführer."
    assert {dict(c.roles)["organisation"] for c in claims(text, "Leadership")} == {("pelkum",)}
