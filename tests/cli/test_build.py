from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Kgtool


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "allianz.txt"
    file.write_text(TEXT)
    return file


def test_build_says_what_it_did_on_standard_error(kgtool: Kgtool, text: Path) -> None:
    ran = kgtool("build", text)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("1 document (1 newly read), ")
    assert "→ kgtool-store, " in ran.err
    assert "Investment 1" in ran.err
    assert "1 circular flow\n" in ran.err
    assert "0 violations" in ran.err


def test_build_speaks_german_in_a_german_locale(kgtool: Kgtool, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "1 Dokument (1 neu gelesen), " in kgtool("build", text).err


def test_store_is_taken_from_the_environment(
    kgtool: Kgtool, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KGTOOL_STORE", str(tmp_path / "elsewhere"))
    assert kgtool("build", text).status == 0
    assert (tmp_path / "elsewhere" / "current").is_file()
    assert not (tmp_path / "kgtool-store").exists()


def test_text_from_standard_input_takes_its_name(kgtool: Kgtool) -> None:
    assert kgtool("build", "-", "--name", "post/mail.txt", stdin=TEXT.encode()).status == 0
    assert "post/mail.txt" in kgtool("export", "--format", "nquads", "--layer", "documents").out


def test_add_keeps_what_was_there(kgtool: Kgtool, text: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nvidia investiert 10 Milliarden Dollar in Anthropic.\n")
    kgtool("build", text)
    assert "2 documents (1 newly read)" in kgtool("build", "--add", other).err
    assert "2 documents (0 newly read)" in kgtool("build").err


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("leer.txt", b" \n", "KG202 leer.txt: The text is empty."),
        ("bild.txt", b"PK\x03\x04", "KG204 bild.txt (byte 2): "),
        ("lang.txt", b"a" * 1_000_001, "KG205 lang.txt:1: "),
        ("kaputt.txt", "für ".encode() + b"\xff", "KG207 kaputt.txt (byte 5): "),
        ("bericht.docx", b"PK", "KG208 bericht.docx: "),
        ("bericht.pdf", b"%PDF", "KG216 bericht.pdf: "),
    ],
)
def test_bad_file_that_was_named_is_one_line_and_changes_nothing(
    kgtool: Kgtool, tmp_path: Path, name: str, data: bytes, line: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = kgtool("build", name)
    assert ran.status == 2
    assert ran.err.startswith(f"kgtool: {line}")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "kgtool-store").exists()


def test_bad_file_of_a_folder_is_listed(kgtool: Kgtool, text: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    text.rename(tmp_path / "texts" / "allianz.txt")
    (tmp_path / "texts" / "bild.txt").write_bytes(b"\x00")
    ran = kgtool("build", "texts")
    assert ran.status == 0
    assert "1 text could not be read:\n  skipped: KG204 texts/bild.txt (byte 0)" in ran.err


def test_folder_that_is_no_store_is_left_alone(kgtool: Kgtool, text: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "brief.doc").write_text("x")
    ran = kgtool("build", text, "--store", "home")
    assert ran.status == 2
    assert "is no store of kgtool" in ran.err
    assert [file.name for file in (tmp_path / "home").iterdir()] == ["brief.doc"]


def test_two_processes_build_the_same_graph(kgtool: Kgtool, text: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{TEXT}\nOracle bestellt bei Nvidia {number + 2}.000 GPUs.\n")
    printed = []
    for jobs in (1, 2):
        store = tmp_path / f"store{jobs}"
        assert kgtool("build", folder, "--jobs", str(jobs), "--store", store).status == 0
        printed.append(kgtool("export", "--format", "nquads", "--store", store).out)
    assert printed[0] == printed[1] != ""
