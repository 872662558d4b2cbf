from __future__ import annotations

from pathlib import Path

from kgtool.graph.rdf_io import read_rdf
from kgtool.vocabulary.terms import SH
from tests.cli.conftest import Kgtool


def test_warnings_name_the_document_and_end_with_status_0(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Microsoft investiert 5 Milliarden Dollar in Anthropic.\n")
    kgtool("build", "brief.txt")
    ran = kgtool("validate", "--lang", "de")
    assert ran.status == 0
    assert "Warnung" in ran.out
    assert "brief.txt" in ran.out
    assert ran.err.startswith("0 Verstöße, ")


def test_nothing_found_is_nothing_printed(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("validate", "--store", built)
    assert (ran.status, ran.out, ran.err) == (0, "", "0 violations, 0 warnings\n")


def test_violation_ends_with_status_1_and_names_the_sentence(kgtool: Kgtool, tmp_path: Path) -> None:
    from kgtool.build.pipeline import BuildRequest, build
    from tests.build.simple_reader import SimpleReader

    (tmp_path / "selbst.txt").write_text("Alpha zahlt Alpha 5 Euro.\n")
    build(BuildRequest(("selbst.txt",), tmp_path / "kgtool-store"), read=SimpleReader())
    ran = kgtool("validate")
    assert ran.status == 1
    assert "violation" in ran.out
    assert "selbst.txt" in ran.out
    assert "Alpha zahlt Alpha 5 Euro." in ran.out


def test_report_is_written_as_rdf(kgtool: Kgtool, built: Path) -> None:
    out = kgtool("validate", "--store", built, "--format", "turtle").out
    assert any(quad.object == SH["ValidationReport"] for quad in read_rdf(out.encode(), "turtle"))


def test_build_shows_what_it_found_and_checking_anew_finds_the_same(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Microsoft investiert 5 Milliarden Dollar in Anthropic.\n")
    kgtool("build", "brief.txt")
    (file,) = (tmp_path / "kgtool-store" / "builds").glob("*/validation.jsonl")
    reports = [kgtool("validate", "--format", "turtle", *words).out for words in ((), ("--anew",))]
    assert reports[0] == reports[1]
    # What the build noted is believed, as its quads cannot change; checking anew does not read it.
    head, *noted = file.read_text().splitlines(keepends=True)
    assert noted
    file.write_text(head)
    assert kgtool("validate").err == "0 violations, 0 warnings\n"
    assert kgtool("validate", "--format", "turtle", "--anew").out == reports[1]
    # Notes of other shapes count for nothing.
    file.write_text(head.replace('": "', '": "0'))
    assert kgtool("validate", "--format", "turtle").out == reports[1]


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kg: <https://w3id.org/kgtool/ns#> .
<urn:shape:slug> a sh:PropertyShape ; sh:targetSubjectsOf kg:slug ; sh:path kg:slug ; sh:maxLength 3 ;
    sh:message "Der Kurzname ist zu lang."@de , "The slug is too long."@en .
"""


def test_the_store_is_checked_against_shapes_of_the_users_own(kgtool: Kgtool, built: Path, tmp_path: Path) -> None:
    (tmp_path / "eigene.ttl").write_text(SHAPES)
    ran = kgtool("validate", "--store", built, "--shapes", "eigene.ttl")
    assert ran.status == 1
    assert ran.out.count("The slug is too long.") == 2


def test_files_are_checked_as_they_are_and_always_with_the_same_report(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "daten.ttl").write_text('[] <https://w3id.org/kgtool/ns#slug> "nvidia" . <urn:a> <urn:p> "x" .')
    (tmp_path / "eigene.ttl").write_text(SHAPES)
    first, second = (kgtool("validate", "daten.ttl", "--shapes", "eigene.ttl", "--format", "turtle") for _ in range(2))
    assert (first.status, first.err) == (1, "1 violation, 0 warnings\n")
    assert "The slug is too long." in first.out
    assert first == second


def test_files_without_shapes_are_checked_against_ours(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "daten.ttl").write_text("<urn:flow> a <https://w3id.org/kgtool/ns#Flow> .")
    ran = kgtool("validate", "daten.ttl")
    assert ran.status == 1
    assert "The flow does not have exactly one payer." in ran.out


def test_an_absent_file_is_named(kgtool: Kgtool) -> None:
    ran = kgtool("validate", "nichts.ttl")
    assert ran.status == 2
    assert "KG201 nichts.ttl" in ran.err


def test_a_query_that_cannot_be_answered_is_an_error_and_no_crash(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "daten.ttl").write_text("<urn:a> <urn:p> <urn:b> .")
    shape = (
        '<urn:s> a sh:NodeShape ; sh:targetNode <urn:a> ; sh:sparql [ sh:select "SELECT $this { $this no:p ?o }" ] .'
    )
    (tmp_path / "eigene.ttl").write_text(f"@prefix sh: <http://www.w3.org/ns/shacl#> .\n{shape}")
    ran = kgtool("validate", "daten.ttl", "--shapes", "eigene.ttl")
    assert ran.status == 2
    assert ran.err.startswith(
        "kgtool: KG300 eigene.ttl: pyshacl cannot work with the shapes: Unknown namespace prefix : no."
    )
