"""Every stored question answers what its case expects, on a small graph and on the bundled documents."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.errors import DataFileError, KgtoolError
from kgtool.query.ask import ask
from kgtool.query.check.case import SMALL, Case, Expectation, read_case
from kgtool.query.check.check import Outcome, check, compare
from kgtool.query.check.earl import earl_triples
from kgtool.query.check.junit import write_junit
from kgtool.query.check.report import difference
from kgtool.query.check.small_graph import small_graph
from kgtool.query.library import library
from kgtool.query.question import StoredQuestion
from kgtool.resources import folder
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import Iris
from tests.timing import quickest

IRIS = Iris()
QUESTIONS = {question.name: question for question in library()}


def case_of(name: str) -> Case:
    case = read_case(name)
    assert case is not None, f"write queries/cases/{name}.yaml"
    return case


@cache
def graph(path: Path) -> ox.Store:
    return small_graph(path, IRIS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_answers_on_its_small_graph_what_its_case_expects(name: str) -> None:
    case = case_of(name)
    expected = [entry for entry in case.expectations if entry.graph == SMALL]
    assert expected
    for entry in expected:
        assert list(difference(compare(entry, graph(case.graph), IRIS))) == ["0 missing, 0 unexpected"], entry.name


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_answers_with_its_columns_and_in_time(name: str) -> None:
    question = QUESTIONS[name]
    solutions = ask(graph(case_of(name).graph), name, {}, IRIS)
    assert solutions.columns == tuple(column.name for column in question.columns)
    assert len(solutions) > 0
    answered = partial(ask, graph(case_of(name).graph), name, {}, IRIS)
    assert quickest(answered, 2) < 2, "ten times what is asked for, on a busy machine"


def test_the_questions_answer_on_the_bundled_documents_what_their_cases_expect(tmp_path: Path) -> None:
    build(BuildRequest((BUNDLED,), tmp_path / "store"))
    with StoreDirectory(tmp_path / "store").open() as store:
        expected = [entry for name in QUESTIONS for entry in case_of(name).expectations if entry.graph != SMALL]
        assert {entry.question for entry in expected} == set(QUESTIONS)
        outcomes = [compare(entry, store, IRIS) for entry in expected]
    assert {outcome.name: list(difference(outcome)) for outcome in outcomes if not outcome.passed} == {}


def test_there_are_forty_questions_and_every_case_is_of_one() -> None:
    cases = {path.stem for path in folder("queries", "cases").glob("*.yaml")} - {"things"}
    assert cases == set(QUESTIONS)
    assert len(cases) >= 40


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_about_somebody_takes_the_parameter_by_which_it_is_found(question: StoredQuestion) -> None:
    entities = [parameter.name for parameter in question.parameters if parameter.type == "entity"]
    assert not entities or {"actor", "subject", "market", "model"} & set(entities), question.name


EXPECTED = Expectation("stakes", SMALL, (("actor", "nvidia"),), ())
ROW, OTHER = (("holder", "Nvidia"),), (("holder", "xAI"),)


def test_a_question_without_a_case_fails_the_check() -> None:
    (outcome,) = check([("stakes", None)], lambda: pytest.fail("no case asks for the bundled documents"))
    assert not outcome.passed
    assert list(difference(outcome)) == ["no case: write queries/cases/stakes.yaml"]


def test_missing_unexpected_and_disordered_rows_are_told_apart() -> None:
    store = graph(case_of("stakes").graph)
    rows = [dict(row) for row in case_of("stakes").expectations[0].rows]
    full = tuple(tuple(row.items()) for row in rows)
    assert compare(Expectation("stakes", SMALL, (), full), store, IRIS).passed
    assert compare(Expectation("stakes", SMALL, (), full[::-1]), store, IRIS).disordered
    less = compare(Expectation("stakes", SMALL, (), full[:1]), store, IRIS)
    assert (less.missing, less.unexpected) == ((), full[1:])
    more = compare(Expectation("stakes", SMALL, (), (*full, ROW)), store, IRIS)
    assert (more.missing, more.unexpected) == ((ROW,), ())


OUTCOMES = (Outcome("stakes", EXPECTED), Outcome("stakes", EXPECTED, (ROW,), (OTHER,)), Outcome("lock-in", None))


def test_junit_counts_failures_and_shows_the_rows() -> None:
    suite = ElementTree.fromstring(write_junit(OUTCOMES))
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    assert [case.get("name") for case in suite] == ["stakes small actor=nvidia"] * 2 + ["lock-in"]
    assert suite[1][0].text == "1 missing, 1 unexpected\n- holder=Nvidia\n+ holder=xAI"


def test_earl_has_an_assertion_for_each_outcome() -> None:
    outcome = ox.NamedNode("http://www.w3.org/ns/earl#outcome")
    found = [str(triple.object) for triple in earl_triples(OUTCOMES, IRIS, "1") if triple.predicate == outcome]
    assert [word.rpartition("#")[2] for word in found] == ["passed>", "failed>", "untested>"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("asks: []\nrow: 1\n", "The file is no case."),
        ("graph: circle\nasks:\n  - rows: []\n", "No row is expected of the small graph."),
        ("graph: circle\nasks:\n  - columns: [a, b]\n    rows:\n      - [1]\n", "'[1]' is no row."),
        ("graph: circle\nasks:\n  - set: {a: b}\n", "'{'set': {'a': 'b'}}' expects nothing."),
    ],
)
def test_a_case_of_another_form_is_refused(tmp_path: Path, text: str, cause: str) -> None:
    (tmp_path / "stakes.yaml").write_text(text)
    with pytest.raises(DataFileError) as caught:
        read_case("stakes", tmp_path)
    assert caught.value.cause == cause


@pytest.mark.parametrize(
    ("claim", "cause"),
    [
        ("Valuation: x\n    measure: many dollars", "'many dollars' is no measure"),
        ("Valuation: x\n    time: soon", "Invalid isoformat string: 'soon'"),
        ("Valuation: x\n    modality: sure", "'sure' is no modality"),
    ],
)
def test_a_claim_of_another_form_is_refused(tmp_path: Path, claim: str, cause: str) -> None:
    path = tmp_path / "graph.yaml"
    path.write_text(f"claims:\n  - {claim}\n")
    with pytest.raises(KgtoolError, match=cause):
        small_graph(path, IRIS)
