"""Cuts a text into what a model is shown at once: whole sections where they fit, each with the headings above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgtool.claims.claim import Span
from kgtool.documents.document import Document
from kgtool.extract.blocks import Block, blocks
from kgtool.extract.sentences import sentences
from kgtool.extract.view import view

#: Characters of German text to a token, on the low side, so that estimates are on the high side.
_CHARACTERS = 3
_HEADS = ("heading", "arrow", "intro")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, the words of the heading and the introducing line above it, and the sentence before it.

    `begin` is where the first of these stands, or the stretch itself: from there on whoever is meant may be named.
    """

    span: Span
    above: tuple[str, ...] = ()
    begin: int = 0
    before: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is shown at once: stretches of the text in their order.

    `span` reaches from the first stretch to the end of the last.
    """

    pieces: tuple[Piece, ...]

    @property
    def span(self) -> Span:
        """Return the stretch that holds all pieces."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)

    def text(self, document: Document, headings: str, before: str) -> str:
        """Return the words that are shown, a piece a line.

        What stands above is said by `headings`, once for each, the sentence before one that is shown alone by `before`.
        """
        lines: list[str] = []
        above: tuple[str, ...] = ()
        for piece in self.pieces:
            if piece.above and piece.above != above:
                lines.append(headings.format(headings=" / ".join(piece.above)))
            above = piece.above
            if piece.before:
                lines.append(before.format(before=" ".join(piece.before.split())))
            lines.append(document.text[piece.span.start : piece.span.end])
        return "\n".join(lines)

    def within(self, document: Document, evidence: str) -> Span:
        """Return the piece in which some words stand, with its headings; the whole where none or several hold them."""
        holding = [piece for piece in self.pieces if evidence in document.text[piece.span.start : piece.span.end]]
        if len(holding) == 1:
            return Span(holding[0].begin, holding[0].span.end)
        return Span(min(piece.begin for piece in self.pieces), self.span.end)


def tokens(text: str) -> int:
    """Estimate how many tokens a German text has, rather too many than too few."""
    return -(-len(text) // _CHARACTERS)


def chunks(document: Document, limit: int) -> tuple[Chunk, ...]:
    """Cut a document into chunks of at most `limit` estimated tokens, in the order of the text.

    Sections are kept whole and put together while they fit; one that does not is cut between its lines, a line that
    does not between its sentences, and only a sentence that is longer alone is shown as it is.
    """
    seen = view(document.text)
    structure = blocks(seen)
    found: list[Chunk] = []
    held: list[tuple[int, int, Block]] = []
    for section in _sections(structure):
        size = tokens(document.text[section[0].start : section[-1].end])
        if size > limit:
            found += _packed([*held], document, structure, limit)
            found += _packed([p for b in section for p in _parts(b, seen, limit)], document, structure, limit)
            held = []
        elif held and tokens(document.text[held[0][0] : section[-1].end]) > limit:
            found += _packed(held, document, structure, limit)
            held = [(block.start, block.end, block) for block in section]
        else:
            held += [(block.start, block.end, block) for block in section]
    return (*found, *_packed(held, document, structure, limit))


def sentence_chunks(document: Document, offsets: Sequence[int], limit: int) -> tuple[Chunk, ...]:
    """Put the sentences that hold some offsets into as few chunks as they fit into, in the order of the text.

    With each comes the sentence before it in its section, unless that is shown itself: 'der Konzern' may stand for
    somebody named there.
    """
    seen = view(document.text)
    structure = blocks(seen)
    groups: list[list[Piece]] = []
    size = 0
    for section in _sections(structure):
        last: Span | None = None
        for held in section:
            for start, end in sentences(seen, held.start, held.end):
                span, before = Span(start, end), last
                # A heading stands above in any case.
                last = None if held.kind in _HEADS else span
                if not any(start <= offset < end for offset in offsets):
                    continue
                piece = _piece(start, end, held, document, structure)
                own = tokens("\n".join((*piece.above, document.text[start:end])))
                follows = bool(groups) and groups[-1][-1].span == before and size + own <= limit
                if before is not None and not follows:
                    words = document.text[before.start : before.end]
                    piece = replace(piece, before=words, begin=min(piece.begin, before.start))
                    own += tokens(words)
                if not groups or size + own > limit:
                    groups.append([])
                    size = 0
                groups[-1].append(piece)
                size += own
    return tuple(Chunk(tuple(group)) for group in groups)


def _sections(structure: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of each section, without what is no part of the article."""
    section: list[Block] = []
    for block in structure:
        if block.kind == "boilerplate":
            continue
        if section and block.section != section[0].section:
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _parts(block: Block, seen: str, limit: int) -> Iterator[tuple[int, int, Block]]:
    """Yield a block as one stretch where it fits, else its sentences."""
    if tokens(seen[block.start : block.end]) <= limit:
        yield block.start, block.end, block
    else:
        yield from ((start, end, block) for start, end in sentences(seen, block.start, block.end))


def _packed(
    parts: Sequence[tuple[int, int, Block]], document: Document, structure: Sequence[Block], limit: int
) -> list[Chunk]:
    """Put stretches that follow each other together while they fit."""
    found: list[Chunk] = []
    first: tuple[int, int, Block] | None = None
    last, told = 0, False
    for start, end, block in parts:
        # A heading stays with what follows it.
        if first is not None and told and tokens(document.text[first[0] : end]) > limit:
            found.append(_whole(first, last, document, structure))
            first, told = None, False
        first, last, told = first or (start, end, block), end, told or block.kind not in _HEADS
    if first is not None:
        found.append(_whole(first, last, document, structure))
    return found


def _whole(first: tuple[int, int, Block], end: int, document: Document, structure: Sequence[Block]) -> Chunk:
    return Chunk((_piece(first[0], end, first[2], document, structure),))


def _piece(start: int, end: int, block: Block, document: Document, structure: Sequence[Block]) -> Piece:
    """Return a stretch that begins in a block, with the heading and the introducing line that hold for it."""
    places = () if block.kind in ("heading", "arrow") else (block.heading, block.intro)
    above = [structure[position] for position in places if position is not None]
    words = tuple(document.text[held.start : held.end] for held in above)
    return Piece(Span(start, end), words, min((held.start for held in above), default=start))
