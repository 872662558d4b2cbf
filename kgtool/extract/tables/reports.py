"""Reports: tables of figures, with a firm a row and a figure a column, or a figure a row and a period a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgtool.claims import Claim, Measure, TimeSpan
from kgtool.extract.syntax.mentions import named_mentions
from kgtool.extract.tables.columns import Column, read_head
from kgtool.extract.tables.grid import Cell
from kgtool.extract.tables.sheet import Sheet, standing_of
from kgtool.extract.tables.values import is_empty, negative
from kgtool.extract.tables.vocabulary import FigureKind, table_words
from kgtool.extract.tokens import tokenize

_OF = {"MarketShare": "market", "RevenueShare": "revenue"}
_WHOSE = ("organisation", "provider", "supplier", "investee", "borrower", "spender", "customer", "target", "partner")


def report_claims(sheet: Sheet) -> Iterator[Claim]:
    """Yield the figures of a table, one claim a cell."""
    if sheet.table.upright:
        yield from _upright(sheet)
        return
    labels = [read_head(row[0], sheet.lines, sheet.source.document.issued) for row in sheet.table.rows]
    named = sum(label.figure is not None for label in labels)
    if named and 2 * named >= len([label for label in labels if label.text]):
        for row, label in zip(sheet.table.rows, labels, strict=True):
            if label.figure is not None and not sheet.items(row[0]):
                yield from _line(sheet, row, label, label.figure)
        return
    for row in sheet.table.rows:
        yield from _firm(sheet, row)


def _upright(sheet: Sheet) -> Iterator[Claim]:
    """Yield the figure of a label's value, whose it is told by the lines above: 'Umsatz: 3,2 Mrd. Euro (+12 %)'."""
    (label,), ((cell,),), (column,) = sheet.table.head, sheet.table.rows, sheet.columns
    if column.figure is None or not sheet.owner or sheet.firms(label) or sheet.firms(cell):
        return
    roles = _roles_of(sheet, {"organisation": sheet.owner}, column.figure)
    if roles is not None:
        changes = ((cell, column),) if re.search(r"%|\bProzent", cell.text) else ()
        yield from _cell(sheet, label, cell, column.figure, (column,), roles, changes)


def _line(sheet: Sheet, row: Sequence[Cell], label: Column, figure: FigureKind) -> Iterator[Claim]:
    """Yield the figures of a row whose label says what they are; its heads are periods or firms."""
    pending: list[tuple[Cell, Column]] = []
    growth = [(cell, c) for cell, c in zip(row, sheet.columns, strict=False) if c.kind == "growth"]
    for place in range(1, len(row)):
        column = sheet.columns[place]
        if column.kind == "growth" or is_empty(row[place]):
            continue
        firms = sheet.firms(sheet.table.head[place])
        if firms and len(firms) == 1:
            yield from _cell(sheet, row[0], row[place], figure, (column, label), {"organisation": firms}, ())
        elif column.of_period:
            pending.append((row[place], column))
    if not sheet.owner:
        return
    latest = max((c.time.start for _, c in pending if c.time and c.time.start and not c.modality), default=None)
    for cell, column in pending:
        now = column.time is not None and column.time.start == latest
        changes = growth[:1] if now else ()
        yield from _cell(sheet, row[0], cell, figure, (column, label), {"organisation": sheet.owner}, changes)


def _firm(sheet: Sheet, row: Sequence[Cell]) -> Iterator[Claim]:
    """Yield the figures of a row whose first names say whose they are."""
    dated = read_head(row[0], (), sheet.source.document.issued)
    found = _whose(sheet, row)
    if found is None and sheet.owner and dated.of_period and not sheet.firms(row[0]):
        found = row[0], {"organisation": sheet.owner}  # a year a row, under a line that names whose they are
    if found is None:
        return
    whose, roles = found
    last: FigureKind | None = None
    caption = _caption_figure(sheet)
    for place, cell in enumerate(row):
        column = sheet.columns[place]
        figure = column.figure or (caption if column.of_period else None)
        if figure is None or is_empty(cell):
            continue
        fits = _roles_of(sheet, roles, figure)
        beside = place + 1 < len(row) and sheet.columns[place + 1].kind == "growth" and figure is not last
        changes = [(row[place + 1], sheet.columns[place + 1])] if beside else []
        last = figure
        if fits is not None:
            yield from _cell(
                sheet, whose, cell, figure, (column, dated) if whose is row[0] else (column,), fits, changes
            )


