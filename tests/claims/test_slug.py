from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kgtool.claims.slug import slug
from kgtool.errors import ClaimError


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SK Hynix", "sk-hynix"),
        ("Münchener Rück", "muenchener-rueck"),
        ("Mu\u0308nchen", "muenchen"),
        ("Straße & Söhne GmbH", "strasse-soehne-gmbh"),
        ("STRASSE", "strasse"),
        ("Crédit Agricole", "credit-agricole"),
        ("Ørsted", "orsted"),
        ("GPT‑5.2", "gpt-5-2"),
        ("OpenAI ", "openai"),
        ("x.AI 🎉", "x-ai"),
        ("H₂O", "h2o"),
        ("İstanbul", "istanbul"),
        ("腾讯", "u817eu8baf"),
    ],
)
def test_slug_folds_to_lower_case_ascii_words(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_slug_is_its_own_slug_and_never_empty_for_a_letter_or_digit(name: str) -> None:
    assume(any(character.isalnum() for character in name))
    result = slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", result)
    assert slug(result) == result


@given(st.text(st.characters(categories=["Po", "Zs", "So", "Cc"])))
def test_a_name_without_letter_or_digit_is_refused(name: str) -> None:
    assume(not any(character.isalnum() for character in name))
    try:
        assert re.search("[a-z0-9]", slug(name))
    except ClaimError as error:
        assert "letter or digit" in str(error)


def test_two_names_of_another_script_stay_apart() -> None:
    assert slug("腾讯") != slug("百度")
