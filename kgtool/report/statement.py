"""What a report says: statements, each with the sentences that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a text: the claim's IRI, its words, the document's path, publisher and day, how sure it is put.

    `publisher` is empty and `date` None where the document does not tell.
    """

    claim: str
    quote: str
    document: str
    publisher: str
    date: date | None
    hedge: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the report with its evidence, which is never empty; `number` counts all statements from 1.

    `shown` says how many of the sentences are printed, the first ones: the two sides of a contradiction, else one.
    `mark` is a word that stands before it, such as how heavy a contradiction weighs. `case` and `about` are what the
    levers go by: the kind of finding, and the names in it.
    """

    text: str
    evidence: tuple[Evidence, ...]
    shown: int = 1
    mark: str = ""
    case: str = ""
    about: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its key in the words, its statements, and notes on what no text says."""

    key: str
    statements: tuple[Statement, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lever:
    """What the firm can do: the field (interfaces, data, governance), the case that chose it, its words.

    `because` are numbers of statements, empty where no finding chose it.
    """

    field: str
    case: str
    title: str
    reason: str
    advice: str
    because: tuple[int, ...]
