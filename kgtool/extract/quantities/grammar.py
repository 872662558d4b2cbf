"""The grammar of quantities: figures, their neighbours and their context become intervals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kgtool.extract.quantities.after import After, read_after
from kgtool.extract.quantities.before import Before, read_before
from kgtool.extract.quantities.coordination import carry_currency, count_numbers, join_from_to, join_gapped
from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.ellipsis import fill_ellipsis
from kgtool.extract.quantities.lexicon import context_words
from kgtool.extract.quantities.quantity import Quantity
from kgtool.extract.quantities.scan import cores

#: What one share costs: 'bei einem Kurs von 44 Euro'.
_PIECE_PRICE = re.compile(r"(?:[Kk]urs|[Kk]ursziel|[Aa]usgabepreis|[Ee]missionspreis)e?s?\s+(?:von|bei|auf|um)\s+\Z")
_SOFT_HYPHEN = "\u00ad"
Bounds = tuple[Decimal | None, Decimal | None, str | None]


def quantities(view: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of `view[start:end]`, sorted and without overlap; offsets are code points of `view`.

    The range should be a sentence or a paragraph: figures lend each other units within a sentence, an elliptic figure
    ('davon 25') looks back in its line, 'Kronen' looks back in `view` for its country. Years, dates, ordinals, lengths
    of time and numbers in names are none.

    >>> [(q.text, str(q.max), q.unit, q.hedge) for q in quantities("bis zu 10 Mrd. USD")]
    [('bis zu 10 Mrd. USD', '10000000000', 'USD', 'upTo')]
    """
    stop = len(view) if end is None else min(end, len(view))
    start = max(0, start)
    if view.find(_SOFT_HYPHEN, start, stop) >= 0:
        return _without_soft_hyphens(view, start, stop)
    return _quantities(view, start, stop)


def _quantities(view: str, start: int, stop: int) -> tuple[Quantity, ...]:
    found = cores(view, start, stop)
    if not found:
        return ()
    befores = []
    low = start
    for core in found:
        befores.append(read_before(view, core, low, stop))
        low = core.end
    if any(core.bare for core in found):
        count_numbers(view, found, befores, start)
    join_from_to(view, found, befores)
    join_gapped(view, found, befores)
    if any(core.bare or core.counted for core in found):
        fill_ellipsis(view, found, befores, start, cores)
    carry_currency(view, found)
    kept = [(core, before) for core, before in zip(found, befores, strict=True) if not core.bare]
    return tuple(_quantity(view, core, before, start, stop) for core, before in kept)


def _without_soft_hyphens(view: str, start: int, stop: int) -> tuple[Quantity, ...]:
    """Read a text whose words are cut by soft hyphens: without them, offsets mapped back."""
    kept = [index for index in range(start, stop) if view[index] != _SOFT_HYPHEN]
    bare = "".join(view[index] for index in kept)
    kept.append(stop)

    def back(span: tuple[int, int]) -> tuple[int, int]:
        return kept[span[0]], kept[span[1] - 1] + 1

    found = []
    for item in _quantities(bare, 0, len(bare)):
        first, last = back((item.start, item.end))
        found.append(
            Quantity(
                first,
                last,
                back(item.core),
                item.kind,
                item.min,
                item.max,
                item.hedge,
                item.unit,
                item.per,
                item.scope,
                item.each,
                view[first:last],
                back(item.counted) if item.counted else None,
                back(item.head) if item.head else None,
                item.form,
            )
        )
    return tuple(found)


def _bounds(core: Core, before: Before, after: After) -> Bounds:
    low, high = core.scaled(core.low), core.scaled(core.high)
    if not core.exact:
        return low, high, core.hedge
    hedge = core.hedge or before.hedge or after.hedge or "exact"
    if before.hedge == "approx" and after.hedge:
        hedge = after.hedge
    value = low
    if value is not None and (before.growth or after.growth) < 0 and core.kind == "share":
        value = -value
        turned = {"upTo": "low", "almost": "low", "lessThan": "low", "atLeast": "high", "moreThan": "high"}
        side = turned.get(hedge)
    else:
        turned = {"upTo": "high", "almost": "high", "lessThan": "high", "atLeast": "low", "moreThan": "low"}
        side = turned.get(hedge)
    return (None if side == "high" else value, None if side == "low" else value, hedge)


@cache
def _hochgerechnet() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{context_words().hochgerechnet})[^,;.!?\n]*\Z")


@cache
def _rate_adjective() -> re.Pattern[str]:
    codes = "|".join(f"(?P<{code}>{words})" for code, words in context_words().rate_adjectives.items())
    return re.compile(rf"(?<!\w)(?i:{codes})\s+[A-ZÄÖÜ][\w-]+(?:\s+in Höhe)?\s+(?:von|um)\s+\Z")


def _rate(view: str, core: Core, before: Before, after: After, start: int) -> str | None:
    if before.per or after.per:
        return before.per or after.per
    low = max(start, before.start - 60)
    if view[low : before.start].rstrip().endswith(("von", "um")):
        adjective = _rate_adjective().search(view, low, before.start)
        if adjective is not None:
            return adjective.lastgroup
    if core.kind == "amount" and _hochgerechnet().search(view, max(start, core.start - 90), core.start):
        return "P1Y"
    return None


def _kind_and_unit(view: str, core: Core, before: Before, after: After) -> tuple[str, str | None]:
    if core.kind == "share" and (before.growth or after.growth):
        return "growth", "%"
    if core.kind == "amount":
        piece = after.price or (
            core.scale is None and _PIECE_PRICE.search(view, max(0, before.start - 40), before.start)
        )
        return ("price" if piece else "amount"), core.unit.code if core.unit else None
    return core.kind, core.unit.code if core.unit else "1"


def _quantity(view: str, core: Core, before: Before, start: int, stop: int) -> Quantity:
    after = read_after(view, core, before.preposition, stop)
    low, high, hedge = _bounds(core, before, after)
    kind, unit = _kind_and_unit(view, core, before, after)
    first, last = min(before.start, core.begin), max(after.end, core.end)
    return Quantity(
        start=first,
        end=last,
        core=(core.start, core.end),
        kind=kind,
        min=low,
        max=high,
        hedge=hedge,
        unit=unit,
        per=_rate(view, core, before, after, start),
        scope=core.scope or before.scope or ("part" if after.part else "increment" if after.added else None),
        each=before.each,
        text=view[first:last],
        counted=core.counted,
        head=core.head,
        form=core.form,
    )
