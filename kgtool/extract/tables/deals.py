"""Deals: rows whose cells name the sides of a deal; the first frame that the columns can fill makes the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgtool.claims import Claim, Measure, TimeSpan
from kgtool.extract.markers import marks
from kgtool.extract.names.cues import cues
from kgtool.extract.quantities import quantities
from kgtool.extract.tables.grid import Cell
from kgtool.extract.tables.names import Item
from kgtool.extract.tables.sheet import Sheet, standing_of
from kgtool.extract.tables.values import is_empty
from kgtool.extract.tables.vocabulary import DealFrame, named_by, table_words
from kgtool.extract.times import times
from kgtool.extract.tokens import tokenize

_OF = {"Investment": "stake"}
_BRACKETS = re.compile(r"\(([^)]*)\)")
_WHOLE = "table.funding-round"

Cells = Mapping[str, Sequence[tuple[int, Cell]]]


@dataclass(slots=True)
class _Row:
    """A row's cells by the kind of their column, its words, and those that say what kind of deal it is."""

    cells: Cells
    words: str
    typed: bool
    said: frozenset[str]


def deal_claims(sheet: Sheet) -> Iterator[Claim]:
    """Yield what the rows claim about the sides that their cells name."""
    around = [*sheet.lines, *(c.text for c in sheet.columns)]
    for cells in sheet.table.rows:
        row = _row(sheet, cells, around)
        if row is not None:
            yield from _claims(sheet, row)


def _row(sheet: Sheet, cells: Sequence[Cell], around: Sequence[str]) -> _Row | None:
    by_kind: dict[str, list[tuple[int, Cell]]] = {}
    for place, cell in enumerate(cells):
        kind = sheet.columns[place].kind
        if kind is not None and not is_empty(cell):
            by_kind.setdefault(kind, []).append((place, cell))
    first = next((cell.text.lower() for cell in cells if cell.text), "")
    if any(first.split()[:1] == [word] for word in table_words().sums):
        return None
    typed = [cell.text for _, cell in by_kind.get("type", ())]
    known = frozenset(t.low for line in typed for t in tokenize(line, 0, len(line)))
    decides = any(_agrees(frame, known) for frame in table_words().deals)
    lines = typed if decides else [*around, *(cell.text for _, cell in by_kind.get("status", ()))]
    said = frozenset(t.low for line in lines for t in tokenize(line, 0, len(line)))
    return _Row(by_kind, " | ".join(cell.text for cell in cells), decides, said)


def _agrees(frame: DealFrame, said: frozenset[str]) -> bool:
    return any(named_by(word, frame.words) for word in said)


def _claims(sheet: Sheet, row: _Row) -> Iterator[Claim]:
    for frame in table_words().deals:
        agrees = _agrees(frame, row.said)
        if row.typed and frame.words and not agrees:
            continue
        asked = not frame.asks or ("words" in frame.asks and agrees) or any(k in row.cells for k in frame.asks)
        if not asked:
            continue
        found = list(_framed(sheet, row, frame, agrees=agrees))
        yield from found
        if found and not frame.also:
            return


def _framed(sheet: Sheet, row: _Row, frame: DealFrame, *, agrees: bool) -> Iterator[Claim]:
    """Yield the claims of one frame in a row: one, or one an item of the column that it asks for."""
    splits: Sequence[Item | None] = (None,)
    if frame.each is not None:
        splits = [item for _, cell in row.cells.get(frame.each, ()) for item in sheet.items(cell)]
    for item in splits:
        roles, spans = _filled(sheet, row, frame, item, agrees=agrees)
        if roles is not None:
            yield from _written(sheet, row, frame, roles, spans)


def _filled(
    sheet: Sheet, row: _Row, frame: DealFrame, item: Item | None, *, agrees: bool
) -> tuple[dict[str, tuple[str, ...]] | None, list[tuple[int, int]]]:
    roles: dict[str, tuple[str, ...]] = {}
    spans: list[tuple[int, int]] = []
    for role, kinds in frame.roles:
        for spec in kinds:
            if spec.startswith("~") and not agrees:
                continue
            slugs, span = _side(sheet, row, frame, role, spec.lstrip("~"), item)
            taken = {s for r, given in roles.items() for s in given if r not in ("host", "vendor", "product")}
            if slugs and not (taken & set(slugs) and role not in ("host", "product", "vendor", "platform")):
                roles[role] = slugs
                spans += [span] if span else []
                break
            if slugs and frame.foreign:
                return None, []
        else:
            if role not in frame.optional:
                return None, []
    own = set(roles.get("vendor", ())) & set(roles.get("integrator", ()))
    return (None, []) if frame.foreign and own else (roles, spans)


