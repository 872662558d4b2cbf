"""What the ledger must find in the five source articles, with the sentence, and what it must not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.documents import find, read_document
from kgtool.extract.reader import read
from kgtool.graph.claims_to_quads import document_quads
from kgtool.stated.documents import documents
from tests.resolve.claim_graph import IRIS, ONTOLOGY
from tests.rivals.told import Found, found_among, known

pytestmark = pytest.mark.shared


@cache
def entries(folder: str) -> tuple[Found, ...]:
    store = ox.Store()
    for text in find((folder,)).texts:
        document = read_document(text)
        store.extend(document_quads(document, read(document), IRIS))
    claims = [claim for document in documents(store, ONTOLOGY) for claim in document.claims]
    return tuple(found_among(claims, known(store)))


def raised(shared: Path, rule: str, *about: str) -> list[Found]:
    wanted = [IRIS.entity(slug) for slug in about]
    return [
        entry
        for entry in entries(str(shared / "seeds"))
        if entry.rule == rule and list(entry.entry.subject.about) == wanted
    ]


def told(entry: Found) -> list[set[str]]:
    return [{claim.source.path[:3] for claim in side.claims} for side in entry.entry.sides]


def test_trained_only_here_against_mainly_there(shared: Path) -> None:
    (entry,) = raised(shared, "exclusivity.used-elsewhere", "anthropic")
    assert entry.severity == "high"
    assert told(entry) == [{"000"}, {"002", "003"}]
    assert "ausschließlich auf Azure" in entry.german
    assert "hauptsächlich auf AWS" in entry.german


def test_two_primary_clouds(shared: Path) -> None:
    (entry,) = raised(shared, "primacy.two-first", "anthropic")
    assert told(entry) == [{"000"}, {"002", "003"}]


def test_used_in_one_cloud_and_sold_on_all_three(shared: Path) -> None:
    (entry,) = raised(shared, "scope.used-offered", "anthropic")
    assert entry.severity == "low"
    assert told(entry) == [{"000"}, {"001", "002"}]


def test_up_to_five_against_five_is_one_deal(shared: Path) -> None:
    (entry,) = raised(shared, "hedge.force", "microsoft", "anthropic")
    assert entry.severity == "low"
    assert told(entry) == [{"000", "001", "002", "004"}, {"000"}]
    assert len(entry.entry.deals) == 1


def test_one_point_three_against_thirteen_is_a_slip(shared: Path) -> None:
    (entry,) = raised(shared, "factor-ten.slip", "microsoft", "openai")
    assert entry.severity == "high"
    assert told(entry) == [{"000", "003", "004"}, {"003"}]
    assert "1,3 Milliarden US-Dollar" in entry.german
    assert entry.german.endswith("Da ist wohl das Komma verrutscht.")


def test_at_least_thirteen_against_thirteen_is_no_entry(shared: Path) -> None:
    for entry in entries(str(shared / "seeds")):
        if {node.value.rsplit("/", 1)[-1] for node in entry.entry.subject.about} == {"microsoft", "openai"}:
            assert entry.rule == "factor-ten.slip"


def test_nothing_else_is_raised(shared: Path) -> None:
    found = sorted(entry.rule for entry in entries(str(shared / "seeds")))
    assert found == [
        "exclusivity.used-elsewhere",
        "factor-ten.slip",
        "hedge.force",
        "hedge.force",
        "hedge.force",
        "primacy.two-first",
        "scope.used-offered",
    ]
