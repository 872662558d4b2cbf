from __future__ import annotations

import io
import random
import time
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from kgtool.documents import pdf_file, text_of
from kgtool.documents.extracted import extract_text
from kgtool.documents.faults import BrokenPdfError, EncryptedPdfError, ScannedPdfError, TooComplexError
from kgtool.errors import InputError
from tests.documents.pdf_files import drawn, printed

LONG = "Der Konzern kauft Chips für 3 Mrd. Euro und baut damit ein Haus voller Rechner in Bayern. " * 4
SENTENCE = b"BT /F 12 Tf 50 700 Td (Der Konzern kauft Chips.) Tj ET\n"


def text(data: bytes) -> str:
    return text_of(data, "bericht.pdf")


def test_lines_are_joined_to_paragraphs() -> None:
    read = text(printed([["# Chips auf Kredit", LONG, "Ein zweiter Absatz. " + LONG]]))
    assert read.split("\n\n") == ["Chips auf Kredit", LONG.strip(), f"Ein zweiter Absatz. {LONG.strip()}\n"]


def test_hyphens_at_line_ends_are_undone_where_they_broke_a_word() -> None:
    wrapped = (
        "Der Konzern kauft Chips für drei Milliarden Euro und baut damit ein Rechen-\n"
        "zentrum in Bayern, für das vor allem Grafikprozessoren von Nvidia und die Nvidia-\n"
        "Software gebraucht werden, daneben aber auch Leitungen für Strom-\n"
        "und Wärmelieferungen an die Stadt."
    )
    read = text(printed([[wrapped, LONG]])).split("\n\n")[0]
    assert "ein Rechenzentrum in" in read
    assert "die Nvidia-Software gebraucht" in read
    assert "Strom- und Wärmelieferungen" in read


def test_paragraph_goes_on_over_the_page() -> None:
    first, second = LONG + "Dann aber kauft der Konzern noch weitere Chips und", "zahlt sie auf Kredit, wie er sagt."
    whole = text(printed([[first], [second], [LONG]]))
    assert "weitere Chips und zahlt sie auf Kredit" in whole


def test_headers_footers_and_page_numbers_are_dropped_and_tell_the_origin() -> None:
    pages = [[f"Absatz {word} beginnt so. {LONG}"] for word in ("eins", "zwei", "drei")]
    read = extract_text(
        printed(pages, header="Kreditbrief Rechenzeit | 3. Februar 2026", footer="Seite {} von 3"), "b.pdf", "pdf"
    )
    assert "Kreditbrief" not in read.text
    assert "Seite" not in read.text
    assert read.text.count("Absatz") == 3
    assert (read.issued, read.publisher) == (date(2026, 2, 3), "Kreditbrief Rechenzeit")


def test_lines_that_repeat_within_the_text_stay() -> None:
    assert text(printed([[LONG, LONG]] * 3)).count("kauft Chips") == 24


def test_items_stay_apart() -> None:
    read = text(printed([["Es zahlen:", "- Nvidia fünf Milliarden\n- AMD eine Milliarde", LONG]]))
    assert "- Nvidia fünf Milliarden\n\n- AMD eine Milliarde\n" in read


def test_title_entry_counts_where_a_person_wrote_it() -> None:
    assert extract_text(printed([[LONG]], title="Chips auf Kredit"), "b.pdf", "pdf").title == "Chips auf Kredit"
    assert extract_text(printed([[LONG]], title="Microsoft Word - x.docx"), "b.pdf", "pdf").title is None


def test_scan_is_refused_with_the_reason() -> None:
    with pytest.raises(ScannedPdfError, match=r"no text on its 3 pages: it is a scan\. Recognise its text first"):
        text(drawn(b"0 0 100 100 re f", pages=3))


def test_password_is_told() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed([[LONG]]))))
    writer.encrypt("geheim", algorithm="RC4-128")
    protected = io.BytesIO()
    writer.write(protected)
    with pytest.raises(EncryptedPdfError):
        text(protected.getvalue())


@pytest.mark.parametrize("data", [b"", b"Kein PDF.", b"%PDF-1.4\n", b"%PDF-1.4\n" + b"1 0 obj << " * 1000])
def test_broken_file_is_told(data: bytes) -> None:
    with pytest.raises(BrokenPdfError):
        text(data)


def test_cut_file_is_read_or_refused() -> None:
    whole = printed([[LONG]])
    for length in range(0, len(whole), 97):
        try:
            text(whole[:length])
        except InputError as fault:
            assert fault.code in {"KG214", "KG215", "KG216", "KG217"}


def test_damaged_file_is_read_or_refused() -> None:
    whole, chance = drawn(SENTENCE), random.Random(3)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(4):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        try:
            text(bytes(data))
        except InputError as fault:
            assert fault.code in {"KG214", "KG215", "KG216", "KG217"}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(drawn(b" " * 100_000_000), id="unpacks to 100 MB"),
        pytest.param(drawn(SENTENCE * 59_000), id="endless page"),
        pytest.param(drawn(SENTENCE, pages=1001), id="one page a thousand times"),
        pytest.param(drawn(b"[" * 1_000_000), id="nested"),
        pytest.param(b"%PDF-1.7\n" + b"1 0 obj\n" * 400_000, id="objects"),
    ],
)
def test_file_that_would_take_minutes_is_refused(data: bytes) -> None:
    begin = time.process_time()
    with pytest.raises(TooComplexError):
        text(data)
    assert time.process_time() - begin < 60


def test_steps_are_counted_over_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MAX_STEPS", 5_000)
    assert text(drawn(SENTENCE * 100))
    with pytest.raises(TooComplexError, match="more than 5,000 steps"):
        text(drawn(SENTENCE * 100, pages=20))
    with pytest.raises(TooComplexError, match="more than 5,000 steps"):
        text(drawn(b"1 " * 3000 + b"m ", pages=2))


def test_same_bytes_give_the_same_text() -> None:
    data = printed([["# Chips", LONG, LONG]] * 3, header="Kopf", footer="Seite {}")
    assert len({text(data) for _ in range(3)}) == 1
