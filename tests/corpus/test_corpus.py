"""The planted corpus is well-formed, and the reader finds a claim where something was planted."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.corpus.corpus import (
    CHECKS,
    CONTRADICTIONS,
    DEALS,
    HARMLESS,
    KINDS,
    Fragment,
    Planted,
    carriers,
    claims,
    documents,
    place,
    planted,
)

FLOWS = {"Investment", "Acquisition", "CloudCommitment", "ChipPurchase", "CapitalExpenditure", "ComponentSupply"}
FLOWS |= {"ProfitShare", "CloudUse", "ChipUse", "DealVolume"}
RELATIONS = {"CloudUse", "CloudAvailability", "Partnership"}
#: Types that a kind may be said of; other kinds ask only for a claim.
PLAUSIBLE = dict.fromkeys(DEALS, FLOWS) | dict.fromkeys(("exclusivity", "primacy"), RELATIONS)
#: A measure is needed on both sides.
MEASURED = {"amount", "hedge", "period", "currency", "factor-ten", *CHECKS}
#: At least as many rows of each kind.
FEWEST = dict.fromkeys(CONTRADICTIONS, 6) | dict.fromkeys(CHECKS, 4)
FEWEST |= {"same-deal": 12, "different-deal": 12, "part-of": 4, "cumulative-of": 4, "supersedes": 4}
FEWEST |= {"copy": 8, "independent": 8, HARMLESS: 70}
ROWS = planted()
FRAGMENTS = sorted({fragment for row in ROWS for fragment in row.fragments}, key=lambda f: (f.document, f.words))


def types(fragments: tuple[Fragment, ...]) -> set[str]:
    return {claim.type for fragment in fragments for claim in carriers(fragment)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row_names_its_documents_and_has_two_sides(row: Planted) -> None:
    assert row.side_1 and row.side_2
    assert sorted(row.documents) == sorted({fragment.document for fragment in row.fragments})
    assert set(row.documents) <= documents().keys()
    assert not set(row.side_1) & set(row.side_2)
    assert (row.expected is not None) == (row.kind in CHECKS), f"the note is not of the form of a check: {row.note}"


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda f: f"{f.document}-{f.words[:24]}")
def test_fragment_stands_once_and_a_claim_carries_it(fragment: Fragment) -> None:
    start, end = place(fragment)
    assert "\n" not in documents()[fragment.document].text[start:end]
    assert carriers(fragment)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_claims_of_a_row_are_of_a_plausible_type(row: Planted) -> None:
    for fragment in row.fragments:
        found = carriers(fragment)
        assert {claim.type for claim in found} & PLAUSIBLE.get(row.kind, {claim.type for claim in found})
        assert row.kind not in MEASURED or any(claim.measures for claim in found)
    if row.kind in (*CONTRADICTIONS, *DEALS) and row.kind not in ("scope", "part-of"):
        assert types(row.side_1) & types(row.side_2), "the sides share no type"


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind == "polarity"], ids=lambda row: row.id)
def test_one_side_of_a_polarity_is_denied(row: Planted) -> None:
    sides = [{claim.negated for f in side for claim in carriers(f)} for side in (row.side_1, row.side_2)]
    assert sorted(map(sorted, sides)) in ([[False], [True]], [[False], [False, True]])


def test_threads_share_no_statement() -> None:
    threads: dict[tuple[str, object], set[str]] = {}
    for name in documents():
        for claim in claims(name):
            threads.setdefault((claim.type, claim.roles), set()).add(name.split("-")[0])
    assert {key: found for key, found in threads.items() if len(found) > 1} == {}


def test_every_kind_of_check_is_planted() -> None:
    counts = Counter(row.expected.check for row in ROWS if row.expected is not None)
    assert sorted(counts) == ["capacity", "growth", "multiple", "share", "shares", "total", "yearly"]


def test_ids_are_unique_and_every_kind_is_planted_often_enough() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)
    counts = Counter(row.kind for row in ROWS)
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < FEWEST.get(kind, 1)} == {}
    assert counts[HARMLESS] >= sum(counts[kind] for kind in CONTRADICTIONS)


def test_most_texts_have_a_date_and_a_publisher_and_some_have_none() -> None:
    texts = documents().values()
    dated = sum(text.issued is not None and text.publisher is not None for text in texts)
    bare = sum(text.issued is None and text.publisher is None for text in texts)
    assert dated >= 0.75 * len(texts)
    assert bare > 0


def test_every_text_is_used_and_gives_claims() -> None:
    used = {name for row in ROWS for name in row.documents}
    assert used == documents().keys()
    assert all(claims(name) for name in documents())
