"""A word that names no relation is answered with the relations that it may mean, by lexicon, patterns and ontology."""

from __future__ import annotations

import pytest

from kgtool.errors import UsageError
from kgtool.explain.case import Case
from kgtool.explain.lookup import find_property
from kgtool.explain.meaning import Meanings
from kgtool.vocabulary.terms import KG
from tests.query.graph import store
from tests.resolve.claim_graph import IRIS, ONTOLOGY

CASE = Case(store(), IRIS, ontology=ONTOLOGY)
MEANINGS = Meanings(CASE)


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("kauft", "buysFrom"),
        ("buys", "buysFrom"),
        ("kooperiert mit", "partnerOf"),
        ("konkurriert mit", "competesWith"),
        ("finanziert", "investsIn"),
        ("erhält Geld von", "hasInvestor"),
        ("Investor von", "investsIn"),
        ("Lieferant", "soleSupplierOf"),
    ],
)
def test_the_likeliest_relation_comes_first(word: str, relation: str) -> None:
    assert MEANINGS.of(word)[0] == KG[relation]


def test_what_a_verb_says_of_its_subject_is_told_from_what_it_says_of_the_other() -> None:
    assert KG["suppliesTo"] in MEANINGS.of("liefert")
    assert KG["suppliedBy"] not in MEANINGS.of("liefert")
    assert KG["suppliedBy"] in MEANINGS.of("bezieht")
    assert KG["suppliesTo"] not in MEANINGS.of("bezieht")


@pytest.mark.parametrize("word", ["", "  ", "xyz", "sels to"])
def test_of_a_word_that_the_data_do_not_know_nothing_is_said(word: str) -> None:
    assert MEANINGS.of(word) == []


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("hängt ab von", "reliesOn"),
        ("depends on", "reliesOn"),
        ("beliefert", "suppliesTo"),
        ("Kauft von", "buysFrom"),
        ("kg:supplier", "supplier"),
    ],
)
def test_other_names_of_a_relation_are_its_names(word: str, relation: str) -> None:
    assert find_property(CASE, word) == KG[relation]


def test_a_role_leads_to_the_relations_that_it_plays_a_part_in() -> None:
    assert KG["suppliesTo"] in MEANINGS.of("Lieferant")
    assert MEANINGS.of("Investor") == [KG[name] for name in ("hasInvestor", "sharesInvestorWithRival", "investsIn")]


def test_no_more_than_five_are_offered() -> None:
    assert len(MEANINGS.of("kauft")) == 5
    assert len(MEANINGS.of("kauft", limit=2)) == 2


def test_the_cure_names_them_in_the_language_of_the_user() -> None:
    for language, cure in (
        ("de", "It may mean 'investiert in'."),
        ("en", "It may mean 'invests in'."),
    ):
        with pytest.raises(UsageError) as raised:
            find_property(Case(store(), IRIS, language=language, ontology=ONTOLOGY), "Investor von")
        assert (raised.value.cause, raised.value.cure) == ("No relation is called 'Investor von'.", cure)
