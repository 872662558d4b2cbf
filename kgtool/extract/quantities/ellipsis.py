"""Bare figures that take scale and unit from the quantity named before: 'davon 25', 'da geht es um rund vier'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache

from kgtool.extract.quantities.before import Before
from kgtool.extract.quantities.coordination import same_sentence
from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.counted import name_before, numbered
from kgtool.extract.quantities.figures import year_like
from kgtool.extract.quantities.lexicon import context_words

_PART = re.compile(r"(?<!\w)(?i:davon|wovon|hiervon|worunter|darunter)(?!\w)[^.!?;\n]{0,60}\Z")
_LEVEL = re.compile(r"(?<!\w)(?i:nach|statt|gegenüber)(?: (?:zuvor|bisher|noch|zuletzt))?\s+\Z")
_ONLY = re.compile(r"(?<!\w)(?i:bloß|nur|lediglich|allein|gerade einmal)\s+\Z")
#: A name that opens a conjunct without its verb, and what may follow its figure: '…, auf X 21', '…, Y zwei in Z'.
_CONJUNCT = re.compile(
    r"(?:[,;]|(?<!\w)(?:und|sowie))\s+(?P<prep>(?:auf|bei|an|für)\s+)?(?:(?:der|die|das|den|dem)\s+)?"
    r"(?:[A-ZÄÖÜ][\w&’'-]*[^\W\d][\w’'-]*\s+){1,3}(?:[a-zäöü]+\s+)?\Z"
)
_AFTER_GAP = re.compile(r"\s*(?:[.,;)]|\Z|(?:in|an|bei|auf|und|sowie|beziehungsweise)(?!\w))")
_AFTER_LAST_GAP = re.compile(r"\s*(?:[.;)]|\Z)")
_SPOKEN_OF = re.compile(r"\s+(?:ist )?die Rede(?!\w)")
#: The parts of a sum behind a colon: '… 40 Mio. ein: 30 kommen von X, zehn von Y'.
_SPLIT = re.compile(r"[:–]\s+\Z")
_PART_FROM = re.compile(r"\s+(?:[a-zäöü]+\s+)?(?:von|vom|aus|durch)(?!\w)")
_FROM = re.compile(r"\s+von\s+\Z")
#: A conjunct behind a bare figure that was just read, of the same form: '…, davon 60 von X und 40 von Y'.
_CHAIN = re.compile(
    r"\s+(?:[a-zäöü]+\s+)?(?P<prep>von|vom|aus|durch|bei|beim|für|an|in)\s(?:[\w&.’'-]+\s+){0,4}?[\w&.’'-]+\s*"
    r"(?:,|;|und|sowie)\s+(?:[a-zäöü]+\s+){0,2}\Z"
)
_OF = re.compile(r"\s+(?P<prep>von|vom|aus|durch|bei|beim|für|an|in)(?!\w)")
#: 'jetzt sind es 400', 'an X waren’s neun', '(im Juni noch 5)': another level or sum of what was just named.
_SAME_AGAIN = re.compile(r"(?<!\w)(?:(?:sind|waren|seien|wären|werden) es|(?:sind|waren)[’'`]s|noch|vorher|zuvor)\s+\Z")
_WORDS_BETWEEN = re.compile(r"[^A-ZÄÖÜ.!?]{0,45}\Z")
_TEMPORAL = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahr|Herbst|Frühjahr|Sommer|Winter)\w*")
_ORDINAL = re.compile(r"\.\s*(?:\d|Jän|Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sept|Okt|Nov|Dez|Quartal|Halbjahr)")
_MILLION = Decimal(1000000)
_LOOK_BACK = 250


@cache
def _carried_on() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a figure that goes on about the one before, the same in brackets, and what follows."""
    words = context_words().carried
    verbs = words["verb"].replace(" …", r"(?: [^,;.:()\n]{1,40})??")
    clause = rf"(?<!\w)(?i:{words['pronoun']}|{verbs})(?: [a-zäöüß]+){{0,2}}\s+\Z"
    brackets = rf"\((?i:(?:im |i\. ?)?(?:{words['brackets']}))(?: noch)?:?\s+\Z"
    return (
        re.compile(clause),
        re.compile(brackets),
        re.compile(rf"\s*(?:[.,;!?)–—]|\Z|(?:{words['closing']})(?!\w))"),
    )


