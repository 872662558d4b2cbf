"""What a relative clause is about, what stands behind a possessor, and nouns that look like verbs."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def _told(text: str, claim_type: str) -> list[dict[str, str]]:
    claims = read(Document("text.txt", text, "0" * 64)).claims
    return [{role: ",".join(slugs) for role, slugs in c.roles} for c in claims if c.type == claim_type]


def test_goods_before_a_relative_clause_are_what_it_tells_of() -> None:
    text = "Geliefert werden 640 Karten vom Typ H200 des Herstellers Nvidia, die Scaleway bestellt hat."
    assert _told(text, "ChipPurchase") == [{"buyer": "scaleway", "supplier": "nvidia", "product": "h200"}]


def test_a_firm_not_its_home_owns_what_a_relative_clause_tells_of() -> None:
    text = "Neu ist Tenstorrent aus Toronto, dessen Prozessor Ulmin in Serie geht."
    assert {"designer": "tenstorrent", "product": "ulmin"} in _told(text, "ChipDesign")


def test_a_preposition_before_a_possessor_governs_what_is_possessed() -> None:
    found = _told("Cohere trainiert seine Modelle auf Microsofts Azure.", "CloudUse")
    assert found == [{"customer": "cohere", "provider": "microsoft", "platform": "azure"}]


@pytest.mark.parametrize(
    "line", ["Cohere → Google: Zugriff auf 4.000 TPUs", "Der Zugriff von Cohere auf 4.000 TPUs endet."]
)
def test_a_noun_that_looks_like_a_verb_opens_a_line(line: str) -> None:
    assert {"user": "cohere", "supplier": "google", "product": "tpu"} in _told(line, "ChipUse")


def test_a_maker_of_goods_does_not_act_in_the_passive() -> None:
    found = _told("Das Modell Ulmin des Labors Cohere wurde auf 900 TPUs von Google trainiert.", "ChipUse")
    assert [roles["user"] for roles in found] == ["cohere"]


def test_who_decides_stands_behind_the_verb() -> None:
    found = _told("Eine Optimierung seiner Modelle für Trainium plant Cohere nicht.", "HardwareOptimisation")
    assert [roles["developer"] for roles in found] == ["cohere"]


def test_an_apposition_that_begins_like_a_relative_clause_holds_no_verb() -> None:
    found = _told("Command, das Modell von Cohere, ist nun bei Scaleway erhältlich.", "CloudAvailability")
    assert [roles["platform"] for roles in found] == ["scaleway"]


def test_a_list_in_brackets_says_what_the_plural_before_it_names() -> None:
    found = _told("Claude kann auf drei Plattformen (AWS, Azure, Google Cloud) bezogen werden.", "CloudAvailability")
    assert [roles["platform"] for roles in found] == ["aws,azure,google-cloud"]
