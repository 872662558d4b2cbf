"""Cues: the words beside which an unlisted name shows what it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.names.table import read_table
from kgtool.extract.tokens import tokenize
from kgtool.resources import files


class _Asked(dict[str, str | None]):
    """What a question about a word was answered, kept so that each word is looked up once."""

    def __init__(self, ask: Callable[[str], str | None]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, low: str) -> str | None:
        found = self[low] = self._ask(low)
        return found


@dataclass(frozen=True)
class Cues:
    """The lists of `cues.yaml`, `role_nouns.tsv`, `positions.tsv` and `legal_forms.tsv`, in lower case but for forms.

    `leading` are the positions that make a claim of leadership; a spokesman holds none of them. `legal_sequences` has
    the tokens of the legal forms by their first, `demonyms` the inhabitants' names and `demonym_stems` the adjectives
    of places, `shy` the listed firms that are called by a common word, by that word.
    """

    role_nouns: Mapping[str, str]
    product_nouns: Mapping[str, str]
    positions: Mapping[str, str]
    leading: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    calling: frozenset[str]
    first_names: frozenset[str]
    legal_forms: frozenset[str]
    legal_sequences: Mapping[str, tuple[tuple[str, ...], ...]]
    name_tails: frozenset[str]
    sure_tails: frozenset[str]
    post_ends: tuple[str, ...]
    lead_ends: tuple[str, ...]
    plain_openers: frozenset[str]
    english_parts: frozenset[str]
    english_seconds: frozenset[str]
    plain_ministries: frozenset[str]
    tail_kinds: Mapping[str, str]
    german_tails: Mapping[str, str]
    owned_tails: Mapping[str, str]
    place_words: frozenset[str]
    place_prepositions: frozenset[str]
    place_ends: tuple[str, ...]
    acronyms: frozenset[str]
    never: frozenset[str]
    no_names: frozenset[str]
    foreign_words: frozenset[str]
    abstract_ends: tuple[str, ...]
    plain_ends: tuple[str, ...]
    institutions: Mapping[str, str]
    whole_roles: frozenset[str]
    hereafter: frozenset[str]
    short_heads: frozenset[str]
    councils: frozenset[str]
    definite: frozenset[str]
    homelands: Mapping[str, Mapping[str, str]]
    home_words: Mapping[str, str]
    neuters: tuple[str, ...]
    houses: tuple[str, ...]
    institution_adjectives: frozenset[str]
    dealing: frozenset[str]
    governing: frozenset[str]
    invest_stems: tuple[str, ...]
    seek_stems: tuple[str, ...]
    naming: frozenset[str]
    saying: frozenset[str]
    firm_parts: tuple[str, ...]
    article_heads: tuple[str, ...]
    name_stems: frozenset[str]
    name_heads: tuple[str, ...]
    partners: frozenset[str]
    openers: frozenset[str]
    plural_s: frozenset[str]
    demonyms: frozenset[str]
    demonym_stems: tuple[str, ...]
    shy: Mapping[str, str]

    def role_kind(self, low: str) -> str | None:
        """Return the class that a role noun gives the name behind it, by the longest noun the word ends with."""
        return self._role_kinds[low]

    def product_kind(self, low: str) -> str | None:
        """Return the class that a product noun gives the name behind it."""
        return self._product_kinds[low]

    def institution(self, low: str) -> str | None:
        """Return an institution's noun without its ending ('stadtwerken' gives 'stadtwerke'), None for other words."""
        return _institution(self.institutions, low)

    def institution_kind(self, word: str) -> str | None:
        """Return the class of an institution by its noun, also behind a hyphen or as the last part of a compound."""
        return self._institution_kinds[word.lower()]

    def position(self, low: str) -> str | None:
        """Return the slug of a position noun, also at the end of a hyphen compound ('Nvidia-Chef')."""
        return self._positions[low]

    @cached_property
    def _role_kinds(self) -> _Asked:
        return _Asked(partial(_search, self.role_nouns))

    @cached_property
    def _product_kinds(self) -> _Asked:
        return _Asked(partial(_search, self.product_nouns))

    @cached_property
    def _institution_kinds(self) -> _Asked:
        return _Asked(partial(_search, self.institutions))

    @cached_property
    def _positions(self) -> _Asked:
        return _Asked(self._position)

    def _position(self, low: str) -> str | None:
        last = low.rsplit("-", 1)[-1]
        if low in self.first_names:
            return None  # 'Bosse'
        for word in (low, last, last.removesuffix("s"), last[:-1]):
            if word in self.positions:
                return self.positions[word]
        end = next((end for end in self.post_ends if last.endswith(end)), None)
        return self.positions.get(end, end) if end else None

    def leads(self, low: str) -> bool:
        """Tell whether a position noun, also behind a hyphen, makes a claim of leadership."""
        last = low.rsplit("-", 1)[-1]
        if low.startswith("ex-") or "-ex-" in low or low in self.first_names:
            return False  # 'Ex-Chef', 'Intel-Ex-Chef'
        words = [word for word in (low, last, last.removesuffix("s"), last[:-1]) if len(word) > 2]
        if any(word in self.positions for word in words):
            return any(word in self.leading for word in words)
        return last.endswith(self.lead_ends)


