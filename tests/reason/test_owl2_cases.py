"""The W3C's OWL 2 test cases of the RL profile (https://www.w3.org/TR/owl2-conformance/), the approved ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kgtool.reason.entail import Closed, Shown, Task, entailed
from kgtool.reason.pattern import Triple
from tests.reason.functional_syntax import read

pytestmark = pytest.mark.shared

FILE = Path(__file__).resolve().parents[3] / "shared" / "w3c" / "owl2" / "all.rdf"
TEST = "{http://www.w3.org/2007/OWL/testOntology#}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
BASE = "http://example.org/test"

#: Cases that the rules do not pass, with the reason.
NOT_PASSED = {
    "New-Feature-ReflexiveProperty-001": "no rule of the tables reads owl:ReflexiveProperty, which OWL 2 RL leaves out",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A test case: its types, its ontologies as triples; None where the case has none."""

    name: str
    types: frozenset[str]
    premise: tuple[Triple, ...]
    conclusion: tuple[Triple, ...] | None
    non_conclusion: tuple[Triple, ...] | None


@cache
def cases() -> tuple[Case, ...]:
    return tuple(_cases()) if FILE.is_file() else ()


def _cases() -> Iterator[Case]:
    root = ElementTree.parse(FILE).getroot()
    imported = {node.get(f"{RDF}about", ""): _text(node, "rdfXmlInputOntology") for node in root}
    imported |= {f"{node.findtext(f'{TEST}importedOntologyIRI')}": _text(node, "rdfXmlInputOntology") for node in root}
    for node in root:
        if "Approved" in _words(node, "status") and "RL" in _words(node, "profile"):
            more = [link.get(f"{RDF}resource", "") for link in node.iter(f"{TEST}importedOntology")]
            premise = [*_ontology(node, "PremiseOntology")]
            for link in more:
                premise += _parsed(imported[link] or "")
            parts = (_ontology(node, f"{kind}Ontology") for kind in ("Conclusion", "NonConclusion"))
            conclusion, non_conclusion = (tuple(found) or None for found in parts)
            name = node.findtext(f"{TEST}identifier") or ""
            types = {word.removesuffix("Test") for word in _words(node, "type", RDF)}
            yield Case(name, frozenset(types), tuple(premise), conclusion, non_conclusion)


def _words(node: ElementTree.Element, name: str, space: str = TEST) -> set[str]:
    return {link.get(f"{RDF}resource", "").partition("#")[2] for link in node.findall(f"{space}{name}")}


def _text(node: ElementTree.Element, name: str) -> str | None:
    return node.findtext(f"{TEST}{name}")


def _ontology(node: ElementTree.Element, name: str) -> list[Triple]:
    written = _text(node, f"rdfXml{name}")
    if written is None:
        functional = _text(node, f"fs{name}")
        return [] if functional is None else read(functional)
    return _parsed(written)


def _parsed(text: str) -> list[Triple]:
    parsed = ox.parse(text.encode(), format=ox.RdfFormat.RDF_XML, base_iri=BASE)
    return [(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in parsed]


def follows(case: Case, conclusion: tuple[Triple, ...]) -> bool:
    """Tell whether a conclusion follows, and hold that each step of how it does is allowed."""
    found = entailed(case.premise, conclusion)
    for closed, shown in found or ():
        assert closed.replay(shown), (case.name, shown)
    return found is not None


def inconsistent(case: Case) -> bool:
    """Tell whether the premise ends in a clash, and hold that each step to it is allowed."""
    closed = Closed(case.premise)
    shown = closed.show(Task((), None))
    assert shown is None or closed.replay(shown), (case.name, shown)
    return shown is not None


def passes(case: Case) -> bool:
    return all(
        (
            "Consistency" not in case.types or not inconsistent(case),
            "Inconsistency" not in case.types or inconsistent(case),
            case.conclusion is None or follows(case, case.conclusion),
            case.non_conclusion is None or not follows(case, case.non_conclusion),
        )
    )


@pytest.fixture(scope="module", autouse=True)
def shared_folder() -> None:
    if not FILE.is_file():
        pytest.skip("the shared folder is not beside the checkout")


def test_all_cases_are_read() -> None:
    assert len(cases()) == 70
    assert sum(case.conclusion is not None for case in cases()) == 28
    assert sum(case.non_conclusion is not None for case in cases()) == 4
    assert sum("Inconsistency" in case.types for case in cases()) == 14
    assert all(case.premise for case in cases())


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_a_case_passes_or_is_known_not_to(case: Case) -> None:
    assert passes(case) is (case.name not in NOT_PASSED), NOT_PASSED.get(case.name)


def test_what_was_shown_of_another_task_does_not_replay() -> None:
    closed = Closed([("<urn:a>", "<urn:p>", "<urn:b>")])
    shown = closed.show(Task((), ("<urn:a>", "<urn:p>", "<urn:b>")))
    assert shown is not None
    assert closed.replay(shown)
    assert not closed.replay(Shown(Task((), ("<urn:a>", "<urn:p>", "<urn:c>")), shown.proof))
