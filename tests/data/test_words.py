"""The word lists: columns complete, codes known, and the words a reader counts on in the right class."""

from __future__ import annotations

import pytest

from kgtool.claims.claim import EXCLUSIVITIES, HEDGES, INSTRUMENTS, MODALITIES, SCOPES, STAGES
from tests.data.tables import table
from tests.data.test_gazetteer import classes

LISTS = {"markers.tsv": 650, "role_nouns.tsv": 400, "positions.tsv": 200, "legal_forms.tsv": 80}
CODES = {
    "exclusivity": EXCLUSIVITIES,
    "hedge": HEDGES,
    "instrument": INSTRUMENTS,
    "modality": MODALITIES,
    "scope": SCOPES,
    "stage": STAGES,
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_full_and_says_nothing_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in table("lexicon", name)]
    assert len(rows) >= LISTS[name]
    assert len(rows) == len(set(rows))


def test_the_codes_of_markers_are_those_of_the_claim_record() -> None:
    coded = [row for row in table("lexicon", "markers.tsv") if row["class"] in CODES]
    assert [row for row in coded if row["value"] not in CODES[row["class"]]] == []
    assert {row["class"] for row in coded} == set(CODES)


@pytest.mark.parametrize("name", ["role_nouns.tsv", "legal_forms.tsv"])
def test_the_kinds_are_classes_of_the_ontology(name: str) -> None:
    assert {row["kind"] for row in table("lexicon", name)} - classes() == set()


@pytest.mark.parametrize(
    ("phrase", "group", "value"),
    [
        ("ausschließlich", "exclusivity", "exclusive"),
        ("fast ausschließlich", "exclusivity", "primary"),
        ("nicht mehr exklusiv", "exclusivity", "nonexclusive"),
        ("bis zu", "hedge", "upTo"),
        ("knapp", "hedge", "almost"),
        ("dem Vernehmen nach", "modality", "rumoured"),
        ("schätzungsweise", "modality", "estimated"),
        ("Compute-Credits", "instrument", "computeCredit"),
        ("weitere", "scope", "increment"),
        ("geplatzt", "stage", "cancelled"),
    ],
)
def test_a_marker_has_the_code_of_the_conventions(phrase: str, group: str, value: str) -> None:
    rows = [(row["phrase"], row["class"], row["value"]) for row in table("lexicon", "markers.tsv")]
    assert (phrase, group, value) in rows


@pytest.mark.parametrize(
    ("noun", "slug", "leadership"),
    [
        ("Chefin", "ceo", "1"),
        ("Finanzvorstand", "cfo", "1"),
        ("Verwaltungsratschef", "chairman", "1"),
        ("Geschäftsleiterin", "managing-director", "1"),
        ("Sprecherin", "spokesperson", "0"),
    ],
)
def test_a_post_has_its_slug(noun: str, slug: str, leadership: str) -> None:
    rows = {row["noun"]: row for row in table("lexicon", "positions.tsv")}
    assert (rows[noun]["slug"], rows[noun]["leadership"]) == (slug, leadership)
