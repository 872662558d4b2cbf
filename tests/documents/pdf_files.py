"""Makes PDFs for tests: with fpdf2 as programs write them, and by hand for what no program writes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import UTC, datetime

from fpdf import FPDF


def printed(pages: Sequence[Sequence[str]], *, header: str = "", footer: str = "", title: str = "") -> bytes:
    """Print blocks of text: one beginning with `# ` in large letters, the others wrapped at the width of the page."""
    pdf = FPDF()
    pdf.set_auto_page_break(auto=True, margin=30)
    pdf.set_creation_date(datetime(2026, 2, 3, tzinfo=UTC))
    if title:
        pdf.set_title(title)
    for number, blocks in enumerate(pages, 1):
        pdf.add_page()
        pdf.set_font("Helvetica", size=11)
        if header:
            pdf.cell(0, 8, header, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)
        for block in blocks:
            pdf.set_font("Helvetica", size=18 if block.startswith("# ") else 11)
            pdf.multi_cell(0, 6, block.removeprefix("# "), new_x="LMARGIN", new_y="NEXT")
            pdf.ln(5)
        if footer:
            pdf.set_auto_page_break(auto=False)
            pdf.set_y(-25)
            pdf.set_font("Helvetica", size=11)
            pdf.cell(0, 8, footer.format(number), align="C")
            pdf.set_auto_page_break(auto=True, margin=30)
    return bytes(pdf.output())


def drawn(content: bytes, *, pages: int = 1) -> bytes:
    """Give a PDF whose pages all draw the same content, packed."""
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"3 0 R " * pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end
