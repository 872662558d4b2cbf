"""Precision by rule and type, from decisions."""

from __future__ import annotations

from dataclasses import replace

from kgtool.decisions.decision import Decision
from kgtool.review.examples import example_lines, expected
from kgtool.review.stats import by_rule, by_type, last_words, wilson
from tests.decisions.examples import decision, reading

TEXT = "Alpha zahlt Beta 5 Euro. Gamma zahlt Beta 7 Euro. Delta zahlt Beta 9 Euro. Zeta zahlt Beta 3 Euro."
LATER = "2026-11-24T09:15:00Z"


def four() -> tuple[Decision, ...]:
    accepted, rejected, corrected, missing = reading(TEXT).claims
    return (
        decision("accept", accepted, TEXT),
        decision("reject", rejected, TEXT),
        decision("correct", corrected, TEXT, corrected=replace(corrected, modality="planned")),
        decision("add", replace(missing, rule="person.add"), TEXT),
    )


def test_interval_is_that_of_wilson() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert [round(bound, 4) for bound in wilson(8, 10)] == [0.4902, 0.9433]
    assert [round(bound, 4) for bound in wilson(10, 10)] == [0.7225, 1.0]
    assert [round(bound, 4) for bound in wilson(0, 10)] == [0.0, 0.2775]


def test_what_was_missing_counts_for_its_type_and_for_no_rule() -> None:
    (kind,) = by_type(four())
    assert (kind.name, kind.decided, kind.accepted, kind.rejected, kind.corrected, kind.missing) == (
        "Investment", 3, 1, 1, 1, 1,
    )  # fmt: skip
    (rule,) = by_rule(four())
    assert (rule.name, rule.decided, rule.missing) == ("simple-payment", 3, 0)
    assert rule.share == 1 / 3


def test_of_several_decisions_about_a_claim_the_last_counts() -> None:
    claim = reading(TEXT).claims[0]
    first, last = decision("accept", claim, TEXT), decision("reject", claim, TEXT, who="Ben", when=LATER)
    assert last_words((first, last)) == (last,)
    assert [(one.accepted, one.rejected) for one in by_type((first, last))] == [(0, 1)]


def test_decisions_become_examples_and_counterexamples() -> None:
    assert list(example_lines(four())) == [
        "# claims-investment.yaml",
        "  - id: ?",
        "    examples:",
        '      - "Zeta zahlt Beta 3 Euro.": investee=beta investor=zeta amount:3',
        "# claims-investment.yaml",
        "  - id: simple-payment",
        "    examples:",
        '      - "Alpha zahlt Beta 5 Euro.": investee=beta investor=alpha amount:5',
        '      - "Delta zahlt Beta 9 Euro.": investee=beta investor=delta amount:9 planned',
        "    counterexamples:",
        '      - "Gamma zahlt Beta 7 Euro."',
    ]


def test_sentence_that_says_another_claim_of_the_type_is_no_counterexample() -> None:
    right, *_ = reading(TEXT).claims
    wrong = replace(right, modality="planned")
    lines = list(example_lines((decision("accept", right, TEXT), decision("reject", wrong, TEXT))))
    assert "    counterexamples:" not in lines


def test_open_bounds_are_written_as_the_pattern_files_write_them() -> None:
    (claim, *_) = reading(TEXT).claims
    (measure,) = claim.measures
    assert expected(replace(claim, measures=(replace(measure, min=None),))) == "investee=beta investor=alpha amount:..5"
