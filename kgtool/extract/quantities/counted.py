"""The noun after a figure: what is counted, what a price is for, or a measure that is no quantity of ours."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kgtool.extract.quantities.lexicon import context_words, vocabulary

_BLANK = re.compile(r"[^\S\n]{1,3}")
_TOKEN = re.compile(r"(?:[A-ZÄÖÜ][\w&+.-]*(?:/[\w&+-]+)*|\d[\w-]*[A-Za-z][\w-]*)")
_TIME_TAILS = ("jahre", "jahren", "monate", "monaten", "wochen", "tage", "tagen", "minuten", "meter", "metern", "grad")
_PRODUCT = re.compile(r"[A-Z]*\d|[A-Z]{2,}(?![a-z])")
_WORD_BEFORE = re.compile(r"(?P<word>[\w&.-]+)[^\S\n]{1,3}\Z")
_AT_NUMBER = re.compile(r"[^\S\n]{1,4}an der Zahl(?!\w)")
_LAST_NOUN = re.compile(r"([A-ZÄÖÜ][\w-]+)[,]?\s+\Z")


@cache
def _adjectives() -> re.Pattern[str]:
    stopped = "|".join(vocabulary().no_adjectives)
    return re.compile(
        rf"\+?(?:[^\S\n]?[x×])?[^\S\n]{{1,4}}\n?(?:(?:der|von|an) )?"
        rf"(?:(?!(?:{stopped})\b)[a-zäöüß][\wäöüß-]*e[nrsm]?[^\S\n]{{1,4}}){{0,3}}"
        r"[„“”\"»«‚]?(?=[A-ZÄÖÜ0-9])"
    )


@lru_cache(maxsize=8192)
def noun_class(word: str) -> str:
    """Return 'measure' (time, length, print: no quantity), 'counted', 'money' or 'other' for a capitalised word."""
    words = vocabulary()
    low = word.lower()
    if word in words.other_measures or low.endswith(_TIME_TAILS):
        return "measure"
    if low.endswith(words.counted):
        return "counted"
    return "money" if low.endswith(words.money_nouns) else "other"


def noun_after(view: str, at: int, end: int) -> tuple[int, int] | None:
    """Return the offsets of the noun phrase head after a figure, product names before the noun included."""
    match = _adjectives().match(view, at, end)
    if match is None:
        return None
    first = last = _TOKEN.match(view, match.end(), end)
    if first is None:
        return None
    if first.group() in vocabulary().other_measures:
        return first.span()
    for _ in range(3):
        blank = _BLANK.match(view, last.end(), end) if last else None
        following = _TOKEN.match(view, blank.end(), end) if blank else None
        if following is None or last is None:
            break
        if not (_PRODUCT.match(last.group()) or _PRODUCT.match(following.group())):
            break
        if noun_class(last.group()) == "counted" and not re.search(r"\d", following.group()):
            break
        last = following
    assert last is not None
    return first.start(), last.start() + len(last.group().rstrip(".-"))


def number_of(view: str, start: int, at: int, end: int) -> tuple[int, int] | None:
    """Return the offsets of the noun before '160 an der Zahl', where that is how the count is written."""
    if _AT_NUMBER.match(view, at, end) is None:
        return None
    match = _LAST_NOUN.search(view, max(0, start - 60), start)
    return match.span(1) if match else None


def numbered(view: str, start: int) -> bool:
    """Tell whether a figure is a number in a row or part of a name: 'Folge 87', 'Windows 11', '§ 5', 'Nr. 3'."""
    before = view[max(0, start - 30) : start]
    if before.rstrip().endswith(("§", "#", "Nr.", "Art.", "Abs.", "S.", "Kap.", "Ziff.", "Bd.")):
        return True
    match = _WORD_BEFORE.search(before)
    return match is not None and match.group("word").lower().rstrip(".") in vocabulary().numbered


def name_before(view: str, start: int) -> bool:
    """Tell whether a capitalised word stands directly before a figure that is no function word opening its sentence."""
    match = _WORD_BEFORE.search(view, max(0, start - 40), start)
    if match is None or not match.group("word")[0].isupper():
        return False
    low = match.group("word").lower()
    return low not in context_words().openers and low not in context_words().before


def opens_line(view: str, start: int) -> bool:
    """Tell whether only blanks stand before an offset in its line: there a lone figure numbers a list item."""
    before = view[max(0, start - 40) : start]
    line = before.rpartition("\n")[2]
    return not line.strip() and (len(line) < len(before) or start <= 40)
