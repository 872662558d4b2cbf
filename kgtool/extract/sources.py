"""Sources: whom a phrase names as the origin of what a sentence says ('laut Gartner', '(Quelle: Microsoft)')."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kgtool.claims import Entity
from kgtool.extract.lexicon import Lexicon, stem_set
from kgtool.extract.source_names import behind, is_source_noun, named_in, papers, unnamed_in
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token
from kgtool.extract.voice import is_among, voice_words

_STOPS = frozenset({",", "(", ")", ":", ";", "–", "—", "“", "”", "»"})
_ADJECTIVE = ("e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Sources:
    """The names of a sentence's sources, and the token positions of the phrases that name them.

    `own` are the positions of phrases that mean the clause's own subject ('nach eigenen Angaben'); `estimate` says that
    one is called an estimate, `leans` that the sentence says on whom a source before it leans.
    """

    names: tuple[str, ...]
    positions: frozenset[int]
    own: frozenset[int] = frozenset()
    estimate: bool = False
    leans: bool = False


def sources(
    tokens: Sequence[Token], mentions: Sequence[Mention], entities: Mapping[str, Entity], lexicon: Lexicon
) -> Sources:
    """Find the source phrases of a sentence; what stands in them is no party to a deal."""
    names: list[str] = []
    positions: set[int] = set()
    own: set[int] = set()
    estimate = False
    openers = _openers()
    for token in tokens:
        i = token.index
        if (i and token.low not in openers) or i in positions:
            continue
        span = _span(tokens, i, mentions, entities, lexicon)
        if span is None or len(span) < 2:
            continue
        lows = {tokens[k].low for k in span}
        found = named_in(tokens, span, mentions, entities)
        if not found and not _titled(tokens, span):
            found = unnamed_in(tokens, span)
        elif found:
            found = (*found, *behind(tokens, span, mentions, entities))
        if found:
            if token.low == "zufolge" and not names:
                names.extend(papers(range(span.start), mentions, entities))
            names.extend(found)
            positions.update(span)
        elif lows & voice_words()["own_words"]:
            own.update(span)
        estimate = estimate or any(is_among(tokens[k].low, "estimating_words") for k in span)
    leans = any(t.low in voice_words()["leaning"] for t in tokens) and any(_leaning(tokens, i) for i in positions)
    return Sources(tuple(dict.fromkeys(names)), frozenset(positions), frozenset(own), estimate, leans)


@cache
def _openers() -> frozenset[str]:
    """Return the words that may open or close a source phrase inside a sentence."""
    words = voice_words()
    phrases = ("nach", "zufolge", "unter", "mit", "aus", "so", "auf")
    return words["source_prepositions"] | words["source_labels"] | frozenset(phrases)


def _span(
    tokens: Sequence[Token], i: int, mentions: Sequence[Mention], entities: Mapping[str, Entity], lexicon: Lexicon
) -> range | None:
    """Return the tokens of the source phrase that a word opens or closes, None where it does neither."""
    words = voice_words()
    low = tokens[i].low
    if low in words["source_prepositions"] or (low == "nach" and _carrier(tokens, i + 1, lexicon)):
        return range(i, _phrase_end(tokens, i + 1, lexicon))
    if low == "zufolge":
        cited = _cited(tokens, i)
        return range(_phrase_start(tokens, i, lexicon) if cited is None else cited, i + 1)
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return None
    if low == "auf":
        end = _leaning(tokens, i)
        return range(i, end) if end else None
    if low in words["source_labels"] and following.text == ":":
        return range(i + 1, _phrase_end(tokens, i + 2, lexicon))
    if low in ("unter", "mit", "aus") and f"{low} {following.low}" in words["source_phrases"]:
        return range(i, _phrase_end(tokens, i + 3, lexicon))
    if low == "so" and i and tokens[i - 1].text == "," and _quoted_behind_so(tokens, i, mentions, lexicon):
        return range(i, _phrase_end(tokens, i + 1, lexicon))
    if i == 0 and _opens_label(tokens):
        return _label(tokens, mentions, entities)
    return None


def _cited(tokens: Sequence[Token], i: int) -> int | None:
    """Return where the source begins that a relative pronoun means: 'zitiert zwei Insider, denen zufolge …'."""
    if i < 3 or tokens[i - 2].text != "," or tokens[i - 1].low not in ("denen", "dem", "der"):
        return None
    if not (tokens[i - 3].capital and is_source_noun(tokens[i - 3].low)):
        return None
    counted = (k for k in range(max(i - 10, 0), i - 3) if tokens[k].low in voice_words()["counting"])
    return next(counted, i - 3)


def _leaning(tokens: Sequence[Token], i: int) -> int:
    """Return where the source ends on which another leans: ', die sich auf interne Unterlagen beruft'; 0 for none."""
    leaning = voice_words()["leaning"]
    if not i or tokens[i - 1].low != "sich":
        return 0
    end = next((t.index for t in tokens[i + 1 : i + 10] if t.low in leaning or t.text in _STOPS or t.text == "."), 0)
    final = bool(end) and tokens[end].low in leaning
    second = i > 1 and tokens[i - 2].low in leaning
    sourced = any(t.capital and is_source_noun(t.low) for t in tokens[i + 1 : end])
    return end if (final or second) and sourced else 0


def _titled(tokens: Sequence[Token], span: range) -> bool:
    """Tell whether 'nach' opens a phrase whose noun brings a source only by whose it is: 'nach der Studie' is none."""
    noun = next((tokens[k].low for k in span if tokens[k].capital and k > span.start), "")
    return tokens[span.start].low == "nach" and not voice_words()["titled_carriers"].isdisjoint(stem_set(noun))


def _opens_label(tokens: Sequence[Token]) -> bool:
    """Tell whether a line begins with a short label before a colon."""
    return any(t.text == ":" for t in tokens[1:5])


def _label(tokens: Sequence[Token], mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> range | None:
    """Return the label of a line where it is a source: 'IDC: Markt wächst', 'Insider: …', 'Bericht: …'."""
    colon = next(t.index for t in tokens[1:5] if t.text == ":")
    name = next((m for m in mentions if m.first == 0 and m.last == colon - 1 and m.head is None), None)
    if name is not None:
        kinds = entities[name.slugs[0]].kinds if name.slugs[0] in entities else ()
        return range(0, colon + 1) if {"ResearchFirm", "MediaOutlet", "Person"} & set(kinds) else None
    return range(0, colon + 1) if colon == 1 and is_among(tokens[0].low, "label_sources") else None


def _carrier(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun of saying stands first behind 'nach': 'nach IDC-Zählung', 'nach Bloombergs Informationen'."""
    words = voice_words()
    article = False
    for token in tokens[start : start + 6]:
        if token.text in _STOPS or token.kind == "number":
            return False
        article = article or token.low in ("dem", "der", "den", "einem", "einer")
        if not token.capital:
            continue
        found = stem_set(token.low.rpartition("-")[2])
        if found & (words["carriers"] | words["titled_carriers"]):
            return True
        if found & words["bare_carriers"] and not article:
            return True
        if not token.low.endswith("s") or token.index > start + 1:
            return False
    return False


