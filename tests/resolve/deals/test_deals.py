"""Claims of one or many texts about one transaction become one deal; what differs in kind stays apart."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest

from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, RDF
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

Node = dict[str, list[str]]


def deals(corpus: Corpus) -> dict[str, Node]:
    """Return each deal by what follows `deal/all/` in its IRI, with the plain values of its properties."""
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    kinds: set[str] = set()
    for quad in resolve(corpus.store(), IRIS, ONTOLOGY):
        assert isinstance(quad.subject, ox.NamedNode)
        name = quad.subject.value.rpartition("/deal/all/")[2]
        if (quad.predicate, quad.object) == (RDF["type"], KG["Deal"]):
            kinds.add(name)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        value = quad.object.value.rpartition("/deal/all/")[2]
        nodes[name][quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1]].append(value)
    return {name: nodes[name] for name in sorted(kinds)}


def invest(corpus: Corpus, quote: str, low: str | None, high: str | None, **fields: object) -> Corpus:
    roles = {"investor": "nvidia", "investee": "openai"}
    return corpus.say("Investment", quote, **{"amount": (low, high), **roles, **fields})


def count(corpus: Corpus) -> int:
    return len(deals(corpus))


def test_four_texts_in_other_words_tell_one_deal_with_their_reasons() -> None:
    corpus = invest(Corpus(), "Nvidia steckt 5 Mrd. in OpenAI", "5e9", "5e9", hedge="exact")
    invest(corpus, "bis zu 5 Mrd. von Nvidia", None, "5e9", hedge="upTo", document="b.txt")
    invest(corpus, "rund 5 Mrd. von Nvidia", "5e9", "5e9", hedge="approx", document="c.txt", modality="planned")
    corpus.say("Investment", "Nvidia beteiligt sich", investor="nvidia", investee="openai", document="d.txt")
    ((name, deal),) = deals(corpus).items()
    assert name == "Investment/nvidia/openai/1"
    assert deal["claimCount"] == ["4"]
    assert (deal["min"], deal["max"]) == (["0"], ["5000000000"])
    assert deal["rung"] == [KG["stageAgreed"].value]
    assert len(deal["match"]) == 4
    assert deal["label"] == ["Nvidia → OpenAI: Investition", "Nvidia → OpenAI: investment"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"time": ("2019-07-01", "2019-07-31")}, {"time": ("2023-01-01", "2023-01-31")}),
        ({"scope": "increment"}, {"amount": ("9e9", "9e9")}),
        ({"per": "P1Y"}, {"amount": ("30e9", "30e9")}),
        ({"unit": "EUR", "document": "b.txt"}, {"amount": ("9e9", "9e9"), "document": "b.txt"}),
        ({"amount": ("1e6", "1e6")}, {"amount": ("7e9", "7e9"), "document": "b.txt"}),
        ({"amount": ("3e9", "3e9"), "document": "b.txt"}, {"amount": ("4e9", "4e9"), "document": "b.txt"}),
        ({"instrument": ("debt",)}, {"instrument": ("equity",), "document": "b.txt"}),
        ({"instrument": ("debt",)}, {"document": "b.txt"}),
        ({"time": ("2023-01-01", "2023-12-31")}, {"time": ("2024-01-01", "2024-12-31")}),
    ],
)
def test_another_time_tranche_rate_currency_size_or_instrument_is_another_deal(
    first: dict[str, object], second: dict[str, object]
) -> None:
    corpus = invest(Corpus(), "Nvidia gibt Geld", "5e9", "5e9", **first)
    assert count(invest(corpus, "Von Nvidia kommt Geld", "5e9", "5e9", **second)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # One of two texts may be wrong; a slip of a power of ten shows even within one text.
        ({"amount": ("5e9", "5e9")}, {"amount": ("6e9", "6e9"), "document": "b.txt"}),
        ({"amount": ("1.3e9", "1.3e9")}, {"amount": ("13e9", "13e9")}),
        ({"amount": ("1.3e9", "1.3e9")}, {"amount": ("13e9", None), "hedge": "atLeast"}),
        ({"time": ("2025-10-01", "2025-12-31")}, {"time": ("2025-11-18", "2025-11-18"), "document": "b.txt"}),
        ({"scope": "increment"}, {"document": "b.txt"}),
        ({"time": ("2019-01-01", None)}, {"time": (None, "2025-12-31"), "document": "b.txt"}),
    ],
)
def test_a_clash_of_figures_or_an_open_time_does_not_make_another_deal(
    first: dict[str, object], second: dict[str, object]
) -> None:
    corpus = invest(Corpus(), "Nvidia gibt Geld", "5e9", "5e9", **first)
    assert count(invest(corpus, "Von Nvidia kommt Geld", "5e9", "5e9", **second)) == 1


def test_a_total_is_cumulative_of_its_tranches_and_the_flow_counts_them_once() -> None:
    corpus = invest(Corpus(), "Nvidia gibt vier Milliarden", "4e9", "4e9", time=("2023-09-01", "2023-09-30"))
    invest(corpus, "weitere vier Milliarden", "4e9", "4e9", scope="increment", time=("2024-11-01", "2024-11-30"))
    invest(corpus, "insgesamt acht Milliarden", "8e9", "8e9", scope="total")
    found = deals(corpus)
    totals = [deal for deal in found.values() if "cumulativeOf" in deal]
    assert len(found) == 3
    assert [len(deal["cumulativeOf"]) for deal in totals] == [2]
    flow = IRIS.flow("Investment", "nvidia", "openai")
    amounts = {
        quad.predicate: quad.object.value
        for quad in resolve(corpus.store(), IRIS, ONTOLOGY)
        if quad.subject == flow and isinstance(quad.object, ox.Literal)
    }
    assert (amounts[KG["min"]], amounts[KG["max"]]) == ("8000000000", "8000000000")


def test_deals_that_may_be_one_are_bounded_by_the_largest_and_the_sum() -> None:
    corpus = invest(Corpus(), "Nvidia gibt vier", "4e9", "4e9", time=("2023-09-01", "2023-09-30"))
    invest(corpus, "Nvidia gibt fünf", "5e9", "5e9", time=("2025-09-01", "2025-09-30"))
    flow = IRIS.flow("Investment", "nvidia", "openai")
    store = resolve(corpus.store(), IRIS, ONTOLOGY)
    found = {q.predicate: q.object.value for q in store if q.subject == flow and isinstance(q.object, ox.Literal)}
    assert (found[KG["min"]], found[KG["max"]]) == ("5000000000", "9000000000")


def test_a_yearly_rate_is_part_of_the_total_of_many_years() -> None:
    corpus = Corpus().say(
        "CloudCommitment", "300 Mrd. über Jahre", customer="openai", provider="oracle", amount=("300e9", "300e9")
    )
    corpus.say(
        "CloudCommitment", "60 im Jahr", customer="openai", provider="oracle", amount=("60e9", "60e9"), per="P1Y"
    )
    found = deals(corpus)
    assert [deal["isPartOf"] for deal in found.values() if "isPartOf" in deal] == [
        [name for name, deal in found.items() if "isPartOf" not in deal]
    ]


def test_a_cancelled_deal_stands_aside_and_a_later_text_revives_it() -> None:
    corpus = invest(Corpus(), "Nvidia will investieren", "5e9", "5e9", modality="planned")
    corpus.issued = {"a.txt": "2025-01-10", "b.txt": "2025-03-01", "c.txt": "2025-06-01"}
    corpus.say(
        "Investment",
        "Der Einstieg ist geplatzt",
        investor="nvidia",
        investee="openai",
        negated=True,
        stage="cancelled",
        document="b.txt",
    )
    (deal,) = deals(corpus).values()
    assert deal["rung"] == [KG["stageCancelled"].value]
    assert deal["claimCount"] == ["2"]
    invest(corpus, "Nvidia hat doch investiert", "5e9", "5e9", stage="delivered", document="c.txt")
    (deal,) = deals(corpus).values()
    assert deal["rung"] == [KG["stageDelivered"].value]


def test_what_partners_announce_with_one_volume_is_one_deal_of_parts() -> None:
    corpus = Corpus().say("Investment", "5 Mrd.", investor="microsoft", investee="anthropic", amount=("5e9", "5e9"))
    corpus.say("Investment", "bis zu 10", investor="nvidia", investee="anthropic", amount=(None, "10e9"))
    corpus.say("CloudCommitment", "30 Mrd.", customer="anthropic", provider="microsoft", amount=("30e9", "30e9"))
    corpus.say("Investment", "schon früher", investor="amazon", investee="anthropic", amount=("8e9", None))
    corpus.say("DealVolume", "zusammen 45", participants="microsoft nvidia anthropic", amount=("45e9", "45e9"))
    found = deals(corpus)
    ((name, whole),) = [(name, deal) for name, deal in found.items() if "hasPart" in deal]
    assert name.startswith("composite/anthropic--microsoft--nvidia/")
    assert sorted(whole["hasPart"]) == [
        "CloudCommitment/anthropic/microsoft/1",
        "Investment/microsoft/anthropic/1",
        "Investment/nvidia/anthropic/1",
    ]
    assert whole["max"] == ["45000000000"]
    assert "isPartOf" not in found["Investment/amazon/anthropic/1"]


def test_what_two_pay_together_is_the_whole_of_their_parts() -> None:
    corpus = Corpus().say(
        "Investment",
        "zusammen 15",
        investor="microsoft nvidia",
        investee="openai",
        amount=("15e9", "15e9"),
        jointly=True,
    )
    corpus.say("Investment", "5", investor="microsoft", investee="openai", amount=("5e9", "5e9"), document="b.txt")
    corpus.say("Investment", "10", investor="nvidia", investee="openai", amount=("10e9", "10e9"), document="b.txt")
    found = deals(corpus)
    (whole,) = [deal for deal in found.values() if "hasPart" in deal]
    assert sorted(whole["hasPart"]) == ["Investment/microsoft/openai/1", "Investment/nvidia/openai/1"]
    assert whole["max"] == ["15000000000"]
    assert found["Investment/nvidia/openai/1"]["max"] == ["10000000000"]


def test_what_is_cut_from_one_figure_to_another_supersedes_the_former() -> None:
    corpus = invest(Corpus(), "400 Mio.", "4e8", "4e8")
    invest(corpus, "von 400", "4e8", "4e8", scope="former", document="b.txt")
    invest(corpus, "auf 250 Mio.", "2.5e8", "2.5e8", document="b.txt")
    found = deals(corpus)
    assert len(found) == 2
    ((new, deal),) = [(name, deal) for name, deal in found.items() if "supersedes" in deal]
    assert deal["max"] == ["250000000"]
    assert found[deal["supersedes"][0]]["claimCount"] == ["2"]
    assert new != deal["supersedes"][0]


def test_a_tranche_of_the_same_size_told_much_later_is_another_deal() -> None:
    corpus = invest(Corpus(), "4 Mrd.", "4e9", "4e9")
    invest(corpus, "weitere 4 Mrd.", "4e9", "4e9", scope="increment", document="b.txt")
    assert count(corpus) == 1
    corpus.issued = {"a.txt": "2024-05-06", "b.txt": "2025-02-10"}
    assert count(corpus) == 2


def test_a_human_judgement_overrules(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = invest(Corpus(), "Nvidia gibt fünf", "5e9", "5e9")
    invest(corpus, "Nvidia gibt rund fünf", "5e9", "5e9", hedge="approx", document="b.txt")
    claims = sorted(
        quad.subject.value.rsplit("/", 1)[-1]
        for quad in corpus.store()
        if (quad.predicate, quad.object) == (RDF["type"], KG["Claim"]) and isinstance(quad.subject, ox.NamedNode)
    )
    assert count(corpus) == 1
    verdict = {(claims[0], claims[1]): False}
    monkeypatch.setattr("kgtool.resolve.resolve.read_judgements", lambda: verdict)
    assert count(corpus) == 2
