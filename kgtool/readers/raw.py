"""What a reader says before anyone has checked it: claims that rest on quotes, not on offsets.

A quote is words of the text as they stand there. A reader that cannot give one has nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgtool.claims.claim import Span


@dataclass(frozen=True, slots=True)
class RawFiller:
    """One filler of a role: the words of the text, and the name behind words that are none ('der Konzern').

    `name` has to stand somewhere in the text too, or be a name of the gazetteer.
    """

    role: str
    quote: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class RawMeasure:
    """One figure: its words with their hedge ('bis zu 10 Milliarden Dollar'), and what the reader takes them for.

    `kind` is one of `kgtool.claims.claim.KINDS`. `low` and `high` are decimals as text in the base unit; they decide
    nothing, as the number is read again from the words, but where they differ from it that is told.
    """

    quote: str
    kind: str | None = None
    low: str | None = None
    high: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class RawClaim:
    """One claim as a reader gives it, by the names of the claim record (`claims.md`).

    `evidence` is the sentence or the part of it that carries the claim; `trigger` the words that make it one
    ('investiert'); `within` the stretch of the text that the reader had before it, in code points, which decides
    between several places where a quote stands; `confidence` is a decimal between 0 and 1 as text.
    """

    type: str
    fillers: tuple[RawFiller, ...]
    evidence: str
    trigger: str | None = None
    measures: tuple[RawMeasure, ...] = ()
    modality: str = "asserted"
    negated: bool = False
    exclusivity: str | None = None
    stage: str | None = None
    time: str | None = None
    attribution: tuple[str, ...] = ()
    confidence: str | None = None
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Something that a reader asked or said of which no claim can be made, so that it is counted and shown.

    `reason` is a code (`no_json`, `refusal`, `cost_cap`); `words` what stands in place of a claim, shortened, or more
    about the reason; `within` the stretch of the text that it is about, in code points.
    """

    reason: str
    words: str = ""
    within: Span | None = None
