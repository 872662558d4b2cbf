"""What HermiT answers, what it is kept from, and what is said when it cannot answer."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest

from kgtool.owl import java as java_module
from kgtool.owl import reasoner
from kgtool.owl.entailments import Entailments
from kgtool.owl.faults import NoJavaError, ReasonerError, ReasonerMemoryError, ReasonerTimeError
from kgtool.owl.java import java
from kgtool.owl.legible import legible
from kgtool.owl.process import Limits, run
from kgtool.owl.reasoner import entailed, written
from tests.owl.conftest import Turtle

ANIMALS = """
:Animal a owl:Class . :Dog a owl:Class ; rdfs:subClassOf :Animal . :owns a owl:ObjectProperty ; owl:inverseOf :ownedBy .
:ownedBy a owl:ObjectProperty ; rdfs:subPropertyOf :knows . :knows a owl:ObjectProperty .
:DogOwner a owl:Class ; owl:equivalentClass [ a owl:Restriction ; owl:onProperty :owns ; owl:someValuesFrom :Dog ] .
:rex a :Dog ; :ownedBy :eva .
"""


def names(facts: frozenset[tuple[object, ...]]) -> set[str]:
    words = (" ".join(str(term).strip("<>").rsplit("/", 1)[-1].rsplit("#", 1)[-1] for term in fact) for fact in facts)
    return set(words)


def test_types_and_pairs_are_read_out_in_full(hermit: str, turtle: Turtle) -> None:
    given = legible(turtle(ANIMALS))
    added = entailed(given)
    assert added is not None
    found = Entailments.of(given.triples, added)
    assert found.unsatisfiable == ()
    assert names(found.facts) == {
        *("rex type Dog", "rex type Animal", "eva type DogOwner"),
        *("rex ownedBy eva", "rex knows eva", "eva owns rex"),
    }


def test_a_class_without_members_and_a_superclass_that_nobody_wrote_are_found(hermit: str, turtle: Turtle) -> None:
    given = legible(
        turtle("""
        :A a owl:Class . :B a owl:Class ; owl:disjointWith :A . :Empty a owl:Class ; rdfs:subClassOf :A , :B .
        :p a owl:ObjectProperty ; rdfs:domain :A .
        :C a owl:Class ; rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] .
        """)
    )
    added = entailed(given)
    assert added is not None
    found = Entailments.of(given.triples, added)
    assert [term.value for term in found.unsatisfiable] == ["http://example.org/Empty"]
    assert [(one.value[-1], above.value[-1]) for one, above in found.new_superclasses] == [("C", "A")]


def test_an_inconsistent_ontology_has_no_entailments(hermit: str, turtle: Turtle) -> None:
    given = legible(turtle(":A a owl:Class . :B a owl:Class ; owl:disjointWith :A . :x a :A , :B ."))
    assert entailed(given) is None


def test_datatypes_that_hermit_stops_at_are_replaced_and_stay_distinct(hermit: str, turtle: Turtle) -> None:
    given = legible(
        turtle("""
        :on a owl:DatatypeProperty , owl:FunctionalProperty ; rdfs:range xsd:date . :long a owl:DatatypeProperty .
        :T a owl:Class . :x a :T ; :on "2025-01-01"^^xsd:date ; :long "P1Y"^^xsd:duration , "2025"^^xsd:gYear .
        """)
    )
    assert [name.rsplit("#")[-1] for name in given.datatypes] == ["date", "duration", "gYear"]
    assert entailed(given) == []
    twice = legible([*given.triples, *turtle(':x :on "2025"^^xsd:gYear .')])
    assert entailed(twice) is None


@pytest.fixture
def requests() -> Iterator[list[str]]:
    """Give the paths that a server on this machine is asked for; the last entry is its address."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.insert(0, self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    asked.append(f"http://127.0.0.1:{server.server_port}")
    yield asked
    server.shutdown()
    server.server_close()


def hostile(turtle: Turtle, address: str, imported: Path) -> list[ox.Triple]:
    return turtle(f"""
        <urn:kgtool:given> a owl:Ontology ; owl:imports <{address}/ontology.owl> , <{imported.as_uri()}> ;
            or:python_module "hostile_module" .
        or:python_module a owl:AnnotationProperty .
        :A a owl:Class ; or:python_name "__import__" . :x a :A .
        """)


def test_a_hostile_file_imports_nothing_opens_nothing_and_fetches_nothing(
    hermit: str, turtle: Turtle, requests: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker, imported = tmp_path / "imported", tmp_path / "ontology.ttl"
    (tmp_path / "hostile_module.py").write_text(f"open({str(marker)!r}, 'w').close()\n")
    imported.write_text("<http://example.org/x> a <http://www.w3.org/2002/07/owl#Nothing> .")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    address = requests[-1]
    triples = hostile(turtle, address, imported)

    given = legible(triples)
    assert given.imports == (imported.as_uri(), f"{address}/ontology.owl")
    assert given.modules == ("__import__", "hostile_module")
    assert entailed(given) == []
    assert requests == [address]
    assert not marker.exists()

    # Without that care each of them happens, so the test would notice.
    command = [sys.executable, str(reasoner._CHILD), java(), "500"]
    run(command, written(turtle('<urn:kgtool:given> a owl:Ontology ; or:python_module "hostile_module" .')), Limits(60))
    assert marker.exists()
    run(command, written(triples), Limits(60))
    assert "/ontology.owl" in requests[:-1]


def test_nothing_is_left_in_the_temporary_folder(
    hermit: str, turtle: Turtle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert entailed(legible(turtle(ANIMALS))) is not None
    with pytest.raises(ReasonerTimeError):
        entailed(legible(turtle(ANIMALS)), Limits(seconds=0.05))
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_what_hermit_refuses_is_an_error_with_its_words(hermit: str, turtle: Turtle) -> None:
    given = turtle(':n a owl:DatatypeProperty . :x :n "many"^^xsd:integer .')
    with pytest.raises(ReasonerError, match="many"):
        entailed(legible(given))


def test_too_little_memory_is_said(hermit: str, turtle: Turtle) -> None:
    many = "".join(f":C{n} a owl:Class . :x{n} a :C{n} .\n" for n in range(3000))
    with pytest.raises(ReasonerMemoryError, match="8 MB"):
        entailed(legible(turtle(many)), Limits(megabytes=8))


def test_without_a_java_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java_module, "_of_wheel", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(NoJavaError, match=r"kgtool\[dl\]") as raised:
        java()
    assert raised.value.code == "KG801"
