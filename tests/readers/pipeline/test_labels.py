"""What the labels of TIGER and of Universal Dependencies mean to the rules."""

from __future__ import annotations

import pytest

from kgtool.readers.pipeline.labels import labels


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("sb", "subject"),
        ("nsubj", "subject"),
        ("nsubj:pass", "subject"),
        ("oa", "object"),
        ("obj", "object"),
        ("da", "dative"),
        ("iobj", "dative"),
        ("svp", "particle"),
        ("compound:prt", "particle"),
        ("nk", ""),
        ("mo", ""),
        ("obl", ""),
        ("ROOT", ""),
        ("", ""),
    ],
)
def test_a_dependency_is_a_relation_or_nothing(label: str, relation: str) -> None:
    assert labels().relation(label, "NE", {}) == relation


def test_a_word_denies_only_where_tag_or_feature_says_so_too() -> None:
    assert labels().relation("ng", "PTKNEG", {}) == "negation"
    assert labels().relation("advmod", "", {"Polarity": "Neg"}) == "negation"
    assert labels().relation("ng", "ADV", {}) == ""
    assert labels().relation("advmod", "ADV", {}) == ""


@pytest.mark.parametrize(
    ("tag", "part", "features", "code"),
    [
        ("VVFIN", "VERB", {"Number": "Sing", "Tense": "Past", "Mood": "Ind"}, "pret.ind.3s"),
        ("VVFIN", "VERB", {"Number": "Plur", "Tense": "Pres", "Mood": "Sub"}, "pres.k1.3p"),
        ("VVFIN", "VERB", {"Number": "Sing", "Tense": "Past", "Mood": "Sub"}, "pret.k2.3s"),
        ("VVFIN", "", {}, "pres.ind.3s pres.ind.3p"),
        ("VVINF", "VERB", {}, "inf"),
        ("VVIZU", "VERB", {}, "zu"),
        ("VVPP", "VERB", {}, "part2"),
        ("VERB", "VERB", {"VerbForm": "Fin", "Number": "Sing"}, "pres.ind.3s"),
        ("", "AUX", {"VerbForm": "Part"}, "part2"),
        ("", "VERB", {}, ""),
        ("ADJA", "ADJ", {"VerbForm": "Part"}, ""),
        ("NN", "NOUN", {}, ""),
    ],
)
def test_a_tag_or_a_feature_names_a_verb_form(tag: str, part: str, features: dict[str, str], code: str) -> None:
    assert labels().form(tag, part, features) == code


def test_entities_are_people_firms_and_places_and_nothing_else() -> None:
    assert {label: labels().kinds.get(label, "") for label in ("PER", "ORG", "LOC", "GPE", "MISC", "")} == {
        "PER": "Person",
        "ORG": "Company",
        "LOC": "Location",
        "GPE": "Location",
        "MISC": "",
        "": "",
    }
