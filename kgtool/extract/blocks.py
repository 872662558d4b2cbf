"""Blocks: the lines of a document told apart, so that a heading's actors hold for what stands below it.

A block is one line (German business media write a paragraph a line): heading, bullet, list introduction, quotation,
speaker line, table row, boilerplate or plain paragraph. Each knows the heading and the introducing line above it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.shape import is_common

_HEADING = re.compile(r"\s*(#{1,6})\s+(?=\S)")
#: A day of a month at the start of a line ('18. Dezember 2024') is no numbered item.
_NO_MONTH = r"(?!(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal))"
_BULLET = re.compile(
    r"(\s*)(?:[•◦▪‣·*]\s+|[-–]\s+(?=\S)|(?:\(?\d{1,2}[.)]|[a-z]\))\s+"
    + _NO_MONTH
    + r"(?=\S)|\d\s{1,3}(?=[A-ZÄÖÜ])|→\s*)"
)
_SPEAKER_LINE = re.compile(r"\s*[—–-]\s*(?=[A-ZÄÖÜ][\w.]+ [A-ZÄÖÜ])(?=[^.!?]{5,90}$)")
_CAPITALISED = r"[A-ZÄÖÜ][\w.\u00c0-\u024f-]+"
_TURN = re.compile(rf"\s*(?P<who>{_CAPITALISED}(?: {_CAPITALISED}){{0,2}})\s*:\s+(?=\S)")
#: A fact: a label and its figure ('Umsatz: 3,2 Mrd. Euro').
_FACT = re.compile(
    r"(?P<label>[A-ZÄÖÜ][\w./&-]*(?: [\w./&-]+){0,4}):\s+"
    r"(?P<value>(?:rund|etwa|ca\.|über|knapp|gut|mehr als|bis zu|[~<>≈+–-])?\s?(?:US-)?[€$£]?\s?\d.*)"
)
_TABLE = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|:=_-]*$")
_BOILERPLATE = re.compile(
    r"\s*(?:Zum Inhalt springen|Startseite\b|Table of Contents|Inhaltsverzeichnis|Lesezeit|Schwierigkeitsgrad"
    r"|Hauptthemen|Cookie|Newsletter abonnieren|Teilen\b|Drucken\b|Anzeige$|Werbung$|Mehr zum Thema|Lesen Sie auch"
    r"|Foto:|Bild:|Kommentare)"
)
_ARROW = re.compile(r"\S\s*[→⇌]\s*\S")
#: Two names with an arrow between them, and what it is about: 'Velmora → Nvidia: 4.000 Chips bestellt'.
_LINKED = re.compile(r"[^→⇌:]{2,40}[→⇌][^→⇌:]{2,40}:\s")
#: A figure without its currency closes no sentence that is spoken: 'Brückner Digital: Gewinn 12 Mio.'.
_SCALE_END = re.compile(r"\b(?:Mio|Mrd|Bio|Tsd)\.$")
_CLOSED = re.compile(r"[.!?…;,][“”\"»«')\]\s]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the document; offsets span its content without bullet or heading marks.

    `kind` is heading, arrow, bullet, intro, speaker, turn, row, boilerplate or paragraph. `heading` and `intro` are
    positions of the blocks above that hold for it, `who` is the named speaker of a transcript's turn, `section` counts
    runs of blocks that no heading parts.
    """

    kind: str
    start: int
    end: int
    heading: int | None
    intro: int | None
    who: str | None = None
    section: int = 0


def _line_kind(line: str, following: str, turns: Counter[str]) -> tuple[str, int, str | None]:
    """Return kind, offset of the content in the line, and a turn's speaker."""
    if _BOILERPLATE.match(line):
        return "boilerplate", 0, None
    if _TABLE.match(line):
        return ("boilerplate" if _RULE.match(line) else "row"), 0, None
    if heading := _HEADING.match(line):
        return "heading", heading.end(), None
    if speaker := _SPEAKER_LINE.match(line):
        return "speaker", speaker.end(), None
    bullet = _BULLET.match(line)
    offset = bullet.end() if bullet else 0
    content = line[offset:].strip()
    words = content.split()
    if _LINKED.match(content):
        return "bullet", offset, None
    if _ARROW.search(content) and len(words) <= 14 and not _CLOSED.search(content):
        rest = re.split("[→⇌]", content, maxsplit=1)[1]
        figures = any(c.isdigit() for c in rest) or ":" in rest
        return ("bullet" if figures else "arrow"), offset, None
    # Who speaks ends the sentence; a title ('Kolbrax AI SE: Ergebnisse des Quartals') does not.
    closed = _CLOSED.search(content) and not _SCALE_END.search(content)
    if (turn := _TURN.match(line)) and _speaks(turn["who"], turns) and not bullet and closed:
        return "turn", turn.end(), turn["who"]
    if bullet and not (content[:1].isupper() and len(words) <= 6 and bullet[0].strip()[:1].isdigit()):
        return "bullet", offset, None
    if fact(content) is not None and not _CLOSED.search(content):
        return "bullet", offset, None
    if content.endswith(":") and len(words) <= 25:
        return "intro", offset, None
    if len(words) <= 14 and content.endswith("?") and _BULLET.match(following):
        return "intro", offset, None
    if len(words) <= (12 if following.strip() else 9) and not _CLOSED.search(content):
        return "heading", offset, None
    return "paragraph", offset, None


def fact(content: str) -> tuple[int, int] | None:
    """Return the end of the label and the start of the value of a line that is a fact, None where it is none."""
    found = _FACT.match(content)
    if found is None or found["label"].split(maxsplit=1)[0].lower() in lexicon().grammar["labels"]:
        return None
    return found.end("label"), found.start("value")


def _speaks(who: str, turns: Counter[str]) -> bool:
    """Tell whether what stands before a colon speaks: two names, capitals, or one name that opens several lines."""
    if who.split(maxsplit=1)[0].lower() in lexicon().grammar["labels"]:
        return False
    if " " in who or (who.isupper() and len(who) > 2):
        return who.rsplit(maxsplit=1)[-1] not in cues().legal_sequences
    in_full = any(who in full.split() for full in turns if full != who)
    return turns[who] > 1 and (in_full or not is_common(who) or who.lower() in lexicon().grammar["hosts"])


def blocks(view: str) -> tuple[Block, ...]:
    """Cut a view into blocks, in the order of the text."""
    found: list[Block] = []
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in view.splitlines(keepends=True):
        if line.strip():
            lines.append((offset, line))
        offset += len(line)
    turns = Counter(m["who"] for _, line in lines if (m := _TURN.match(line)))
    heading: int | None = None
    intro: int | None = None
    section = 0
    for position, (start, line) in enumerate(lines):
        body = line.rstrip()
        following = lines[position + 1][1] if position + 1 < len(lines) else ""
        kind, shift, who = _line_kind(body, following, turns)
        if kind in ("heading", "arrow"):
            intro, section = None, section + 1
        elif kind not in ("bullet", "row"):
            intro = None
        begin = start + shift + (len(body[shift:]) - len(body[shift:].lstrip()))
        found.append(Block(kind, begin, start + len(body), heading, intro, who, section))
        if kind in ("heading", "arrow"):
            heading = position
        elif kind == "intro":
            intro = position
    return tuple(found)
