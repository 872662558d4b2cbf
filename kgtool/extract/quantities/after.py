"""What stands after a figure: a rate, what a price is for, and hedges that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.lexicon import context_words, vocabulary

_ADDED = re.compile(r"\s+(?:zusätzliche|weitere)[nr]?(?!\w)")
_LATE_HEDGE = re.compile(r"\s+(nahezu|fast|knapp|beinahe|annähernd)(?!\w)(?!\s+\d)")


@dataclass(slots=True)
class After:
    """The words after a figure; `end` is where the last of its hedge words ends."""

    end: int
    hedge: str | None = None
    per: str | None = None
    price: bool = False
    growth: int = 0
    part: bool = False
    added: bool = False


@cache
def _rate() -> re.Pattern[str]:
    codes = "|".join(f"(?P<{code}>{words})" for code, words in context_words().per.items())
    return re.compile(
        rf"[^\S\n]{{0,3}}\(?(?:(?:mehr|weniger|[A-ZÄÖÜ][\w-]+)[^\S\n]+)?(?:{codes})(?!\w)"
        r"(?!\s+(?:\d{4}|zuvor|davor|danach|darauf|vor|nach|Januar|Februar|März|April|Mai|Ju|August|Sept|Okt|Nov|Dez))"
    )


@cache
def _price() -> re.Pattern[str]:
    units = "|".join(sorted(vocabulary().price_units, key=lambda word: (-len(word), word)))
    return re.compile(
        r"[^\S\n]{1,3}(?:je|pro|per|für (?:jede|jeden)|(?P<one>für (?:eine|ein|einen)))\s+"
        rf"(?:\w+\s+)?(?:[\w]+-)?(?:{units})(?!\w)"
    )


@cache
def _change() -> re.Pattern[str]:
    """Return the pattern of words that make a percentage a change: '62 Prozent mehr als', '5 Prozent Wachstum'."""
    words = context_words()
    up, down = "|".join(words.growth_up), "|".join(words.growth_down)
    return re.compile(
        rf"\s+(?:(?P<more>(?:{words.more})\s+als|CAGR|(?i:\w*(?:{up})))|(?P<less>(?:{words.less})\s+als|(?i:\w*(?:{down}))))(?!\w)"
    )


@cache
def _hedges() -> tuple[tuple[str, re.Pattern[str]], ...]:
    late = r"(?=\s*(?:[.;)!?\n]|\Z))"
    found = []
    for code, words in context_words().after.items():
        if code == "upTo":
            found.append((code, re.compile(rf"[^\S\n]{{1,3}}(?:{words})(?!\w)")))
        else:
            stop = r"" if code != "atLeast" else late
            found.append((code, re.compile(rf"[^\S\n]{{0,16}}[–—-]?[^\S\n]{{0,3}}(?:{words}){stop}")))
    return (("atLeast", re.compile(r"\+(?![\w%])|[^\S\n]oder mehr(?!\w)|[^\S\n]und mehr(?!\w)")), *found)


def read_after(view: str, core: Core, preposition: str | None, end: int) -> After:
    """Read the words after a figure, not beyond `end`; `preposition` is the one before it ('auf … gedeckelt')."""
    after = After(core.end)
    price = _price().match(view, core.end, end) if core.kind == "amount" else None
    # 'zwei Milliarden für einen Anteil' pays for a share in a firm, not for one piece of many
    if price is not None and not (price["one"] and core.scale is not None):
        after.price = True
    else:
        rate = _rate().match(view, core.end, end)
        after.per = rate.lastgroup if rate else None
    for code, pattern in _hedges():
        if code == "upTo" and preposition != "auf":
            continue
        match = pattern.match(view, core.end, end)
        if match is not None:
            after.hedge = code
            after.end = match.end() if code != "upTo" else core.end
            break
    if core.kind == "share":
        change = _change().match(view, core.end, end)
        after.growth = 0 if change is None else 1 if change.lastgroup == "more" else -1
    after.part = view.startswith(" davon", core.end)
    after.added = core.kind in ("quantity", "capacity") and _ADDED.match(view, core.end, end) is not None
    if core.form == "multiple":
        match = _LATE_HEDGE.match(view, core.end, end)
        if match is not None:
            after.hedge, after.end = "almost", match.end()
    return after
