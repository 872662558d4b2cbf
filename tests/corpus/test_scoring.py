"""The scores of the planted corpus are what they say, on results made up from the plantings themselves."""

from __future__ import annotations

from tests.corpus.corpus import CHECKS, CONTRADICTIONS, HARMLESS, Planted, digests, planted
from tests.corpus.scoring import (
    Entry,
    Verdict,
    score_checks,
    score_contradictions,
    score_deals,
    score_origins,
    score_relations,
)


def rows(*kinds: str) -> list[Planted]:
    return [row for row in planted() if row.kind in kinds]


def entry(row: Planted, severity: str = "high") -> Entry:
    kind = "amount" if row.kind == HARMLESS else row.kind
    return Entry(kind, (digests(row.side_2), digests(row.side_1)), severity)


def test_all_that_was_planted_and_nothing_else_scores_one() -> None:
    score = score_contradictions(map(entry, rows(*CONTRADICTIONS)))
    assert (score.recall, score.precision) == (1, 1)


def test_nothing_found_has_no_recall() -> None:
    assert score_contradictions(()).recall == 0


def test_entry_over_a_look_alike_is_wrong() -> None:
    score = score_contradictions([entry(row) for row in rows(*CONTRADICTIONS)] + [entry(rows(HARMLESS)[0])])
    assert score.recall == 1
    assert score.precision < 1
    assert len(score.wrong) == 1


def test_right_sides_under_a_wrong_kind_miss() -> None:
    row = rows("direction")[0]
    score = score_contradictions([Entry("currency", entry(row).sides)])
    assert row.id in score.missed
    assert len(score.wrong) == 1


def test_low_entry_is_let_pass_where_the_row_allows_it() -> None:
    allowed = next(row for row in rows(HARMLESS) if "amount" in row.also)
    assert score_contradictions([entry(allowed, "low")]).wrong == ()
    assert len(score_contradictions([entry(allowed)]).wrong) == 1


def test_deals_and_origins_are_scored_as_groups() -> None:
    for score_of, together, apart in (
        (score_deals, "same-deal", "different-deal"),
        (score_origins, "copy", "independent"),
    ):
        right = score_of([digests(row.fragments) for row in rows(together)])
        assert (right.recall, right.precision) == (1, 1)
        lumped = score_of([digests([f for row in planted() for f in row.fragments])])
        assert lumped.recall == 1
        assert len(lumped.wrong) == len(rows(apart))


def test_relations_need_every_other_deal_of_the_row() -> None:
    assert score_relations("cumulative-of", lambda one, other: True).recall == 1
    assert score_relations("cumulative-of", lambda one, other: False).recall == 0


def test_checks_are_scored_by_their_verdict() -> None:
    right = [Verdict(row.kind.removeprefix("check "), digests(row.fragments)) for row in rows(*CHECKS)]
    assert (score_checks(right).recall, score_checks(right).precision) == (1, 1)
    always = [Verdict("holds", verdict.claims) for verdict in right]
    assert score_checks(always).precision < 1
