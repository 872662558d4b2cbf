"""A mapping: how a table of deals is to be read, as its user wrote it."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import date

from kgtool.tables.amounts import AmountStyle


@dataclass(frozen=True, slots=True)
class Kind:
    """What an instrument means: a claim type with the roles of `from` and `to`, and what the payer gives.

    `instruments` are codes of the claim record.
    """

    claim: str
    from_role: str
    to_role: str
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What a status means: the stage, None where it leaves that open, the modality, and whether the deal is denied."""

    stage: str | None
    modality: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the table's columns; None where it has none of the kind. `notes` are kept as they are."""

    payer: str
    payee: str
    instrument: str | None = None
    amount: str | None = None
    status: str | None = None
    cancellable: str | None = None
    date: str | None = None
    source: str | None = None
    attribution: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Return all columns that are named, in this order."""
        single = (self.instrument, self.amount, self.status, self.cancellable, self.date, self.source, self.attribution)
        return (self.payer, self.payee, *(name for name in single if name is not None), *self.notes)


@dataclass(frozen=True, slots=True)
class Names:
    """How names become nodes: their kind, names that stand for no actor, other names for the same, known names.

    `aliases` lead from a name to the one it stands for; with `gazetteer` a name that is known as it is written joins
    the known actor; else each name is a node of its own, and case counts.
    """

    kind: str = "Organisation"
    gazetteer: bool = False
    placeholders: tuple[str, ...] = ()
    aliases: Table[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the table itself; None where it is not said."""

    title: str | None = None
    publisher: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read a table.

    `name` is what the user calls it by, `digest` the SHA-256 of its file as hex digits. `instruments`, `states`, `yes`
    and `no` are asked for with words as `words.plain` gives them. What stands in no table is `other` or leaves the
    stage open; `unknown_amounts` are cells that say that there is no amount.
    """

    name: str
    digest: str
    language: str
    columns: Columns
    amounts: AmountStyle
    unknown_amounts: frozenset[str]
    instruments: Table[str, Kind]
    other: Kind
    states: Table[str, State]
    open_state: State
    names: Names
    source: Source
    delimiter: str | None = None
    encoding: str | None = None
    date_formats: tuple[str, ...] = ()
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
