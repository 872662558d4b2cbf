"""The index of lock-in: what claims say in each dimension, what is unknown, and how it adds up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool import resources
from kgtool.analyse.analysis import analyse
from kgtool.analyse.lock_in_weights import lock_in_weights
from kgtool.analyse.tie import READINGS, returned
from kgtool.errors import DataFileError
from kgtool.intervals.interval import INFINITY, ONE, ZERO, Interval
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, slug_of
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

Parts = dict[str, tuple[str, str]]


def analysis(corpus: Corpus) -> dict[ox.NamedNode, dict[str, list[ox.Literal | ox.NamedNode]]]:
    store = corpus.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    found: dict[ox.NamedNode, dict[str, list[ox.Literal | ox.NamedNode]]] = {}
    for quad in analyse(store, IRIS, ONTOLOGY):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, (ox.Literal, ox.NamedNode))
        name = quad.predicate.value.rpartition("#")[2]
        found.setdefault(quad.subject, {}).setdefault(name, []).append(quad.object)
    return found


def indexes(corpus: Corpus) -> dict[tuple[str, str], tuple[str, str, Parts]]:
    """Return the bounds and the parts of each index by customer and provider."""
    nodes = analysis(corpus)
    found = {}
    for node in nodes.values():
        if KG["LockInIndex"] in node.get("type", []):
            parts = [nodes[part] for part in node.get("lockInPart", []) if isinstance(part, ox.NamedNode)]
            assert int(node["dimensionsKnown"][0].value) == len(parts)
            pair = tuple(slug_of(ox.NamedNode(node[side][0].value)) for side in ("dependent", "dependsOn"))
            found[pair[0], pair[1]] = (
                node["indexMin"][0].value,
                node["indexMax"][0].value,
                {
                    part["dimension"][0].value.rpartition("#dimension")[2]: (
                        part["tieMin"][0].value,
                        part["tieMax"][0].value,
                    )
                    for part in parts
                },
            )
    return found


def parts(corpus: Corpus, customer: str, provider: str) -> Parts:
    return indexes(corpus)[customer, provider][2]


def cloud(**more: object) -> Corpus:
    return Corpus().say("CloudUse", "OpenAI rechnet bei Microsoft", customer="openai", provider="microsoft", **more)


def test_what_no_claim_says_is_unknown_and_widens_the_index_to_both_sides() -> None:
    low, high, found = indexes(cloud(exclusivity="exclusive"))["openai", "microsoft"]
    assert found == {"Exclusivity": ("1", "1"), "SensitiveInformation": ("0.1", "1"), "InputAccess": ("0", "1")}
    # (1 + 0.1 + 0) / 9, and all the rest 1.
    assert (low, high) == ("0.12", "1")


def test_a_second_cloud_halves_the_access_to_the_first() -> None:
    corpus = cloud().say("CloudUse", "auch bei Oracle", customer="openai", provider="oracle")
    assert parts(corpus, "openai", "microsoft")["InputAccess"] == ("0", "0.5")


def test_another_input_is_no_second_source() -> None:
    corpus = cloud().say("ChipUse", "auf Chips von Nvidia", user="openai", supplier="nvidia")
    assert parts(corpus, "openai", "microsoft")["InputAccess"] == ("0", "1")
    assert parts(corpus, "openai", "nvidia") == {"InputAccess": ("0", "1"), "HardwareTie": ("0.1", "1")}


def test_exclusivity_spans_what_several_texts_say() -> None:
    corpus = cloud(exclusivity="exclusive").say(
        "CloudUse", "nicht mehr nur", customer="openai", provider="microsoft", exclusivity="nonexclusive"
    )
    assert parts(corpus, "openai", "microsoft")["Exclusivity"] == ("0", "1")


def test_a_stake_counts_as_equity_and_twice_as_control() -> None:
    corpus = cloud().say(
        "Investment",
        "27 Prozent",
        investor="microsoft",
        investee="openai",
        amount=("27", "27"),
        unit="%",
        kind="share",
    )
    found = parts(corpus, "openai", "microsoft")
    assert (found["Equity"], found["Control"]) == (("0.27", "0.27"), ("0.54", "0.54"))


def test_a_loan_makes_no_owner() -> None:
    corpus = cloud().say("Investment", "Kredit", investor="microsoft", investee="openai", instrument=("debt",))
    assert "Equity" not in parts(corpus, "openai", "microsoft")


def test_an_acquired_customer_is_controlled() -> None:
    found = parts(cloud().say("Acquisition", "kauft", acquirer="microsoft", target="openai"), "openai", "microsoft")
    assert (found["Equity"], found["Control"]) == (("1", "1"), ("1", "1"))


def test_capital_alone_makes_no_customer() -> None:
    assert indexes(Corpus().say("Investment", "investiert", investor="nvidia", investee="xai")) == {}


def test_what_comes_back_is_a_part_of_what_was_given() -> None:
    corpus = Corpus().say(
        "Investment", "gibt 10 Mrd.", investor="microsoft", investee="openai", amount=("10e9", "10e9")
    )
    corpus.say("CloudCommitment", "zahlt 4 Mrd.", customer="openai", provider="microsoft", amount=("4e9", "5e9"))
    found = parts(corpus, "openai", "microsoft")
    assert found["CircularSpending"] == ("0.4", "0.5")
    assert found["SwitchingCost"] == ("1", "1")


def test_one_direction_says_nothing_of_the_other() -> None:
    corpus = Corpus().say("CloudCommitment", "zahlt", customer="openai", provider="microsoft", amount=("4e9", "5e9"))
    assert "CircularSpending" not in parts(corpus, "openai", "microsoft")


def test_switching_costs_are_the_part_of_the_known_commitments() -> None:
    corpus = Corpus().say("CloudCommitment", "a", customer="openai", provider="microsoft", amount=("1e9", "1e9"))
    corpus.say("CloudCommitment", "b", customer="openai", provider="oracle", amount=("3e9", "3e9"))
    assert parts(corpus, "openai", "microsoft")["SwitchingCost"] == ("0.25", "0.25")
    corpus.say("CloudUse", "c", customer="openai", provider="google")
    assert parts(corpus, "openai", "microsoft")["SwitchingCost"] == ("0", "0.25")


def test_partners_who_have_no_other_are_tied_to_each_other() -> None:
    corpus = cloud().say("Partnership", "exklusiv", partners="openai microsoft", exclusivity="exclusive")
    assert parts(corpus, "openai", "microsoft")["Exclusivity"] == ("1", "1")
    corpus.say("ProductIntegration", "baut ein", integrator="microsoft", vendor="openai", product="gpt")
    assert parts(corpus, "microsoft", "openai")["Exclusivity"] == ("1", "1")


def test_a_further_claim_of_a_tie_never_lowers_what_is_known_at_least() -> None:
    less = Decimal(indexes(cloud())["openai", "microsoft"][0])
    more = Decimal(indexes(cloud(exclusivity="primary"))["openai", "microsoft"][0])
    assert less < more


def test_every_part_leads_to_its_claims_and_the_index_to_those_of_all_parts() -> None:
    nodes = analysis(cloud(exclusivity="exclusive"))
    (index,) = (node for node in nodes.values() if KG["LockInIndex"] in node.get("type", []))
    told = [nodes[part]["wasDerivedFrom"] for part in index["lockInPart"] if isinstance(part, ox.NamedNode)]
    assert len(told) == 3
    assert {claim for claims in told for claim in claims} == set(index["wasDerivedFrom"])


@pytest.mark.parametrize(
    ("paid", "received", "expected"),
    [
        (None, Interval.point(ONE), (Decimal("0.1"), ONE)),
        (Interval.point(ONE), None, (Decimal("0.1"), ONE)),
        (Interval(ONE, INFINITY), Interval.point(Decimal(2)), (Decimal("0.5"), ONE)),
        (Interval.point(Decimal(3)), Interval(ZERO, Decimal(2)), (ONE, ONE)),
        (Interval.point(ONE), Interval(ONE, INFINITY), (ZERO, ONE)),
    ],
)
def test_what_is_returned_is_bounded_by_what_is_known(
    paid: Interval | None, received: Interval | None, expected: tuple[Decimal, Decimal]
) -> None:
    found = returned(paid, received, Decimal("0.1"))
    assert (found.min, found.max) == expected


def test_dimensions_and_ways_of_reading_are_those_of_the_ontology() -> None:
    spoken = [one for kind in ONTOLOGY.claim_types.values() for one in kind.speaks_for]
    assert {one.read for one in spoken} == set(READINGS)
    assert {one.dimension for one in spoken} | {"circularSpending"} == set(lock_in_weights().weights)
    assert set(ONTOLOGY.codes["dimension"]) == set(lock_in_weights().weights)
    assert lock_in_weights().customers <= set(lock_in_weights().weights)
    assert all(one.input is not None for one in spoken if one.read in ("part", "sources"))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("majority: many", "A weight or a floor is missing or is no number in quotes"),
        ("exclusivity: {primary: ['1']}", "A weight or a floor is missing or is no number in quotes"),
        ("floor: '2'", "A floor or a value is not between 0 and 1."),
        ("weights: {equity: '-1'}", "A weight is below 0, or all are 0."),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, cause: str) -> None:
    (tmp_path / "lock_in.yaml").write_text(text)
    resources.use(tmp_path)
    lock_in_weights.cache_clear()
    try:
        with pytest.raises(DataFileError, match=cause):
            lock_in_weights()
    finally:
        resources.use(None)
        lock_in_weights.cache_clear()
