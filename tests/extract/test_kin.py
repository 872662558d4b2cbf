"""A compound or a genitive that only introduces a name ('die Google-Tochter Verily') leaves its place to the name."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def _said(text: str) -> list[tuple[str, dict[str, str]]]:
    claims = read(Document("kin.txt", text, "0" * 64)).claims
    return [(claim.type, {role: ",".join(slugs) for role, slugs in claim.roles}) for claim in claims]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Siemens kauft die Google-Tochter Verily.", {"acquirer": "siemens", "target": "verily"}),
        ("Die Google-Tochter Verily kauft Ferrolens.", {"acquirer": "verily", "target": "ferrolens"}),
        ("Accel steckt 50 Millionen Euro in den Nvidia-Rivalen Groq.", {"investor": "accel", "investee": "groq"}),
        ("Accel steckt 50 Millionen Euro in Nvidias Rivalen Groq.", {"investor": "accel", "investee": "groq"}),
        ("Die Bewertung der Google-Tochter Waymo stieg auf 45 Milliarden Dollar.", {"organisation": "waymo"}),
    ],
)
def test_the_name_takes_the_place_of_what_introduces_it(text: str, roles: dict[str, str]) -> None:
    assert roles in [found for _, found in _said(text)]


@pytest.mark.parametrize(
    "text", ["Siemens kauft die Google-Tochter.", "Accel steckt 50 Millionen Euro in die Google-Tochter."]
)
def test_who_is_only_named_by_his_kin_is_not_his_kin(text: str) -> None:
    assert _said(text) == []


def test_a_name_that_is_a_noun_too_may_follow_a_preposition() -> None:
    text = "Der Lizenzvertrag zwischen SAP und Ferrolens hat ein Volumen von 150 Millionen Euro."
    assert ("DealVolume", {"participants": "sap,ferrolens"}) in _said(text)
