"""Anaphora: pronouns, possessives and definite descriptions become mentions of what the discourse offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.extract.discourse import Discourse
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.names.shape import is_common
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "dieser",
        "diese",
        "dieses",
        "diesem",
        "diesen",
        "dessen",
        "ebenjenes",
        "jenes",
    ]
)
_INHABITANT = ("er", "ern", "ers")


@dataclass(frozen=True)
class Anaphors:
    """The lists of `data/lexicon/anaphora.yaml`."""

    descriptions: Mapping[str, str]
    plurals: frozenset[str]
    expletives: frozenset[str]
    demonyms: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def anaphors() -> Anaphors:
    """Read the words that refer back; later calls give the same object."""
    raw = read_yaml("lexicon", "anaphora.yaml")
    return Anaphors(
        raw["descriptions"], frozenset(raw["plurals"]), frozenset(raw["expletives"]), raw["demonyms"], raw["kinds"]
    )


def refer(
    tokens: Sequence[Token],
    named: Sequence[Mention],
    discourse: Discourse,
    lexicon: Lexicon,
    seats: Mapping[str, Sequence[str]],
) -> list[Mention]:
    """Return the named mentions of a sentence together with those that refer back, in the order of the text."""
    taken = {i for mention in named for i in range(mention.first, mention.last + 1)}
    found = list(named)
    for token in tokens:
        if token.index in taken or token.kind != "word":
            continue
        mention = _reference(tokens, token, named, discourse, lexicon, seats)
        if mention is not None and mention.slugs:
            found.append(mention)
    return sorted(found, key=lambda m: m.first)


def _reference(
    tokens: Sequence[Token],
    token: Token,
    named: Sequence[Mention],
    discourse: Discourse,
    lexicon: Lexicon,
    seats: Mapping[str, Sequence[str]],
) -> Mention | None:
    i = token.index
    if token.capital and (noun := _description(token.low)):
        return _described(tokens, i, noun, named, discourse)
    if token.capital and i > 0 and tokens[i - 1].low in _DEFINITE | {"ihn", "beiden"}:
        place = _home(token.low)
        noun_follows = i + 1 < len(tokens) and tokens[i + 1].capital and tokens[i + 1].kind == "word"
        unlisted = token.low.endswith(_INHABITANT) and not is_common(token.text)
        if (place or unlisted) and not noun_follows:
            return _inhabitant(i, token.low, place, discourse, seats)
    if token.low in lexicon.grammar["possessives"]:
        return _possessive(tokens, i, named, discourse)
    if token.low in lexicon.grammar["possessive_pronouns_relative"] and i + 1 < len(tokens):
        before = [m for m in named if m.last < i]
        slugs = before[-1].slugs if before else discourse.latest()
        return Mention(i, i, slugs, "possessive", genitive=True)
    return _pronoun(tokens, i, discourse, lexicon)


def introductions(tokens: Sequence[Token], named: Sequence[Mention]) -> list[tuple[str, str]]:
    """Return the nouns that introduce a name in a sentence, with it: 'der Chipentwickler Axelera AI'."""
    found = []
    for mention in named:
        before = tokens[mention.first - 1] if mention.first else None
        if before is not None and before.capital and before.kind == "word" and (noun := _description(before.low)):
            found.append((noun, mention.slugs[0]))
    return found


def _home(low: str) -> str | None:
    """Return the place an inhabitant's name means ('Niederländern'), None for any other word."""
    listed, known = anaphors().demonyms, gazetteer().demonyms
    for word in (low, low.removesuffix("n"), low.removesuffix("s")):
        if word.endswith(("er", "e", "en")) and (word in listed or word in known):
            return listed.get(word) or known[word]
    return None


def _description(low: str) -> str | None:
    """Return the description noun a word is: whole, in the genitive, or behind a hyphen."""
    for word in (low, low.removesuffix("s"), low.removesuffix("es"), low.rsplit("-", 1)[-1]):
        if word in anaphors().descriptions or word in anaphors().plurals:
            return word
    return None


