"""HTML and PDF: two pages, selectable text, the same bytes, and no word of a text or a firm as markup."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from pypdf import PdfReader

from kgtool.build.pipeline import BuildRequest, build
from kgtool.report.as_html import write_html
from kgtool.report.as_pdf import PdfError, write_pdf
from kgtool.report.firm import Firm
from kgtool.report.report import Report, my_firm
from tests.report.conftest import case_of, uses

#: What would be markup in HTML, in typst and in a template, if it were not only words.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '#panic(1) #read("/etc/passwd") $x^2$ *fett* _kursiv_ `roh` @quelle <marke> \\ // /* ~',
    "{{ 7 * 7 }} {% raw %} {number}",
    "= Überschrift\n- Punkt",
)


def page_of(report: Report) -> Any:
    return lxml.html.fromstring(write_html(report))


def tags(page: Any, *names: str) -> list[Any]:
    return list(page.iter(*names))


def pdf_text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_pdf_has_two_pages_title_language_and_text_that_can_be_selected(report: Report) -> None:
    pdf = write_pdf(report)
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 2
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages] == [(595, 842)] * 2
    assert reader.metadata is not None
    assert reader.metadata.title == "Wovon unsere KI abhängt – Brandauer Werkzeugmaschinen GmbH"
    assert "/CreationDate" not in reader.metadata
    assert str(reader.root_object["/Lang"]) == "de"
    text = pdf_text(pdf)
    for section in report.sections:
        for statement in section.statements:
            assert f"{statement.number} " in text
    assert "ASMLausdenNiederlandenliefertdieEUVMaschinen" in "".join(filter(str.isalnum, text))
    assert "weitere Aussagen" not in text


@pytest.mark.shared
def test_pdf_of_the_five_articles_has_two_pages(shared: Path, tmp_path: Path, example: Firm) -> None:
    build(BuildRequest((str(shared / "seeds"),), tmp_path / "store"))
    pdf = write_pdf(my_firm(case_of(tmp_path / "store"), example))
    assert len(PdfReader(BytesIO(pdf)).pages) == 2


def test_same_report_has_the_same_bytes(report: Report, bundled: Path, example: Firm) -> None:
    again = my_firm(case_of(bundled), example)
    assert write_pdf(again) == write_pdf(report)
    assert write_html(again) == write_html(report)


def test_long_reports_show_less_of_each_section_and_say_how_much_is_left(report: Report) -> None:
    sections = tuple(replace(one, statements=one.statements * 4) for one in report.sections)
    pdf = write_pdf(replace(report, sections=sections))
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert "weitere Aussagen in der HTML-Fassung" in pdf_text(pdf)


def test_html_has_each_statement_with_claim_and_words_and_levers_point_to_them(report: Report) -> None:
    page = page_of(report)
    assert page.get("lang") == "de"
    for section in report.sections:
        for statement in section.statements:
            row = page.get_element_by_id(f"s{statement.number}")
            assert [one.get("data-claim") for one in row.find_class("source")] == [
                one.claim for one in statement.evidence
            ]
            assert [one.text_content() for one in tags(row, "blockquote")] == [
                f"„{one.quote}“" for one in statement.evidence
            ]
    links = [link.get("href") for part in page.find_class("levers") for link in tags(part, "a")]
    assert links == [f"#s{number}" for lever in report.levers for number in lever.because]


def test_html_asks_for_nothing_from_elsewhere_and_has_no_script(report: Report) -> None:
    page = page_of(report)
    assert tags(page, "script", "link", "img", "iframe", "object") == []
    assert [name for one in page.iter() for name in one.attrib if name == "src" or name.startswith("on")] == []
    assert {one.get("href")[0] for one in page.iter() if one.get("href")} == {"#"}


@pytest.mark.parametrize("name", HOSTILE)
def test_name_of_a_firm_is_never_markup(bundled: Path, name: str) -> None:
    hostile = my_firm(case_of(bundled), replace(uses(models=["Gippity"]), name=name))
    page = page_of(hostile)
    assert tags(page.find_class("firm")[0], "strong")[0].text_content() == name
    assert tags(page, "script", "img") == []
    assert "".join(name.split()) in "".join(pdf_text(write_pdf(hostile)).split())


@pytest.mark.parametrize("word", HOSTILE)
def test_unknown_words_are_never_markup(bundled: Path, word: str) -> None:
    found = my_firm(case_of(bundled), uses(models=[word]))
    page = page_of(found)
    assert [item.text_content() for item in page.xpath("//main/ul[not(@class)]/li")] == [f"{word} (Zeile 1)"]
    assert tags(page, "script", "img") == []
    assert len(PdfReader(BytesIO(write_pdf(found))).pages) == 1


def test_sentences_of_a_text_are_never_markup(tmp_path: Path) -> None:
    sentence = "Anthropic trainiert *seine* Modelle #panic(1) <script>x</script> $1$ ausschließlich auf Azure"
    (tmp_path / "a.txt").write_text(f"Ein Text\n\n{sentence}. Microsoft integriert Claude in Copilot.\n")
    build(BuildRequest((str(tmp_path / "a.txt"),), tmp_path / "store"))
    found = my_firm(case_of(tmp_path / "store"), uses(platforms=["Azure"], models=["Claude"]))
    quotes = [one.quote for part in found.sections for said in part.statements for one in said.evidence]
    hostile = [quote for quote in quotes if "#panic(1) <script>" in quote]
    assert hostile
    page = page_of(found)
    shown = [one.text_content() for one in tags(page, "blockquote")]
    assert [quote for quote in shown if "#panic(1)" in quote] == [f"„{quote}“" for quote in hostile]
    assert tags(page, "script") == []
    assert "#panic(1)<script>x</script>$1$" in "".join(pdf_text(write_pdf(found)).split())


def test_without_typst_the_error_says_what_to_install(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PdfError) as raised:
        write_pdf(report)
    assert str(raised.value) == (
        "KG710 A PDF needs typst, which is not installed. "
        "Install it by 'pip install kgtool[report]', or ask for --html."
    )
