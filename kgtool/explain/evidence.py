"""Columns of evidence for the rows of an answer: the sentence that best carries each, its hedge, document and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.explain.prove import fact_node, triple_node
from kgtool.explain.resource import resource_step
from kgtool.explain.words import words
from kgtool.query.ask import bind
from kgtool.query.question import Column, StoredQuestion
from kgtool.query.rests import Thing, rests_of_rows
from kgtool.query.solutions import Solutions, Value
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.terms import KG, XSD, coded

#: The columns: the words of the text, how sure it puts them, its path, publisher and day, the number of all claims
#: behind the row, and their IRIs, separated by spaces.
COLUMNS = (
    "evidence_quote",
    "evidence_hedge",
    "evidence_document",
    "evidence_publisher",
    "evidence_date",
    "evidence_claims",
    "evidence_iris",
)
#: Those that a table for people shows.
SHOWN = ("evidence_quote", "evidence_hedge", "evidence_document", "evidence_date")


def evident_answer(
    case: Case, question: StoredQuestion, parameters: Mapping[str, str], answer: Solutions
) -> tuple[StoredQuestion, Solutions]:
    """Return the answer to a question with columns of evidence, and the question as it has them.

    `parameters` may name more than the question has, as those of the question do whose picture it draws.
    """
    own = {name: value for name, value in parameters.items() if name in {p.name for p in question.parameters}}
    query = bind(question, case.store, own, case.iris, case.policy)
    things = rests_of_rows(case.store, query, question.rests, answer.columns, answer.rows)
    return evident(question), with_evidence(case, answer, things)


def with_evidence(case: Case, solutions: Solutions, things: Sequence[Iterable[Thing]]) -> Solutions:
    """Return the rows with columns of evidence; `things` are what each row stands on.

    The first sentence is that of the claim which is asserted rather than planned or rumoured, and earliest. A row that
    stands on no claim has 0 claims and nothing else.
    """
    known: dict[Thing, tuple[StatedClaim, ...]] = {}
    rows = []
    for row, behind in zip(solutions.rows, things, strict=True):
        found: dict[ox.NamedNode, None] = {}
        things_of_row = tuple(behind)
        for thing in (*things_of_row, *_links(case, things_of_row)):
            if thing not in known:
                known[thing] = _claims(case, thing)
            found.update((claim.iri, None) for claim in known[thing])
        rows.append((*row, *_cells(case, case.behind.claims(found))))
    return Solutions((*solutions.columns, *COLUMNS), tuple(rows))


def evident(question: StoredQuestion) -> StoredQuestion:
    """Return a question whose columns are those of its answer with evidence."""
    columns = tuple(Column(name, {language: words(language, name) for language in ("de", "en")}) for name in COLUMNS)
    shown = (*question.shown, *SHOWN) if question.shown else ()
    return replace(question, columns=(*question.columns, *columns), shown=shown)


def cited(solutions: Solutions) -> tuple[tuple[Thing, ...], ...]:
    """Return the resources that each row names, which is what a row of a query of one's own stands on."""
    return tuple(tuple(value for value in row if isinstance(value, ox.NamedNode)) for row in solutions.rows)


def _links(case: Case, things: Sequence[Thing]) -> Iterator[Thing]:
    """Yield what holds between the entities that a row stands on, as entities alone have no evidence."""
    entities = [thing for thing in things if isinstance(thing, ox.NamedNode) and _is_entity(case, thing)]
    for one, other in permutations(entities, 2):
        for graph in (case.graph("facts"), case.graph("inferred")):
            quads = case.store.quads_for_pattern(one, None, other, graph)
            for predicate in sorted({quad.predicate.value for quad in quads}):
                yield one, ox.NamedNode(predicate), other


def _is_entity(case: Case, node: ox.NamedNode) -> bool:
    return node.value.startswith(case.iris.entity("").value)


def _claims(case: Case, thing: Thing) -> tuple[StatedClaim, ...]:
    """Return the claims behind a resource or a triple; an entity rests on none of them more than on others."""
    if isinstance(thing, ox.NamedNode):
        return () if _is_entity(case, thing) or thing in KG else resource_step(case, thing).all_claims()
    triple = (str(thing[0]), str(thing[1]), str(thing[2]))
    derived = case.behind.derived(triple_node(case.iris, case.policy, triple), case.graph("inferred"))
    if not derived and thing[1] in KG:
        derived = case.behind.derived(fact_node(case, triple[1], thing[0], thing[2]), case.graph("facts"))
    return case.behind.claims(derived)


def _cells(case: Case, claims: Sequence[StatedClaim]) -> tuple[Value, ...]:
    count = ox.Literal(str(len(claims)), datatype=XSD["integer"])
    if not claims:
        return (None, None, None, None, None, count, None)
    best = claims[0]
    quote = " ".join(best.quotes[0].exact.split()) if best.quotes else None
    publisher, issued = best.source.publisher, best.source.issued
    return (
        None if quote is None else ox.Literal(quote),
        ox.Literal(_hedges(case, best)),
        ox.Literal(best.source.path),
        None if publisher is None else ox.Literal(case.naming.name(str(publisher))),
        None if issued is None else ox.Literal(issued.isoformat(), datatype=XSD["date"]),
        count,
        ox.Literal(" ".join(claim.iri.value for claim in claims)),
    )


def _hedges(case: Case, claim: StatedClaim) -> str:
    """Return how sure the text puts the claim, and the hedges of its measures."""
    terms = [coded("modality", claim.modality)]
    terms += [coded("hedge", measure.hedge) for measure in claim.measures if measure.hedge not in (None, "exact")]
    return ", ".join(dict.fromkeys(case.ontology.label(KG.local_name(term), case.language) for term in terms))
