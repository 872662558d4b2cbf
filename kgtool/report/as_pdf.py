"""A report as PDF, of two pages, typeset by typst: the same bytes for the same report."""

from __future__ import annotations

import json
from io import BytesIO

from kgtool.errors import KgtoolError
from kgtool.report.as_data import as_data
from kgtool.report.report import Report
from kgtool.resources import folder

#: How many pages a report has at most.
PAGES = 2
#: What is tried until the report fits: how large the letters are, in percent, and how many statements a section shows.
_TRIALS: tuple[tuple[int, int | None], ...] = (
    *((percent, None) for percent in (116, 110, 105, 100)),
    *((100, most) for most in (24, 16, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1)),
)


class PdfError(KgtoolError):
    """The PDF cannot be made: typst is not installed."""

    code = "KG710"


def write_pdf(report: Report) -> bytes:
    """Return a report as PDF, with as many statements of each section as two pages hold; the others are counted.

    All words pass as data and are never read as typst's markup. Fonts are those that typst brings, there is no clock,
    and no file or network is read. Raises PdfError where typst is not installed.
    """
    pages = b""
    for percent, most in _TRIALS:
        pages = _compiled(report, percent, most)
        if _count(pages) <= PAGES:
            break
    return pages


def _compiled(report: Report, percent: int, most: int | None) -> bytes:
    try:
        import typst
    except ImportError as error:
        cure = "Install it by 'pip install kgtool[report]', or ask for --html."
        raise PdfError("A PDF needs typst, which is not installed.", cure) from error
    inputs = {"report": json.dumps({**as_data(report, most), "percent": percent}, ensure_ascii=False)}
    template = folder("data", "report", "my-firm.typ").read_bytes()
    made = typst.compile(template, sys_inputs=inputs, ignore_system_fonts=True, format="pdf", timestamp=0)
    assert isinstance(made, bytes)
    return made


def _count(pdf: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)
