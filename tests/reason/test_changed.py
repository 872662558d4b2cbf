"""A change of facts changes the inferences as if they were made anew, byte for byte."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgtool.reason.changed import changed_inferences
from kgtool.reason.domain_rule import read_rules
from kgtool.reason.infer import infer
from kgtool.reason.rule import table_rules
from kgtool.reason.statement import Rule
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, RDF
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

#: Random graphs tried; more of them in `make bench`.
EXAMPLES = int(os.environ.get("KGTOOL_CHANGES", "24"))
ACTORS = ("amazon", "anthropic", "microsoft", "nvidia", "openai", "someone")
KINDS = (
    ("Investment", "investor", "investee"),
    ("CloudUse", "customer", "provider"),
    ("ChipPurchase", "buyer", "supplier"),
    ("CloudCommitment", "customer", "provider"),
    ("Competition", "competitors", None),
    ("ChipDesign", "designer", None),
    ("CloudAvailability", "product", "platform"),
)
DAYS = (None, ("2020-01-01", "2020-12-31"), ("2022-01-01", None), (None, "2021-06-30"), ("2023-05-05", "2023-05-05"))
FACTS = IRIS.policy_graph("all", "facts")
INFERRED = IRIS.policy_graph("all", "inferred")

statements = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from(ACTORS),
    st.sampled_from(ACTORS),
    st.sampled_from((None, "planned", "delivered", "ended")),
    st.sampled_from(DAYS),
    st.sampled_from((None, "exclusive", "primary")),
    st.integers(0, 2),
    st.sampled_from((None, ("5", "10"), ("30", "30"), (None, "7"), ("8", None))),
    st.sampled_from(("USD", "USD", "EUR")),
)
Said = tuple[
    tuple[str, str, str | None],
    str,
    str,
    str | None,
    tuple[str | None, str | None] | None,
    str | None,
    int,
    tuple[str | None, str | None] | None,
    str,
]


def facts_of(said: Sequence[Said]) -> list[ox.Quad]:
    corpus = Corpus()
    for number, (kind, one, other, stage, time, exclusivity, document, amount, unit) in enumerate(said):
        name, first, second = kind
        roles = {first: one, second: other} if second else {first: f"{one} {other}"}
        if name == "CloudAvailability":
            roles = {"product": "claude", "platform": "azure"}
        elif name == "ChipDesign":
            roles = {"designer": one, "product": "trainium"}
        if one == other and name not in ("ChipDesign", "CloudAvailability"):
            continue
        corpus.say(
            name,
            f"Satz {number}",
            stage=stage,
            time=time,
            exclusivity=exclusivity if name == "CloudUse" else None,
            document=f"{document}.txt",
            amount=amount if name not in ("Competition", "ChipDesign", "CloudAvailability") else None,
            unit=unit,
            **roles,
        )
    store = ox.Store()
    for path in sorted({entry.document for entry in corpus.said}):
        store.extend(corpus.quads(path))
    return resolve(store, IRIS, ONTOLOGY)


def is_of_entity(quad: ox.Quad) -> bool:
    return str(quad.subject).startswith(f"<{IRIS.base}entity/")


EMPTY = Corpus().store()


def bare() -> ox.Store:
    store = ox.Store()
    store.extend(EMPTY)
    return store


def made_anew(facts: Sequence[ox.Quad], known: tuple[Rule, ...] | None = None) -> list[ox.Quad]:
    store = bare()
    store.extend(facts)
    return infer(store, IRIS, known=known)


def changed(
    before: Sequence[ox.Quad], after: Sequence[ox.Quad], known: tuple[Rule, ...] | None = None
) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """Give the inferences of what is there now, by way of the change and anew."""
    store = bare()
    store.extend(after)
    store.extend(made_anew(before, known))
    old, new = set(before), set(after)
    difference = changed_inferences(store, sorted(old - new, key=str), sorted(new - old, key=str), IRIS, known=known)
    assert not set(difference.removed) & set(difference.added)
    for quad in difference.removed:
        assert quad in store
        store.remove(quad)
    for quad in difference.added:
        assert quad not in store
    store.extend(difference.added)
    return sorted(store.quads_for_pattern(None, None, None, INFERRED), key=str), sorted(
        made_anew(after, known), key=str
    )


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(statements, max_size=8), st.lists(statements, max_size=3), st.integers(0, 3))
def test_what_a_change_of_documents_gives_is_what_is_inferred_anew(
    kept: list[Said], added: list[Said], dropped: int
) -> None:
    by_change, anew = changed(facts_of(kept), facts_of([*kept[dropped:], *added]))
    assert by_change == anew


@settings(max_examples=EXAMPLES // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.data())
def test_what_a_change_of_single_quads_gives_is_what_is_inferred_anew(data: st.DataObject) -> None:
    """Facts lose and gain what says who they are about: kinds and owners of the gazetteer, and direct properties."""
    before = facts_of(data.draw(st.lists(statements, min_size=2, max_size=8)))
    loose = [quad for quad in before if quad.predicate in (RDF["type"], KG["ownedBy"]) and is_of_entity(quad)]
    gone = set(data.draw(st.lists(st.sampled_from(loose), max_size=4))) if loose else set()
    by_change, anew = changed(before, [quad for quad in before if quad not in gone])
    assert by_change == anew
    by_change, anew = changed([quad for quad in before if quad not in gone], before)
    assert by_change == anew


#: Rules that ask for absence above and below recursion, of absences within, of background knowledge, of facts.
ABSENCE = (
    *(rule for rule in table_rules() if not rule.is_clash),
    *read_rules(Path(__file__).parent / "rules_of_absence"),
)


#: Of few actors and kinds, so that what one says is often what another rule asks the absence of.
dense = st.tuples(
    st.sampled_from((KINDS[0], KINDS[0], KINDS[1], KINDS[4])),
    st.sampled_from(ACTORS[:4]),
    st.sampled_from(ACTORS[:4]),
    st.sampled_from((None, "planned")),
    st.sampled_from(DAYS),
    st.none(),
    st.integers(0, 2),
    st.sampled_from((None, ("5", "10"))),
    st.just("USD"),
)


@settings(max_examples=EXAMPLES * 2, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(dense, min_size=3, max_size=9), st.lists(dense, max_size=2), st.integers(0, 2))
def test_what_rules_conclude_from_absence_changes_as_if_it_were_inferred_anew(
    kept: list[Said], added: list[Said], dropped: int
) -> None:
    by_change, anew = changed(facts_of(kept), facts_of([*kept[dropped:], *added]), ABSENCE)
    assert by_change == anew


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.data())
def test_a_change_of_kinds_and_owners_changes_what_rests_on_absence_too(data: st.DataObject) -> None:
    before = facts_of(data.draw(st.lists(st.one_of(dense, statements), min_size=2, max_size=8)))
    loose = [quad for quad in before if quad.predicate in (RDF["type"], KG["ownedBy"]) and is_of_entity(quad)]
    gone = set(data.draw(st.lists(st.sampled_from(loose), max_size=4))) if loose else set()
    for one, other in ((before, [q for q in before if q not in gone]), ([q for q in before if q not in gone], before)):
        by_change, anew = changed(one, other, ABSENCE)
        assert by_change == anew


def test_what_does_not_change_is_not_looked_at() -> None:
    before = facts_of([(KINDS[0], "microsoft", "openai", None, None, None, 0, ("5", "10"), "USD")])
    store = bare()
    store.extend(before)
    store.extend(made_anew(before))
    assert changed_inferences(store, (), (), IRIS).removed == []
    assert changed_inferences(store, (), (), IRIS).added == []
