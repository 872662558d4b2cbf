"""Takes the text out of a PDF with pypdf, in bounded time and memory."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pypdf import DocumentInformation, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, FileNotDecryptedError, LimitReachedError, PyPdfError

from kgtool.documents.dateline import issued
from kgtool.documents.extracted import Extracted, visible
from kgtool.documents.faults import BrokenPdfError, EncryptedPdfError, ScannedPdfError, TooComplexError
from kgtool.documents.pdf_lines import Line, paragraphs, parted
from kgtool.documents.publisher import publisher
from kgtool.errors import InputError

MAX_PAGES = 1000
#: Most objects of a file: each page has a handful, and a damaged file is searched for all of them.
MAX_OBJECTS = 300_000
#: Most operators and operands of drawing that are followed in a file: those of a book.
MAX_STEPS = 2_000_000
#: Seconds of computing after which a file is given up whatever the counts say: forms within forms that draw nothing are
#: parsed again each time and counted by none of the limits. No honest file comes near it, so it decides no result.
MAX_SECONDS = 60
#: Bounds for one stream of a page, unpacked, in bytes and in operands; a page of small print has a tenth of it.
_STREAM_BYTES = 5_000_000
_STREAM_OPERANDS = 300_000
#: Characters a page must hold on average: a scan may carry the stamp of its scanner.
_LEAST = 8
#: Title entries that programs fill in without being asked.
_NO_TITLE = re.compile(r"^(?:microsoft word - .*|untitled.*|unbenannt.*|.*\.(?:docx?|pdf|indd|odt|tex|html?))$", re.I)


class _Page:
    """Collects what a page draws as lines with their place; pypdf tells pieces of text in the order it sorts them."""

    def __init__(self, label: str, steps: int, until: float) -> None:
        self.label = label
        self.until = until
        self.steps = steps
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._y = 0.0
        self._size = 0.0

    def step(self, _: object, operands: Sequence[object], *__: object) -> None:
        """Count one operator with its operands; raises TooComplexError above the limits of the file."""
        self.steps += 1 + len(operands)
        if time.process_time() > self.until:
            raise TooComplexError(self.label, f"it takes more than {MAX_SECONDS} seconds of computing")
        if self.steps > MAX_STEPS:
            raise TooComplexError(self.label, f"it draws its pages in more than {MAX_STEPS:,} steps")

    def piece(self, text: str, user: list[float], matrix: list[float], _: object, size: float) -> None:
        """Take a piece of text with its place on the page."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self.end()
            if part.strip() and not self._size:
                self._y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
                scale = abs(matrix[3] * user[3]) or abs(matrix[1] * user[2]) or 1.0
                self._size = size * scale
            self._pieces.append(part)

    def end(self) -> None:
        """End the line."""
        text = visible(" ".join("".join(self._pieces).split()))
        if text:
            self.lines.append(Line(text, self._y, self._size))
        self._pieces.clear()
        self._size = 0.0


@contextmanager
def _pdf_faults(label: str) -> Iterator[None]:
    """Turn what pypdf raises on a bad file into the errors of this package; its warnings are no news to a user."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            zlib_maximum_output_length=_STREAM_BYTES,
            lzw_maximum_output_length=_STREAM_BYTES,
            run_length_maximum_output_length=_STREAM_BYTES,
            array_based_stream_maximum_output_length=_STREAM_BYTES,
            stream_decoding_work_maximum_length=4 * _STREAM_BYTES,
            stream_parsing_work_maximum_count=_STREAM_OPERANDS,
            page_tree_maximum_page_entries=100_000,
            xform_maximum_invocations_per_extraction=500,
        ):
            yield
    except InputError:
        raise
    except LimitReachedError as fault:
        raise TooComplexError(label, str(fault).rstrip(".")) from fault
    except (DependencyError, FileNotDecryptedError) as fault:
        raise EncryptedPdfError(label) from fault
    except RecursionError as fault:
        raise TooComplexError(label, "its parts are nested too deeply") from fault
    # On files that break the format pypdf lets through what its own code runs into.
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError) as fault:
        raise BrokenPdfError(label, str(fault).split("\n")[0][:200] or type(fault).__name__) from fault
    except (ArithmeticError, OSError, NotImplementedError, DeprecationError) as fault:
        raise BrokenPdfError(label, type(fault).__name__) from fault
    finally:
        logger.setLevel(level)


def _open(data: bytes, label: str) -> PdfReader:
    if b"%PDF-" not in data[:1024]:
        raise BrokenPdfError(label, "it does not begin as one")
    if data.count(b" obj") > MAX_OBJECTS:
        raise TooComplexError(label, f"it has more than {MAX_OBJECTS:,} objects")
    reader = PdfReader(io.BytesIO(data), strict=False)
    # Many files are encrypted with an empty password, which only forbids to change them.
    if reader.is_encrypted and not reader.decrypt(""):
        raise EncryptedPdfError(label)
    return reader


def _page_lines(page: PageObject, collected: _Page) -> list[Line]:
    page.extract_text(visitor_operand_before=collected.step, visitor_text=collected.piece)
    collected.end()
    return collected.lines


def _title(information: DocumentInformation | None) -> str | None:
    words = visible(" ".join(str(information.title or "").split())) if information else ""
    return words if len(words.split()) > 1 and len(words) <= 300 and not _NO_TITLE.match(words) else None


def extract_pdf(data: bytes, label: str) -> Extracted:
    """Take the text out of a PDF's bytes: paragraphs one a line, without what repeats at the edges of its pages.

    The day of creation is not taken as the day of issue, as printing a page anew changes it. Raises ScannedPdfError,
    EncryptedPdfError, BrokenPdfError and TooComplexError.
    """
    with _pdf_faults(label):
        reader = _open(data, label)
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise TooComplexError(label, f"it has more than {MAX_PAGES:,} pages")
        pages: list[list[Line]] = []
        steps, until = 0, time.process_time() + MAX_SECONDS
        for page in reader.pages:
            collected = _Page(label, steps, until)
            pages.append(_page_lines(page, collected))
            steps = collected.steps
        title = _title(reader.metadata)
    letters = sum(character.isalnum() for lines in pages for line in lines for character in line.text)
    if letters < _LEAST * max(count, 1):
        raise ScannedPdfError(label, count)
    bodies, edges = parted(pages)
    text = "\n\n".join(paragraphs(bodies)) + "\n"
    # Papers print their name and day at the edge of the page.
    edge = "\n".join(edges)
    return Extracted(text, "pdf", title, issued(text) or issued(edge), publisher(text) or publisher(edge))
