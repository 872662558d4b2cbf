"""Origins over the planted corpus: copies are found, and texts of their own are left apart."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest

from kgtool.extract.reader import read
from kgtool.graph.claims_to_quads import document_quads
from kgtool.origins.tracing import origins_of
from kgtool.resolve.blocks import Known, grouped
from kgtool.resolve.origin_blocks import Origins
from kgtool.stated.documents import documents as stated_documents
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris, slug_of
from tests.corpus.corpus import ORIGINS, Fragment, Planted, digests, documents, planted


@cache
def origins() -> tuple[frozenset[str], ...]:
    """Give the claims of each origin, by their digests."""
    iris, ontology, store = Iris(), load_ontology(), ox.Store()
    for document in documents().values():
        store.extend(document_quads(document, read(document), iris))
    claims = [claim for found in stated_documents(store, ontology) for claim in found.claims]
    blocks = grouped(claims, (Origins(),), lambda claim: not claim.negated, Known(iris, ontology, "all", slug_of))
    return tuple(
        frozenset(claim.iri.value.rsplit("/", 1)[-1] for claim in origin.claims)
        for block in blocks.values()
        for origin in origins_of(block)
    )


def share_one(fragments: tuple[Fragment, ...]) -> bool:
    """Tell whether one origin holds a claim of each fragment."""
    carriers = [digests([fragment]) for fragment in fragments]
    return any(all(origin & own for own in carriers) for origin in origins())


def test_copies_share_an_origin_and_texts_of_their_own_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in planted() if row.kind in ORIGINS]
    joined = {row.id for row in rows if share_one(row.side_1[:1] + row.side_2[:1]) and share_one(row.fragments)}
    found = {row.id for row in rows if row.kind == "copy"} & joined
    recall = len(found) / sum(row.kind == "copy" for row in rows)
    precision = len(found) / len(joined)
    with capsys.disabled():
        print(f"\norigins: recall {recall:.2f}, precision {precision:.2f} over {len(rows)} planted rows")
        for row in sorted((row for row in rows if (row.kind == "copy") != (row.id in joined)), key=_by_id):
            print(f"  {row.kind} {row.id}: {row.note}")
    assert recall >= 0.9
    assert precision >= 0.9


def _by_id(row: Planted) -> str:
    return row.id
