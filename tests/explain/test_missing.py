"""What is missing for something to hold, on a few claims."""

from __future__ import annotations

import pytest

from kgtool.analyse.analysis import analyse
from kgtool.explain.case import Case
from kgtool.explain.missing import WhyNot, why_not
from kgtool.explain.why_not_text import why_not_text
from kgtool.reason.pattern import Triple
from kgtool.vocabulary.terms import KG, RDF
from tests.reason.graph import inferred_store
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus, entity

CORPUS = (
    Corpus()
    .say("Investment", "Google investiert in Anthropic", investor="google", investee="anthropic")
    .say("Investment", "Nvidia investiert nicht in OpenAI", investor="nvidia", investee="openai", negated=True)
    .say(
        "CloudCommitment",
        "Anthropic könnte bei Google kaufen",
        customer="anthropic",
        provider="google",
        modality="hypothetical",
    )
    .say("ComponentSupply", "Samsung liefert HBM an OpenAI", supplier="samsung", product="hbm", customer="openai")
    .say("ComponentSupply", "Micron liefert HBM an OpenAI", supplier="micron", product="hbm", customer="openai")
    .say(
        "Investment",
        "Amazon hielt bis 2023 Anteile an OpenAI",
        investor="amazon",
        investee="openai",
        stage="delivered",
        time=("2022-01-01", "2022-12-31"),
    )
)


@pytest.fixture(scope="module")
def case() -> Case:
    store = inferred_store(CORPUS)
    store.extend(analyse(store, IRIS, ONTOLOGY))
    return Case(store, IRIS, language="de", ontology=ONTOLOGY)


def triple(subject: str, predicate: str, value: str) -> Triple:
    return str(entity(subject)), str(KG[predicate]), str(entity(value))


def rules_of(found: WhyNot) -> list[str]:
    """Give the rules that could conclude it, the nearest first."""
    assert found.missing is not None
    return [attempt.rule.name for attempt in found.missing.attempts]


def test_what_holds_misses_nothing(case: Case) -> None:
    asked = triple("google", "investsIn", "anthropic")
    assert why_not(case, asked) == WhyNot(asked, holds=True)
    assert why_not_text(case, why_not(case, asked)) == "Das gilt: Google investiert in Anthropic\n"


def test_a_rule_is_matched_as_far_as_it_goes_and_a_supposition_is_shown(case: Case) -> None:
    found = why_not(case, triple("google", "suppliesInvestee", "anthropic"))
    assert rules_of(found) == ["supplies-investee"]
    assert found.missing is not None
    (attempt,) = found.missing.attempts
    assert attempt.held == (triple("google", "investsIn", "anthropic"),)
    (missing,) = attempt.missing
    assert missing.triple == triple("google", "sellsTo", "anthropic")
    by_inverse = next(one for one in missing.attempts if one.rule.name == "prp-inv2")
    assert [part.triple for part in by_inverse.missing] == [triple("anthropic", "buysFrom", "google")]


def test_a_claim_that_denies_or_supposes_it_is_named(case: Case) -> None:
    for asked, reason, quote in (
        (triple("nvidia", "investsIn", "openai"), "negated", "Nvidia investiert nicht in OpenAI"),
        (triple("anthropic", "buysComputeFrom", "google"), "hypothetical", "Anthropic könnte bei Google kaufen"),
    ):
        found = why_not(case, asked)
        assert found.missing is not None
        assert [(one.reason, one.claim.quotes[0].exact) for one in found.missing.unsaid] == [(reason, quote)]


def test_what_stands_against_it_is_named(case: Case) -> None:
    found = why_not(case, triple("samsung", "soleSupplierOf", "hbm"))
    assert found.missing is not None
    (attempt,) = found.missing.attempts
    assert attempt.missing == ()
    assert attempt.against == (triple("micron", "suppliesProduct", "hbm"),)


def test_a_class_is_followed_down_to_what_it_asks_for(case: Case) -> None:
    asked = str(entity("openai")), str(RDF["type"]), str(KG["SingleCloudLab"])
    assert why_not_text(case, why_not(case, asked)).splitlines() == [
        "Das folgt nicht: OpenAI gehört zu: KI-Labor mit einer Cloud",
        "  • cax-eqc2: Was die Definition einer Klasse erfüllt, gehört zu ihr.",
        "      („KI-Labor mit einer Cloud“ heißt: KI-Labor und zugleich „zahlt in“ mit mindestens einem aus:",
        "        ausschließlicher Zahlungsstrom)",
        "      fehlt: OpenAI gehört zu: KI-Labor und zugleich „zahlt in“ mit mindestens einem aus: ausschließlicher",
        "        Zahlungsstrom",
        "        • cls-int1: Was zu allen Klassen gehört, gehört zu ihrem Durchschnitt.",
        "            gegeben: OpenAI gehört zu: KI-Labor",
        "            fehlt: OpenAI gehört zu: „zahlt in“ mit mindestens einem aus: ausschließlicher Zahlungsstrom",
        "              • cls-svf1: Wer zu etwas der verlangten Art in der bestimmenden Beziehung steht, gehört zur",
        "                Klasse.",
        "                  fehlt: OpenAI zahlt in jemand oder etwas",
        "                  fehlt: jemand oder etwas gehört zu: ausschließlicher Zahlungsstrom",
    ]


def test_what_no_rule_concludes_is_said(case: Case) -> None:
    asked = str(entity("google")), str(RDF["type"]), str(KG["MemoryMaker"])
    assert why_not_text(case, why_not(case, asked)) == (
        "Das folgt nicht: Google gehört zu: Speicherhersteller\n  Keine Regel schließt darauf.\n"
    )