def _quoted_behind_so(tokens: Sequence[Token], i: int, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Tell whether 'so' behind a comma brings a speaker, not a clause: ', so das Handelsblatt', ', so Aydin weiter'."""
    end = next((t.index for t in tokens[i + 1 :] if t.text in _STOPS or t.text in ".!?"), len(tokens))
    piece = tokens[i + 1 : end]
    if not piece or len(piece) > 9 or any(t.kind == "number" for t in piece):
        return False
    if any(not t.capital and any(f.finite for f in lexicon.verbs.get(t.low, ())) for t in piece):
        return False
    named = any(i < m.first < end for m in mentions)
    return named or any(t.capital and is_source_noun(t.low) for t in piece)


def _phrase_end(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    end = start
    while end < len(tokens) and end - start < 10:
        token = tokens[end]
        if token.text in _STOPS or token.kind == "number":
            break
        if (
            not token.capital
            and any(f.finite for f in lexicon.verbs.get(token.low, ()))
            and not _before_source(tokens, end)
        ):
            break
        if end > start + 1 and token.low in lexicon.prepositions and token.low not in ("von", "vom", "in", "aus"):
            break
        if end > start + 1 and tokens[end - 1].capital and (_adverb(token, lexicon) or _begins_anew(token, lexicon)):
            break
        end += 1
    return end


def _before_source(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is the adjective of a source: 'zwei mit der Sache vertraute Personen'."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and behind.capital and tokens[at].low.endswith(_ADJECTIVE) and is_source_noun(behind.low)


def _adverb(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word goes on with the clause behind a source: no article, no adjective, no link."""
    inner = lexicon.determiners.keys() | lexicon.prepositions.keys() | lexicon.grammar["coordinators"]
    return token.text.islower() and token.low not in inner and not token.low.endswith(_ADJECTIVE)


def _begins_anew(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether an article behind a noun begins another phrase: it is no genitive ('… Angaben einen Umsatz')."""
    cases = lexicon.determiners.get(token.low)
    return cases is not None and not any(code.startswith("g") for code in cases)


def _phrase_start(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    start = end
    while start > 0 and end - start < 8:
        token = tokens[start - 1]
        if token.text in _STOPS or (not token.capital and any(f.finite for f in lexicon.verbs.get(token.low, ()))):
            break
        start -= 1
    return start
