"""What suppositions lead to among the commitments of a small graph: sums, paths, what is unknown, what stays."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest

from kgtool.errors import UsageError
from kgtool.intervals.interval import Interval
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG
from kgtool.what_if.commitments import Commitments, commitments
from kgtool.what_if.effect import Effect, Hit, effects
from kgtool.what_if.shock import Shock, Suppositions, without
from kgtool.what_if.spread import NONE, WHOLE, Share
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

FACTS = IRIS.policy_graph("all", "facts")


def corpus() -> Corpus:
    """Nvidia and SoftBank fund OpenAI, which rents at Oracle, which buys chips of Nvidia."""
    made = Corpus().say("Investment", "Nvidia 30", investor="nvidia", investee="openai", amount=("30", "30"))
    made.say("Investment", "SoftBank 70", investor="softbank", investee="openai", amount=("70", "70"))
    made.say("CloudCommitment", "OpenAI 200", customer="openai", provider="oracle", amount=("200", "200"))
    return made.say("ChipPurchase", "Oracle", buyer="oracle", supplier="nvidia")


def store_of(said: Corpus) -> ox.Store:
    store = said.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    return store


def read(said: Corpus) -> tuple[Commitments, Suppositions]:
    store = store_of(said)
    found = commitments(store, FACTS)
    return found, Suppositions(store, IRIS, FACTS, found)


def after(found: Commitments, shock: Shock) -> dict[str, dict[str, Hit]]:
    return {effect.what: {hit.actor: hit for hit in effect.hits} for effect in effects(found, shock)}


def cancelled(said: Corpus, word: str) -> dict[tuple[str, str], Share]:
    found, words = read(said)
    return {(found.all[p].payer, found.all[p].payee): share for p, share in words.cancelled(word).items()}


def fifty(part: int) -> Share:
    return part * WHOLE // 100, part * WHOLE // 100


def test_who_fails_takes_its_part_of_the_funding_and_the_promises_that_rest_on_it() -> None:
    found, words = read(corpus())
    shock = Shock()
    shock.fail(words.actor("Nvidia"))
    told = after(found, shock)["funding"]
    openai, oracle = told["openai"], told["oracle"]
    assert list(told) == ["openai", "oracle"]
    assert (openai.tier, openai.share, openai.after_tiers) == (1, fifty(30), fifty(30))
    assert openai.lost.amounts == {"USD": Interval.point(Decimal(30))}
    assert openai.exposed.amounts == {"USD": Interval.point(Decimal("60.0"))}
    assert (oracle.tier, oracle.share, oracle.lost.amounts) == (2, fifty(30), openai.exposed.amounts)
    assert [(one.payer, one.payee) for one in oracle.path] == [("nvidia", "openai"), ("openai", "oracle")]
    assert [len(one.claims) for one in oracle.path] == [1, 1]
    # What Oracle promised Nvidia is nobody's loss once Nvidia has failed.
    assert oracle.exposed.unknown == 0


def test_who_fails_supplies_no_more_either() -> None:
    found, words = read(corpus())
    shock = Shock()
    shock.fail(words.actor("nvidia"))
    told = after(found, shock)["supplies"]
    assert {actor: (hit.tier, hit.share) for actor, hit in told.items()} == {
        "oracle": (1, (WHOLE, WHOLE)),
        "openai": (2, (WHOLE, WHOLE)),
    }
    assert (told["oracle"].lost.amounts, told["oracle"].lost.unknown) == ({}, 1)
    assert told["oracle"].exposed.amounts == {"USD": Interval.point(Decimal(200))}


def test_half_of_the_supplies_halves_what_is_made_of_them_and_no_funding() -> None:
    found, words = read(corpus())
    shock = Shock()
    shock.halve(words.actor("nvidia"))
    told = after(found, shock)
    assert list(told) == ["supplies"]
    assert {actor: hit.share for actor, hit in told["supplies"].items()} == {"oracle": fifty(50), "openai": fifty(50)}
    assert told["supplies"]["openai"].lost.amounts == {"USD": Interval.point(Decimal(100))}


def test_nothing_follows_where_nothing_flows() -> None:
    found, words = read(corpus().say("Revenue", "xAI verdient", organisation="xai", amount=("5", "5")))
    shock = Shock()
    shock.fail(words.actor("xai"))
    assert list(effects(found, shock)) == [Effect("funding", (), 0, True), Effect("supplies", (), 0, True)]


def test_what_ended_or_was_called_off_funds_nobody() -> None:
    said = Corpus().say("Investment", "früher", investor="nvidia", investee="openai", stage="ended")
    assert read(said)[0].all == ()


def test_a_cancelled_payment_is_named_by_its_sides() -> None:
    whole = (WHOLE, WHOLE)
    assert cancelled(corpus(), "Nvidia -> OpenAI") == {("nvidia", "openai"): whole}
    assert cancelled(corpus(), "nvidia → openai → oracle") == {
        ("nvidia", "openai"): whole,
        ("openai", "oracle"): whole,
    }
    assert cancelled(corpus(), "Nvidia, OpenAI, Oracle") == {
        ("nvidia", "openai"): whole,
        ("openai", "oracle"): whole,
        ("oracle", "nvidia"): whole,
    }
    assert cancelled(corpus(), "Nvidia → OpenAI: Investition") == {("nvidia", "openai"): whole}


def test_a_deal_that_is_one_of_several_takes_its_part() -> None:
    said = Corpus().say("Investment", "erst 10", investor="nvidia", investee="openai", amount=("10", "10"))
    said.say(
        "Investment",
        "weitere 30",
        investor="nvidia",
        investee="openai",
        amount=("30", "30"),
        scope="increment",
        document="b.txt",
    )
    store = store_of(said)
    found = commitments(store, FACTS)
    words = Suppositions(store, IRIS, FACTS, found)
    deals = sorted({str(quad.object)[1:-1] for quad in store.quads_for_pattern(None, KG["deal"], None, FACTS)})
    assert len(deals) == 2
    parts = sorted(words.cancelled(deal)[0] for deal in deals)
    assert parts == [(250_000, 250_000), (750_000, 750_000)]


def test_what_names_no_payment_is_refused() -> None:
    with pytest.raises(UsageError, match="'Oracle -> SoftBank' names no payment that can be cancelled"):
        cancelled(corpus(), "Oracle -> SoftBank")


def test_a_doubt_takes_what_is_left_out_and_what_becomes_less() -> None:
    before, _ = read(corpus())
    less = corpus()
    less.said = less.said[1:]
    assert without(before, commitments(store_of(less), FACTS)) == {0: (WHOLE, WHOLE)}
    larger = corpus().say(
        "Investment",
        "weitere 15",
        investor="nvidia",
        investee="openai",
        amount=("15", "15"),
        scope="increment",
        document="b.txt",
    )
    more, _ = read(larger)
    assert without(more, before) == {0: (333_333, 333_334)}
    assert without(before, more) == without(before, before) == {}


def test_an_unknown_amount_is_told_as_unknown_and_never_as_nothing() -> None:
    said = Corpus().say("Investment", "Nvidia", investor="nvidia", investee="openai")
    said.say("Investment", "SoftBank 70", investor="softbank", investee="openai", amount=("70", "70"))
    found, words = read(said)
    shock = Shock()
    shock.fail(words.actor("nvidia"))
    hit = after(found, shock)["funding"]["openai"]
    assert (hit.share, hit.lost.amounts, hit.lost.unknown) == ((0, WHOLE), {}, 1)
    assert hit.share != NONE
