"""Descriptions: the nouns that mean somebody or something named before ('der Konzern', 'die Zielgesellschaft').

A compound counts by its head ('Landtechnikkonzern'), its kind comes from the table of role nouns or from its first
part ('Chip-', 'Cloud-'). Number follows from article, gender and ending: 'die Anbieter' are several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kgtool.data_files import read_yaml
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.table import read_table
from kgtool.extract.tokens import Token
from kgtool.resources import files

#: Endings of a noun in the order they are tried.
_ENDINGS = ("", "s", "n", "en", "es", "e")
_SINGULAR_ONLY = frozenset({"das", "dem", "des", "dessen", "dieses", "diesem", "im", "am", "beim", "vom", "zum", "zur"})
_SEVERAL = frozenset({"beide", "beiden", "beider", "alle", "allen", "sämtliche"})
_FEMININE = ("in",)


@dataclass(frozen=True)
class Anaphors:
    """The lists of `data/lexicon/anaphora.yaml`; `nouns` gives gender and kind, `heads` those of any compound."""

    nouns: Mapping[str, tuple[str, str | None]]
    heads: Mapping[str, str]
    introduced: Mapping[str, str]
    no_nouns: frozenset[str]
    designations: frozenset[str]
    boards: frozenset[str]
    parts: Mapping[str, tuple[str, ...]]
    things: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, int]
    numbers: Mapping[str, int]
    articles: frozenset[str]
    weak: frozenset[str]
    own_firms: frozenset[str]
    financial: frozenset[str]
    article_pronouns: Mapping[str, Sequence[str]]
    connectives: frozenset[str]
    people: frozenset[str]
    adverbs: Mapping[str, str]
    places: Mapping[str, str]
    first_of_two: frozenset[str]
    last_of_two: frozenset[str]
    demonstratives: frozenset[str]
    plurals: frozenset[str]
    expletives: frozenset[str]
    demonyms: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def anaphors() -> Anaphors:
    """Read the words that refer back; later calls give the same object."""
    raw = read_yaml("lexicon", "anaphora.yaml")
    nouns: dict[str, tuple[str, str | None]] = {noun: (gender, None) for noun, gender in raw["nouns"].items()}
    for row in (row for path in files("lexicon", "role_nouns.tsv") for _, row in read_table(path)):
        if row["anaphor"] == "1":
            nouns[row["noun"].lower()] = (row["gender"], row["kind"])
    return Anaphors(
        nouns,
        raw["heads"],
        raw["introduced"],
        frozenset(raw["no_nouns"]),
        frozenset(raw["designations"]),
        frozenset(raw["boards"]),
        {noun: tuple(roles) for noun, roles in raw["parts"].items()},
        {noun: tuple(row) for noun, row in raw["things"].items()},
        raw["groups"],
        raw["numbers"],
        frozenset(raw["articles"]),
        frozenset(raw["weak"]),
        frozenset(raw["own_firms"]),
        frozenset(raw["financial"]),
        raw["article_pronouns"],
        frozenset(raw["connectives"]),
        frozenset(raw["people"]),
        raw["adverbs"],
        raw["places"],
        frozenset(raw["first_of_two"]),
        frozenset(raw["last_of_two"]),
        frozenset(raw["demonstratives"]),
        frozenset(raw["plurals"]),
        frozenset(raw["expletives"]),
        raw["demonyms"],
        raw["kinds"],
    )


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can refer back: its base form, the head of its compound, gender, kind and how it is inflected.

    One that is `known` means only whom the text has introduced by it.
    """

    base: str
    head: str
    gender: str
    kind: str | None
    ending: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """A noun with its article; `determiner` is where that stands, `several` tells a plural."""

    noun: Noun
    determiner: int
    several: bool


