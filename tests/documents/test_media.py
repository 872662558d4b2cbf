"""Every format through the whole way: found, loaded, parsed, its offsets those of the text taken out."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from kgtool.documents import check_named, find, read_document, read_found, text_of
from kgtool.documents.faults import BinaryFileError, LineTooLongError
from kgtool.documents.media import Media, media_of
from kgtool.documents.sources import TextFile
from tests.documents.pdf_files import printed

SENTENCE = "Der Konzern kauft Chips für 3 Mrd. Euro. Das teilte er am Dienstag mit."


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Chips auf Kredit"
    message.set_content(SENTENCE + "\n")
    return message.as_bytes()


FILES: dict[str, tuple[bytes, Media]] = {
    "a.txt": (SENTENCE.encode(), "text"),
    "b.md": (b"| Firma | Geld |\n| --- | --- |\n| Nvidia | 5 |\n" + SENTENCE.encode(), "text"),
    "c.html": (f"<nav>Menü</nav><p>{SENTENCE}</p>".encode(), "html"),
    "d.HTM": (f"<p>{SENTENCE}</p>".encode("utf-16"), "html"),
    "e.pdf": (printed([[SENTENCE]]), "pdf"),
    "f.eml": (mail(), "email"),
    "g.txt": (SENTENCE.encode("utf-16-be"), "text"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (data, _) in FILES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_every_format_of_a_folder_is_read(folder: Path) -> None:
    documents = list(read_found(find((str(folder),)), []))
    assert [(document.path, document.media) for document in documents] == [
        (name, media) for name, (_, media) in FILES.items()
    ]
    for document in documents:
        data = FILES[document.path][0]
        assert document.sha256 == hashlib.sha256(data).hexdigest()
        assert document.text == text_of(data, document.path)
        assert SENTENCE in document.text


def test_table_of_markdown_is_kept_as_it_is(folder: Path) -> None:
    document = read_document(TextFile("b.md", folder / "b.md", named=True))
    assert document.text.startswith("| Firma | Geld |\n| --- | --- |\n")


@pytest.mark.parametrize("name", ["post.eml", "bericht.pdf", "seite.html"])
def test_standard_input_is_of_the_format_its_name_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = next(data for data, media in FILES.values() if media == media_of(name))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (document,) = read_found(check_named(find(("-",), name)), [])
    assert SENTENCE in document.text


def test_control_characters_are_refused_in_pages_and_utf16_too(tmp_path: Path) -> None:
    for name, data, offset in (
        ("a.html", b"<p>\x00", 3),
        ("b.txt", b"\xff\xfe" + "ab\x01".encode("utf-16-le"), 6),
        ("c.txt", b"\xff\xfe\x00\x00" + "ab".encode("utf-32-le"), 2),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BinaryFileError) as caught:
            read_document(TextFile(name, tmp_path / name, named=True))
        assert caught.value.place is not None
        assert caught.value.place.offset == offset


def test_line_that_no_prose_has_is_refused_in_every_format(tmp_path: Path) -> None:
    for name, data in (("a.html", b"<p>" + b"Wort " * 250_000), ("b.eml", b"Subject: x\n\n" + b"Wort " * 250_000)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(LineTooLongError):
            read_document(TextFile(name, tmp_path / name, named=True))


def test_plain_texts_load_no_library_of_another_format(folder: Path) -> None:
    script = (
        "import sys; from kgtool.documents import find, read_found; "
        f"list(read_found(find(({str(folder / 'a.txt')!r},)), [])); "
        "print(sorted({'lxml', 'pypdf', 'email.parser'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"