def _carries_on(view: str, core: Core, before: Before, low: int) -> tuple[bool, bool]:
    """Tell whether a bare figure is another level of the one before: in its own sentence, or in the one before."""
    clause, brackets, closing = _carried_on()
    if not closing.match(view, core.end):
        return False, False
    left = view[max(low, before.start - 90) : before.start]
    if brackets.search(left):
        return True, False
    far = clause.search(left) is not None or clause.search(view[max(low, core.start - 90) : core.start]) is not None
    return far, far


def _cued(view: str, core: Core, before: Before, low: int) -> tuple[bool, bool]:
    """Tell whether a bare figure may take its unit from its own sentence, and whether from the one before."""
    left = view[max(low, before.start - 90) : before.start]
    part = _PART.search(left) is not None or view.startswith(" davon", core.end)
    if part:
        before.scope = before.scope or "part"
    if _SPLIT.search(left) is not None and _PART_FROM.match(view, core.end):
        before.scope = before.scope or "part"
        return True, part
    spoken = before.preposition == "von" and _SPOKEN_OF.match(view, core.end) is not None
    hedged = before.hedge is not None
    far = part or spoken or before.each or (hedged and before.preposition in ("um", "zu", "von", "auf", "mit", "bei"))
    near = far or hedged or _ONLY.search(left) is not None or _LEVEL.search(left) is not None
    return near or _ONLY.search(view, max(low, core.start - 16), core.start) is not None, far


def _gapped(view: str, core: Core, before: Before, low: int) -> bool:
    """Tell whether a bare figure stands in a conjunct without verb; digits only where a preposition is parallel."""
    gap = _CONJUNCT.search(view, max(low, before.start - 90), before.start)
    if gap is None or not _AFTER_GAP.match(view, core.end):
        return False
    if not view[core.start].isdigit():
        return True
    if gap["prep"] is None and core.low is not None and core.low >= 10 and not core.figure.startswith("0"):
        return _AFTER_LAST_GAP.match(view, core.end) is not None
    return gap["prep"] is not None and gap["prep"].lower() in view[max(low - 90, 0) : low].lower()


def _chained(view: str, core: Core, before: Before, last: Core) -> bool:
    """Tell whether a bare figure goes on the row that the bare figure before it began: '60 von X und 40 von Y'."""
    if last.form != "gapped":
        return False
    link, of = _CHAIN.fullmatch(view, last.end, before.start), _OF.match(view, core.end)
    return link is not None and of is not None and link["prep"][:2] == of["prep"][:2]


def _again(view: str, core: Core, before: Before, giver: Core | None) -> bool:
    """Tell whether a bare figure is another level of the sum named just before: '800 Mio. wert, jetzt sind es 400'."""
    if giver is None or not _SAME_AGAIN.search(view, giver.end, before.start):
        return False
    return _WORDS_BETWEEN.fullmatch(_TEMPORAL.sub("", view[giver.end : before.start])) is not None


def _uncount(view: str, core: Core) -> None:
    """Take back what a figure seemed to count where it only says whose it is: 'davon 60 von Sequoia'."""
    if core.counted is None or not core.figure.isdigit() or core.low is None or core.low >= 1000:
        return
    if core.unit is None and core.scale is None and _FROM.match(view, core.end, core.counted[0]):
        core.counted = None


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
        _uncount(view, core)
        if not core.bare:
            continue
        low = found[index - 1].end if index else start
        near, far = _cued(view, core, befores[index], low)
        gap = _gapped(view, core, befores[index], low)
        last = found[index - 1] if index else None
        if last is not None and _chained(view, core, befores[index], last):
            gap, befores[index].scope = True, befores[index - 1].scope
        gap = gap or _again(view, core, befores[index], last)
        carried, from_before = _carries_on(view, core, befores[index], low)
        far = far or from_before
        part = gap or carried or befores[index].scope == "part"
        if not (near or gap or carried) or _excluded(view, core, part=part):
            continue
        giver = next((other for other in reversed(found[max(0, index - 20) : index]) if not other.bare), None)
        if giver is not None and not far and not same_sentence(view, giver.end, core.start):
            giver = None
        elif giver is None and far:
            line = max(view.rfind("\n", 0, start) + 1, start - _LOOK_BACK, 0)
            giver = next((other for other in reversed(cores(view, line, start)) if not other.bare), None)
        part = carried or befores[index].scope == "part"
        if giver is not None and giver.kind == "quantity" and part and giver.counted is not None:
            core.counted, core.form = giver.counted, "gapped"
        elif giver is not None and _fits(giver, core):
            core.scale, core.unit, core.form = giver.scale, giver.unit, "gapped"
