"""What one source text says about actors of the AI economy: one flow, one figure or one relation."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kgtool.errors import ClaimError

#: The values of the coded fields, as `claims.md` names them.
MODALITIES = ("asserted", "planned", "estimated", "rumoured", "hypothetical")
HEDGES = ("exact", "approx", "upTo", "atLeast", "moreThan", "lessThan", "almost")
KINDS = ("amount", "share", "quantity", "capacity", "growth", "ratio")
EXCLUSIVITIES = ("exclusive", "primary", "nonexclusive")
STAGES = ("rumoured", "planned", "agreed", "delivered", "ended", "cancelled")
INSTRUMENTS = ("equity", "convertible", "debt", "guarantee", "cash", "computeCredit", "warrant", "leaseCapacity")
SCOPES = ("level", "increment", "total", "part", "former")
OF = ("stake", "funding", "revenue", "profit", "market", "capacity", "customers")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: offsets in Unicode code points into the decoded text, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured, as an interval in the base unit, beside the words themselves.

    A missing bound is unknown, not zero. `unit` is an ISO 4217 code, `%`, `GW` or `1`; `per` is `P1Y`, `P3M`, `P1M`
    for a rate.
    """

    kind: str
    min: Decimal | None
    max: Decimal | None
    unit: str
    text: str
    per: str | None = None
    hedge: str | None = None
    scope: str | None = None
    of: str | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When a claim holds or happened: first and last day, either open, and the words."""

    start: date | None
    end: date | None
    text: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of an imported table: the number of its column (from 1), the column's name, and what stands there."""

    number: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """The row of an imported table that a claim comes from; rows count from 1, the header is one (RFC 7111).

    `cells` are those with words that mean a coded value or a figure, and what is only kept; `source` is what the row
    says that it rests on.
    """

    number: int
    cells: tuple[TableCell, ...] = ()
    source: str | None = None


@dataclass(frozen=True)
class Claim:
    """One claim. It cannot be built without document, span and rule, and its identity is the hash of its content.

    `cancellable` is whether a party may call the deal off, None where that is not said.
    `duration` is how long a deal runs or its money flows, as an ISO 8601 duration without dates (`P15Y`).
    `document` is the path relative to the source it was found under, `sha256` the hex digest of the file's bytes;
    `roles` is a tuple of (role, slugs) pairs, sorted by role, the slugs in the order of the text. `row` is
    of claims from tables only. `readers` are the names of those who read it, none for the rules alone.
    """

    document: str
    sha256: str
    type: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    spans: tuple[Span, ...]
    rule: str
    confidence: Decimal
    measures: tuple[Measure, ...] = ()
    modality: str = "asserted"
    negated: bool = False
    exclusivity: str | None = None
    time: TimeSpan | None = None
    attribution: tuple[str, ...] = ()
    stage: str | None = None
    instrument: tuple[str, ...] = ()
    jointly: bool | None = None
    condition: str | None = None
    in_return_for: str | None = None
    duration: str | None = None
    cancellable: bool | None = None
    row: TableRow | None = None
    readers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, value in (("document", self.document), ("sha256", self.sha256), ("rule", self.rule)):
            if not value:
                raise ClaimError(
                    f"A claim of type {self.type} has no {name}.", "Give it one: nothing is claimed without it."
                )
        if not self.spans or any(span.start >= span.end for span in self.spans):
            raise ClaimError(f"A claim of type {self.type} has no span.", "Name the characters that carry it.")
        if self.modality not in MODALITIES:
            raise ClaimError(f"'{self.modality}' is no modality.", f"Use one of {', '.join(MODALITIES)}.")

    @property
    def source(self) -> str:
        """Return the base name of the document, as the record names it."""
        return self.document.rsplit("/", 1)[-1]

    @cached_property
    def digest(self) -> str:
        """Return 64 hex digits: SHA-256 of the canonical JSON of all fields but `id`, `confidence` and who read it."""
        from kgtool.claims.record import to_record

        record = to_record(self, with_id=False)
        del record["confidence"]
        record.pop("readers", None)
        record["source"] = self.sha256
        canonical = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    @property
    def id(self) -> str:
        """Return the record's id, `sha256:` and the digest."""
        return f"sha256:{self.digest}"

    def fillers(self, role: str) -> tuple[str, ...]:
        """Return the slugs that fill a role, empty where it is open."""
        return next((slugs for name, slugs in self.roles if name == role), ())
