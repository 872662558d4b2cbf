"""What the heads, cells and rows of tables mean, from `data/lexicon/tables.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from kgtool.data_files import load_yaml
from kgtool.extract.lexicon import stem_set
from kgtool.resources import folder

#: Column kinds whose cells are figures, and those whose cells can be either.
_VALUES = frozenset({"amount", "share", "quantity", "capacity", "growth"})
_EITHER = frozenset({"period", "label", "status", "type"})


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A figure that a head or a row label names: the claim's type, its kind of measure, and the rule's id."""

    id: str
    type: str
    measure: str


@dataclass(frozen=True, slots=True)
class DealFrame:
    """What a row of parties claims; the fields are those of the data file, `optional` the roles that may stay open."""

    id: str
    type: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    optional: frozenset[str]
    measures: tuple[str, ...]
    needs: frozenset[str]
    words: frozenset[str]
    asks: frozenset[str]
    whole: str | None
    bare: str | None
    each: str | None
    also: bool
    foreign: bool


@dataclass(frozen=True)
class TableWords:
    """The data file by what is looked up in it: noun stems and phrases to column kinds and figures."""

    stems: Mapping[str, tuple[str, ...]]
    whole: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, str]
    names: Mapping[str, str]
    figures: Mapping[str, FigureKind]
    captions: Mapping[str, FigureKind]
    by_type: Mapping[str, FigureKind]
    of: Mapping[str, frozenset[str]]
    transparent: frozenset[str]
    rates: frozenset[str]
    whose: Mapping[str, frozenset[str]]
    deals: tuple[DealFrame, ...]
    status: Mapping[str, tuple[str, ...]]
    forecast: Mapping[str, frozenset[str]]
    empty: frozenset[str]
    sums: frozenset[str]

    def kind(self, low: str, *, values: bool) -> str | None:
        """Return the column kind a noun names over figures or over words, by the longest part of its compound."""
        named = [self.whole.get(low, ()), *(self.stems[s] for s in _longest(low) if s in self.stems)]
        return next((k for kinds in named for k in kinds if k in _EITHER or (k in _VALUES) == values), None)

    def figure(self, low: str) -> FigureKind | None:
        """Return the figure a noun names, by the longest part of its compound."""
        return next((self.figures[s] for s in _longest(low) if s in self.figures), None)

    def captioned(self, low: str) -> FigureKind | None:
        """Return the figure that a noun in the line above a table names."""
        return self.figure(low) or next((self.captions[s] for s in _longest(low) if s in self.captions), None)


@lru_cache(maxsize=4096)
def _longest(low: str) -> tuple[str, ...]:
    return tuple(sorted(stem_set(low), key=lambda stem: (-len(stem), stem)))


def named_by(low: str, words: frozenset[str]) -> bool:
    """Tell whether a word is one of these nouns or a compound of one."""
    return low in words or not words.isdisjoint(stem_set(low))


def _frame(raw: Mapping[str, Any]) -> DealFrame:
    return DealFrame(
        id=raw["id"],
        type=raw["type"],
        roles=tuple((name.rstrip("?"), tuple(kinds)) for name, kinds in raw["roles"].items()),
        optional=frozenset(name.rstrip("?") for name in raw["roles"] if name.endswith("?")),
        measures=tuple(raw.get("measures") or ()),
        needs=frozenset(raw.get("needs") or ()),
        words=frozenset(raw.get("words") or ()),
        asks=frozenset(raw.get("asks") or ()),
        whole=raw.get("whole"),
        bare=raw.get("bare"),
        each=raw.get("each"),
        also=bool(raw.get("also")),
        foreign=bool(raw.get("foreign")),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for head, kind in pairs:
        found[head] = (*found.get(head, ()), kind)
    return found


@cache
def table_words() -> TableWords:
    """Read the data file; later calls give the same object."""
    path = folder("data", "lexicon", "tables.yaml")
    raw = load_yaml(path)
    heads = [(head, kind) for kind, entry in raw["columns"].items() for head in entry["heads"]]
    figures = [(FigureKind(f["id"], f["type"], f["measure"]), f["heads"]) for f in raw["figures"]]
    known = {figure.type: figure for figure, _ in figures}
    return TableWords(
        stems=_grouped((head, kind) for head, kind in heads if not head.startswith("=")),
        whole=_grouped((head[1:], kind) for head, kind in heads if head.startswith("=")),
        phrases={phrase: kind for kind, entry in raw["columns"].items() for phrase in entry.get("phrases") or ()},
        names={kind: entry["names"] for kind, entry in raw["columns"].items() if "names" in entry},
        figures={head: figure for figure, nouns in figures for head in nouns},
        captions={head: known[name] for name, nouns in raw["captions"].items() for head in nouns},
        by_type=known,
        of={name: frozenset(words) for name, words in raw["of"].items()},
        transparent=frozenset(raw["transparent"]),
        rates=frozenset(raw["rates"]),
        whose={side: frozenset(words) for side, words in raw["whose"].items()},
        deals=tuple(_frame(item) for item in raw["deals"]),
        status={code: tuple(phrases) for code, phrases in raw["status"].items()},
        forecast={code: frozenset(words) for code, words in raw["forecast"].items()},
        empty=frozenset(raw["empty"]),
        sums=frozenset(raw["sums"]),
    )
