from __future__ import annotations

from kgtool.views.difference import Explained, QuestionChanges, differences, totals
from kgtool.views.view import View
from tests.resolve.claim_graph import Corpus
from tests.views.graph import bench


def before() -> Corpus:
    return (
        Corpus()
        .say("Investment", "Nvidia zahlt 5", investor="nvidia", investee="openai", amount=("5", "5"))
        .say("CloudUse", "xAI rechnet bei Oracle", customer="xai", provider="oracle")
    )


def after() -> Corpus:
    return before().say(
        "ChipPurchase", "OpenAI bestellt", buyer="openai", supplier="nvidia", amount=("7", "7"), document="b.txt"
    )


def compared(old: Corpus, new: Corpus) -> dict[str, QuestionChanges]:
    return {entry.question.name: entry for entry in differences(bench(old), bench(new), View(), "de")}


def only(found: dict[str, QuestionChanges], question: str) -> Explained:
    (entry,) = found[question].changes
    return entry


def quotes(found: Explained) -> tuple[list[str], list[str]]:
    return [claim.quotes[0].exact for claim in found.gone], [claim.quotes[0].exact for claim in found.came]


def test_a_circle_is_gained_by_the_sentence_that_closes_it() -> None:
    found = compared(before(), after())
    circle = only(found, "circular-flow")
    assert circle.change.kind == "new"
    assert quotes(circle) == ([], ["OpenAI bestellt"])
    counts = dict(totals(found.values()))
    # What the two have paid each other so far is another balance.
    assert counts.pop("amountsChanged") == found["balances"].count("changed")
    assert counts == {"cyclesGained": 1, "cyclesLost": 0, "contradictionsOpened": 0, "contradictionsSettled": 0}


def test_a_circle_is_lost_with_the_sentence_that_closed_it() -> None:
    circle = only(compared(after(), before()), "circular-flow")
    assert circle.change.kind == "gone"
    assert quotes(circle) == (["OpenAI bestellt"], [])


def test_an_amount_changes_by_the_sentence_that_widens_it() -> None:
    wider = before().say(
        "Investment", "Nvidia zahlt 9", investor="nvidia", investee="openai", amount=("9", "9"), document="b.txt"
    )
    found = compared(before(), wider)
    assert quotes(only(found, "lock-in")) == ([], ["Nvidia zahlt 9"])
    assert totals(found.values())["amountsChanged"] >= 1


def test_equal_builds_do_not_differ() -> None:
    assert compared(after(), after()) == {}


def test_a_sentence_that_only_moved_changes_nothing() -> None:
    moved = Corpus().say("CloudUse", "ein Wort davor", customer="xai", provider="amazon", negated=True)
    moved.said.extend(before().said)
    # The words before it deny something, and are listed where denials and claims that do not count are.
    assert {name for name, entry in compared(before(), moved).items() if entry.count("new") + entry.count("gone")} == {
        "ended-or-denied",
        "left-out",
    }
