"""The circles that follow from the gold claims of the five texts, by our line and by a second way."""

from __future__ import annotations

import hashlib
import json
from itertools import product
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kgtool.analyse.analysis import circular_flows
from kgtool.claims import Claim, Entity
from kgtool.claims.record import Json, from_record
from kgtool.documents.document import Document
from kgtool.extract.reading import Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG
from tests.ontology.test_terms import PAYMENTS
from tests.resolve.claim_graph import IRIS, ONTOLOGY


def gold(shared: Path) -> dict[str, list[dict[str, Json]]]:
    by_source: dict[str, list[dict[str, Json]]] = {}
    for line in (shared / "eval" / "seeds.gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        record |= {"rule": "gold", "confidence": 1}
        record.pop("inReturnFor", None)
        by_source.setdefault(record["source"], []).append(record)
    return by_source


def reading(claims: list[Claim]) -> Reading:
    slugs: dict[str, str] = {}
    for claim in claims:
        roles = ONTOLOGY.claim_types[claim.type].roles
        for role, fillers in claim.roles:
            for slug in fillers:
                slugs.setdefault(slug, roles[role].ranges[0] if role in roles else "Company")
    entities = tuple(Entity(slug, slug.title(), (kind,)) for slug, kind in sorted(slugs.items()))
    return Reading(tuple({claim.id: claim for claim in claims}.values()), entities, 0, 0, 0)


def circles(shared: Path) -> set[tuple[str, ...]]:
    store = ox.Store()
    for source, records in gold(shared).items():
        data = (shared / "seeds" / source).read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        claims = [from_record(record, document=source, sha256=sha256) for record in records]
        store.extend(document_quads(Document(source, data.decode(), sha256), reading(claims), IRIS))
    store.extend(resolve(store, IRIS, ONTOLOGY))
    quads = circular_flows(store, IRIS, max_length=5)
    nodes = {quad.subject for quad in quads if quad.object == KG["CircularFlow"]}
    return {tuple(str(node).rsplit("/", 1)[-1].strip(">").split("--")) for node in nodes}


def expected(shared: Path) -> set[tuple[str, ...]]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for records in gold(shared).values():
        for record in records:
            if record["type"] in PAYMENTS and not record["negated"] and record["modality"] != "hypothetical":
                roles = record["roles"]
                assert isinstance(roles, dict)
                payers, payees = (roles.get(role) or [] for role in PAYMENTS[str(record["type"])])
                assert isinstance(payers, list)
                assert isinstance(payees, list)
                graph.add_edges_from((str(a), str(b)) for a, b in product(payers, payees) if a != b)
    found = (list(cycle) for cycle in nx.simple_cycles(graph, length_bound=5))
    return {tuple(cycle[cycle.index(min(cycle)) :] + cycle[: cycle.index(min(cycle))]) for cycle in found}


@pytest.mark.shared
def test_the_circles_are_those_that_follow_from_the_gold_claims(shared: Path) -> None:
    found = circles(shared)
    assert found == expected(shared)
    assert len(found) > 15


@pytest.mark.shared
@pytest.mark.parametrize(
    "members",
    [
        "anthropic microsoft",
        "anthropic nvidia",
        "microsoft openai",
        "nvidia openai oracle",
        "coreweave nvidia openai",
        "amazon openai",
        "amazon anthropic",
    ],
)
def test_the_circles_that_the_texts_tell_are_found(shared: Path, members: str) -> None:
    assert any(set(circle) == set(members.split()) for circle in circles(shared))
