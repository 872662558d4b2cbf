"""What is found in the facts of a policy, written back as resources: circular flows and lock-ins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.analyse.balance import balances
from kgtool.analyse.circle import circle_of
from kgtool.analyse.circles import circle_statements
from kgtool.analyse.conclusions import conclusions
from kgtool.analyse.cycles import Enumeration, enumerate_cycles
from kgtool.analyse.lock_in import LockIns
from kgtool.analyse.payments import payment_graph
from kgtool.analyse.whole import whole_statements
from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement, boolean, integer
from kgtool.resolve.accepted import accepted_claims
from kgtool.resolve.blocks import Conclusions, Known, Remembered, concluded, grouped
from kgtool.resolve.deals.judgements import read_judgements
from kgtool.resolve.left_out import UNSAID, closes, left_out_statements, unsaid
from kgtool.resolve.policy import policy as find_policy
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from kgtool.stated.nodes import label_in
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, Iris

#: The longest circles that a build looks for.
MAX_LENGTH = 8
#: More circles than this are not written; the length is bounded instead, and the graph says so.
LIMIT = 20_000


def analyse(
    store: ox.Store,
    iris: Iris,
    ontology: Ontology,
    policy: str = DEFAULT_POLICY,
    max_length: int = MAX_LENGTH,
    claims: Sequence[StatedClaim] | None = None,
) -> list[ox.Quad]:
    """Return the analysis graph of a policy, sorted: circular flows and lock-ins, each with its claims.

    `store` holds the graphs of the documents and the facts graph of the policy; `claims` are all its claims, where they
    have been read.
    """
    if claims is None:
        claims = [claim for document in documents(store, ontology) for claim in document.claims]
    chosen = {claim for accepted in find_policy(policy).claims(store).values() for claim in accepted}
    counting = [claim for claim in claims if claim.iri in chosen]
    closing = [claim for claim in claims if claim.iri not in chosen and closes(claim)]
    left_out = [(claim, unsaid(claim) or "policy") for claim in claims if claim.iri not in chosen and not closes(claim)]
    return analyse_claims(store, counting, left_out, iris, ontology, policy, max_length, closing=closing)


def analyse_claims(
    store: ox.Store,
    claims: Iterable[StatedClaim],
    left_out: Sequence[tuple[StatedClaim, str]],
    iris: Iris,
    ontology: Ontology,
    policy: str,
    max_length: int = MAX_LENGTH,
    *,
    closing: Iterable[StatedClaim] = (),
    remembered: Remembered | None = None,
    whole: bool = True,
) -> list[ox.Quad]:
    """Return the analysis graph of these claims, and which others are left out, with the reason's code; see `analyse`.

    `store` holds the facts graph that the claims make; `closing` are claims that say that something is over;
    for `remembered` see `resolve_claims`. Without `whole`, nothing is measured of all payments together
    (cores, positions of actors, comparisons with chance).
    """
    facts = iris.policy_graph(policy, "facts")
    known = Known(
        iris,
        ontology,
        policy,
        lambda entity: label_in(store, facts, entity),
        read_judgements(),
        remembered=remembered,
    )
    heard = [*closing, *(claim for claim, reason in left_out if reason in UNSAID)]
    statements = (
        *_circles(store, iris, policy, max_length, LIMIT, whole=whole),
        *conclusions(claims, heard, known),
        *(part for claim, reason in left_out for part in left_out_statements(claim, reason, iris, policy)),
    )
    return _quads(statements, iris, policy)


def circular_flows(
    store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY, max_length: int = MAX_LENGTH, limit: int = LIMIT
) -> list[ox.Quad]:
    """Return the circular flows among the facts of a policy as quads of its analysis graph, sorted.

    Where there are more than `limit`, only the shorter ones are given and the graph's own resource has kg:truncated
    true and kg:completeToLength.
    """
    return _quads(_circles(store, iris, policy, max_length, limit), iris, policy)


def lock_ins(store: ox.Store, iris: Iris, ontology: Ontology, policy: str = DEFAULT_POLICY) -> list[ox.Quad]:
    """Return who depends on whom under a policy as quads of its analysis graph, sorted."""
    facts = iris.policy_graph(policy, "facts")
    known = Known(iris, ontology, policy, lambda entity: label_in(store, facts, entity))
    claims = [claim for _, found in accepted_claims(store, find_policy(policy), ontology) for claim in found]
    kinds: dict[str, Conclusions] = {"lock-in": LockIns()}
    blocks = grouped(claims, tuple(kinds.values()), lambda claim: True, known)
    return _quads((statement for _, statement in concluded(blocks, kinds, known)), iris, policy)


def _quads(statements: Iterator[Statement] | tuple[Statement, ...], iris: Iris, policy: str) -> list[ox.Quad]:
    graph = iris.policy_graph(policy, "analysis")
    return sorted_quads(ox.Quad(subject, predicate, value, graph) for subject, predicate, value in statements)


def _circles(
    store: ox.Store, iris: Iris, policy: str, max_length: int, limit: int, *, whole: bool = True
) -> Iterator[Statement]:
    graph = payment_graph(store, iris.policy_graph(policy, "facts"))
    found = enumerate_cycles(graph.successors, max_length, limit)
    for slugs in found.cycles:
        yield from circle_statements(circle_of(graph, slugs), graph, iris, policy)
    yield from searched(found, iris, policy)
    yield from balances(graph, iris, policy)
    if whole:
        yield from whole_statements(found, graph, iris, policy)


def searched(found: Enumeration, iris: Iris, policy: str) -> Iterator[Statement]:
    """Yield how far the circles were looked for, as statements about the analysis graph."""
    name = iris.policy_graph(policy, "analysis")
    yield name, KG["completeToLength"], integer(found.complete_to)
    yield name, KG["truncated"], boolean(found.truncated)
