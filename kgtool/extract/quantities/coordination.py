"""Figures that lend each other what they leave out: 'von 90 auf 107 Milliarden', 'Amazon 8, Google 3 Milliarden'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgtool.extract.quantities.before import Before
from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.counted import numbered
from kgtool.extract.quantities.figures import year_like
from kgtool.extract.quantities.lexicon import context_words
from kgtool.extract.quantities.units import Unit, krone_unit

_STOP = re.compile(r"\n(?![a-zäöüß])|[.!?…][\"“”»«)]*\s+[„“»«\"(]?[A-ZÄÖÜ0-9]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:bzw|ca|z|B|u|a|d|h|Nr|Dr|Prof|St|Inc|Corp|Co|vs|ggf|inkl|exkl|rd|p|Mrd|Mio|Tsd)|\d)\Z"
)

_NUMBER_OF = re.compile(
    r"(?:(?<!\w)(?:[Zz]ahl|[Aa]nzahl) (?:der|an|von|seiner|ihrer|unserer)(?: [a-zäöüß]\w*e[nrsm]?)*"
    r" (?P<noun>[A-ZÄÖÜ][\w-]*\w)"
    r"|(?<!\w)(?P<compound>[A-ZÄÖÜ][\w-]*[a-zäöüß]zahl))(?!\w)"
)


@cache
def _to() -> re.Pattern[str]:
    words = "|".join(context_words().between_levels)
    return re.compile(rf"(?P<middle>[^,;:!?\n]{{0,60}}?)\s+auf(?:\s+(?:{words}))*\s+\Z")


@cache
def _coordinated() -> re.Pattern[str]:
    words = context_words()
    closed = "|".join(words.between_coordinated)
    return re.compile(
        rf"\s*(?:,|;|(?:{'|'.join(words.coordinators)})(?!\w))"
        rf"(?:\s+(?:{closed}|[A-ZÄÖÜ][\w&.'’-]*|[a-zäöüß]\w*e[nrsm]?)){{0,8}}\s*[€$£¥]?\s*"
    )


def same_sentence(view: str, low: int, high: int) -> bool:
    """Tell whether no sentence or line ends between two offsets."""
    return all(
        view[match.start()] == "." and _ABBREVIATION.search(view, max(low - 8, match.start() - 6, 0), match.start())
        for match in _STOP.finditer(view, low, high)
    )


def _lend(giver: Core, taker: Core) -> None:
    if taker.scale is None and taker.unit is None:
        taker.scale = giver.scale
    taker.unit = taker.unit or giver.unit


def count_numbers(view: str, found: Sequence[Core], befores: Sequence[Before], start: int) -> None:
    """Let bare figures count what 'die Zahl der Mitarbeiter' or 'die Mitarbeiterzahl' in their sentence names."""
    for core, before in zip(found, befores, strict=True):
        if not core.bare or before.preposition not in ("auf", "von", "bei", "um", "mit") or year_like(core.figure):
            continue
        for match in _NUMBER_OF.finditer(view, max(start, core.start - 120), core.start):
            if same_sentence(view, match.end(), core.start):
                core.counted = match.span("noun") if match.group("noun") else match.span("compound")


def join_from_to(view: str, found: Sequence[Core], befores: Sequence[Before]) -> None:
    """Mark 'von A auf B': the first is the former level and takes the unit of the second."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        leaves = befores[index].preposition == "von" or befores[index].scope == "former"  # 'von bisher A auf B'
        if not leaves or second.bare or first.kind not in ("bare", second.kind):
            continue
        match = _to().fullmatch(view, first.end, second.start)
        if (
            match is None
            or (first.bare and match.group("middle").strip())
            or not same_sentence(view, first.end, second.start)
        ):
            continue
        _lend(second, first)
        first.counted = first.counted or second.counted
        first.form = second.form = "from_to"
        first.scope = "former"


def join_gapped(view: str, found: Sequence[Core], befores: Sequence[Before]) -> None:
    """Give a bare figure the unit of the coordinated figure after it, or of a like sum before it in the sentence."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if not first.bare or second.bare or year_like(first.figure) or second.kind == "quantity":
            continue
        if second.end - first.end > 110 or numbered(view, first.start):
            continue
        if _coordinated().fullmatch(view, first.end, second.start):
            _lend(second, first)
            first.form = "gapped"
    for index, core in enumerate(found):
        large = core.low is not None and core.low >= 1000 and not year_like(core.figure)
        if not core.bare or not large:
            continue
        for earlier in range(index - 1, max(-1, index - 4), -1):
            giver = found[earlier]
            if giver.kind == "amount" and giver.scale is None and same_sentence(view, giver.end, core.start):
                _lend(giver, core)
                core.form = "gapped"
                befores[index].per = befores[index].per or befores[earlier].per
                break


def _currency(core: Core) -> str | None:
    return core.unit.code if core.unit is not None and core.unit.kind == "amount" else None


def _own_krone(view: str, core: Core) -> None:
    if core.unit is not None and core.unit.kind == "amount" and core.unit.code is None:
        code = krone_unit(view, core.start)
        if code is not None:
            core.unit = Unit("currency", "amount", code)


def _in_brackets(view: str, giver: Core, taker: Core) -> bool:
    """Tell whether the giver stands in brackets that close before the taker: '24 Billionen Won (15 Mrd. Euro)'."""
    between = view[giver.end : taker.start]
    return ")" in between and "(" not in between[: between.index(")")]


def carry_currency(view: str, found: Sequence[Core]) -> None:
    """Give money without a currency that of the sum before it in the sentence, else of the next one."""
    sums = [core for core in found if core.kind == "amount"]
    for core in sums:
        _own_krone(view, core)
    for index, taker in enumerate(sums):
        if taker.unit is not None:
            continue
        earlier = (giver for giver in reversed(sums[:index]) if not _in_brackets(view, giver, taker))
        for giver in (next(earlier, None), next(iter(sums[index + 1 :]), None)):
            code = _currency(giver) if giver is not None else None
            if giver is None or code is None:
                continue
            low, high = sorted(((giver.start, giver.end), (taker.start, taker.end)))
            if same_sentence(view, low[1], high[0]):
                taker.unit = Unit("currency", "amount", code)
                taker.form = "shared" if taker.form == "plain" else taker.form
                break
