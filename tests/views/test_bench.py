from __future__ import annotations

from datetime import date

import pytest

from kgtool.errors import UsageError
from kgtool.views.view import View
from tests.resolve.claim_graph import IRIS, Corpus
from tests.views.graph import bench, left_out, quotes, rows


def corpus() -> Corpus:
    made = Corpus(
        issued={"alt.txt": "2024-03-01", "neu.txt": "2025-11-18", "ohne.txt": None}, publishers={"ohne.txt": None}
    )
    made.say(
        "Investment",
        "Nvidia zahlt OpenAI 5",
        investor="nvidia",
        investee="openai",
        amount=("5", "5"),
        document="alt.txt",
    )
    made.say(
        "ChipPurchase",
        "OpenAI will von Nvidia für 7 kaufen",
        buyer="openai",
        supplier="nvidia",
        amount=("7", "7"),
        modality="planned",
        document="neu.txt",
    )
    made.say("CloudUse", "Oracle dient OpenAI", customer="openai", provider="oracle", document="ohne.txt")
    made.say("CloudUse", "nicht bei Amazon", customer="openai", provider="amazon", negated=True, document="neu.txt")
    made.say(
        "CloudUse",
        "Microsoft sagt, OpenAI rechne dort",
        customer="openai",
        provider="microsoft",
        attribution=("Microsoft",),
        document="ohne.txt",
    )
    return made


def test_without_any_filter_everything_stated_counts() -> None:
    shown = bench(corpus()).show(View())
    assert len(quotes(shown)) == 4
    assert left_out(shown) == {"nicht bei Amazon": "negated"}


def test_a_rung_leaves_out_what_stands_below_it() -> None:
    shown = bench(corpus()).show(View(rung="agreed"))
    assert left_out(shown)["OpenAI will von Nvidia für 7 kaufen"] == "below-rung"
    assert "Nvidia zahlt OpenAI 5" in quotes(shown)


def test_as_of_a_day_later_documents_and_those_without_a_date_are_not_known() -> None:
    found = left_out(bench(corpus()).show(View(as_of=date(2024, 12, 31))))
    assert found["OpenAI will von Nvidia für 7 kaufen"] == "issued-later"
    assert found["Oracle dient OpenAI"] == "undated-document"
    assert "Nvidia zahlt OpenAI 5" not in found


def test_strict_asks_for_a_speaker_or_a_publisher() -> None:
    shown = bench(corpus()).show(View("strict"))
    assert quotes(shown) == {"Nvidia zahlt OpenAI 5", "Microsoft sagt, OpenAI rechne dort"}
    assert left_out(shown)["Oracle dient OpenAI"] == "policy"


def test_primary_sources_are_parties_that_speak_for_themselves() -> None:
    assert quotes(bench(corpus()).show(View("primary-sources"))) == {"Microsoft sagt, OpenAI rechne dort"}


def test_a_circle_is_gone_where_one_of_its_payments_does_not_count() -> None:
    made = bench(corpus())
    assert len(rows(made, View(), "circular-flow")) == 1
    assert rows(made, View(rung="agreed"), "circular-flow") == []


@pytest.mark.parametrize("word", ["alt.txt", "about:nvidia", "Nvidia zahlt OpenAI 5"])
def test_what_is_doubted_is_left_out(word: str) -> None:
    made = bench(corpus())
    if " " in word:
        (word,) = (claim.iri.value for claim in made.claims if claim.quotes[0].exact == word)
    assert left_out(made.show(View(without=(word,))))["Nvidia zahlt OpenAI 5"] == "doubted"


def test_a_deal_is_doubted_with_the_claims_behind_it() -> None:
    made = bench(corpus())
    deal = IRIS.flow("Investment", "nvidia", "openai").value
    found = left_out(made.show(View(without=(deal,))))
    assert [quote for quote, reason in found.items() if reason == "doubted"] == ["Nvidia zahlt OpenAI 5"]


def test_a_doubt_that_means_nothing_here_is_refused() -> None:
    made = bench(corpus())
    with pytest.raises(UsageError, match=r"Did you mean 'alt\.txt'"):
        made.show(View(without=("alt.tx",)))
    with pytest.raises(UsageError, match="write 'about:nvidia'"):
        made.show(View(without=("nvidia",)))
    with pytest.raises(UsageError, match="Nothing in the graph rests on"):
        made.show(View(without=("https://example.org/nothing",)))


def test_what_is_left_out_stands_in_the_graph_of_the_view() -> None:
    found = rows(bench(corpus()), View(rung="agreed"), "left-out")
    assert [(row["quote"], row["reason"], row["document"]) for row in found] == [
        ("OpenAI will von Nvidia für 7 kaufen", "below-rung", "neu.txt"),
        ("nicht bei Amazon", "negated", "neu.txt"),
    ]


def test_a_view_is_named_by_its_filters_and_two_never_share_a_graph() -> None:
    view = View(rung="agreed", as_of=date(2025, 1, 2), without=("b", "a", "b"))
    assert view.name == "all+rung=agreed+as-of=2025-01-02+without=a+without=b"
    made = bench(corpus())
    first, second = made.show(View()), made.show(View(rung="agreed"))
    counts = [
        sum(1 for _ in made.store.quads_for_pattern(None, None, None, IRIS.policy_graph(shown.name, "facts")))
        for shown in (first, second)
    ]
    assert counts[0] > counts[1] > 0


def test_the_same_view_gives_the_same_quads() -> None:
    view = View(rung="agreed")
    first, second = (bench(corpus()) for _ in range(2))
    first.show(view)
    second.show(View())
    second.show(view)
    for layer in ("facts", "inferred", "analysis"):
        graph = IRIS.policy_graph(view.name, layer)
        one, other = (set(made.store.quads_for_pattern(None, None, None, graph)) for made in (first, second))
        assert one == other
        assert one
