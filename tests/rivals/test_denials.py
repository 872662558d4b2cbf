"""What is said and denied, what ended, and who gives whom."""

from __future__ import annotations

import pytest

from tests.resolve.claim_graph import Corpus
from tests.rivals.told import found, rules

DENIED = {"negated": True}


def bought(first: dict[str, object], second: dict[str, object], days: tuple[str | None, str | None]) -> Corpus:
    """Return two texts on whether Nvidia takes over xAI."""
    corpus = Corpus(issued={"0.txt": days[0], "1.txt": days[1]})
    for place, fields in enumerate((first, second)):
        said = {"acquirer": "nvidia", "target": "xai", "document": f"{place}.txt"}
        corpus.say("Acquisition", f"Nvidia, xAI ({place})", **{**said, **fields})
    return corpus


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        ({}, DENIED, ("2025-03-01", "2025-03-02"), [("polarity.denied", "high")]),
        (DENIED, {}, ("2025-03-01", "2025-03-02"), [("polarity.denied", "high")]),
        ({"modality": "rumoured"}, DENIED, ("2025-03-01", "2025-03-02"), [("polarity.rumour", "medium")]),
        (
            {},
            {**DENIED, "stage": "cancelled"},
            ("2025-03-01", "2025-09-02"),
            [("superseded.ended", "low")],
        ),
        ({**DENIED, "stage": "cancelled"}, {}, ("2025-03-01", "2025-09-02"), [("polarity.still", "medium")]),
        ({"modality": "hypothetical"}, DENIED, ("2025-03-01", "2025-03-02"), []),
        (DENIED, {**DENIED, "stage": "cancelled"}, ("2025-03-01", "2025-03-02"), []),
        (
            {"time": (None, "2024-12-31")},
            {**DENIED, "time": ("2025-01-01", None)},
            ("2025-03-01", "2025-03-02"),
            [],
        ),
        (
            {"amount": ("5e9", "5e9")},
            {**DENIED, "amount": ("9e9", "9e9")},
            ("2025-03-01", "2025-03-02"),
            [],
        ),
    ],
)
def test_said_and_denied(
    first: dict[str, object],
    second: dict[str, object],
    days: tuple[str, str],
    expected: list[tuple[str, str]],
) -> None:
    assert [(entry.rule, entry.severity) for entry in found(bought(first, second, days))] == expected


def test_one_text_does_not_deny_itself() -> None:
    assert rules(bought({"document": "a.txt"}, {**DENIED, "document": "a.txt"}, (None, None))) == []


def test_a_use_that_ended_is_no_clash() -> None:
    corpus = Corpus(issued={"a.txt": "2025-01-01", "b.txt": "2025-09-01"})
    said = {"user": "openai", "supplier": "nvidia"}
    corpus.say("ChipUse", "setzt ein", **said)
    corpus.say("ChipUse", "setzt nicht mehr ein", negated=True, stage="ended", document="b.txt", **said)
    assert rules(corpus) == []


def test_giver_and_taker_exchanged() -> None:
    corpus = Corpus()
    corpus.say("Investment", "2 Mrd. (a)", investor="amazon", investee="xai", amount=("2e9", "2e9"))
    corpus.say("Investment", "2 Mrd. (b)", investor="xai", investee="amazon", amount=("2e9", "2e9"), document="b.txt")
    corpus.say("Investment", "3 Mrd.", investor="xai", investee="amazon", amount=("3e9", "3e9"), document="b.txt")
    (entry,) = [entry for entry in found(corpus) if entry.rule.startswith("direction")]
    assert entry.sides == (("2 Mrd. (a)",), ("2 Mrd. (b)",))


def test_two_may_supply_each_other_with_different_things() -> None:
    def supply(first: str, second: str) -> list[str]:
        corpus = Corpus()
        corpus.say("ComponentSupply", "liefert (a)", supplier="tsmc", customer="nvidia", product=first)
        corpus.say(
            "ComponentSupply", "liefert (b)", supplier="nvidia", customer="tsmc", product=second, document="b.txt"
        )
        return rules(corpus)

    assert supply("h100", "h100") == ["direction.turned"]
    assert supply("h100", "trainium") == []
