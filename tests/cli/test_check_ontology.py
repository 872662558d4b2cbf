"""`kgtool check-ontology`: what it shows, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.owl.faults import NoJavaError
from kgtool.owl.java import java
from tests.cli.conftest import Kgtool
from tests.owl.conftest import PREFIXES

FINE = (
    PREFIXES
    + """@prefix dct: <http://purl.org/dc/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/> a owl:Ontology ; owl:versionInfo "1" ; dct:license <urn:l> ; dct:title "T"@de .
:A a owl:Class ; rdfs:label "A"@de , "a"@en ; skos:definition "Ein A."@de , "An a."@en .
:B a owl:Class ; rdfs:label "B"@de , "b"@en ; skos:definition "Ein B."@de , "A b."@en ; rdfs:subClassOf :A .
"""
)
BROKEN = FINE + ":B owl:disjointWith :A .\n"


@pytest.fixture
def hermit() -> None:
    try:
        java()
    except NoJavaError as fault:
        pytest.skip(str(fault))


def test_our_own_ontology_passes_without_hermit(kgtool: Kgtool) -> None:
    ran = kgtool("check-ontology", "--no-reasoner", "--lang", "en")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == "Quality: 0 errors, 0 warnings, 0 notes"
    assert ran.err.splitlines()[1].startswith("OWL 2 RL: ")


def test_a_class_without_members_is_shown_with_axioms_and_lines(kgtool: Kgtool, hermit: None, tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text(BROKEN, "utf-8")
    line = BROKEN.splitlines().index(":B owl:disjointWith :A .") + 1
    ran = kgtool("check-ontology", file, "--lang", "de")
    assert ran.status == 1
    assert ran.out.split("Die Klasse")[1] == (
        f" B kann nichts enthalten, wegen:\n  B SubClassOf A   ({file}:{line - 1})\n"
        f"  B DisjointWith A   ({file}:{line})\n"
    )
    assert ran.err.splitlines()[-1] == (
        "HermiT: widerspruchsfrei, 1 Klasse ohne mögliche Mitglieder, 0 gefolgerte Oberklassen"
    )


def test_json_holds_the_justification(kgtool: Kgtool, hermit: None, tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text(BROKEN + ":b a :B .", "utf-8")
    ran = kgtool("check-ontology", file, "--format", "json", "--justifications", "3", "--lang", "en")
    found = json.loads(ran.out)["hermit"]
    assert (ran.status, found["consistent"], found["unsatisfiable"]) == (1, False, [])
    assert [[axiom["axiom"] for axiom in one] for one in found["faults"][0]["justifications"]] == [
        ["b SubClassOf a", "b DisjointWith a", "<http://example.org/b> Type b"]
    ]
    assert found["faults"][0]["complete"] is True


def test_a_file_with_findings_of_quality_ends_with_status_1(kgtool: Kgtool, tmp_path: Path) -> None:
    file = tmp_path / "poor.ttl"
    file.write_text(PREFIXES + ":A a owl:Class .", "utf-8")
    ran = kgtool("check-ontology", file, "--no-reasoner", "--format", "json")
    checks = {finding["check"] for finding in json.loads(ran.out)["quality"]}
    assert (ran.status, checks) == (1, {"missing-label", "missing-definition", "unused-term"})


def test_what_would_be_loaded_is_named(kgtool: Kgtool, tmp_path: Path) -> None:
    file = tmp_path / "importing.ttl"
    file.write_text(PREFIXES + '<urn:o> owl:imports <http://127.0.0.1:9/x> ; or:python_module "os" .', "utf-8")
    ran = kgtool("check-ontology", file, "--no-reasoner", "--lang", "en")
    assert ran.err.splitlines()[-1] == "Not followed and not loaded: http://127.0.0.1:9/x, os"


def test_the_difference_of_two_versions_is_shown_with_its_effect(kgtool: Kgtool, built: Path, tmp_path: Path) -> None:
    from kgtool.resources import folder

    old = tmp_path / "old.ttl"
    text = folder("ontology", "kgtool.ttl").read_text("utf-8")
    lost = "    owl:inverseOf kg:investsIn ;\n"
    assert lost in text
    old.write_text(text.replace(lost, "").replace('"KI-Labor"@de', '"Labor"@de'), "utf-8")
    ran = kgtool("check-ontology", "--diff", old, "--data", built, "--lang", "de")
    assert ran.status == 0
    assert ran.out.split("\n\n")[:2] == [
        "Texte\n+ kg:AILab rdfs:label (de): KI-Labor\n- kg:AILab rdfs:label (de): Labor",
        "Axiome\n+ 'hat als Investor' InverseOf 'investiert in'",
    ]
    effect = ran.out.split("\n\n")[2].splitlines()
    assert effect[0] == "Was die Regeln aus den Fakten folgern"
    assert effect[1:] == [line for line in effect[1:] if line.startswith("+ ")]
    assert "+ anthropic 'hat als Investor' microsoft" in effect
    found = json.loads(kgtool("check-ontology", "--diff", old, "--data", built, "--format", "json").out)
    assert found["facts"]["lost"] == []
    assert len(found["facts"]["gained"]) == len(effect) - 1


def test_a_file_that_is_none_is_an_error(kgtool: Kgtool, tmp_path: Path) -> None:
    ran = kgtool("check-ontology", tmp_path / "none.ttl")
    assert ran.status == 2
    assert ran.err.startswith("kgtool: KG100 ")
