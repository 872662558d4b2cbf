"""What stands before a figure: hedges, scope, rate, sign, and whether 'über' is a hedge or a preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.lexicon import context_words

_SIGN = re.compile(r"(?:(?<=[\s(|])|\A)(?P<sign>[+−–-]|\+\s)\Z|(?P<hedge>[~≈≤≥<>])\s?\Z")
_SIGN_HEDGES = {"~": "approx", "≈": "approx", "≤": "upTo", "≥": "atLeast", "<": "lessThan", ">": "moreThan"}
_OPENING = "(„“”\"»«[‚'"
_PREPOSITION_LAST = re.compile(r"(?<!\w)(?:von|vom|auf|für|mit|um|bei|zu|in|an|aus|zum|im)\s+\Z")
_BOUNDS = frozenset(("upTo", "almost", "atLeast", "moreThan", "lessThan"))
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s)|\n|[()]")


@dataclass(slots=True)
class Before:
    """The words before a figure, read from right to left; `start` is where the outermost hedge begins."""

    start: int
    hedge: str | None = None
    scope: str | None = None
    each: bool = False
    per: str | None = None
    preposition: str | None = None
    growth: int = 0


@cache
def _agreement() -> re.Pattern[str]:
    nouns = "|".join(sorted(context_words().agreements, key=lambda word: (-len(word), word)))
    phrase = (
        r"(?:\s+(?:mit|von|vom|bei|für|an|zwischen|und|durch|aus|der|des|dem|den|die|das|eine[rmns]?|einem|zum|zur|zu|im|in|ihre[rmsn]?|seine[rmsn]?)"
        r"|\s+[a-zäöüß]+e[nrsm]?(?=\s+[A-ZÄÖÜ])|\s+[A-ZÄÖÜ][\w&.'’-]*){0,7}"
    )
    return re.compile(rf"(?i:\w*(?:{nouns}))(?!\w){phrase}\s+\Z")


@cache
def _ueber_verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{context_words().ueber_verbs})")


def ueber_is_preposition(view: str, low: int, at: int) -> bool:
    """Tell whether 'über' at `at` belongs to a noun of agreement or a verb of its clause, and so is no hedge."""
    text = view[max(low, at - 120) : at]
    clause = 0
    for match in _CLAUSE_END.finditer(text):
        clause = match.end()
    text = text[clause:]
    if _PREPOSITION_LAST.search(text):
        return False
    return _agreement().search(text) is not None or _ueber_verb().search(text) is not None


def _words(text: str) -> list[tuple[str, int]]:
    """Cut the text into words from the last clause boundary on, lower case, with their offsets."""
    words: list[tuple[str, int]] = []
    known = context_words().before
    rest = text.rstrip()
    while rest:
        word = rest.rsplit(None, 1)[-1]
        at = len(rest) - len(word)
        rest = rest[:at].rstrip()
        low = word.lower()
        if word[-1] in ',;:.!?)|–—-=/“”"»«' and low.lstrip(_OPENING) not in known:
            break
        stripped = low.lstrip(_OPENING)
        if not stripped:
            break
        words.append((stripped, at + len(low) - len(stripped)))
        if len(stripped) < len(low) or len(words) == 9:
            break
    words.reverse()
    return words


def _take(before: Before, kind: str, code: str, phrase: str, at: int) -> None:
    if kind == "hedge":
        if before.hedge is None or (before.hedge == "approx" and code in _BOUNDS):
            before.hedge = code
        if phrase not in context_words().verbal_hedges:
            before.start = at
    elif kind == "scope":
        before.scope = before.scope or code
    elif kind == "each":
        before.each = True
    elif kind == "per":
        before.per = before.per or code
    elif kind == "preposition":
        before.preposition = phrase


def _walk(view: str, low: int, offset: int, words: list[tuple[str, int]], before: Before) -> int:
    """Read known words from right to left; return how many words were left unread."""
    known = context_words().before
    count = len(words)
    while count:
        for length in range(min(4, count), 0, -1):
            phrase = " ".join(word for word, _ in words[count - length : count])
            entry = known.get(phrase)
            if entry is not None:
                break
        else:
            break
        kind, code = entry
        at = offset + words[count - length][1]
        if kind == "preposition" and before.preposition is not None:
            break
        if kind == "scope" and code == "former" and before.preposition is not None:
            break
        if kind == "hedge" and (before.preposition is not None or _no_hedge(view, low, phrase, at, before)):
            break
        _take(before, kind, code, phrase, at)
        count -= length
    return count


def _no_hedge(view: str, low: int, phrase: str, at: int, before: Before) -> bool:
    if phrase in ("über", "unter", "bis") and before.hedge is not None:
        return True
    if phrase == "bis" and low and not view[low:at].strip():
        return True
    return phrase == "über" and ueber_is_preposition(view, low, at)


@cache
def _growth_noun(word: str) -> int:
    words = context_words()
    if word.endswith(words.growth_down):
        return -1
    return 1 if word.endswith(words.growth_up) else 0


@cache
def _decline() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{context_words().decline})")


def declining(view: str, core: Core, low: int, end: int) -> bool:
    """Tell whether the clause around a figure speaks of a decline."""
    text = view[max(low, core.start - 90) : core.start]
    for match in _CLAUSE_END.finditer(text):
        text = text[match.end() :] if match.end() <= len(text) else text
        break
    after = _CLAUSE_END.search(view, core.end, min(end, core.end + 90))
    tail = view[core.end : after.start() if after else min(end, core.end + 90)]
    return _decline().search(text) is not None or _decline().search(tail) is not None


def read_before(view: str, core: Core, low: int, end: int) -> Before:
    """Read the words before a figure, not beyond `low` (the end of the figure before it, or the start of the range)."""
    before = Before(core.begin)
    text = view[max(low, core.begin - 90) : core.begin]
    offset = core.begin - len(text)
    sign = _SIGN.search(text)
    if sign is not None:
        mark = (sign.group("sign") or sign.group("hedge")).strip()
        before.start = offset + sign.start(sign.lastgroup or 0)
        if sign.group("hedge"):
            before.hedge = _SIGN_HEDGES[mark]
        elif core.kind == "share":
            before.growth = 1 if mark == "+" else -1
        else:
            before.start = core.begin
        text = text[: sign.start()]
    words = _words(text)
    left = _walk(view, low, offset, words, before)
    if core.kind == "share" and not before.growth:
        unread = [(word, offset + at) for word, at in words[:left]]
        _read_growth(view, core, low, end, unread, before)
    return before


def _read_growth(view: str, core: Core, low: int, end: int, words: list[tuple[str, int]], before: Before) -> None:
    last = words[-1][0] if words else ""
    if before.per and "CAGR" in view[max(low, before.start - 8) : core.start]:
        before.growth = 1
    elif before.preposition is None and last in ("plus", "minus"):
        before.growth = 1 if last == "plus" else -1
        before.start = min(before.start, words[-1][1])
    elif before.preposition in ("von", "um") and _growth_noun(last):
        before.growth = _growth_noun(last)
    elif before.preposition == "um":
        before.growth = -1 if declining(view, core, low, end) else 1
