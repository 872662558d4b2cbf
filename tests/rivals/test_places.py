"""Where something is done or sold: only here against elsewhere too, and two first places."""

from __future__ import annotations

import pytest

from tests.resolve.claim_graph import Corpus
from tests.rivals.told import found, rules


def uses(*told: tuple[str, str | None, dict[str, object]]) -> Corpus:
    """Return a text for each use of a cloud by Anthropic: provider, exclusivity, further fields."""
    corpus = Corpus()
    for place, (provider, exclusivity, fields) in enumerate(told):
        said = {"customer": "anthropic", "provider": provider, "exclusivity": exclusivity, "document": f"{place}.txt"}
        corpus.say("CloudUse", f"rechnet bei {provider} ({place})", **{**said, **fields})
    return corpus


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("microsoft", "exclusive", {}), ("amazon", "primary", {})], ["exclusivity.used-elsewhere"]),
        ([("microsoft", "exclusive", {}), ("amazon", None, {})], ["exclusivity.used-elsewhere"]),
        ([("microsoft", "exclusive", {}), ("amazon", "exclusive", {})], ["exclusivity.used-elsewhere"]),
        ([("microsoft", "primary", {}), ("amazon", "primary", {})], ["primacy.two-first"]),
        ([("microsoft", "primary", {}), ("amazon", None, {})], []),
        ([("microsoft", "exclusive", {}), ("microsoft", "primary", {})], []),
        ([("microsoft", "exclusive", {"stage": "ended"}), ("amazon", "primary", {})], []),
        ([("microsoft", "exclusive", {"time": (None, "2024-12-31")}), ("amazon", "primary", {})], []),
        (
            [
                ("microsoft", "exclusive", {"time": (None, "2024-12-31")}),
                ("amazon", "primary", {"time": ("2025-01-01", None)}),
            ],
            [],
        ),
        ([("microsoft", "exclusive", {"modality": "hypothetical"}), ("amazon", None, {})], []),
    ],
)
def test_uses_of_clouds(told: list[tuple[str, str | None, dict[str, object]]], expected: list[str]) -> None:
    assert rules(uses(*told)) == expected


def test_what_was_exclusive_long_ago_may_have_ended_since() -> None:
    corpus = uses(("microsoft", "exclusive", {}), ("amazon", "primary", {}))
    corpus.issued = {"0.txt": "2023-05-01", "1.txt": "2025-05-01"}
    assert rules(corpus) == []


def test_no_longer_exclusive_since_a_day_is_no_clash() -> None:
    ended = {"negated": True, "stage": "ended", "time": ("2025-06-01", None)}
    corpus = uses(("microsoft", "exclusive", {}), ("microsoft", "exclusive", ended))
    corpus.issued = {"0.txt": "2025-03-01", "1.txt": "2025-07-01"}
    assert rules(corpus) == []


def test_used_in_one_place_and_sold_in_three_is_low() -> None:
    corpus = uses(("microsoft", "exclusive", {"platform": "azure"}))
    corpus.say(
        "CloudAvailability",
        "gibt es überall",
        vendor="anthropic",
        product="claude",
        platform="azure trainium oracle",
        exclusivity="nonexclusive",
        document="b.txt",
    )
    (entry,) = found(corpus)
    assert (entry.rule, entry.severity) == ("scope.used-offered", "low")
    assert "beides kann stimmen" in entry.german


def test_sold_in_one_place_only_and_in_another_too() -> None:
    corpus = Corpus()
    corpus.say("CloudAvailability", "nur auf Azure", product="claude", platform="azure", exclusivity="exclusive")
    corpus.say("CloudAvailability", "bei Oracle", product="claude", platform="oracle", document="b.txt")
    assert rules(corpus) == ["exclusivity.offered-elsewhere"]


def test_an_exclusive_partner_stands_beside_another() -> None:
    corpus = Corpus()
    corpus.say("Partnership", "exklusiv mit OpenAI", partners="microsoft openai", exclusivity="exclusive")
    corpus.say("Partnership", "auch mit xAI", partners="microsoft xai", document="b.txt")
    assert rules(corpus) == ["exclusivity.partner"]


def test_the_sentence_names_platforms_and_papers() -> None:
    corpus = uses(("microsoft", "exclusive", {"platform": "azure"}), ("amazon", "primary", {}))
    corpus.publishers = {"0.txt": "Morgenblatt", "1.txt": "Abendblatt"}
    corpus.issued = {"0.txt": "2025-11-18", "1.txt": None}
    (entry,) = found(corpus)
    assert entry.german == (
        "Anthropic setzt laut Morgenblatt (18. November 2025) ausschließlich auf Azure, "
        "laut Abendblatt hauptsächlich auf Amazon."
    )
    assert entry.english == (
        "According to Morgenblatt (18 November 2025), Anthropic relies only on Azure; "
        "according to Abendblatt mainly on Amazon."
    )
