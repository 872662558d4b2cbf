"""Nouns of German that a text uses as a name: never with an article, and once as only names are: 'Tonspur aus Linz'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cache

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.attributes import makes_a_noun
from kgtool.extract.names.cues import cues
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.shape import is_common
from kgtool.extract.tokens import Token

#: How often a noun must begin a sentence as one who acts, where no home and no apposition shows it to be a name.
_OFTEN = 2
_CONTRACTED = frozenset({"im", "am", "vom", "zum", "zur", "beim", "ins", "ans", "kein", "keine", "keinen", "keinem"})


def nouns_as_names(sentences: Sequence[Sequence[Token]], known: NameIndex) -> Iterator[str]:
    """Yield the common nouns that a document uses as names of firms."""
    homes: set[str] = set()
    acts: Counter[str] = Counter()
    for tokens in sentences:
        if len(tokens) > 3 and _may_name(tokens[0]) and not known.at(tokens, 0):
            if _at_home(tokens) or _apposed(tokens):
                homes.add(tokens[0].text)
            elif _acts(tokens):
                acts[tokens[0].text] += 1
    wanted = homes | {text for text, times in acts.items() if times >= _OFTEN}
    if not wanted:
        return
    described = {token.text for tokens in sentences for token in tokens if _described(tokens, token, wanted)}
    yield from sorted(wanted - described)


def _may_name(token: Token) -> bool:
    """Tell whether a capitalised noun names no goods, no role, nothing abstract and no people."""
    low = token.low
    if token.kind != "word" or not token.capital or "-" in token.text or len(low) < 5 or not is_common(token.text):
        return False
    if low in cues().never or low in cues().foreign_words or low in lexicon().verbs or low in cues().first_names:
        return False
    if low in lexicon().determiners or low in lexicon().prepositions or low.endswith((*_PLAIN, *cues().abstract_ends)):
        return False
    sorts = cues().role_kind(low) or cues().product_kind(low) or cues().position(low) or cues().institution(low)
    return not (sorts or lexicon().noun_classes(low) or low.endswith(cues().plain_ends))


#: Ends of plurals, feminine people and deeds.
_PLAIN = ("en", "innen", "erin", "ern", "eln", "e", "ion", "ik", "ät")


def _at_home(tokens: Sequence[Token]) -> bool:
    """Read 'Tonspur aus Linz baut', 'Tonspur (Linz)'."""
    return tokens[1].text in ("aus", "(") and tokens[2].text in towns() and not _plural(tokens)


def _plural(tokens: Sequence[Token]) -> bool:
    verb = tokens[3] if len(tokens) > 3 else None
    forms = lexicon().verbs.get(verb.low) if verb is not None and verb.text.islower() else ()
    return any("3p" in form.features for form in forms) and not any("3s" in form.features for form in forms)


def _apposed(tokens: Sequence[Token]) -> bool:
    """Read 'Tonspur, ein Start-up aus Linz, baut'."""
    if tokens[1].text != "," or tokens[2].low not in ("ein", "eine", "der", "die", "das"):
        return False
    return any(t.capital and cues().role_kind(t.low) is not None for t in tokens[3:7])


def _acts(tokens: Sequence[Token]) -> bool:
    """Tell whether a noun begins a sentence as the subject of a verb that only somebody does."""
    if not tokens[1].text.islower() or tokens[-1].text not in ".!":
        return False
    agentive = lexicon().grammar["agentive_verbs"]
    return any(
        form.finite and "3s" in form.features and form.lemma in agentive for form in lexicon().verbs.get(tokens[1].low)
    )


def _described(tokens: Sequence[Token], token: Token, wanted: set[str]) -> bool:
    """Tell whether an article or an adjective stands before a word, so that it is the noun."""
    if token.text not in wanted or not token.index:
        return False
    before = tokens[token.index - 1]
    return before.low in _CONTRACTED or (not before.capital and makes_a_noun(before.low))


def shy(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the listed firms called by a common word where they act: 'Notion baut', 'bei Notion'."""
    for index, token in enumerate(tokens[:-1]):
        if token.text not in cues().shy:
            continue
        after, before = tokens[index + 1], tokens[index - 1] if index else None
        acts = any(f.finite and "3s" in f.features for f in lexicon().verbs.get(after.low, ())) and after.text.islower()
        if (before is None and acts) or (
            before is not None and before.low in ("bei", "von", "mit") and not after.capital
        ):
            yield token.text


def listed_in_full(sentences: Sequence[Sequence[Token]], known: NameIndex, words: Set[str]) -> dict[str, str]:
    """Return the listed firms that a text also calls by the first word of their name: 'Ayar Labs', later 'Ayar'."""
    found: dict[str, str] = {}
    for tokens in sentences if words else ():
        for token in tokens:
            hit = known.at(tokens, token.index) if token.text in words else None
            if hit is not None and hit.length > 1 and hit.head is None:
                found.setdefault(token.text, hit.name.slug)
    return found


@cache
def towns() -> frozenset[str]:
    """Return the names of all listed towns: of places that lie within another and hold none."""
    known = gazetteer()
    small = known.within.keys() - set(known.within.values())
    return frozenset(name.text for name in known.names if name.slug in small)
