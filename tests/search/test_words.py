"""Words that mean the same are one key, whatever their ending and however their umlauts are written."""

from __future__ import annotations

import pytest

from kgtool.search.words import folded, indexed, keys, senses, stem, tokens


@pytest.mark.parametrize(
    "spellings",
    [
        ("Abhängigkeit", "Abhaengigkeit", "abhangigkeit", "ABHÄNGIGKEIT"),
        ("Größe", "Groesse", "grosse", "GRÖSSE"),
        ("Übernahme", "Uebernahme", "ubernahme"),
        ("Café", "cafe"),
    ],
)
def test_umlauts_and_accents_may_be_written_in_any_way(spellings: tuple[str, ...]) -> None:
    assert len({folded(word) for word in spellings}) == 1


@pytest.mark.parametrize(("word", "whole"), [("neue", "neue"), ("Quelle", "quelle"), ("bauen", "bauen")])
def test_an_e_behind_a_vowel_or_qu_is_no_umlaut(word: str, whole: str) -> None:
    assert folded(word) == whole


@pytest.mark.parametrize(
    "forms", [("Investition", "Investitionen"), ("Kreislauf", "Kreislaufs", "Kreisläufe", "Kreisläufen")]
)
def test_endings_do_not_matter(forms: tuple[str, ...]) -> None:
    assert len({stem(folded(form)) for form in forms}) == 1


def test_forms_of_a_verb_meet_in_its_lemma() -> None:
    assert not set(senses("kauft")).isdisjoint(senses("kaufen"))
    assert not set(senses("übernahm")).isdisjoint(senses("übernehmen"))


def test_a_compound_is_found_by_its_parts() -> None:
    assert set(keys("Rechenzentrumsbetreiber")) >= {stem("betreiber"), stem("rechenzentrum")}


def test_tokens_keep_their_offsets() -> None:
    text = "Öl für 5 Mrd."
    assert [text[token.start : token.end] for token in tokens(text)] == ["Öl", "für", "5", "Mrd"]


def test_signs_without_a_letter_give_no_key() -> None:
    assert indexed("→ … ½ (!)") == "12"
