"""The questions on origins, on a small graph checked by hand."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest

from kgtool.analyse.analysis import analyse
from kgtool.query.ask import ask
from kgtool.resolve.resolve import resolve
from tests.query.graph import Row, rows
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus


@cache
def store() -> ox.Store:
    """Give a graph in which two papers have a deal from one agency, and one paper an estimate and a rumour."""
    corpus = Corpus(
        issued={"a.txt": "2025-03-01", "b.txt": "2025-03-03", "c.txt": None},
        publishers={"a.txt": "Blatt", "b.txt": "Bote", "c.txt": None},
    )
    parties = {"investor": "nvidia", "investee": "openai"}
    corpus.say("Investment", "Nvidia gibt laut Reuters 10 Mrd. Dollar", **parties, attribution=("Reuters",))
    corpus.say(
        "Investment",
        "10 Mrd. Dollar nimmt Nvidia in die Hand, wie Reuters von Insidern hörte",
        **parties,
        attribution=("Reuters", "Insider"),
        document="b.txt",
    )
    corpus.say(
        "Revenue",
        "nach Schätzung von Gartner 13 Mrd. Dollar",
        organisation="openai",
        amount=("13e9", "13e9"),
        modality="estimated",
        attribution=("Gartner",),
        time=("2026-01-01", "2026-12-31"),
        document="b.txt",
    )
    corpus.say(
        "Partnership",
        "Angeblich reden xAI und Oracle",
        partners="xai oracle",
        modality="rumoured",
        attribution=("Medienberichte",),
        document="c.txt",
    )
    built = corpus.store()
    built.extend(resolve(built, IRIS, ONTOLOGY))
    built.extend(analyse(built, IRIS, ONTOLOGY))
    return built


def asked(name: str, **parameters: str) -> list[Row]:
    return list(ask(store(), name, parameters, IRIS).dicts())


def test_origins_have_their_kind_their_chains_and_their_texts() -> None:
    found = asked("origins", type="Investment")
    assert found == [
        {
            "origin": "Reuters",
            "kind": "benannte Quelle",
            "type": "Investition",
            "chains": "Blatt → Reuters; Bote → Reuters → Insider (ungenannt)",
            "documents": "2",
            "articles": "a.txt, b.txt",
            "claims": "2",
            "first": "2025-03-01",
            "quote": "Nvidia gibt laut Reuters 10 Mrd. Dollar",
        }
    ]
    (unnamed,) = asked("origins", kind="anonymous", lang="en")
    assert (unnamed["origin"], unnamed["chains"]) == ("unnamed source (c.txt)", "c.txt → Medienberichte (unnamed)")


def test_what_rests_on_one_origin_is_told_with_the_reason() -> None:
    found = {row["statement"]: (row["kind"], row["reason"], row["origin"]) for row in asked("single-source")}
    assert found["Nvidia investiert in OpenAI"] == ("Tatsache", "ein Ursprung", "Reuters")
    assert found["Nvidia → OpenAI: Investition"] == ("Geschäft", "ein Ursprung", "Reuters")
    assert found["Umsatz: nach Schätzung von Gartner 13 Mrd. Dollar"] == ("Zahl", "ein Ursprung", "Gartner")
    (rumour,) = (entry for statement, entry in found.items() if "Oracle" in statement)
    assert rumour[1] == "ein Ursprung, keine benannte Quelle"


def test_several_origins_of_which_none_is_named_are_told_too() -> None:
    reasons = {row["reason"] for row in rows("single-source", subject="anthropic", kind="fact")}
    assert reasons <= {"ein Ursprung", "ein Ursprung, keine benannte Quelle", "keine benannte Quelle"}


def test_forecasts_and_rumours_say_whose_they_are() -> None:
    assert [(row["kind"], row["type"], row["whose"]) for row in asked("forecasts-and-rumours")] == [
        ("Gerücht", "Partnerschaft", "c.txt → Medienberichte (ungenannt)"),
        ("Prognose", "Umsatz", "Bote → Gartner"),
    ]
    assert [row["kind"] for row in asked("forecasts-and-rumours", kind="rumour", lang="en")] == ["rumour"]


def test_a_deal_is_told_in_the_order_of_time() -> None:
    found = asked("deal-timeline", actor="nvidia")
    assert [(row["date"], row["deal"], row["rung"], row["says"]) for row in found] == [
        ("2025-03-01", "Nvidia → OpenAI: Investition", "vereinbart", "Blatt → Reuters"),
        ("2025-03-03", "Nvidia → OpenAI: Investition", "vereinbart", "Bote → Reuters → Insider (ungenannt)"),
    ]
    assert asked("deal-timeline", actor="xai") == []


def test_the_amount_of_a_deal_stands_in_the_words_of_the_text() -> None:
    found = rows("deal-timeline", actor="nvidia", **{"with": "anthropic"})
    assert "Nvidia steckt bis zu 10 Mrd. Dollar in Anthropic" in {row["amount"] for row in found}


@pytest.mark.parametrize("kind", ["flow", "deal", "edge", "relation"])
def test_who_says_so_answers_for_each_kind_of_fact(kind: str) -> None:
    found = rows("who-says-so", kind=kind, subject="nvidia", object="anthropic")
    assert "Nvidia steckt bis zu 10 Mrd. Dollar in Anthropic" in {row["quote"] for row in found}
    assert {row["chain"] for row in found} >= {"Testblatt → Nvidia"}
    assert "Nvidia" in {row["origin"] for row in found}


def test_who_says_so_finds_one_fact_by_its_label_or_its_iri() -> None:
    by_label = asked("who-says-so", fact="Nvidia → OpenAI: Investition", kind="deal")
    by_iri = asked("who-says-so", fact=IRIS.flow("Investment", "nvidia", "openai").value)
    assert [row["speaker"] for row in by_label] == ["Reuters", "Insider", "Reuters"]
    assert [row["quote"] for row in by_label] == [row["quote"] for row in by_iri]