def _side(
    sheet: Sheet, row: _Row, frame: DealFrame, role: str, spec: str, item: Item | None
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Return who fills a role from the cells that a specification names, and where they stand."""
    selection = sheet.source.selection
    if spec == "table":
        return selection.accept(sheet.owner, frame.type, role)[0] if sheet.owner else (), None
    if "+" in spec:
        both = [_side(sheet, row, frame, role, part, item) for part in spec.split("+")]
        slugs = tuple(dict.fromkeys(s for given, _ in both for s in given))
        return (slugs, both[0][1]) if all(given for given, _ in both) and len(slugs) > 1 else ((), None)
    owner, _, kind = spec.rpartition(":")
    kind, _, wanted = kind.partition("@")
    if kind == "position":
        return _position(sheet, row)
    chosen = [i for _, cell in row.cells.get(kind, ()) for i in sheet.items(cell)]
    if item is not None and kind == frame.each:
        chosen = [item]
    slugs = tuple(dict.fromkeys(s for i in chosen for s in (_owners(sheet, i) if owner else i.slugs)))
    if wanted:
        slugs = tuple(s for s in slugs if selection.is_kind(s, wanted))
    accepted = selection.accept(slugs, frame.type, role)[0] if slugs else ()
    if role != "location":
        accepted = tuple(s for s in accepted if not selection.is_place(s))
    return accepted, (chosen[0].start, chosen[-1].end) if accepted else None


def _position(sheet: Sheet, row: _Row) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Return the position that a cell names, or the head over the person: 'CEO: Petra Lindqvist'."""
    heads = [(sheet.columns[place].text, cell) for place, cell in row.cells.get("person", ())]
    for words, cell in (*((cell.text, cell) for _, cell in row.cells.get("position", ())), *heads):
        for token in tokenize(words, 0, len(words)):
            if (slug := cues().position(token.low)) is not None and cues().leads(token.low):
                return (slug,), (cell.start, cell.end)
    return (), None


def _owners(sheet: Sheet, item: Item) -> tuple[str, ...]:
    """Return the firm behind a product: in the brackets, beside it, or as the gazetteer knows."""
    selection = sheet.source.selection
    for slugs in (item.inside, item.slugs):
        if firms := tuple(s for s in slugs if selection.is_kind(s, "Organisation") and not selection.is_place(s)):
            return firms
    return tuple(dict.fromkeys(o for s in item.slugs if (o := selection.owner(s)) is not None))


def _written(
    sheet: Sheet, row: _Row, frame: DealFrame, roles: dict[str, tuple[str, ...]], spans: list[tuple[int, int]]
) -> Iterator[Claim]:
    measures, stretches = _measures(sheet, row, frame)
    if frame.needs and not frame.needs & {m.kind for m in measures}:
        return
    span = (min(a for a, _ in spans + stretches), max(b for _, b in spans + stretches))
    standing = standing_of(row.words, "planned" if _to_come(sheet, row) else None)
    time = _time(sheet, row)
    tools = marks([t.low for t in tokenize(row.words, 0, len(row.words))]).get("instrument", ())
    instrument = tools if frame.type == "Investment" else ()
    own = _own_part(sheet, row) if frame.whole else None
    lenders = roles.get("investor", ())
    if frame.whole and measures and (own is not None or len(lenders) > 1):
        debtor = {"organisation": roles["investee"]}
        yield sheet.claim(_WHOLE, frame.whole, debtor, span, measures=measures[:1], standing=standing, time=time)
        measures = (own,) if own is not None else ()
    claim_type = frame.bare if frame.bare and not measures else frame.type
    yield sheet.claim(
        frame.id, claim_type, roles, span, measures=measures, standing=standing, time=time, instrument=instrument
    )


def _to_come(sheet: Sheet, row: _Row) -> bool:
    """Tell whether brackets date the row's thing after the text's day: 'Titan (ab Ende 2026)'."""
    issued = sheet.source.document.issued
    if issued is None:
        return False
    found = [t for words in _BRACKETS.findall(row.words) for t in times(words, issued=issued)]
    return any(t.value.start is not None and t.value.start > issued for t in found)


def _measures(sheet: Sheet, row: _Row, frame: DealFrame) -> tuple[tuple[Measure, ...], list[tuple[int, int]]]:
    found: list[Measure] = []
    spans: list[tuple[int, int]] = []
    for kind in frame.measures:
        for place, cell in row.cells.get(kind, ()):
            quantity = sheet.value(cell, kind, sheet.columns[place])
            if quantity is not None and all(m.kind != kind for m in found):
                found.append(sheet.measure(quantity, kind, _OF.get(frame.type) if kind == "share" else None))
                spans.append((cell.start, cell.end))
    return tuple(found), spans


def _own_part(sheet: Sheet, row: _Row) -> Measure | None:
    """Return the sum that a lender's own cell tells of his part: 'X zeichnet 900 Mio., Rest gestreut'."""
    totals = [sheet.value(cell, "amount", sheet.columns[place]) for place, cell in row.cells.get("amount", ())]
    unit = next((q.unit for q in totals if q is not None), None)
    for kind in ("lender", "investor"):
        for _, cell in row.cells.get(kind, ()):
            for quantity in quantities(sheet.source.view, cell.start, cell.end):
                if quantity.kind == "amount":
                    measure = sheet.measure(quantity, "amount")
                    return replace(measure, unit=quantity.unit or unit or measure.unit, scope="part")
    return None


def _time(sheet: Sheet, row: _Row) -> TimeSpan | None:
    """Return when the row's deal was: by its own cell, else by the line above the table."""
    issued = sheet.source.document.issued
    for _, cell in row.cells.get("period", ()):
        for found in times(sheet.source.view, cell.start, cell.end, issued=issued):
            if found.value.start or found.value.end:
                return found.value
    return sheet.time
