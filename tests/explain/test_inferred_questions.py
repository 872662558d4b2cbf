"""Questions that read the inferred layer: what they answer with it, and without it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.clashes.find import clashes
from kgtool.query.ask import ask
from kgtool.query.library import library
from tests.explain.conftest import StoreOf
from tests.resolve.claim_graph import IRIS

QUESTIONS = (
    "chokepoints",
    "dependence-through-others",
    "models-on-all-clouds",
    "one-cloud-labs",
    "rivals-under-one-investor",
    "supplier-investors",
)
#: Reads what the build concluded from inferences: its rows are lost where the build is made without them.
OF_THE_BUILD = "clashes"
INFERRED = IRIS.policy_graph("all", "inferred")


def without_inference(store: ox.Store) -> ox.Store:
    """Give a copy of a store in which nothing is inferred."""
    copy = ox.Store()
    copy.bulk_extend(quad for quad in store if quad.graph_name != INFERRED)
    return copy


def counts(store: ox.Store) -> list[int]:
    """Give how many rows each question has."""
    return [len(ask(store, name, {}, IRIS)) for name in QUESTIONS]


def test_they_are_all_questions_that_read_the_inferred_layer() -> None:
    assert [question.name for question in library() if "inferred" in question.layers] == sorted(
        (*QUESTIONS, OF_THE_BUILD)
    )


@pytest.mark.parametrize(("name", "rows", "without"), [("articles", 3, 1), ("bundled", 4, 2)])
def test_inference_finds_clashes_that_facts_alone_do_not_show(
    store_of: StoreOf, name: str, rows: int, without: int
) -> None:
    store, bare = store_of(name), without_inference(store_of(name))
    whole = ox.Store()
    whole.bulk_extend(store)
    for one in (whole, bare):
        one.extend(clashes(one, IRIS))
    assert len(ask(whole, OF_THE_BUILD, {}, IRIS)) == rows
    assert len(ask(bare, OF_THE_BUILD, {}, IRIS)) == without


@pytest.mark.parametrize(
    ("name", "rows"),
    [("articles", [2, 18, 1, 3, 1, 5]), ("bundled", [2, 10, 1, 3, 1, 5]), ("planted", [0, 2, 0, 4, 0, 4])],
)
def test_inference_changes_the_answers(store_of: StoreOf, name: str, rows: list[int]) -> None:
    store = store_of(name)
    assert counts(store) == rows
    assert counts(without_inference(store)) == [0] * len(QUESTIONS)


def answer(store: ox.Store, name: str) -> list[tuple[str, ...]]:
    """Give the rows of an answer without the counts and rungs."""
    return [
        tuple(value for column, value in row.items() if column not in ("claims", "rung"))
        for row in ask(store, name, {"lang": "en"} if name != "models-on-all-clouds" else {}, IRIS).dicts()
    ]


@pytest.mark.parametrize("name", ["articles", "bundled"])
def test_what_they_answer_is_so(store_of: StoreOf, name: str) -> None:
    store = store_of(name)
    assert answer(store, "models-on-all-clouds") == [("Claude", "Anthropic", "AWS, Azure, Google Cloud")]
    assert answer(store, "rivals-under-one-investor") == [("Anthropic", "OpenAI", "Amazon, Microsoft, Nvidia")]
    assert [row[:2] for row in answer(store, "supplier-investors")] == [
        ("Amazon", "Anthropic"),
        ("Amazon", "OpenAI"),
        ("Microsoft", "Anthropic"),
        ("Microsoft", "OpenAI"),
        ("Nvidia", "Anthropic"),
    ]
    assert [row[:3] for row in answer(store, "one-cloud-labs")] == [
        ("Anthropic", "Amazon", "primary"),
        ("Anthropic", "Microsoft", "exclusive"),
        ("OpenAI", "Microsoft", "exclusive"),
    ]
    assert ("OpenAI", "Nvidia", "CoreWeave, Microsoft, Oracle") in answer(store, "dependence-through-others")
    chips = {"articles": "Anthropic, Microsoft, OpenAI", "bundled": "Anthropic, OpenAI"}[name]
    assert answer(store, "chokepoints") == [
        ("ASML", "is the sole supplier of", "EUV"),
        ("Nvidia", "provides chips to rivals, among them", chips),
    ]
