"""Lists of names: brackets between their members, and persons who stand for their firm."""

from __future__ import annotations

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def roles(text: str, claim_type: str) -> list[dict[str, tuple[str, ...]]]:
    return [dict(c.roles) for c in read(Document("a.txt", text, "0" * 64)).claims if c.type == claim_type]


def test_brackets_between_the_members_of_a_list_part_nobody() -> None:
    found = roles("Cisco (Kalifornien), Lenovo (China) und Dell rechnen bei CoreWeave.", "CloudUse")
    assert {slug for r in found for slug in r["customer"]} == {"cisco", "lenovo", "dell"}


def test_who_leads_a_firm_spends_its_money() -> None:
    found = roles("Jensen Huang will bis 2028 rund 40 Mrd. Dollar in Rechenzentren stecken.", "CapitalExpenditure")
    assert [r["spender"] for r in found] == [("nvidia",)]


def test_a_description_and_its_name_are_one_member_of_a_list() -> None:
    text = "Cisco, der Chip-Gigant Nvidia und das Start-up Mistral haben eine Partnerschaft vereinbart."
    assert [r["partners"] for r in roles(text, "Partnership")] == [("cisco", "nvidia", "mistral")]


def test_a_list_behind_a_colon_opens_no_clause() -> None:
    text = "Ein neues Bündnis: SAP, der Autobauer BMW und das Start-up Mistral haben eine Partnerschaft vereinbart."
    assert [r["partners"] for r in roles(text, "Partnership")] == [("sap", "bmw", "mistral")]


def test_a_relative_pronoun_acts_though_nobody_is_named() -> None:
    assert roles("Der Konzern aus Bremen, der die Firma Signavio gekauft hat, wächst.", "Acquisition") == []
