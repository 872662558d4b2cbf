"""Antecedents: the pronouns that a thing takes, so that they mean no firm.

'Der Vertrag läuft zehn Jahre. Er ist 40 Millionen wert': what opens a sentence as a common noun is what 'er' goes on
about, there and in the next one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.descriptions import anaphors
from kgtool.extract.lexicon import ends_with_noun
from kgtool.extract.names.cues import cues
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

_ADJECTIVE = ("e", "en", "er", "es", "em")


def thing_pronouns(tokens: Sequence[Token], mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the pronouns that the thing takes with which a sentence opens, none where somebody opens it."""
    at = 0
    while at < len(tokens) and tokens[at].low in anaphors().connectives:
        at += 1
    taken = anaphors().article_pronouns.get(tokens[at].low) if at < len(tokens) else None
    if taken is None:
        return frozenset()
    for token in tokens[at + 1 : at + 6]:
        if any(m.first <= token.index <= m.last for m in mentions):
            return frozenset()
        if token.capital and token.kind == "word":
            return frozenset() if _acts(tokens, token, mentions) else frozenset(taken)
        if token.kind != "number" and not token.low.endswith(_ADJECTIVE):
            return frozenset()
    return frozenset()


def _acts(tokens: Sequence[Token], noun: Token, mentions: Sequence[Mention]) -> bool:
    """Tell whether a noun means somebody who speaks for a firm, or stands beside its name: 'der Konzern Holmdahl'."""
    person = cues().position(noun.low) is not None
    staff = any(ends_with_noun(noun.low, word) for word in anaphors().people)
    return person or staff or any(m.first == noun.index + 1 and m.head is None for m in mentions)
