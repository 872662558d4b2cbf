from __future__ import annotations

from pathlib import Path

from kgtool.clashes.kinds import LANGUAGES, kinds, words
from kgtool.reason.rule import rules

CONTRIBUTING = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"


def test_every_rule_that_finds_clashes_is_of_one_kind() -> None:
    assert sorted(kinds()) == sorted(rule.name for rule in rules() if rule.is_clash)
    assert {kind.code for kind in kinds().values()} == {
        *(f"KGC0{number}" for number in range(1, 9)),
        *(f"KGC2{number}" for number in range(3)),
    }


def test_every_kind_has_words_in_both_languages() -> None:
    for kind in kinds().values():
        assert set(kind.label) == set(LANGUAGES)
        assert set(kind.why) == set(LANGUAGES)
        assert all(text.endswith(".") for text in kind.why.values())
    assert set(words("de")) == set(words("en")) == {"type", "term", "plain", "joint", "whole"}


def test_every_code_is_documented() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    assert [code for code in sorted({kind.code for kind in kinds().values()}) if f"`{code}`" not in text] == []
