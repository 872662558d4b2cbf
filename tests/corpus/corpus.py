"""The planted corpus: its texts, what was planted in them, and which claims carry a planted fragment.

`texts/*.txt` are the documents, `planted.tsv` says what stands in them; README.md explains both. Nothing here knows of
deals or contradictions: a test of these compares what it finds with `planted()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from kgtool.claims import Claim
from kgtool.documents import Document, find, read_document
from kgtool.extract.reader import read

HERE = Path(__file__).parent
COLUMNS = ("id", "kind", "also", "documents", "side_1", "side_2", "further", "note")
CONTRADICTIONS = (
    "amount",
    "hedge",
    "scope",
    "period",
    "currency",
    "exclusivity",
    "primacy",
    "direction",
    "factor-ten",
    "superseded",
    "polarity",
)
DEALS = ("same-deal", "different-deal", "part-of", "cumulative-of", "supersedes")
ORIGINS = ("copy", "independent")
CHECKS = ("check holds", "check rounding", "check does-not-hold", "check undecided")
HARMLESS = "harmless"
KINDS = (*CONTRADICTIONS, *DEALS, *ORIGINS, *CHECKS, HARMLESS)
_LIST = " | "
_EXPECTED = re.compile(
    r"(?P<check>total|share|growth|multiple|yearly|capacity|shares): (?P<formula>.+) = "
    r"(?P<value>-?\d+(?:\.\d+)?|open) (?P<unit>EUR|USD|%|GW|1)(?:; .+)?"
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one text that lie inside the sentence of a claim; `document` is the file's name without `.txt`."""

    document: str
    words: str

    @property
    def path(self) -> str:
        """Return the path by which the document is known when the folder of the texts is the source."""
        return f"{self.document}.txt"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a check should compute: `value` in base units, None where it is open."""

    check: str
    formula: str
    value: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Planted:
    """One row of `planted.tsv`.

    `also` are kinds which would be as right. The fragments of one side say the same thing; `further` goes on where a
    row has more than two sides (a third text of a deal, more operands of a check).
    """

    id: str
    kind: str
    also: tuple[str, ...]
    documents: tuple[str, ...]
    side_1: tuple[Fragment, ...]
    side_2: tuple[Fragment, ...]
    further: tuple[Fragment, ...]
    note: str

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """Return the fragments of all sides in the order of the row."""
        return self.side_1 + self.side_2 + self.further

    @property
    def expected(self) -> Expected | None:
        """Return what a check's note says it should compute, None for what is no check."""
        match = _EXPECTED.fullmatch(self.note) if self.kind in CHECKS else None
        if match is None:
            return None
        value = None if match["value"] == "open" else Decimal(match["value"])
        return Expected(match["check"], match["formula"], value, match["unit"])


def _fragments(cell: str) -> tuple[Fragment, ...]:
    parts = (entry.split(": ", 1) for entry in cell.split(_LIST) if entry)
    return tuple(Fragment(document, words) for document, words in parts)


def _planted(line: str) -> Planted:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} cells under {len(COLUMNS)} columns: {line}")
    row = dict(zip(COLUMNS, cells, strict=True))
    names = tuple(name for name in row["documents"].split(_LIST) if name)
    also = tuple(kind for kind in row["also"].split(_LIST) if kind)
    for kind in (row["kind"], *also):
        if kind not in KINDS:
            raise ValueError(f"{row['id']}: '{kind}' is no kind.")
    side_1, side_2, further = (_fragments(row[side]) for side in ("side_1", "side_2", "further"))
    return Planted(row["id"], row["kind"], also, names, side_1, side_2, further, row["note"])


@cache
def planted() -> tuple[Planted, ...]:
    """Return the rows of `planted.tsv` in their order."""
    head, *lines = (HERE / "planted.tsv").read_text(encoding="utf-8").splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise ValueError(f"planted.tsv has the columns {head}")
    return tuple(_planted(line) for line in lines)


@cache
def documents() -> dict[str, Document]:
    """Return the texts by their names without `.txt`, in the order of the names."""
    found = find((str(HERE / "texts"),)).texts
    return {text.path.removesuffix(".txt"): read_document(text) for text in found}


@cache
def claims(document: str) -> tuple[Claim, ...]:
    """Return what the reader takes out of a text."""
    return tuple(read(documents()[document]).claims)


def place(fragment: Fragment) -> tuple[int, int]:
    """Return where a fragment begins and ends in its text; raises ValueError where it does not stand exactly once."""
    text = documents()[fragment.document].text
    if (count := text.count(fragment.words)) != 1:
        raise ValueError(f"'{fragment.words}' stands {count} times in {fragment.document}.")
    start = text.index(fragment.words)
    return start, start + len(fragment.words)


@cache
def carriers(fragment: Fragment) -> tuple[Claim, ...]:
    """Return the claims of the fragment's document whose evidence overlaps it."""
    start, end = place(fragment)
    return tuple(
        claim
        for claim in claims(fragment.document)
        if any(span.start < end and start < span.end for span in claim.spans)
    )


def digests(fragments: Iterable[Fragment]) -> frozenset[str]:
    """Return the digests (the last part of the IRIs) of all claims that carry one of these fragments."""
    return frozenset(claim.digest for fragment in fragments for claim in carriers(fragment))