def _whose(sheet: Sheet, row: Sequence[Cell]) -> tuple[Cell, dict[str, tuple[str, ...]]] | None:
    """Return the cell and the role that a row's first name fills: the firm, its segment, or its customer."""
    for wanted in _WHOSE:
        for place, cell in enumerate(row):
            if sheet.columns[place].kind == wanted and (firms := sheet.firms(cell)):
                return cell, {"customer" if wanted == "customer" else "organisation": firms[:1]}
    for place, cell in enumerate(row[:2]):
        if sheet.columns[place].kind in (None, "segment", "label", "product", "platform", "model"):
            slugs = tuple(s for item in sheet.items(cell) for s in item.slugs)
            firms = sheet.firms(cell)
            if firms and sheet.columns[place].figure is None:
                return cell, {"organisation": firms[:1]}
            if slugs and sheet.owner and sheet.columns[place].kind == "segment":
                return cell, {"organisation": sheet.owner, "segment": slugs[:1]}
    return None


def _roles_of(sheet: Sheet, roles: dict[str, tuple[str, ...]], figure: FigureKind) -> dict[str, tuple[str, ...]] | None:
    """Return the roles of a claim of this figure, None where the row cannot be what it is of."""
    claim_type = sheet.source.selection.ontology.claim_types[figure.type].name
    known = sheet.source.selection.ontology.claim_types[figure.type].roles
    if claim_type == "RevenueShare":
        if not sheet.owner or sheet.owner == roles.get("customer", roles.get("organisation")):
            return None
        return {"organisation": sheet.owner, "customer": roles.get("customer") or roles["organisation"]}
    whose = roles.get("organisation") or roles["customer"]
    if "spender" in known:
        return {"spender": whose}
    found = {"organisation": whose}
    if "segment" in roles and "segment" in known:
        found["segment"] = roles["segment"]
    return found if "segment" in found or "segment" not in roles else None


def _caption_figure(sheet: Sheet) -> FigureKind | None:
    """Return the one figure that the line above the table names: 'Umsatz der Anbieter in Mrd. Dollar'."""
    for line in sheet.lines:
        found = {f for t in tokenize(line, 0, len(line)) if t.capital and (f := table_words().captioned(t.low))}
        if len(found) == 1:
            return found.pop()
    return None


def _cell(
    sheet: Sheet,
    beside: Cell,
    cell: Cell,
    figure: FigureKind,
    heads: Sequence[Column],
    roles: dict[str, tuple[str, ...]],
    changes: Sequence[tuple[Cell, Column]],
) -> Iterator[Claim]:
    """Yield the claim of one figure, with the change that stands with it; a negative profit is a loss.

    `beside` is the cell that says whose or which figure it is.
    """
    quantity = sheet.value(cell, figure.measure, *heads)
    if quantity is None:
        return
    if negative(cell) and figure.type == "Profit":
        figure = table_words().by_type["Loss"]
    elif negative(cell) and figure.type != "Loss":
        return
    if figure.type == "CapitalExpenditure":
        roles = {"spender" if role == "organisation" else role: slugs for role, slugs in roles.items()}
    market = _market(sheet) if figure.type == "MarketShare" else ()
    if market:
        roles = {**roles, "market": market}
    changed = tuple(_changes(sheet, figure, changes))
    measures = (sheet.measure(quantity, figure.measure, _OF.get(figure.type)), *(m for m, _ in changed))
    time = next((head.time for head in heads if head.time), None) or sheet.time
    modality = next((head.modality for head in heads if head.modality), None)
    standing = standing_of("" if modality or _past(sheet, time) else " ".join(sheet.lines), modality)
    stretch = (beside, cell, *(c for _, c in changed))
    span = (min(c.start for c in stretch), max(c.end for c in stretch))
    yield sheet.claim(figure.id, figure.type, roles, span, measures=measures, standing=standing, time=time)


def _changes(
    sheet: Sheet, figure: FigureKind, changes: Sequence[tuple[Cell, Column]]
) -> Iterator[tuple[Measure, Cell]]:
    if "growth" in sheet.source.selection.ontology.claim_types[figure.type].measure_kinds:
        for cell, head in changes:
            change = sheet.value(cell, "growth", head)
            if change is not None:
                yield sheet.measure(change, "growth", below_zero=negative(cell)), cell


def _past(sheet: Sheet, time: TimeSpan | None) -> bool:
    """Tell whether a figure's time was over when the text was issued: what is planned is not this one."""
    issued = sheet.source.document.issued
    return time is not None and time.end is not None and issued is not None and time.end < issued


def _market(sheet: Sheet) -> tuple[str, ...]:
    """Return the one market that the lines above or the heads name."""
    source = sheet.source
    found: dict[str, None] = {}
    for start, end in (*sheet.table.above, *((cell.start, cell.end) for cell in sheet.table.head)):
        tokens = tokenize(source.view, start, end)
        for mention in named_mentions(tokens, source.indexes, source.entities):
            found.update(dict.fromkeys(s for s in mention.slugs if source.selection.is_kind(s, "Market")))
    return tuple(found) if len(found) == 1 else ()
