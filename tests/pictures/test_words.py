from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kgtool.data_files import read_yaml
from kgtool.pictures.marks import KINDS
from kgtool.pictures.words import amount, say
from kgtool.stated.rung import ASIDE, RUNGS

B = Decimal(10**9)


@pytest.mark.parametrize(
    ("low", "high", "hedge", "de", "en"),
    [
        (None, 100 * B, "", "bis zu 100 Mrd. $", "up to $100bn"),
        (0 * B, 100 * B, "upTo", "bis zu 100 Mrd. $", "up to $100bn"),
        (8 * B, None, "", "mindestens 8 Mrd. $", "at least $8bn"),
        (8 * B, None, "moreThan", "über 8 Mrd. $", "over $8bn"),
        (0 * B, 8 * B, "lessThan", "unter 8 Mrd. $", "under $8bn"),
        (0 * B, 8 * B, "almost", "knapp 8 Mrd. $", "almost $8bn"),
        (8 * B, 8 * B, "exact", "8 Mrd. $", "$8bn"),
        (8 * B, 8 * B, "approx", "rund 8 Mrd. $", "about $8bn"),
        (16 * B + B * 3 / 10, 17 * B, "", "16,3 bis 17 Mrd. $", "$16.3bn to $17bn"),
        (B / 2, 2 * B, "", "500 Mio. $ bis 2 Mrd. $", "$500m to $2bn"),
        (None, None, "", "", ""),
        (0 * B, None, "", "", ""),
    ],
)
def test_an_amount_is_said_with_its_hedge(
    low: Decimal | None, high: Decimal | None, hedge: str, de: str, en: str
) -> None:
    assert (amount(low, high, "USD", "de", hedge), amount(low, high, "USD", "en", hedge)) == (de, en)


def test_a_currency_without_a_symbol_is_said_by_its_code() -> None:
    assert amount(5 * B, 5 * B, "JPY", "en") == "5 bn JPY"


def test_both_languages_fill_in_the_same_values() -> None:
    words = read_yaml("pictures", "words.yaml")
    assert list(words["de"]) == list(words["en"])
    for key, text in words["de"].items():
        assert sorted(set(re.findall(r"{(\w+)}", text))) == sorted(set(re.findall(r"{(\w+)}", words["en"][key]))), key


def test_every_kind_and_rung_has_words() -> None:
    for language in ("de", "en"):
        assert all(say(language, f"kind_{kind}") for kind in KINDS)
        assert all(say(language, f"rung_{rung}") for rung in (*RUNGS, *ASIDE, ""))
