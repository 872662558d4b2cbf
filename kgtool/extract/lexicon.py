"""The lexicon: verb forms, closed classes and noun classes, read once from the data files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import files, folder

#: German inflection that may follow a noun's stem.
_ENDING = re.compile(r"(?:e|en|n|s|es|er|ern|in|innen|nen|nis|ses)?$")
_LONGEST_ENDING = 5
#: How many words are remembered, so that memory does not grow with the number of texts.
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form: its lemma with the prefix joined, its features, and a prefix that must stand apart.

    `features` are finite, infinitive, zu-infinitive, participle1, participle2, attribute (a participle with an
    adjective's ending); of a finite form in the third person also pres, pret, ind, k1, k2, 3s, 3p. `finite` tells
    whether the form can be a clause's finite verb.
    """

    lemma: str
    features: frozenset[str]
    particle: str | None
    finite: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "finite", "finite" in self.features)


_NONFINITE: dict[str, tuple[str, ...]] = {
    "inf": ("infinitive",),
    "zu": ("zu-infinitive",),
    "part1": ("participle1",),
    "part2": ("participle2",),
    "part1.adj": ("attribute",),
    "part2.adj": ("attribute", "participle2.attribute"),
}


@cache
def _features(codes: str) -> frozenset[str]:
    """Translate the codes of the verb table ('pres.ind.3s part2')."""
    found: set[str] = set()
    finite = [code.split(".") for code in codes.split() if code not in _NONFINITE]
    third = [code for code in finite if code[2][0] == "3"]
    for parts in third or finite:
        found.update(("finite", *parts))
    for code in codes.split():
        found.update(_NONFINITE.get(code, ()))
    return frozenset(found)


def verb_form(lemma: str, codes: str) -> VerbForm:
    """Return a reading of a verb form by its codes as in the verb table: 'pres.ind.3s', 'part2'."""
    return VerbForm(lemma, _features(codes), None)


class VerbTable:
    """The verb forms by word. The table is sorted: a word is found by halving, and only asked rows are decoded."""

    def __init__(self, tables: Sequence[tuple[bytes, str]]) -> None:
        self._tables = tables
        self._decoded: dict[str, tuple[VerbForm, ...] | None] = {}
        self._finite: dict[str, bool] = {}
        self._attributes: dict[str, tuple[str, ...]] = {}

    def get(self, low: str, default: tuple[VerbForm, ...] = ()) -> tuple[VerbForm, ...]:
        """Return the readings of a lower-case word, or the default."""
        try:
            found = self._decoded[low]
        except KeyError:
            if len(self._decoded) > _REMEMBERED:
                self._decoded.clear()
                self._finite.clear()
                self._attributes.clear()
            found = self._decoded[low] = self._read(low)
        return default if found is None else found

    def is_finite(self, low: str) -> bool:
        """Tell whether a lower-case word can be a finite verb."""
        found = self._finite.get(low)
        if found is None:
            found = self._finite[low] = any(form.finite for form in self.get(low))
        return found

    def attributes(self, low: str) -> tuple[str, ...]:
        """Return the verbs whose past participle a lower-case word is, with an adjective's ending: 'investierten'."""
        found = self._attributes.get(low)
        if found is None:
            forms = self.get(low)
            found = tuple(form.lemma for form in forms if "participle2.attribute" in form.features)
            self._attributes[low] = found
        return found

    def __contains__(self, low: object) -> bool:
        return isinstance(low, str) and bool(self.get(low))

    def _read(self, low: str) -> tuple[VerbForm, ...] | None:
        """Read a word's rows; None where there are none. Raises DataFileError where a row breaks the format."""
        rows = [row for table, place in self._tables for row in _rows_of(table, low.encode() + b"\t", place)]
        return tuple(form for form in rows if form.features) if rows else None


def _rows_of(table: bytes, key: bytes, place: str) -> Iterator[VerbForm]:
    start = _first(table, key)
    while table.startswith(key, start):
        end = table.find(b"\n", start)
        cells = table[start:end].decode().split("\t")
        if len(cells) != 4:
            raise DataFileError(
                f"A verb form needs form, lemma, particle and features, unlike '{' '.join(cells)}'.",
                "Separate them by tabs.",
                Place(place),
            )
        yield VerbForm(cells[1], _features(cells[3]), cells[2] or None)
        start = end + 1


def _first(table: bytes, key: bytes) -> int:
    """Return where the first line stands that is not less than a key."""
    low, high = 0, len(table)
    while low < high:
        line = max(low, table.rfind(b"\n", 0, (low + high) // 2) + 1)
        end = table.find(b"\n", line) + 1
        if table[line:end] < key:
            low = end
        else:
            high = line
    return low


@dataclass(frozen=True)
class Lexicon:
    """All words the grammar knows; every map is keyed by the lower-case form."""

    verbs: VerbTable
    grammar: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, str]
    determiners: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, str]
    stem_classes: Mapping[str, frozenset[str]]
    word_classes: Mapping[str, frozenset[str]]
    things: Mapping[str, Mapping[str, str]]

    def noun_classes(self, low: str) -> frozenset[str]:
        """Return the noun classes of a word by the last part of its compound."""
        return _noun_classes(self, low)

    def thing(self, name: str, low: str) -> str | None:
        """Return the generic slug of a noun in a class of `things.yaml`: 'server' for 'KI-Servern', else None."""
        return _thing(self, name, low)


