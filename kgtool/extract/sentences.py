"""Sentences of a block: boundaries by sentencex, mended where a German ordinal or a missing space misleads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sentencex import get_sentence_boundaries

from kgtool.extract.lexicon import lexicon

#: An ordinal at the end of a piece: the date, quarter or century goes on in the next piece.
_ORDINAL_END = re.compile(
    r"(?:^|[\s(„\"-])(?:\d{1,2}|[A-Z]|Nr|Abs|Art|ca|bzw|Dr|Prof|St|Mio|Mrd|inkl|vgl|z\. ?B|u\. ?a)\.\s*$"
)
_GOES_ON = re.compile(
    r"\s*(?:[a-zäöü0-9(–$€£-]|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember|Quartal|Halbjahr|Jahrhundert|Platz|Rang|US-|Euro|Dollar|Franken)"
)
_NO_QUOTES = str.maketrans(dict.fromkeys('„“”"«»', " "))
#: What a quotation ends with and the sentence around it goes on with: '…!“, sagte sie.'
_TAG = re.compile(r"\s*[“”\"«»]?\s*[,;a-zäöü]")
_OPENING = re.compile(r"(?<=\s)[„“”\"«»]\s*$")


@cache
def _unit_end() -> re.Pattern[str]:
    """Return the end of a sentence before a figure, or hidden by a unit's dot: '… bei 2 Mio. Am Ende …'."""
    openers = "|".join(sorted(word.capitalize() for word in lexicon().grammar["sentence_openers"]))
    before_figure = r"[!?]\s+(?=\d)|(?P<word>[^\s.]+)\.[”“»]?\s+(?=\d)"
    return re.compile(rf"(?:\b(?:Mio|Mrd|Bio|p\. ?a)\.\s+(?=(?:{openers})\s)|{before_figure})")


def _ends(word: str | None) -> bool:
    """Tell whether a dot behind a word ends a sentence before a figure: it is no abbreviation and no ordinal."""
    if word is None or word[-1] in "”“»)%":
        return True
    if word.isdigit():
        return len(word) == 4 and word.startswith(("19", "20"))
    return len(word) > 2 and word.lower() not in lexicon().grammar["shortened"]


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _unit_end().finditer(text, start, end):
        if not _ends(match["word"]):
            continue
        yield start, match.end()
        start = match.end()
    yield start, end


def sentences(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the sentences of `view[start:end]`, without outer white space."""
    text = view[start:end]
    if not text.strip():
        return []
    # Quotation marks would hold all sentences inside them together.
    plain = text.translate(_NO_QUOTES)
    pieces = [(int(b["start_index"]), int(b["end_index"])) for b in get_sentence_boundaries("de", plain)]
    merged: list[tuple[int, int]] = []
    for piece in pieces:
        if (merged and _TAG.match(text, piece[0])) or (
            merged and _ORDINAL_END.search(text[merged[-1][0] : merged[-1][1]]) and _GOES_ON.match(text, piece[0])
        ):
            merged[-1] = (merged[-1][0], piece[1])
        else:
            merged.append(piece)
    found = []
    held = 0
    for a, b in (part for whole in merged for part in _parted(text, *whole)):
        begin, words = a - held, text[a - held : b]
        # An opening quotation mark belongs to the sentence behind it.
        opening = _OPENING.search(words)
        held = len(words) - opening.start() if opening else 0
        words = words[: len(words) - held]
        if words.strip():
            first = start + begin + len(words) - len(words.lstrip())
            found.append((first, first + len(words.strip())))
    return found