def _described(
    tokens: Sequence[Token], i: int, noun: str, named: Sequence[Mention], discourse: Discourse
) -> Mention | None:
    before = [t.low for t in tokens[max(0, i - 3) : i]]
    article = next((w for w in reversed(before) if w in _DEFINITE or w in ("beide", "beiden", "alle", "allen")), None)
    if article is None or any(m.first in (i + 1, i + 2) and tokens[m.first - 1].text not in ",–(" for m in named):
        return None
    if "beiden" in before or "beide" in before:
        near = tuple(dict.fromkeys(s for m in named if m.last < i for s in m.slugs if discourse.is_actor(s)))
        if len(near) == 2:
            return Mention(i, i, near, "description")  # 'Nach der Investition von A in B sind die beiden Seiten …'
        return Mention(i, i, discourse.plural(_kind_of(tokens[i].low)) or discourse.plural(), "description")
    plural = noun in anaphors().plurals and (noun not in anaphors().descriptions or article == "die")
    if plural:
        gender = anaphors().descriptions.get(noun)
        return Mention(i, i, discourse.plural(), "description") if gender != "f" else None
    earlier = [m for m in named if m.last < i and discourse.is_actor(m.slugs[0])]
    if earlier and any(t.text in (":", ";", "–") for t in tokens[earlier[-1].last : i]):
        return Mention(i, i, earlier[-1].slugs, "description")  # 'Schlechter erging es X: Der Konzern …'
    slugs = discourse.singular(noun=noun) or (earlier[-1].slugs if earlier else ())
    return Mention(i, i, slugs, "description")


def _kind_of(low: str) -> str | None:
    """Return the kind a compound's first part asks for: 'die beiden Cloud-Anbieter' are cloud providers."""
    return next((kind for part, kind in anaphors().kinds.items() if low.startswith(part)), None)


def _inhabitant(
    i: int, low: str, place: str | None, discourse: Discourse, seats: Mapping[str, Sequence[str]]
) -> Mention:
    recent = discourse.recent()
    stem = low.removesuffix("n").removesuffix("s").removesuffix("er")
    for slug in recent:
        if any(seat == place or (len(stem) > 3 and seat.startswith(stem[:5])) for seat in seats.get(slug, ())):
            return Mention(i, i, (slug,), "description")
    return Mention(i, i, discourse.latest(), "description")


def _possessive(tokens: Sequence[Token], i: int, named: Sequence[Mention], discourse: Discourse) -> Mention | None:
    addressed = tokens[i].text.startswith("Ihr") and i > 0
    if tokens[i].low.startswith(("unser", "mein")) or addressed:
        return Mention(i, i, discourse.speaker, "possessive", genitive=True)
    before = [m for m in named if m.last < i and not m.genitive and discourse.is_actor(m.slugs[0])]
    slugs = before[0].slugs if before else discourse.singular() or discourse.latest()
    return Mention(i, i, slugs, "possessive", genitive=True)


def _pronoun(tokens: Sequence[Token], i: int, discourse: Discourse, lexicon: Lexicon) -> Mention | None:
    low = tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    before = tokens[i - 1].low if i else ""
    addressed = (
        tokens[i].text in ("Sie", "Ihnen") and (i > 0 or tokens[-1].text == "?") and tokens[max(i - 1, 0)].text != ":"
    )
    if low in ("wir", "uns") or addressed:
        return Mention(i, i, discourse.speaker, "pronoun")
    if i == 0 and low in ("die", "der") and any(f.finite for f in lexicon.verbs.get(following, ())):
        return Mention(i, i, discourse.latest(), "pronoun")
    if low not in lexicon.pronouns or low in ("ich",):
        return None
    if low == "es" and (following in anaphors().expletives or before in anaphors().expletives):
        return None
    plural = any(_plural_verb(lexicon, word) for word in (following, before))
    if low in ("ihnen",) or (low == "sie" and plural):
        return Mention(i, i, discourse.plural() or discourse.singular(), "pronoun")
    return Mention(i, i, discourse.singular(), "pronoun")


def _plural_verb(lexicon: Lexicon, word: str) -> bool:
    forms = lexicon.verbs.get(word, ())
    return any(f.finite and "3p" in f.features for f in forms) and not any("3s" in f.features for f in forms)
