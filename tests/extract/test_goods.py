"""Goods: generic things by the head of their compound, and sentences in which they stand before whoever acts."""

from __future__ import annotations

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.lexicon import lexicon
from kgtool.extract.reader import read


def claims_of(text: str) -> tuple[Claim, ...]:
    return read(Document("example.txt", text, "0" * 64)).claims


@pytest.mark.parametrize(
    ("noun", "slug"),
    [
        ("ki-servern", "server"),
        ("batteriespeicher", "battery"),
        ("hochleistungslasern", "laser"),
        ("strom", "electricity"),
        ("datenstrom", None),
    ],
)
def test_the_longest_stem_names_the_thing(noun: str, slug: str | None) -> None:
    assert lexicon().thing("component", noun) == slug


@pytest.mark.parametrize(
    ("text", "customer", "supplier"),
    [
        ("Die Kühlung bezieht Oracle von der Kaltmann AG.", "oracle", "kaltmann"),
        ("Bestellt hat Oracle die Transceiver bei der Linsbach AG.", "oracle", "linsbach"),
        ("Die Turbinen für den Campus von Oracle stammen von GE Vernova.", None, "ge-vernova"),
    ],
)
def test_goods_before_the_verb_do_not_act(text: str, customer: str | None, supplier: str) -> None:
    found = [c for c in claims_of(text) if c.type == "ComponentSupply"]
    assert [c.fillers("supplier") for c in found] == [(supplier,)]
    assert customer is None or found[0].fillers("customer") == (customer,)


def test_an_agent_of_a_participle_is_not_the_clauses() -> None:
    text = "Bewertet wird Mistral seit der von ASML angeführten Runde mit zwölf Milliarden Euro."
    found = [c for c in claims_of(text) if c.type == "Valuation"]
    assert [c.fillers("organisation") for c in found] == [("mistral",)]


def test_a_source_ends_before_the_clause_goes_on() -> None:
    found = claims_of("Samsung soll nach Angaben von Insidern künftig HBM4 an Nvidia liefern.")
    assert [c.fillers("customer") for c in found if c.type == "ComponentSupply"] == [("nvidia",)]