_THING_CACHE: dict[tuple[str, str], str | None] = {}


def _thing(lexicon: Lexicon, name: str, low: str) -> str | None:
    if (name, low) not in _THING_CACHE:
        table = lexicon.things.get(name, {})
        longest = max((stem for stem in stems(low) if stem in table), key=len, default="")
        _THING_CACHE[name, low] = table.get(f"={low}") or table.get(longest)
    return _THING_CACHE[name, low]


_NOUN_CACHE: dict[str, frozenset[str]] = {}


def _noun_classes(lexicon: Lexicon, low: str) -> frozenset[str]:
    found = _NOUN_CACHE.get(low)
    if found is None:
        known = [lexicon.stem_classes[stem] for stem in stems(low) if stem in lexicon.stem_classes]
        last = low.rpartition("-")[2]  # 'Wormhole-Karten'
        whole = (lexicon.word_classes.get(word, frozenset()) for word in {low, last})
        if len(_NOUN_CACHE) > _REMEMBERED:
            _NOUN_CACHE.clear()
        found = _NOUN_CACHE[low] = frozenset().union(*whole, *known)
    return found


@lru_cache(maxsize=16384)
def stem_set(low: str) -> frozenset[str]:
    """Return what `stems` yields, remembered: the same words come again and again."""
    return frozenset(stems(low))


def stems(low: str) -> Iterator[str]:
    """Yield every part of a word that a German ending may follow, so that a table of stems is asked, not searched.

    >>> "vertrag" in set(stems("liefervertrags")), "vertrag" in set(stems("vertraglich"))
    (True, False)
    """
    for end in range(max(len(low) - _LONGEST_ENDING, 0), len(low) + 1):
        if _ENDING.fullmatch(low, end):
            yield from (low[start:end] for start in range(end))


def ends_with_noun(low: str, stem: str) -> bool:
    """Tell whether a word ends with a noun's stem and a German ending.

    >>> ends_with_noun("hardwareeinkäufen", "einkäuf"), ends_with_noun("vertraglich", "vertrag")
    (True, False)
    """
    at = low.rfind(stem)
    return at >= 0 and _ENDING.fullmatch(low, at + len(stem)) is not None


def _verbs() -> VerbTable:
    return VerbTable([_rows(path) for path in files("lexicon", "verbs.tsv")])


def _rows(path: Path) -> tuple[bytes, str]:
    """Return the rows of a verb table, sorted, without the comments at its head, and where they stand."""
    rows = path.read_bytes()
    if path == folder("data", "lexicon", "verbs.tsv"):
        rows = rows.split(b"\nform\t", 1)[-1]  # the shipped table is sorted when it is written
        return rows[rows.find(b"\n") + 1 :], str(path)
    lines = sorted(line for line in rows.splitlines() if line and not line.startswith((b"#", b"form\t")))
    return b"".join(line + b"\n" for line in lines), str(path)


@cache
def lexicon() -> Lexicon:
    """Read the lexicon; later calls give the same object."""
    raw = read_yaml("lexicon", "grammar.yaml")
    lists = {name: frozenset(words) for name, words in raw.items() if isinstance(words, list)}
    nouns = read_yaml("lexicon", "nouns.yaml")
    goods = read_yaml("lexicon", "things.yaml")
    for name, slugs in goods.items():
        nouns[name] = [*nouns.get(name, ()), *(stem for entries in slugs.values() for stem in entries)]
    return Lexicon(
        verbs=_verbs(),
        grammar=lists,
        prepositions={word: name for name, words in raw["prepositions"].items() for word in words},
        determiners={word: frozenset(cases.split()) for word, cases in raw["determiners"].items()},
        pronouns=raw["pronouns"],
        stem_classes=_classes(nouns, whole=False),
        word_classes=_classes(nouns, whole=True),
        things={n: {stem: slug for slug, entries in g.items() for stem in entries} for n, g in goods.items()},
    )


def _classes(nouns: Mapping[str, Sequence[str]], *, whole: bool) -> Mapping[str, frozenset[str]]:
    """Return the classes of each stem, or of each word that stands for itself only ('=cloud')."""
    found: dict[str, set[str]] = {}
    for name, entries in nouns.items():
        for entry in entries:
            if entry.startswith("=") == whole:
                found.setdefault(entry.lstrip("="), set()).add(name)
    return {stem: frozenset(names) for stem, names in found.items()}
