"""Sources: whom a sentence names as the origin of what it says ('laut Gartner', '(Quelle: Microsoft)')."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgtool.claims import Entity
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token
from kgtool.extract.voice import voice_words

_STOPS = frozenset({",", "(", ")", ":", ";", "–", "—", "“", "”", "»"})
_ADJECTIVE = ("e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Sources:
    """The names of a sentence's sources, and the token positions of the phrases that name them."""

    names: tuple[str, ...]
    positions: frozenset[int]


def sources(
    tokens: Sequence[Token], mentions: Sequence[Mention], entities: Mapping[str, Entity], lexicon: Lexicon
) -> Sources:
    """Find the source phrases of a sentence; what stands in them is no party to a deal."""
    names: list[str] = []
    positions: set[int] = set()
    words = voice_words()
    for token in tokens:
        i = token.index
        if i in positions:
            continue
        span: range | None = None
        if token.low in words["source_prepositions"]:
            span = range(i, _phrase_end(tokens, i + 1, lexicon))
        elif token.low == "zufolge":
            span = range(_phrase_start(tokens, i, lexicon), i + 1)
        elif token.low == "nach" and i + 1 < len(tokens) and _opens_source(tokens, i):
            span = range(i, _phrase_end(tokens, i + 1, lexicon))
        elif token.low == "quelle" and i + 1 < len(tokens) and tokens[i + 1].text == ":":
            span = range(i, _phrase_end(tokens, i + 2, lexicon))
        if span is None or len(span) < 2:
            continue
        found = _names(tokens, span, mentions, entities)
        if found:
            names.extend(found)
            positions.update(span)
    return Sources(tuple(dict.fromkeys(names)), frozenset(positions))


def _opens_source(tokens: Sequence[Token], i: int) -> bool:
    nearby = " ".join(t.low for t in tokens[i : i + 3])
    return any(nearby.startswith(phrase) for phrase in voice_words()["source_phrases"]) or (
        i + 2 < len(tokens) and f"nach {tokens[i + 2].low}" in voice_words()["source_phrases"]
    )


def _phrase_end(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    end = start
    while end < len(tokens) and end - start < 10:
        token = tokens[end]
        if token.text in _STOPS or token.kind == "number":
            break
        if not token.capital and any(f.finite for f in lexicon.verbs.get(token.low, ())):
            break
        if end > start + 1 and token.low in lexicon.prepositions and token.low not in ("von", "vom", "in"):
            break
        if end > start + 1 and tokens[end - 1].capital and _adverb(token, lexicon):
            break
        end += 1
    return end


def _adverb(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word goes on with the clause behind a source: no article, no adjective, no link."""
    inner = lexicon.determiners.keys() | lexicon.prepositions.keys() | lexicon.grammar["coordinators"]
    return token.text.islower() and token.low not in inner and not token.low.endswith(_ADJECTIVE)


def _phrase_start(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    start = end
    while start > 0 and end - start < 8:
        token = tokens[start - 1]
        if token.text in _STOPS or (not token.capital and any(f.finite for f in lexicon.verbs.get(token.low, ()))):
            break
        start -= 1
    return start


def _names(
    tokens: Sequence[Token], span: range, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> list[str]:
    inside = [m for m in mentions if m.first in span and m.form in ("name", "compound")]
    known = [entities[slug].label for m in inside for slug in m.slugs if slug in entities]
    if known:
        return known
    nouns = [
        tokens[i].text
        for i in span
        if tokens[i].capital and tokens[i].kind == "word" and tokens[i].low not in ("laut", "nach", "quelle")
    ]
    return [" ".join(nouns)] if nouns else []
