"""The lexicon: verb forms, closed classes and noun classes, read once from the data files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import files

#: German inflection that may follow a noun's stem.
_ENDING = re.compile(r"(?:e|en|n|s|es|er|ern|in|innen|nen|nis|ses)?$")
_LONGEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form: its lemma with the prefix joined, its features, and a prefix that must stand apart.

    `features` are finite, infinitive, zu-infinitive, participle1, participle2, attribute (a participle with an
    adjective's ending); of a finite form in the third person also pres, pret, ind, k1, k2, 3s, 3p.
    """

    lemma: str
    features: frozenset[str]
    particle: str | None

    @property
    def finite(self) -> bool:
        """Tell whether the form can be a clause's finite verb."""
        return "finite" in self.features


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
    finite = [code.split(".") for code in codes.split() if code not in _NONFINITE and ".imp." not in code]
    third = [code for code in finite if code[2][0] == "3"]
    for parts in third or finite:
        found.update(("finite", *parts))
    for code in codes.split():
        found.update(_NONFINITE.get(code, ()))
    return frozenset(found)


class VerbTable:
    """The verb forms by word; a word's line is decoded when it is first asked for."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._decoded: dict[str, tuple[VerbForm, ...]] = {}

    def get(self, low: str, default: tuple[VerbForm, ...] = ()) -> tuple[VerbForm, ...]:
        """Return the readings of a lower-case word, or the default."""
        found = self._decoded.get(low)
        if found is None:
            line = self._lines.get(low)
            if line is None:
                return default
            rows = (row.split("\t") for row in line.split("\n"))
            forms = (VerbForm(cells[0], _features(cells[2]), cells[1] or None) for cells in rows)
            found = self._decoded[low] = tuple(form for form in forms if form.features)
        return found

    def __contains__(self, low: object) -> bool:
        return low in self._lines

    def __len__(self) -> int:
        return len(self._lines)


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
        found = _NOUN_CACHE[low] = lexicon.word_classes.get(low, frozenset()).union(*known)
    return found


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
    lines: dict[str, str] = {}
    for path in files("lexicon", "verbs.tsv"):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            form, tab, rest = line.partition("\t")
            if not tab or form.startswith("#") or form == "form":
                if line and not line.startswith("#") and form != "form":
                    raise DataFileError(
                        "A verb form needs form, lemma, particle and features.",
                        "Separate them by tabs.",
                        Place(str(path), number),
                    )
                continue
            other = lines.get(form)
            lines[form] = rest if other is None else f"{other}\n{rest}"
    return VerbTable(lines)


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
