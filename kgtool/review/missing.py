"""A claim that nobody read, as a person writes it: its type, the words that carry it, and `ROLE=WORDS` for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.claims import Span
from kgtool.claims.claim import EXCLUSIVITIES, KINDS, MODALITIES, STAGES
from kgtool.decisions.faults import UnfitDecisionError
from kgtool.readers.raw import RawClaim, RawFiller, RawMeasure
from kgtool.vocabulary.ontology import load_ontology

_CODES = {"modality": MODALITIES, "stage": STAGES, "exclusivity": EXCLUSIVITIES, "negated": ("true", "false")}
_WORDS = ("time", "trigger")


def missing(kind: str, quote: str, fields: Sequence[str], within: Span | None = None) -> RawClaim:
    """Return a raw claim for the gate; words of roles and figures are words of the text.

    'der Konzern (Nvidia)' gives words and the name behind them. `within` is the stretch that the person saw, where the
    words stand in several. Raises UnfitDecisionError for a type, a field or a value that there is not.
    """
    types = load_ontology().claim_types
    if kind not in types:
        raise UnfitDecisionError("unknown_type", written=kind, known=types)
    fillers: list[RawFiller] = []
    measures: list[RawMeasure] = []
    told: dict[str, str] = {}
    for field in fields:
        name, equals, words = (part.strip() for part in field.partition("="))
        if not equals or not words:
            raise UnfitDecisionError("no_field", written=field)
        if name in types[kind].roles:
            fillers.extend(_filler(name, one.strip()) for one in words.split(",") if one.strip())
        elif name in KINDS:
            measures.append(RawMeasure(words, name))
        elif name in _CODES and words not in _CODES[name]:
            raise UnfitDecisionError("unknown_code", written=words, known=_CODES[name], field=name)
        elif name in _CODES or name in _WORDS:
            told[name] = words
        else:
            known = (*types[kind].roles, *types[kind].measure_kinds, *_CODES, *_WORDS)
            raise UnfitDecisionError("unknown_field", written=name, known=known, type=kind)
    return RawClaim(
        kind,
        tuple(fillers),
        quote,
        trigger=told.get("trigger"),
        measures=tuple(measures),
        modality=told.get("modality", "asserted"),
        negated=told.get("negated") == "true",
        exclusivity=told.get("exclusivity"),
        stage=told.get("stage"),
        time=told.get("time"),
        confidence="1",
        within=within,
    )


def _filler(role: str, words: str) -> RawFiller:
    quote, bracket, name = words.partition(" (")
    return RawFiller(role, quote, name.removesuffix(")") if bracket else None)
