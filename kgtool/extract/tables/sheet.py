"""Sheets: a table with its heads read, its names found, and what the lines around say of all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kgtool.claims import Claim, Entity, Measure, Span, TimeSpan
from kgtool.documents.document import Document
from kgtool.extract.fillers import Selection
from kgtool.extract.markers import marks
from kgtool.extract.names.index import NameIndex
from kgtool.extract.quantities import Quantity
from kgtool.extract.syntax.mentions import named_mentions
from kgtool.extract.tables.columns import Column, columns_of
from kgtool.extract.tables.grid import Cell, Table
from kgtool.extract.tables.names import Item, items_of
from kgtool.extract.tables.values import figure_of, is_empty, stated_unit
from kgtool.extract.tables.vocabulary import table_words
from kgtool.extract.times import times
from kgtool.extract.tokens import tokenize

_SIGNS = re.compile(r"[,;:()|]")
_CONFIDENCE = Decimal("0.85")


@dataclass(frozen=True)
class Source:
    """What the reader lends a table: the document, its names, and who may fill which role."""

    document: Document
    view: str
    indexes: Sequence[NameIndex]
    entities: Mapping[str, Entity]
    selection: Selection


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the thing of a row has come: modality, denial and stage."""

    modality: str = "asserted"
    negated: bool = False
    stage: str | None = None


@dataclass
class Sheet:
    """One table ready for reading; `owner` is whom it is about, `lines` the words around it, `unit` that they state."""

    source: Source
    table: Table
    owner: tuple[str, ...]
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    unit: str | None
    currency: str | None
    time: TimeSpan | None
    _items: dict[int, tuple[Item, ...]] = field(default_factory=dict)

    def items(self, cell: Cell) -> tuple[Item, ...]:
        """Return what a cell names; later calls give the same."""
        if cell.start not in self._items:
            self._items[cell.start] = () if is_empty(cell) else self._named(cell)
        return self._items[cell.start]

    def _named(self, cell: Cell) -> tuple[Item, ...]:
        tokens = tokenize(self.source.view, cell.start, cell.end)
        return items_of(cell, tokens, named_mentions(tokens, self.source.indexes, self.source.entities))

    def firms(self, cell: Cell) -> tuple[str, ...]:
        """Return the organisations that a cell names outside of brackets."""
        ontology = self.source.selection.ontology
        found = (slug for item in self.items(cell) for slug in item.slugs)
        return tuple(s for s in found if any(ontology.is_a(k, "Organisation") for k in self.source.entities[s].kinds))

    def value(self, cell: Cell, kind: str, *heads: Column) -> Quantity | None:
        """Return the figure of a kind in a cell; the heads' units come before the stated one."""
        units = [*(head.unit for head in heads), self.unit]
        return figure_of(cell, kind, units, next((head.scale for head in heads if head.scale), None))

    def measure(self, quantity: Quantity, kind: str, of: str | None = None, *, below_zero: bool = False) -> Measure:
        """Write a figure down as a measure of a kind."""
        low, high = quantity.min, quantity.max
        if below_zero:
            low, high = (None if high is None else -abs(high)), (None if low is None else -abs(low))
        unit = quantity.unit or self.currency
        return Measure(
            kind=kind,
            min=low,
            max=high,
            unit=unit or "USD",
            text=quantity.text,
            per=quantity.per,
            hedge=quantity.hedge,
            scope=quantity.scope,
            of=of,
            assumed=unit is None,
        )

    def claim(
        self,
        rule: str,
        claim_type: str,
        roles: Mapping[str, tuple[str, ...]],
        span: tuple[int, int],
        *,
        measures: tuple[Measure, ...] = (),
        standing: Standing = Standing(),
        time: TimeSpan | None = None,
        instrument: tuple[str, ...] = (),
    ) -> Claim:
        """Write a claim down."""
        together = bool(measures) and any(len(slugs) > 1 for slugs in roles.values())
        return Claim(
            document=self.source.document.path,
            sha256=self.source.document.sha256,
            type=claim_type,
            roles=tuple(sorted(roles.items())),
            spans=(Span(*span),),
            rule=rule,
            confidence=_CONFIDENCE,
            measures=measures,
            modality=standing.modality,
            negated=standing.negated,
            stage=standing.stage,
            time=time,
            instrument=instrument,
            jointly=True if together else None,
        )


def sheet_of(table: Table, source: Source, owner: tuple[str, ...], currency: str | None) -> Sheet:
    """Prepare a table; `owner` is whom the text before it speaks of, unless the lines above it name one firm."""
    view, issued = source.view, source.document.issued
    lines = tuple(view[start:end] for start, end in table.above)
    named = _named_above(table, source)
    found = [t.value for start, end in table.above for t in times(view, start, end, issued=issued)]
    if table.lead is not None:
        # 'Zwischen Oktober und Dezember liehen sich …': what opens the paragraph dates the list it leads to
        found += [t.value for t in times(view, *table.lead, issued=issued) if t.start == table.lead[0]]
    below = (view[slice(*table.below)],) if table.below else ()
    return Sheet(
        source=source,
        table=table,
        owner=named if len(named) == 1 else owner if not named else (),
        lines=lines,
        columns=columns_of(table, lines, issued),
        unit=stated_unit((*(cell.text for cell in table.head), *lines, *below)),
        currency=currency,
        time=next((t for t in found if t.start and (t.start, t.end) != (issued, issued)), None),
    )


def _named_above(table: Table, source: Source) -> tuple[str, ...]:
    """Return the organisations that the nearest line above names, of those that name any."""
    is_a = source.selection.ontology.is_a
    for start, end in table.above:
        tokens = tokenize(source.view, start, end)
        mentions = named_mentions(tokens, source.indexes, source.entities)
        slugs = dict.fromkeys(slug for mention in mentions for slug in mention.slugs)
        if firms := tuple(s for s in slugs if any(is_a(kind, "Organisation") for kind in source.entities[s].kinds)):
            return firms
    return ()


def standing_of(words: str, modality: str | None = None) -> Standing:
    """Return how the words of a row, and the sign of its head, say that the thing stands."""
    low = f" {' '.join(_SIGNS.sub(' ', words.lower()).split())} "
    codes = [code for code, phrases in table_words().status.items() if any(f" {p} " in low for p in phrases)]
    said = modality or next((c for c in codes if c in ("planned", "rumoured")), None)
    if "cancelled" in codes or "ended" in codes:
        return Standing("asserted", True, "cancelled" if "cancelled" in codes else "ended")
    marked = marks(low.split())
    said = said or next(iter(marked.get("modality", ())), None)
    stage = next((c for c in codes if c in ("agreed", "delivered")), None)
    if stage is not None and "planned" not in codes:
        return Standing(modality or "asserted", False, stage)
    return Standing(said or "asserted", False, "planned" if said == "planned" else None)
