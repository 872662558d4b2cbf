"""Designations: the words by which contracts, judgments and notices call a party once they have named it.

'Die Klägerin, die Lumeo GmbH aus Kiel, …', 'die Varntal SE (im Folgenden: „Verkäuferin“)', 'die Antragstellerin Lumeo
GmbH', 'Beklagte ist die Varntal SE': from there on 'die Klägerin' is the Lumeo GmbH and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.extract.descriptions import anaphors, noun_of
from kgtool.extract.names.cues import cues
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

_QUOTES = frozenset("„“”\"«»‚‘'›‹:,")
#: How many words may stand between a designation and the name: ', die', ' ist die Kieler'.
_REACH = 4


def designation(low: str) -> str:
    """Return a word that can designate a party without its case ending: 'beklagten' is 'beklagte'."""
    known = anaphors().designations
    return next((form for form in (low, low.removesuffix("n"), low.removesuffix("s")) if form in known), low)


def designations(tokens: Sequence[Token], named: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the words that a sentence lays down for a name, with it."""
    for mention in named:
        if mention.head is not None or mention.form != "name":
            continue
        word = _in_brackets(tokens, mention.last + 1) or _before(tokens, mention.first) or _behind(tokens, mention.last)
        if word is not None:
            yield word, mention.slugs[0]


def _in_brackets(tokens: Sequence[Token], at: int) -> str | None:
    """'X SE (im Folgenden: Klägerin)', 'X AG („Gesellschaft“)': quotes or words announce what is no designation."""
    if at >= len(tokens) or tokens[at].text != "(":
        return None
    end = next((t.index for t in tokens[at : at + 9] if t.text == ")"), None)
    if end is None:
        return None
    inside = [t for t in tokens[at + 1 : end] if t.text not in _QUOTES]
    nouns = [t.low for t in inside if t.capital and t.low not in cues().hereafter]
    if len(nouns) != 1 or any(t.low not in cues().hereafter for t in inside if t.low != nouns[0]):
        return None
    announced = len(inside) > 1 or any(t.text in _QUOTES for t in tokens[at + 1 : end])
    listed = designation(nouns[0]) in anaphors().designations
    return designation(nouns[0]) if listed or (announced and noun_of(nouns[0]) is not None) else None


def _before(tokens: Sequence[Token], first: int) -> str | None:
    """'Die Klägerin, die X GmbH', 'Beklagte ist die X SE', 'die Antragstellerin X'."""
    for token in reversed(tokens[max(0, first - _REACH) : first]):
        word = designation(token.low)
        if token.capital and word in anaphors().designations:
            between = [t.low for t in tokens[token.index + 1 : first]]
            plain = not between or between[0] in (",", "ist", "war", "(")
            return word if plain and between[:2] not in (["ist", "laut"],) else None
    return None


def _behind(tokens: Sequence[Token], last: int) -> str | None:
    """'Die X GmbH, Klägerin, …', 'die X SE als Antragsgegnerin'."""
    after = tokens[last + 1 : last + 4]
    if not after or after[0].text not in (",", "als", "–"):
        return None
    noun = next((t for t in after[1:] if t.low not in ("die", "der")), None)
    if noun is None or designation(noun.low) not in anaphors().designations:
        return None
    follower = tokens[noun.index + 1].text if noun.index + 1 < len(tokens) else "."
    return designation(noun.low) if after[0].text == "als" or follower in (",", ".", "–", ")") else None
