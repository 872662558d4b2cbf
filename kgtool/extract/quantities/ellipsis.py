"""Bare figures that take scale and unit from the quantity named before: 'davon 25', 'da geht es um rund vier'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from kgtool.extract.quantities.before import Before
from kgtool.extract.quantities.coordination import same_sentence
from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.counted import name_before, numbered
from kgtool.extract.quantities.figures import year_like

_PART = re.compile(r"(?<!\w)(?i:davon|wovon|hiervon|worunter|darunter)(?!\w)[^.!?;\n]{0,60}\Z")
_LEVEL = re.compile(r"(?<!\w)(?i:nach|statt|gegenüber)(?: (?:zuvor|bisher|noch|zuletzt))?\s+\Z")
_ONLY = re.compile(r"(?<!\w)(?i:bloß|nur|lediglich|allein|gerade einmal)\s+\Z")
_SPOKEN_OF = re.compile(r"\s+(?:ist )?die Rede(?!\w)")
_ORDINAL = re.compile(
    r"\.\s*(?:\d|[A-ZÄÖÜ]\w+\s+\d{4}|Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sept|Okt|Nov|Dez|Quartal|Halbjahr)"
)
_MILLION = Decimal(1000000)
_LOOK_BACK = 250


def _cued(view: str, core: Core, before: Before, low: int) -> tuple[bool, bool]:
    """Tell whether a bare figure may take its unit from its own sentence, and whether from the one before."""
    left = view[max(low, before.start - 90) : before.start]
    part = _PART.search(left) is not None or view.startswith(" davon", core.end)
    if part:
        before.scope = before.scope or "part"
    spoken = before.preposition == "von" and _SPOKEN_OF.match(view, core.end) is not None
    hedged = before.hedge is not None
    far = part or spoken or (hedged and before.preposition in ("um", "zu", "von", "auf", "mit", "bei"))
    near = far or hedged or _ONLY.search(left) is not None or _LEVEL.search(left) is not None
    return near or _ONLY.search(view, max(low, core.start - 16), core.start) is not None, far


def _fits(giver: Core, taker: Core) -> bool:
    if taker.low is None or (giver.unit is None and giver.scale is None):
        return False
    if giver.kind == "amount":
        return giver.scale is not None and giver.scale >= _MILLION and taker.low < 1000
    return giver.kind == "share" and giver.form in ("plain", "gapped") and taker.low <= 100


def _excluded(view: str, core: Core, *, part: bool) -> bool:
    return (
        year_like(core.figure)
        or (core.figure.isdigit() and numbered(view, core.start))
        or (name_before(view, core.start) and not part)
        or _ORDINAL.match(view, core.end) is not None
    )


def fill_ellipsis(
    view: str,
    found: Sequence[Core],
    befores: Sequence[Before],
    start: int,
    cores: Callable[[str, int, int], list[Core]],
) -> None:
    """Give bare figures that their context marks as elliptic the scale and unit of the quantity before them.

    `cores` scans the text before `start` (the same line, 250 characters at most) where the sentence itself holds none.
    """
    for index, core in enumerate(found):
        if not core.bare:
            continue
        low = found[index - 1].end if index else start
        near, far = _cued(view, core, befores[index], low)
        if not near or _excluded(view, core, part=befores[index].scope == "part"):
            continue
        giver = next((other for other in reversed(found[max(0, index - 20) : index]) if not other.bare), None)
        if giver is not None and not far and not same_sentence(view, giver.end, core.start):
            giver = None
        elif giver is None and far:
            line = max(view.rfind("\n", 0, start) + 1, start - _LOOK_BACK, 0)
            giver = next((other for other in reversed(cores(view, line, start)) if not other.bare), None)
        part = befores[index].scope == "part"
        if giver is not None and giver.kind == "quantity" and part and giver.counted is not None:
            core.counted, core.form = giver.counted, "gapped"
        elif giver is not None and _fits(giver, core):
            core.scale, core.unit, core.form = giver.scale, giver.unit, "gapped"
