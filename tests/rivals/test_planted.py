"""How well the ledger finds what was planted in the corpus: recall and precision, in all and by kind, printed."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pyoxigraph as ox
import pytest

from kgtool.extract.reader import read
from kgtool.graph.claims_to_quads import document_quads
from kgtool.stated.documents import documents as stated
from tests.corpus.corpus import CONTRADICTIONS, HARMLESS, Planted, digests, documents, planted
from tests.resolve.claim_graph import IRIS, ONTOLOGY
from tests.rivals.told import Found, found_among, known


@cache
def raised() -> tuple[Found, ...]:
    store = ox.Store()
    for document in documents().values():
        store.extend(document_quads(document, read(document), IRIS))
    claims = [claim for document in stated(store, ONTOLOGY) for claim in document.claims]
    return tuple(found_among(claims, known(store)))


def sides(entry: Found) -> list[set[str]]:
    return [{claim.iri.value.rsplit("/", 1)[-1] for claim in side.claims} for side in entry.entry.sides]


def stands(row: Planted, entry: Found) -> bool:
    """Tell whether an entry has a claim of each side of a row on sides of its own."""
    one, other = digests(row.side_1), digests(row.side_2)
    found = sides(entry)
    return any(a & one and b & other for a in found for b in found if a is not b)


def hits(row: Planted, entry: Found) -> bool:
    return entry.entry.kind in (row.kind, *row.also) and stands(row, entry)


ROWS = [row for row in planted() if row.kind in CONTRADICTIONS]
LOOK_ALIKES = [row for row in planted() if row.kind == HARMLESS]


def test_nine_in_ten_of_what_was_planted_is_found_and_nine_in_ten_of_what_is_found_was_planted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    missed = [row for row in ROWS if not any(hits(row, entry) for entry in raised())]
    wrong = [entry for entry in raised() if not any(hits(row, entry) for row in ROWS)]
    lines = []
    for kind in CONTRADICTIONS:
        rows = [row for row in ROWS if row.kind == kind]
        own = [entry for entry in raised() if entry.entry.kind == kind]
        right, good = sum(row not in missed for row in rows), sum(entry not in wrong for entry in own)
        lines.append(f"{kind:12} recall {right}/{len(rows)}  precision {good}/{len(own)}")
    recall, precision = 1 - len(missed) / len(ROWS), 1 - len(wrong) / len(raised())
    lines.append(f"ledger of the planted corpus: recall {recall:.3f}, precision {precision:.3f}")
    lines += [f"  missed {row.id}: {row.note}" for row in missed]
    lines += [f"  wrong {entry.rule}: {entry.german}" for entry in wrong]
    with capsys.disabled():
        print("", *lines, sep="\n")
    assert recall >= 0.9
    assert precision >= 0.9


def test_look_alikes_raise_nothing_but_what_is_low() -> None:
    wrong = Counter(
        row.id for row in LOOK_ALIKES for entry in raised() if stands(row, entry) and entry.severity != "low"
    )
    assert len(wrong) <= 0.05 * len(LOOK_ALIKES)
