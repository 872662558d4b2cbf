"""`kgtool report`: what it writes and where, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kgtool

FIRM = """[firm]
name = "Prüf GmbH"

[uses]
models = ["Claude", "Gippity"]
platforms = ["Microsoft"]
"""


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    (tmp_path / "firma.toml").write_text(FIRM)
    return tmp_path / "firma.toml"


def test_both_formats_are_written_under_the_files_name(kgtool: Kgtool, built: Path, firm: Path, tmp_path: Path) -> None:
    ran = kgtool("report", "my-firm", firm, "--store", built, "--out", tmp_path / "neu" / "hier", "--lang", "de")
    assert ran.status == 0
    assert ran.out == ""
    folder = tmp_path / "neu" / "hier"
    assert sorted(path.name for path in folder.iterdir()) == ["firma.html", "firma.pdf"]
    assert "Warnung: zu 2 Einträgen sagt kein Text etwas: Claude, Gippity" in ran.err


def test_example_firm_is_reported_on_where_none_is_named(kgtool: Kgtool, built: Path, tmp_path: Path) -> None:
    ran = kgtool("report", "my-firm", "--store", built, "--html")
    assert ran.status == 0
    page = (tmp_path / "brandauer-werkzeugmaschinen.html").read_text()
    assert "Erfundene Firma, als Beispiel" in page
    assert not (tmp_path / "brandauer-werkzeugmaschinen.pdf").exists()


def test_one_file_holds_the_format_of_its_ending(kgtool: Kgtool, built: Path, firm: Path, tmp_path: Path) -> None:
    assert kgtool("report", "my-firm", firm, "--store", built, "--out", tmp_path / "b.pdf").status == 0
    assert (tmp_path / "b.pdf").read_bytes()[:5] == b"%PDF-"
    ran = kgtool("report", "my-firm", firm, "--store", built, "--html", "--out", tmp_path / "c.pdf")
    assert ran.status == 2
    assert "holds one format" in ran.err


def test_html_can_go_to_standard_output_in_english(kgtool: Kgtool, built: Path, firm: Path) -> None:
    ran = kgtool("report", "my-firm", firm, "--store", built, "--html", "--out", "-", "--lang", "en")
    assert ran.status == 0
    assert '<html lang="en">' in ran.out
    assert kgtool("report", "my-firm", firm, "--store", built, "--out", "-").status == 2


def test_report_under_a_view_says_so(kgtool: Kgtool, built: Path, firm: Path) -> None:
    words = ("report", "my-firm", firm, "--store", built, "--html", "--out", "-", "--rung", "agreed")
    assert "Ansicht all+rung=agreed." in kgtool(*words).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("my-frim",), "KG100 'my-frim' is no report. Did you mean 'my-firm'?"),
        (("my-firm", "fehlt.toml"), "KG200 fehlt.toml: The file cannot be read: No such file or directory."),
    ],
)
def test_wrong_words_are_refused(kgtool: Kgtool, built: Path, words: tuple[str, ...], said: str) -> None:
    ran = kgtool("report", *words, "--store", built)
    assert ran.status == 2
    assert said in ran.err


def test_file_that_is_no_utf_8_is_refused(kgtool: Kgtool, built: Path, firm: Path) -> None:
    firm.write_bytes(b'[firm]\nname = "Pr\xfcf"\n')
    ran = kgtool("report", "my-firm", firm, "--store", built)
    assert ran.status == 2
    assert f"KG200 {firm} (byte 17): The file is not UTF-8." in ran.err


def test_pdf_has_the_same_bytes_in_processes_with_other_hashes(built: Path, firm: Path, tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.pdf"
        words = ["report", "my-firm", str(firm), "--store", str(built), "--out", str(target)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "kgtool", *words], check=True, env=environment, capture_output=True)
        written.append(target.read_bytes())
    assert written[0] == written[1]
