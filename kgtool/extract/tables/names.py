"""Names in cells: what a column's head says its cells name, also where no gazetteer lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.shape import has_name_shape, is_common
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tables.columns import columns_of
from kgtool.extract.tables.grid import Cell, Table
from kgtool.extract.tables.values import is_empty
from kgtool.extract.tables.vocabulary import table_words
from kgtool.extract.tokens import Token, tokenize

_ITEM = re.compile(r"(?:[^,;/()\[\]]|[(\[][^)\]]*[)\]])+")
_JOINER = re.compile(r"\s+(?:und|sowie)\s+")
_LONGEST = 5
#: Classes of things that have versions.
_VERSIONED = frozenset({"Chip", "AIModel"})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a cell names: the entities, those in the brackets behind ('Gemini (Google)'), and where it stands."""

    slugs: tuple[str, ...]
    inside: tuple[str, ...]
    start: int
    end: int


def cell_names(view: str, tables: Sequence[Table], known: NameIndex) -> Iterator[tuple[str, str]]:
    """Yield (name, class) for the unlisted names in the cells of columns that hold names."""
    for table in tables:
        for place, column in enumerate(columns_of(table, (), None)):
            kind = table_words().names.get(column.kind or "")
            if kind is None:
                continue
            for row in table.rows:
                if place < len(row) and not is_empty(row[place]):
                    yield from _unlisted(row[place], kind, known)


def _unlisted(cell: Cell, kind: str, known: NameIndex) -> Iterator[tuple[str, str]]:
    for start, end in stretches(cell):
        words = _spoken(cell.text[start:end])
        tokens = tokenize(words, 0, len(words))
        if not tokens:
            continue
        if _listed(tokens, known):
            if kind in _VERSIONED and _version(tokens, known):
                yield words, kind
            continue
        name = _name(tokens, kind)
        if name is not None:
            yield name, kind


def _listed(tokens: Sequence[Token], known: NameIndex) -> bool:
    """Tell whether a known name stands here: at the start, or of several words; 'Chips' in 'Haldor Chips' is none."""
    hits = [known.at(tokens, token.index) for token in tokens]
    return hits[0] is not None or any(hit is not None and hit.length > 1 for hit in hits)


def _version(tokens: Sequence[Token], known: NameIndex) -> bool:
    """Tell whether a known product's name is followed by nothing but a version: 'TPU v8', 'Maia 200'."""
    hit = known.at(tokens, 0)
    rest = tokens[hit.length :] if hit is not None else ()
    return bool(rest) and len(rest) < 3 and all(any(c.isdigit() for c in token.text) for token in rest)


def stretches(cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a cell's words that each name one thing, with the brackets behind it."""
    for piece in _ITEM.finditer(cell.text):
        start = piece.start()
        for joiner in (*_JOINER.finditer(cell.text, piece.start(), piece.end()), None):
            end = joiner.start() if joiner else piece.end()
            if cell.text[start:end].strip():
                yield start, end
            start = joiner.end() if joiner else end


def _spoken(words: str) -> str:
    """Return a piece without its brackets and without what a colon sets before it ('in Verhandlung: X')."""
    return re.sub(r"[(\[].*", "", words).rsplit(":", 1)[-1].strip()


def _name(tokens: Sequence[Token], kind: str) -> str | None:
    """Return the capitalised words that a piece begins with, None where they are common words.

    A chip or model may be called by a common word ('Titan') that means no thing of its sort.
    """
    taken: list[Token] = []
    for token in tokens:
        goes_on = token.kind == "word" and (token.capital or has_name_shape(token.text))
        if not goes_on and not (taken and (token.kind == "number" or token.text == "&")):
            break
        taken.append(token)
    while taken and (taken[-1].low in cues().legal_forms or taken[-1].text == "&"):
        taken.pop()
    words = [token.text for token in taken if token.kind == "word"]
    if not words or len(taken) > _LONGEST or words[0].lower() in table_words().sums:
        return None
    if len(words) == 1 and kind in _VERSIONED and not lexicon().noun_classes(words[0].lower()):
        return words[0]
    if all(is_common(word) and not has_name_shape(word) for word in words) and (
        len(words) == 1 or words[0].lower().endswith(("e", "er", "es", "en"))
    ):
        return None
    text = tokens[0].text if len(taken) == 1 else None
    return text or _written(taken)


def _written(tokens: Sequence[Token]) -> str:
    """Return tokens as they are written, with a blank where one stands between them."""
    text = tokens[0].text
    for before, token in pairwise(tokens):
        text += (" " if token.start > before.end else "") + token.text
    return text


def items_of(cell: Cell, tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Item, ...]:
    """Return what a cell names, item by item; `tokens` and `mentions` are those of the cell."""
    found: list[Item] = []
    for start, end in stretches(cell):
        begin, stop = cell.start + start, cell.start + end
        bracket = next((t.start for t in tokens if begin <= t.start < stop and t.text in "(["), stop)
        here = [m for m in mentions if begin <= tokens[m.first].start < stop and m.form in ("name", "description")]
        slugs = tuple(s for m in here if tokens[m.first].start < bracket for s in m.slugs)
        inside = tuple(s for m in here if tokens[m.first].start >= bracket for s in m.slugs)
        if slugs or inside:
            last = max(tokens[m.last].end for m in here)
            closing = next((t.end for t in tokens if t.start >= last and t.text in ")]" and t.start < stop), last)
            found.append(Item(slugs, inside, tokens[here[0].first].start, closing if inside else last))
    return tuple(found)