@lru_cache(maxsize=65536)
def noun_of(low: str) -> Noun | None:
    """Return the noun that a lower-case word is a form of, None where it cannot refer back to an actor.

    >>> noun_of("landtechnikkonzerns").head, noun_of("datenbank")
    ('konzern', None)
    """
    known = anaphors()
    for ending in _ENDINGS:
        base = low.removesuffix(ending) if ending else low
        if (ending and base == low) or base in known.no_nouns:
            continue
        if base in known.nouns:
            gender, kind = known.nouns[base]
            return Noun(base, _head(base) or base, gender, _kind(base, kind), ending)
        if head := _head(base):
            return Noun(base, head, known.heads[head], _kind(base, None), ending)
    return _introduced(low)


def _introduced(low: str) -> Noun | None:
    """Return a noun that means only whom the text has introduced by it: 'der Rivale', 'der Bezahldienst'."""
    known = anaphors().introduced
    for ending in _ENDINGS:
        base = low.removesuffix(ending) if ending else low
        if (ending and base == low) or base in anaphors().no_nouns:
            continue
        for start in (0, *range(3, len(base) - 3)):
            if base[start:] in known:
                return Noun(base, base[start:], known[base[start:]], None, ending, known=True)
    return None


@lru_cache(maxsize=65536)
def part_of(low: str) -> tuple[str, ...]:
    """Return the roles whose last filler a noun means ('die Erwerberin' is who acquires), none for other nouns."""
    known = anaphors().parts
    forms = (low, low.removesuffix("s"), low.removesuffix("n"), low.removesuffix("in"))
    for word in forms:
        if word in known:
            return known[word]
    return known.get(low.removesuffix("in") + "e", ())


@lru_cache(maxsize=65536)
def thing_of(low: str) -> tuple[str, ...] | None:
    """Return gender and kinds of a noun that takes up a product ('den Chip'), None for any other."""
    known = anaphors().things
    for ending in ("", "s", "n", "en", "es"):
        base = low.removesuffix(ending) if ending else low
        for start in (0, *(k + 1 for k, c in enumerate(base) if c == "-")):
            if base[start:] in known:
                return known[base[start:]]
    return None


def _head(base: str) -> str | None:
    heads = anaphors().heads
    for start in range(len(base) - 3):
        if base[start:] in heads and (start == 0 or start > 2 or base[start - 1] == "-"):
            return base[start:]
    return None


def _kind(base: str, listed: str | None) -> str | None:
    if any(base.endswith(word) for word in anaphors().financial):
        return "Investor"
    first = next((kind for part, kind in anaphors().kinds.items() if base.startswith(part)), None)
    return first if listed in (None, "Company") else listed


def article_of(tokens: Sequence[Token], i: int) -> int | None:
    """Return the position of the definite article that a noun has, across adjectives; None where it has none."""
    known = anaphors().articles
    position = i - 1
    while position >= max(0, i - 5):
        token = tokens[position]
        if token.low in known:
            return position
        adjective = token.low.endswith(("e", "en", "er", "es", "em")) and token.low not in lexicon().determiners
        place = not token.capital or token.low.endswith("er")
        if token.kind == "number" or (token.kind == "word" and adjective and place):
            position -= 1
            continue
        return None
    return None


def description_at(tokens: Sequence[Token], i: int) -> Description | None:
    """Return the description whose noun stands at a token, None where none with a definite article does."""
    if not tokens[i].capital or (noun := noun_of(tokens[i].low)) is None:
        return None
    at = article_of(tokens, i)
    return Description(noun, at, _several(noun, tokens[at].low)) if at is not None else None


def _several(noun: Noun, article: str) -> bool:
    if article in _SEVERAL:
        return True
    if article in _SINGULAR_ONLY:
        return False
    if noun.gender == "f":
        return noun.ending in ("n", "en")
    if noun.head in anaphors().weak or noun.base in anaphors().weak:
        return noun.ending == "n" and article in ("die", "diese")
    return article in ("die", "diese", "jene") or noun.ending in ("n", "e", "en")
