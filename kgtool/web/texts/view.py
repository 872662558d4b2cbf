"""A text with its claims marked, their readings beside the paragraph in which they begin, and what no claim took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kgtool.explain.reason_words import reason_words
from kgtool.messages import say
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import load_ontology
from kgtool.web.pages.wording import words
from kgtool.web.texts.blocks import Block, paragraphs, quoted
from kgtool.web.texts.families import look, rank
from kgtool.web.texts.marking import Mark, pieces
from kgtool.web.texts.readings import Link, ShownReading, shown_reading
from kgtool.web.texts.sheet import OpenMention, Sheet

#: The word of the filter that shows what stands in no claim.
OPEN = "open"
#: Kinds of what stands in no claim that are listed below the text only: too many to stand beside it.
_LISTED = ("time", "name")


@dataclass(frozen=True, slots=True)
class ShownGap:
    """What stands in no claim: its words, its kind, and why."""

    number: int
    words: str
    kind: str
    why: str
    beside: bool


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Words of a block: the claims they carry (the first decides the colour), those that end here, or a gap.

    `anchor` is the element's id, '' where no claim or gap begins here.
    """

    text: str
    claims: tuple[int, ...]
    ends: tuple[int, ...]
    look: str
    gap: int | None
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block with its pieces, and the readings and gaps that begin in it."""

    heading: bool
    cut: bool
    pieces: tuple[ShownPiece, ...]
    readings: tuple[ShownReading, ...]
    gaps: tuple[ShownGap, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A type of claim with its number; `link` shows these only, or all again where they are shown only."""

    kind: str
    label: str
    look: str
    count: int
    link: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class TextView:
    """All that the page of a text shows."""

    blocks: tuple[ShownBlock, ...]
    legend: tuple[LegendEntry, ...]
    gaps: tuple[ShownGap, ...]
    readings: tuple[ShownReading, ...]
    anchors: Mapping[int, str]
    percent: int | None


def text_view(
    sheet: Sheet, language: str, link: Link, chosen: str, only: Callable[[str], str] | None, *, own: bool = True
) -> TextView:
    """Return how a text is shown; `chosen` is a type to show alone, `only` gives the address that shows a type alone.

    Without the text itself, the quotes of its claims are shown with what stands around them.
    """
    numbered = tuple(enumerate(sheet.claims, start=1))
    shown = [(number, claim) for number, claim in numbered if chosen in ("", claim.types[0])]
    readings = tuple(shown_reading(claim, number, language, link, own=own) for number, claim in shown)
    gaps = _gaps(sheet.open, language) if chosen in ("", OPEN) else ()
    blocks = _blocks(sheet, shown)
    marks = [Mark(quote.start, quote.end, number) for number, claim in shown for quote in claim.quotes]
    if sheet.body is not None:
        marks += [Mark(sheet.open[gap.number - 1].start, sheet.open[gap.number - 1].end, -gap.number) for gap in gaps]
    anchors: dict[int, str] = {}
    looks = {number: look(claim.types[0]) for number, claim in shown}
    cut = [(block, _pieces(block, marks, looks, anchors)) for block in blocks]
    return TextView(
        blocks=tuple(_placed(cut, readings, gaps, sheet)),
        legend=tuple(_legend(sheet, language, chosen, only)),
        gaps=gaps,
        readings=readings,
        anchors=anchors,
        percent=None if not sheet.found else sheet.claimed * 100 // sheet.found,
    )


def _blocks(sheet: Sheet, shown: Sequence[tuple[int, StatedClaim]]) -> tuple[Block, ...]:
    if sheet.body is not None:
        return paragraphs(sheet.body)
    return quoted(quote for _, claim in shown for quote in claim.quotes)


def _gaps(mentions: Sequence[OpenMention], language: str) -> tuple[ShownGap, ...]:
    return tuple(
        ShownGap(
            number=number,
            words=" ".join(mention.words.split()),
            kind=say(language, f"kind_{mention.kind}"),
            why=_why(mention, language),
            beside=mention.kind not in _LISTED,
        )
        for number, mention in enumerate(mentions, start=1)
    )


def _why(mention: OpenMention, language: str) -> str:
    """Return the reason in words; which role stayed open is not kept in the graph."""
    if mention.reason == "no_role":
        return words(language, "source.no_role", rule=mention.rule or "–")
    return reason_words(language, mention.reason, mention.rule)


def _pieces(
    block: Block, marks: Sequence[Mark], looks: Mapping[int, str], anchors: dict[int, str]
) -> tuple[ShownPiece, ...]:
    """Return the pieces of a block, and note in `anchors` where each claim and each gap begins."""
    found = []
    for piece in pieces(block, marks):
        claims = tuple(number for number in piece.numbers if number > 0)
        gap = next((-number for number in piece.numbers if number < 0), None)
        new = [number for number in piece.numbers if number not in anchors]
        anchor = "" if not new else f"at-{new[0]}" if new[0] > 0 else f"gap-at-{-new[0]}"
        anchors.update(dict.fromkeys(new, anchor))
        ends = tuple(sorted(number for number in piece.ends if number > 0))
        found.append(ShownPiece(piece.text, claims, ends, looks[claims[0]] if claims else "", gap, anchor))
    return tuple(found)


def _placed(
    cut: Sequence[tuple[Block, tuple[ShownPiece, ...]]],
    readings: Sequence[ShownReading],
    gaps: Sequence[ShownGap],
    sheet: Sheet,
) -> list[ShownBlock]:
    """Give each reading and each gap to the last block that begins before it."""
    starts = [block.start for block, _ in cut]

    def place(start: int) -> int:
        return max((index for index, first in enumerate(starts) if first <= start), default=0)

    beside: list[tuple[list[ShownReading], list[ShownGap]]] = [([], []) for _ in cut]
    for reading in readings:
        beside[place(reading.start)][0].append(reading)
    for gap in gaps if sheet.body is not None else ():
        if gap.beside:
            beside[place(sheet.open[gap.number - 1].start)][1].append(gap)
    return [
        ShownBlock(block.heading, block.cut, parts, tuple(of_block[0]), tuple(of_block[1]))
        for (block, parts), of_block in zip(cut, beside, strict=True)
    ]


def _legend(sheet: Sheet, language: str, chosen: str, only: Callable[[str], str] | None) -> list[LegendEntry]:
    counts = Counter(claim.types[0] for claim in sheet.claims)
    found = [
        LegendEntry(
            kind=kind,
            label=load_ontology().label(kind, language),
            look=look(kind),
            count=counts[kind],
            link=None if only is None else only("" if kind == chosen else kind),
            chosen=kind == chosen,
        )
        for kind in sorted(counts, key=lambda kind: (rank(kind), kind))
    ]
    if sheet.open:
        link = None if only is None else only("" if chosen == OPEN else OPEN)
        label = words(language, "source.open")
        found.append(LegendEntry(OPEN, label, "gap", len(sheet.open), link, chosen == OPEN))
    return found