def _search(nouns: Mapping[str, str], low: str) -> str | None:
    stem = low.removesuffix("s") if low.endswith("s") and low not in nouns else low
    for start in range(len(stem)):
        if stem[start:] in nouns:
            return nouns[stem[start:]]
        if low[start:] in nouns:
            return nouns[low[start:]]
    last = low.rsplit("-", 1)[-1]
    return nouns.get(f"={last}") or nouns.get(f"={last.removesuffix('s')}")


def _institution(nouns: Mapping[str, str], low: str) -> str | None:
    if len(low) <= 3:
        return None
    if low not in _INSTITUTIONS:
        _INSTITUTIONS[low] = _ends_with_institution(nouns, low)
    return _INSTITUTIONS[low]


_INSTITUTIONS: dict[str, str | None] = {}


def _ends_with_institution(nouns: Mapping[str, str], low: str) -> str | None:
    bases = tuple(nouns)
    for ending in ("", "s", "n", "es"):
        base = low.removesuffix(ending)
        if (ending == "" or base != low) and (base in nouns or f"={base}" in nouns or base.endswith(bases)):
            return base
    return None


def _table(name: str) -> list[dict[str, str]]:
    return [row for path in files("lexicon", name) for _, row in read_table(path)]


def _whole(noun: str, words: Mapping[str, frozenset[str]]) -> str:
    return f"={noun}" if noun in words["whole_roles"] else noun


def _sequences(forms: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the tokens of the legal forms by their first token, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        words = tuple(token.text for token in tokenize(form, 0, len(form)))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


@cache
def cues() -> Cues:
    """Read the cues; later calls give the same object."""
    raw = read_yaml("lexicon", "cues.yaml")
    forms = _table("legal_forms.tsv")
    parts = {row["form"].lower(): row["kind"] for row in forms if row["legal"] == "0"}
    listed = gazetteer()
    words: dict[str, Any] = {name: frozenset(raw[name]) for name in _SETS}
    ends: dict[str, Any] = {name: tuple(raw[name]) for name in _ENDS}
    return Cues(
        role_nouns={_whole(row["noun"].lower(), words): row["kind"] for row in _table("role_nouns.tsv")},
        positions={row["noun"].lower(): row["slug"] for row in _table("positions.tsv")},
        leading=frozenset(row["noun"].lower() for row in _table("positions.tsv") if row["leadership"] == "1"),
        legal_forms=frozenset(row["form"].lower() for row in forms if row["legal"] == "1"),
        legal_sequences=_sequences(row["form"] for row in forms if row["legal"] == "1"),
        name_tails=frozenset(raw["name_tails"]) | frozenset(raw["sure_tails"]) | parts.keys(),
        tail_kinds={**raw["tail_kinds"], **parts},
        place_words=frozenset(raw["places"]["before"]),
        place_prepositions=frozenset(raw["places"]["prepositions"]),
        never=words["acronyms"] | words["no_names"] | words["titles"],
        firm_parts=tuple(raw["firm_parts"]),
        article_heads=tuple(raw["article_heads"]),
        demonyms=frozenset(word for word in listed.demonyms if word.endswith("er")),
        demonym_stems=tuple(word for word in listed.demonyms if word.endswith("isch") or word == "deutsch"),
        shy=dict(listed.shy),
        **{name: raw[name] for name in _MAPS},
        **words,
        **ends,
    )


_SETS = (
    "sure_tails",
    "plain_openers",
    "english_parts",
    "english_seconds",
    "plain_ministries",
    "whole_roles",
    "hereafter",
    "short_heads",
    "councils",
    "definite",
    "titles",
    "offices",
    "calling",
    "first_names",
    "acronyms",
    "no_names",
    "foreign_words",
    "institution_adjectives",
    "dealing",
    "governing",
    "naming",
    "name_stems",
    "saying",
    "partners",
    "openers",
    "plural_s",
)
_ENDS = (
    "abstract_ends",
    "plain_ends",
    "place_ends",
    "neuters",
    "houses",
    "name_heads",
    "invest_stems",
    "seek_stems",
    "post_ends",
    "lead_ends",
)
_MAPS = ("product_nouns", "german_tails", "owned_tails", "institutions", "homelands", "home_words")
