"""Checks across documents: every file by a case of its own, and their place in the report."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.errors import DataFileError
from kgtool.resources import folder
from kgtool.validate import load_shapes, validate
from kgtool.validate.checks import check_store, store_checks
from kgtool.validate.large import validate_large
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, Iris

CASES = sorted(Path(__file__).with_name("checks").glob("*.trig"))
HEAD = "# check: own\n# severity: Warning\n# message@de: Falsch.\n# message@en: Wrong.\n"


def test_every_file_is_a_check_and_has_a_case() -> None:
    files = [file.stem for file in sorted(folder("ontology", "shapes").glob("*.rq"))]
    assert [check.shape.partition("#")[2] for check in store_checks()] == files
    assert [case.stem for case in CASES] == files
    assert len(files) == 3


def test_no_check_has_the_name_of_a_shape() -> None:
    assert {check.shape for check in store_checks()} & set(load_shapes().names) == set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_it_finds_the_invalid_nodes_of_its_case_and_no_other(case: Path) -> None:
    store = ox.Store()
    store.load(path=str(case))
    (check,) = (check for check in store_checks() if check.shape.endswith(f"#{case.stem}"))
    subjects = {quad.subject.value for quad in store if isinstance(quad.subject, ox.NamedNode)}
    assert {result.focus_node for result in check.results(store)} == {name for name in subjects if ":invalid:" in name}


def test_the_report_has_them_among_its_results_either_way() -> None:
    iris, store = Iris(), ox.Store()
    one, other = iris.entity("a"), iris.entity("b")
    store.add(ox.Quad(one, KG["ownedBy"], other, iris.document_graph("a.txt")))
    store.add(ox.Quad(other, KG["ownedBy"], one, iris.document_graph("b.txt")))
    report = validate(store, iris, load_ontology())
    found = [result for result in report.results if result.shape.endswith("#owner-cycle")]
    assert [(result.focus_node, result.value) for result in found] == [
        (one.value, str(other)),
        (other.value, str(one)),
    ]
    assert {result.message("de") for result in found} == {"Das Unternehmen gehört über andere sich selbst."}
    assert validate_large(store, iris) == report
    assert len(check_store(store)) == 2


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (HEAD.replace("own", "other") + "SELECT ?this {}", "called 'other'"),
        (HEAD.replace("Warning", "Bad") + "SELECT ?this {}", "'Bad' is no severity"),
        (HEAD + "SELECT ?that {}", "gives no \\?this"),
        (HEAD + "SELECT ?this {", "does not parse"),
        (HEAD.replace("# message@en: Wrong.\n", "") + "SELECT ?this {}", "no 'message@en'"),
    ],
)
def test_a_malformed_check_is_an_error(text: str, cause: str, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(text)
    with pytest.raises(DataFileError, match=cause):
        store_checks(tmp_path)
