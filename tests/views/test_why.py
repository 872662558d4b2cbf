from __future__ import annotations

import pytest

from kgtool.errors import UsageError
from kgtool.query.library import find
from kgtool.views.minimal import GaveUpError
from kgtool.views.view import View
from kgtool.views.why import WhyNotSure, why_not_sure
from tests.resolve.claim_graph import Corpus
from tests.views.graph import bench

#: A circle of two: two texts tell the one payment, one the other; and a third who takes no part.
CIRCLE = (
    Corpus()
    .say("Investment", "Nvidia zahlt", investor="nvidia", investee="openai", amount=("5", "5"))
    .say("Investment", "OpenAI nimmt", investor="nvidia", investee="openai", document="b.txt")
    .say("ChipPurchase", "OpenAI bestellt", buyer="openai", supplier="nvidia", amount=("7", "7"))
    .say("CloudUse", "xAI rechnet bei Oracle", customer="xai", provider="oracle")
)


def why(corpus: Corpus, question: str, row: int, *, every: bool = False, bound: int = 500) -> WhyNotSure:
    return why_not_sure(bench(corpus), View(), find(question), {}, row, every=every, bound=bound)


def quotes(found: WhyNotSure) -> list[list[str]]:
    return sorted(sorted(claim.quotes[0].exact for claim in claims) for claims in found.sets)


def test_a_circle_falls_with_the_payment_that_a_single_claim_tells() -> None:
    found = why(CIRCLE, "circular-flow", 1, every=True)
    assert quotes(found) == [["OpenAI bestellt"]]
    assert found.complete
    assert found.proven


def test_a_payment_that_two_texts_tell_falls_with_both() -> None:
    rows = why_not_sure(bench(CIRCLE), View(), find("lock-in"), {"kind": "capital"}, 1)
    assert quotes(rows) == [["Nvidia zahlt", "OpenAI nimmt"]]


def test_every_smallest_set_is_found() -> None:
    corpus = (
        Corpus()
        .say("Investment", "hin", investor="nvidia", investee="openai")
        .say("ChipPurchase", "her", buyer="openai", supplier="nvidia")
    )
    assert quotes(why(corpus, "circular-flow", 1, every=True)) == [["her"], ["hin"]]
    assert len(why(corpus, "circular-flow", 1).sets) == 1


def test_what_a_view_leaves_out_is_never_in_a_set() -> None:
    corpus = Corpus().say("CloudUse", "sicher", customer="xai", provider="oracle")
    corpus.say("CloudUse", "gemunkelt", customer="xai", provider="oracle", modality="rumoured", document="b.txt")
    made = bench(corpus)
    assert quotes(why_not_sure(made, View(rung="agreed"), find("lock-in"), {}, 1)) == [["sicher"]]
    assert quotes(why_not_sure(made, View(), find("lock-in"), {}, 1)) == [["gemunkelt", "sicher"]]


def test_a_row_that_the_answer_does_not_have_is_refused() -> None:
    for row in (0, 2, -1):
        with pytest.raises(UsageError, match="It has 1; count from 1"):
            why(CIRCLE, "circular-flow", row)


def test_the_search_ends_at_its_bound() -> None:
    with pytest.raises(GaveUpError, match="in 3 trials"):
        why(CIRCLE, "circular-flow", 1, bound=3)


def test_the_same_question_has_the_same_answer_every_time() -> None:
    first, second = (why(CIRCLE, "circular-flow", 1) for _ in range(2))
    assert (quotes(first), first.tried) == (quotes(second), second.tried)
