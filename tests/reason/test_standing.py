from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.vocabulary.terms import KG, RDF
from tests.reason.graph import inferred_store
from tests.resolve.claim_graph import IRIS, Corpus, entity

Carried = dict[str, str]


def carried(store: ox.Store, subject: str, predicate: ox.NamedNode, value: ox.NamedNode) -> Carried | None:
    """Give rung and days of an inference; None where it is none."""
    node = IRIS.inference(entity(subject), predicate, value)
    quads = list(store.quads_for_pattern(node, None, None))
    wanted = {KG[name]: name for name in ("rung", "firstDay", "lastDay", "background")}
    found = {wanted[quad.predicate]: str(quad.object) for quad in quads if quad.predicate in wanted}
    short = {name: text.split("^^")[0].strip('"<>').rsplit("#", 1)[-1] for name, text in found.items()}
    return short if quads else None


def supplies(corpus: Corpus) -> Carried | None:
    """Give what the inference carries that Microsoft supplies its investee Anthropic."""
    return carried(inferred_store(corpus), "microsoft", KG["suppliesInvestee"], entity("anthropic"))


def invests(**fields: object) -> Corpus:
    return Corpus().say("Investment", "Microsoft investiert", investor="microsoft", investee="anthropic", **fields)


def uses(corpus: Corpus, **fields: object) -> Corpus:
    return corpus.say("CloudUse", "Anthropic nutzt Azure", customer="anthropic", provider="microsoft", **fields)


@pytest.mark.parametrize(
    ("one", "other", "rung"),
    [
        ({}, {}, "stageAgreed"),
        ({"stage": "delivered"}, {"stage": "delivered"}, "stageDelivered"),
        ({"stage": "delivered"}, {"modality": "rumoured"}, "stageRumoured"),
        ({"modality": "planned"}, {"stage": "delivered"}, "stagePlanned"),
    ],
)
def test_an_inference_stands_on_the_lowest_rung_of_its_premises(
    one: dict[str, str], other: dict[str, str], rung: str
) -> None:
    assert supplies(uses(invests(**one), **other)) == {"rung": rung}


def test_what_was_cancelled_is_below_all_rungs_and_over_by_the_day_it_is_told() -> None:
    assert supplies(uses(invests(stage="cancelled"))) == {"rung": "stageCancelled", "lastDay": "2025-11-18"}


def test_the_highest_rung_that_a_text_gives_a_premise_counts() -> None:
    corpus = uses(invests(modality="rumoured"))
    corpus.say("Investment", "Sie hat investiert", investor="microsoft", investee="anthropic", stage="delivered")
    assert supplies(corpus) == {"rung": "stageAgreed"}


def test_an_inference_holds_while_all_its_premises_do() -> None:
    corpus = uses(invests(time=("2023-05-01", "2023-05-01")), time=("2023-01-01", "2025-12-31"))
    assert supplies(corpus) == {"rung": "stageAgreed", "firstDay": "2023-05-01", "lastDay": "2025-12-31"}


def test_nothing_is_inferred_from_what_never_held_together() -> None:
    corpus = uses(invests(time=("2026-05-01", "2026-05-01")), time=("2023-01-01", "2025-12-31"))
    assert supplies(corpus) is None


def test_what_happened_holds_until_a_text_says_that_it_ended() -> None:
    corpus = uses(invests(time=("2019-07-01", "2019-07-01")))
    corpus.say(
        "Investment",
        "Microsoft steigt aus",
        investor="microsoft",
        investee="anthropic",
        stage="ended",
        time=("2025-03-31", "2025-03-31"),
    )
    assert supplies(corpus) == {"rung": "stageAgreed", "firstDay": "2019-07-01", "lastDay": "2025-03-31"}


def test_what_follows_from_the_gazetteer_alone_stands_on_no_rung() -> None:
    store = inferred_store(invests(modality="rumoured", time=("2023-05-01", "2023-05-01")))
    assert carried(store, "microsoft", RDF["type"], KG["Company"]) == {"background": "true"}


@pytest.mark.parametrize("unsaid", [{"negated": True}, {"modality": "hypothetical"}])
def test_nothing_is_inferred_from_what_is_denied_or_hypothetical(unsaid: dict[str, object]) -> None:
    corpus = uses(invests(**unsaid))
    assert supplies(corpus) is None
    assert carried(inferred_store(corpus), "anthropic", KG["hasInvestor"], entity("microsoft")) is None
