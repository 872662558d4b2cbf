"""Chronology: the times of a text by sentence, and the time that a line opens with or that the lines above give it.

'03/2023 – Spatenstich: …' dates its whole line, 'Die Abschlüsse der vergangenen Woche:' the list below it, and the
title of a report ('Ergebnisse des dritten Quartals 2025') what it reports without a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kgtool.documents.dateline import issue_month
from kgtool.documents.document import Document
from kgtool.extract.blocks import Block
from kgtool.extract.names.table import read_table
from kgtool.extract.reporting import reporting
from kgtool.extract.times import TimeMention, times
from kgtool.resources import files

#: How many times of earlier lines 'damals' and 'im gleichen Zeitraum' may point back at.
_KEPT = 6
_OPENS = re.compile(r"[\s*_>(\[]*\Z")
_CLOSES = re.compile(r"[\s*_)\]]*(?:[:–—|]|-\s|\n|\Z)")
#: What a heading may hold beside its date ('Stand: Januar 2025').
_BESIDE = 16
_OPEN_ENDED = frozenset({"since", "until", "duration"})


@cache
def fiscal_starts() -> dict[str, int]:
    """Return the first month of the fiscal years that do not begin in January, by slug of the organisation."""
    rows = (row for path in files("lexicon", "fiscal_years.tsv") for _, row in read_table(path, ("slug", "month")))
    return {row["slug"]: int(row["month"]) for row in rows}


@dataclass(slots=True)
class Chronology:
    """The times of one text, found line by line as they are asked for."""

    view: str
    issued: date | None
    structure: Sequence[Block]
    lines: dict[tuple[int, int | None], tuple[TimeMention, ...]] = field(default_factory=dict)
    report: TimeMention | None = None
    earlier: list[TimeMention] = field(default_factory=list)

    def line(self, block: Block, fiscal: int | None = None) -> tuple[TimeMention, ...]:
        """Return the times of a line; `fiscal` is the first month of the fiscal year of whom it speaks."""
        key = (block.start, fiscal)
        if key not in self.lines:
            self.lines[key] = times(
                self.view,
                block.start,
                block.end,
                issued=self.issued,
                fiscal_year_start=fiscal,
                before=[mention for mention in self.earlier if mention.start < block.start],
            )
            closed = [m for m in self.lines[key] if m.value.start and m.value.end and m.kind not in _OPEN_ENDED]
            if fiscal is None:
                self.earlier = [*self.earlier, *closed][-_KEPT:]
        return self.lines[key]

    def sentence(self, block: Block, start: int, end: int, fiscal: int | None = None) -> tuple[TimeMention, ...]:
        """Return the times of a sentence of a line."""
        return tuple(m for m in self.line(block, fiscal) if start <= m.start < end)

    def lead(self, block: Block) -> TimeMention | None:
        """Return the time that holds for all of a line: its own opening one, else its introduction's or heading's."""
        for mention in self.line(block)[:1]:
            if self._dateline(mention):
                continue
            opened = _OPENS.match(self.view, block.start, mention.start)
            if opened and mention.kind not in _OPEN_ENDED and _CLOSES.match(self.view, mention.end, block.end):
                return mention
        if block.intro is not None and (found := self._only(self.structure[block.intro])):
            return found
        if block.heading is not None:
            heading = self.structure[block.heading]
            found = self._only(heading)
            if found and heading.end - heading.start - (found.end - found.start) <= _BESIDE:
                return found
        return None

    def _only(self, block: Block) -> TimeMention | None:
        found = [m for m in self.line(block) if m.value.start and m.value.end and m.kind not in _OPEN_ENDED]
        return found[0] if len(found) == 1 and not self._dateline(found[0]) else None

    def _dateline(self, mention: TimeMention) -> bool:
        """Tell whether a time is the day of issue, which says when the text was written."""
        return mention.kind == "day" and mention.value.start == self.issued


def chronology(document: Document, view: str, structure: Sequence[Block]) -> Chronology:
    """Return the chronology of a document, by its day of issue, else by the month of a magazine's issue."""
    issued = document.issued or issue_month(document.text)
    report = reporting(view, structure, issued)
    if report is None:
        return Chronology(view, issued, structure)
    # a report that names no day of issue was written when its period was over
    return Chronology(view, issued or report.value.end, structure, report=report, earlier=[report])
