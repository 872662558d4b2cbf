"""Every constraint of every shape, by a valid and an invalid case: `cases/<shape>.ttl`.

A case's focus node is `urn:case:valid:<shape>` or `urn:case:invalid:<shape>/<constraint>`; all are checked in one run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.validate import Result, load_shapes, validate
from kgtool.validate.large import validate_large
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import SH, Iris

SHAPES = "https://w3id.org/kgtool/shapes#"
FOLDER = Path(__file__).with_name("cases")
FILES = sorted(FOLDER.glob("*.ttl"), key=lambda file: file.stem)

#: The parameters that the shapes use, each of which is a constraint that can fail.
PARAMETERS = (
    "class",
    "datatype",
    "disjoint",
    "in",
    "lessThan",
    "lessThanOrEquals",
    "maxCount",
    "maxInclusive",
    "maxLength",
    "minCount",
    "minInclusive",
    "minLength",
    "nodeKind",
    "pattern",
)
#: What a shape says beside its constraints.
DECLARATIONS = ("message", "path", "severity", "targetClass", "targetSubjectsOf", "alternativePath")


def constraints() -> Iterator[tuple[str, str]]:
    """Give each shape's local name with each of its parameters."""
    for triple in load_shapes().triples:
        if triple.predicate in SH and isinstance(triple.subject, ox.NamedNode):
            parameter = SH.local_name(triple.predicate)
            if parameter not in DECLARATIONS:
                yield triple.subject.value.removeprefix(SHAPES), parameter


@pytest.fixture(scope="module")
def results() -> tuple[Result, ...]:
    iris, store = Iris(), ox.Store()
    for file in [Path(__file__).with_name("things.ttl"), *FILES]:
        graph = iris.document_graph(file.stem)
        store.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in ox.parse(path=file))
    return validate(store, iris, load_ontology(), layers=["claims"]).results


def test_every_shape_has_a_file_of_cases_and_every_file_a_shape() -> None:
    assert [file.stem for file in FILES] == [name.removeprefix(SHAPES) for name in load_shapes().names]
    assert len(FILES) == 369


def test_every_constraint_is_one_that_the_cases_know() -> None:
    assert {parameter for _, parameter in constraints()} == set(PARAMETERS)


def test_every_invalid_case_breaks_the_constraint_that_it_is_named_after(results: tuple[Result, ...]) -> None:
    found = {(result.focus_node, result.shape, result.constraint) for result in results}
    cases = sorted(constraints())
    missed = [
        f"{shape}/{parameter}"
        for shape, parameter in cases
        if (
            f"urn:case:invalid:{shape}/{parameter}",
            SHAPES + shape,
            f"{SH.iri}{parameter[0].upper()}{parameter[1:]}ConstraintComponent",
        )
        not in found
    ]
    assert missed == []
    assert len(cases) == 749


def test_no_valid_case_breaks_the_shape_that_it_is_named_after(results: tuple[Result, ...]) -> None:
    focus_nodes = {triple.subject for file in FILES for triple in ox.parse(path=file)}
    valid = {node.value for node in focus_nodes if isinstance(node, ox.NamedNode) and ":valid:" in node.value}
    own = {f"urn:case:valid:{file.stem}": SHAPES + file.stem for file in FILES}
    assert set(own) <= valid
    assert [result for result in results if own.get(result.focus_node) == result.shape] == []


def test_every_message_is_in_german_and_in_english(results: tuple[Result, ...]) -> None:
    named = {triple.subject for triple in load_shapes().triples if triple.predicate == SH["message"]}
    assert {name.value for name in named if isinstance(name, ox.NamedNode)} == set(load_shapes().names)
    assert all(result.message_de and result.message_en for result in results)
    assert all(result.message_de != result.message_en for result in results)


def test_every_shape_has_a_severity() -> None:
    severities = {
        triple.subject: triple.object for triple in load_shapes().triples if triple.predicate == SH["severity"]
    }
    assert {name.value for name in severities if isinstance(name, ox.NamedNode)} == set(load_shapes().names)
    assert set(severities.values()) == {SH["Violation"], SH["Warning"]}


def test_the_cases_give_the_same_report_by_suspects_as_by_one_run_over_all() -> None:
    iris, store = Iris(), ox.Store()
    for file in [Path(__file__).with_name("things.ttl"), *FILES]:
        graph = iris.document_graph(file.stem)
        store.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in ox.parse(path=file))
    assert validate_large(store, iris) == validate(store, iris, load_ontology())
