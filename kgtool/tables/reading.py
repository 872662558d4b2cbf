"""Reads a table of deals as a document: its text, its claims, and the report of what could not be mapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.claims import Claim
from kgtool.documents.decode import decode, decode_as
from kgtool.documents.document import Document
from kgtool.documents.faults import EmptyTextError
from kgtool.documents.reader import TextBytes
from kgtool.extract.reading import Covered, Reading
from kgtool.tables.mapping import Mapping
from kgtool.tables.names import Naming
from kgtool.tables.report import TableReport, Tally
from kgtool.tables.rows import Rows
from kgtool.tables.sheet import Record, Sheet, cell_span, read_sheet
from kgtool.vocabulary.ontology import load_ontology


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as a document, what was read of it, and what became of its rows."""

    document: Document
    reading: Reading
    report: TableReport


def read_table(source: TextBytes, mapping: Mapping) -> TableReading:
    """Read a table by a mapping: each row with two names becomes a claim, its words the claim's quote.

    The text of the document is the decoded file as it is. Raises KG202, KG207, KG220 to KG224 and the errors of names.
    """
    if mapping.encoding is None:
        text, encoding = decode(source.data, source.label)
    else:
        text, encoding = decode_as(source.data, source.label, mapping.encoding)
    if not text.strip():
        raise EmptyTextError(source.label)
    document = Document(
        path=source.path,
        text=text,
        sha256=source.sha256,
        encoding=encoding,
        title=mapping.source.title,
        issued=mapping.source.issued,
        publisher=mapping.source.publisher,
        language=mapping.language,
    )
    sheet = read_sheet(text, source.label, mapping.columns.named, mapping.delimiter)
    naming, tally = Naming(mapping.names), Tally()
    rows = Rows(document, sheet, mapping, naming, tally)
    claims = tuple(claim for record in sheet.records if (claim := rows.claim(record)) is not None)
    report = _report(source.path, mapping, sheet, claims, naming, tally)
    amounts = sum(len(claim.measures) for claim in claims)
    reading = Reading(
        claims=claims,
        entities=naming.entities(),
        sentences=0,
        quantities=amounts + report.count("amount"),
        quantities_claimed=amounts,
        open=tuple(_open(text, sheet, *unread) for unread in rows.unread),
    )
    return TableReading(document, reading, report)


def _open(text: str, sheet: Sheet, record: Record, column: str, kind: str) -> Covered:
    """Return what no claim took, at its place in the text."""
    start, end = cell_span(text, record, sheet.delimiter, sheet.place_of(column))
    return Covered(start, end, kind, text[start:end], record.line, "open", "unreadable")


def _sides(claim: Claim) -> tuple[str, str]:
    """Return who pays and who is paid, by the ontology."""
    kind = load_ontology().claim_types[claim.type]
    roles = (kind.flow_from or kind.deal_from, kind.flow_to or kind.deal_to)
    payer, payee = (claim.fillers(role)[0] for role in roles if role is not None)
    return payer, payee


def _report(
    path: str, mapping: Mapping, sheet: Sheet, claims: Sequence[Claim], naming: Naming, tally: Tally
) -> TableReport:
    sides = [_sides(claim) for claim in claims]
    return TableReport(
        table=path,
        mapping=mapping.name,
        rows=len(sheet.records),
        claims=len(claims),
        names=naming.names,
        nodes=len({slug for pair in sides for slug in pair}),
        pairs=len({(payer, payee) for payer, payee in sides if payer != payee}),
        own=sum(payer == payee for payer, payee in sides),
        amounts=sum(bool(claim.measures) for claim in claims),
        joined=len(naming.joined),
        placeholders=naming.placeholders,
        kept=tuple(name for name in sheet.header if name and name not in mapping.columns.named),
        unmapped=tally.unmapped(),
    )
