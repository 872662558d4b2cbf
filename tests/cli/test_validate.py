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
