"""A claim that nobody read, as a person writes it: its type, the words that carry it, and `ROLE=WORDS` for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.claims.claim import KINDS
from kgtool.decisions.faults import UnfitDecisionError
from kgtool.readers.raw import RawClaim, RawFiller, RawMeasure

_TOLD = ("modality", "stage", "exclusivity", "time", "trigger")


def missing(kind: str, quote: str, fields: Sequence[str]) -> RawClaim:
    """Return a raw claim for the gate; words of roles and figures are words of the text.

    'der Konzern (Nvidia)' gives words and the name behind them. Raises UnfitDecisionError for what is no field.
    """
    fillers: list[RawFiller] = []
    measures: list[RawMeasure] = []
    told: dict[str, str] = {}
    negated = False
    for field in fields:
        name, equals, words = (part.strip() for part in field.partition("="))
        if not equals or not words:
            raise UnfitDecisionError(f"'{field}' says nothing.", "Write ROLE=WORDS or FIGURE=WORDS.")
        if name in KINDS:
            measures.append(RawMeasure(words, name))
        elif name in _TOLD:
            told[name] = words
        elif name == "negated":
            negated = words == "true"
        else:
            fillers.extend(_filler(name, one.strip()) for one in words.split(",") if one.strip())
    return RawClaim(
        kind,
        tuple(fillers),
        quote,
        trigger=told.get("trigger"),
        measures=tuple(measures),
        modality=told.get("modality", "asserted"),
        negated=negated,
        exclusivity=told.get("exclusivity"),
        stage=told.get("stage"),
        time=told.get("time"),
        confidence="1",
    )


def _filler(role: str, words: str) -> RawFiller:
    quote, bracket, name = words.partition(" (")
    return RawFiller(role, quote, name.removesuffix(")") if bracket else None)
