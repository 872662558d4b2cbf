"""Each quality check finds what its case says and nothing else; our own ontology has no finding."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.cli.ontology_report import own_findings, read_triples
from kgtool.errors import DataFileError
from kgtool.hygiene.check import checks, examined
from kgtool.hygiene.vocabularies import Vocabulary, vocabularies
from kgtool.resources import folder

CASES = sorted((Path(__file__).parent / "cases").glob("*.trig"))
SPACE = "http://example.org/vocabulary#"
SMALL = Vocabulary("v", SPACE, "1.0", True, frozenset([f"{SPACE}Known"]))


def found_in(case: Path) -> list[str]:
    """Give what the check that the case is named after finds: the term's name, then property or value."""
    graphs: dict[str, list[ox.Quad]] = {"": [], "alignments": [], "uses": []}
    for quad in ox.parse(path=case):
        name = quad.graph_name.value.rpartition(":")[-1] if isinstance(quad.graph_name, ox.NamedNode) else ""
        graphs[name].append(quad)
    uses = [
        (quad.subject, quad.object.value)
        for quad in graphs["uses"]
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    ]
    check = next(check for check in checks() if check.name == case.stem)
    findings = examined(
        [quad.triple for quad in graphs[""]], [quad.triple for quad in graphs["alignments"]], [SMALL], uses, [check]
    )
    needs_about = case.stem in ("missing-licence", "concept-without-notation")
    found = []
    for finding in findings:
        about = finding.about.value if finding.about and needs_about else finding.value
        name = finding.term.value.rpartition("#")[2].rpartition("/")[2]
        found.append(f"{name} {about}" if about else name)
    return sorted(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_check_finds_what_its_case_says(case: Path) -> None:
    head = "# found: "
    # The last space of a line may be what a check finds, so only the line's end is taken away.
    expected = [line.removeprefix(head) for line in case.read_text("utf-8").splitlines() if line.startswith(head)]
    assert found_in(case) == sorted(expected)


def test_every_check_has_a_case() -> None:
    assert [case.stem for case in CASES] == [check.name for check in checks()]
    assert len(CASES) == 24


def test_our_ontology_and_its_alignments_have_no_finding() -> None:
    findings = own_findings(read_triples(folder("ontology", "kgtool.ttl")))
    assert [(finding.check.name, finding.term.value, finding.value) for finding in findings] == []


def test_the_vocabularies_that_we_align_to_are_listed_with_their_versions() -> None:
    aligned = {file.stem for file in folder("ontology", "alignments").glob("*.ttl")}
    assert aligned == {"schema", "org", "skos", "time", "dcat", "fibo", "cito"}
    listed = {vocabulary.title: vocabulary for vocabulary in vocabularies()}
    assert sorted(listed) == [
        *("CiTO", "DCAT", "DCMI Metadata Terms", "FIBO", "OWL-Time", "PROV-O", "SKOS", "The Organization Ontology"),
        *("Web Annotation Vocabulary", "schema.org"),
    ]
    assert [title for title, vocabulary in listed.items() if not vocabulary.complete] == ["CiTO", "FIBO"]
    assert all(vocabulary.version and vocabulary.terms for vocabulary in listed.values())


def test_fibo_is_aligned_without_claims_of_identity() -> None:
    predicates = {triple.predicate.value for triple in read_triples(folder("ontology", "alignments", "fibo.ttl"))}
    close, related = (f"http://www.w3.org/2004/02/skos/core#{name}Match" for name in ("close", "related"))
    others = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://purl.org/dc/terms/title")
    assert predicates == {close, related, *others, "http://purl.org/dc/terms/license"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("SELECT ?thing WHERE { ?thing ?p ?o }", "A check selects"),
        ("SELECT ?term WHERE { ?term ?p }", "no SPARQL"),
        ("ASK { ?term ?p ?o }", "A check selects"),
    ],
)
def test_a_broken_check_is_an_error_with_file_and_line(tmp_path: Path, text: str, cause: str) -> None:
    head = "".join(f"# {key}: x\n" for key in ("label@de", "label@en", "sentence@de", "sentence@en"))
    (tmp_path / "mine.rq").write_text(f"# check: mine\n# severity: error\n{head}{text}\n")
    with pytest.raises(DataFileError, match=cause) as raised:
        checks(tmp_path)
    assert str(raised.value.place) == f"{tmp_path / 'mine.rq'}:1"


def test_a_severity_that_is_none_is_an_error_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("# check: mine\n# severity: bad\nSELECT ?term WHERE { ?term ?p ?o }\n")
    with pytest.raises(DataFileError, match="'bad' is no severity") as raised:
        checks(tmp_path)
    assert raised.value.place is not None
    assert raised.value.place.line == 2
