"""Introductions: what a text says of a name when it brings it up: the noun that classes it, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.extract.descriptions import Noun, noun_of
from kgtool.extract.designations import designations
from kgtool.extract.discourse import Discourse
from kgtool.extract.homes import homes_told
from kgtool.extract.names.cues import cues
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token


def introduce(tokens: Sequence[Token], named: Sequence[Mention], discourse: Discourse) -> None:
    """Tell the discourse how a sentence introduces its names."""
    for noun, slug in introductions(tokens, named):
        discourse.introduce(noun, slug)
    for word, slug in designations(tokens, named):
        if discourse.is_actor(slug):
            discourse.designated[word] = slug
    for slug, place in homes_told(tokens, named, discourse.entities):
        discourse.settle(slug, place)


def introductions(tokens: Sequence[Token], named: Sequence[Mention]) -> Iterator[tuple[Noun, str]]:
    """Yield the nouns that introduce a name in a sentence, with it: 'der Chipentwickler Axelera AI'.

    The noun stands before the name, or behind it with an article: 'Axelera, ein Chipentwickler aus Eindhoven'.
    """
    for mention in named:
        if mention.head is not None:
            continue
        legal = tokens[mention.last : mention.last + 2]
        if form := next((noun for t in legal if t.low in cues().legal_forms and (noun := noun_of(t.low))), None):
            yield form, mention.slugs[0]
        last = tokens[mention.last]
        if mention.last > mention.first and last.capital and (own := noun_of(last.low)):
            yield own, mention.slugs[0]  # 'die Holmdahl Gruppe' is a group
        before = tokens[mention.first - 1] if mention.first else None
        if before is not None and before.capital and before.kind == "word" and (noun := noun_of(before.low)):
            yield noun, mention.slugs[0]
        after = [t for t in tokens[mention.last + 1 : mention.last + 6] if t.text not in '“”"»«']
        if after[:1] and (after[0].text == "," or after[0].low == "ist"):
            capital = next((t for t in after[1:] if t.capital and t.kind == "word"), None)
            article = after[1].low if len(after) > 1 else ""
            if (
                capital is not None
                and article in ("ein", "eine", "der", "die", "das")
                and (noun := noun_of(capital.low))
            ):
                yield noun, mention.slugs[0]
