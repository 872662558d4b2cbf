"""Every row of every question leads back to a sentence that stands in its document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox
import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.explain.case import Case
from kgtool.explain.evidence import COLUMNS, SHOWN, cited, evident, evident_answer, with_evidence
from kgtool.query.ask import ask, bind
from kgtool.query.library import find, library
from kgtool.query.rests import rests_of_rows
from kgtool.query.solutions import Solutions, plain
from kgtool.resources import folder
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import KG, Iris

#: Entities, and what a text leaves open.
NO_CLAIM = re.compile(rf"{Iris().base}(entity/|document/.*#open-)")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    place = tmp_path_factory.mktemp("evidence") / "store"
    build(BuildRequest((BUNDLED,), place))
    with StoreDirectory(place).open() as store:
        yield Case(store.engine, Iris(), language="en")


@cache
def words_of(document: str) -> str:
    return " ".join(folder("data", "documents", document).read_text("utf-8").split())


@pytest.mark.parametrize("name", [question.name for question in library()])
def test_every_row_has_a_sentence_of_its_document(case: Case, name: str) -> None:
    question = find(name)
    answer = ask(case.store, name, {}, Iris())
    shown, rows = evident_answer(case, question, {}, answer)
    assert rows.columns == (*answer.columns, *COLUMNS)
    assert [column.name for column in shown.columns] == list(rows.columns)
    assert [row[: len(answer.columns)] for row in rows.rows] == list(answer.rows)
    query = bind(question, case.store, {}, Iris())
    things = rests_of_rows(case.store, query, question.rests, answer.columns, answer.rows)
    for row, behind in zip(rows.dicts(), things, strict=True):
        if row["evidence_claims"] == "0":
            # Who is only mentioned, or what is known of firms without a text, stands on no claim.
            assert all(isinstance(thing, ox.NamedNode) and NO_CLAIM.match(thing.value) for thing in behind)
            continue
        assert row["evidence_quote"] in words_of(row["evidence_document"])
        iris = row["evidence_iris"].split()
        assert len(iris) == len(set(iris)) == int(row["evidence_claims"]) > 0


def test_evidence_of_one_cloud_use_is_its_claim(case: Case) -> None:
    flow = Iris().flow("CloudUse", "openai", "amazon")
    rows = with_evidence(case, Solutions(("flow",), ((flow,),)), ((flow,),))
    ((_, *cells),) = rows.rows
    assert [plain(cell) for cell in cells[:6]] == [
        "OpenAI nutzt dafür die Cloud AWS",
        "asserted",
        "geldgeber-und-vermieter.md",
        "kgtool-Rundbrief",
        "",
        "1",
    ]


def test_what_rests_on_no_claim_has_none(case: Case) -> None:
    rows = with_evidence(case, Solutions(("x",), ((None,),)), ((KG["Claim"], Iris().entity("nvidia")),))
    assert [None if cell is None else plain(cell) for cell in rows.rows[0]] == [None] * 6 + ["0", None]


def test_entities_are_linked_by_what_holds_between_them(case: Case) -> None:
    nodes = (Iris().entity("openai"), Iris().entity("oracle"))
    rows = with_evidence(case, Solutions(("x",), ((None,),)), (nodes,))
    (row,) = rows.dicts()
    assert row["evidence_quote"] == "OpenAI zahlt Oracle über mehrere Jahre 300 Milliarden Dollar"


def test_rows_of_a_query_stand_on_the_resources_that_they_name(case: Case) -> None:
    node = Iris().entity("nvidia")
    assert cited(Solutions(("a", "b", "c"), ((node, None, ox.Literal("x")),))) == ((node,),)


def test_table_for_people_shows_the_sentence_and_no_iris() -> None:
    question = find("who-says-so")
    assert evident(question).shown == (*question.shown, *SHOWN)
    assert evident(question).columns[-7].heading == {"de": "Beleg", "en": "evidence"}
