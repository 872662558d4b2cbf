"""Names that an annotator sees: only words that neither German nor the gazetteer knows, as he mostly sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from kgtool.extract.advice.notes import Notes
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.attributes import makes_a_noun
from kgtool.extract.names.cues import cues
from kgtool.extract.names.genitives import is_genitive
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.shape import is_common
from kgtool.extract.names.words import is_word
from kgtool.extract.tokens import Token

#: Names of more words are mostly cut wrongly.
_LONGEST = 4
#: How many of the labels of a name have to be the same.
_AGREED = 0.75


def named(sentences: Collection[Notes], known: NameIndex) -> Iterator[tuple[str, str]]:
    """Yield the names with their class, in the order of the text; `known` is the gazetteer's index.

    A word counts as a name only where it is seen as one more often than not.
    """
    forms = Counter(token.text for notes in sentences for token in notes.tokens)
    seen: dict[str, Counter[str]] = {}
    for notes in sentences:
        for first, last, kind in notes.kinds:
            words = _name(notes.tokens[first : last + 1], notes.tokens[first - 1] if first else None)
            if words and not any(known.at(notes.tokens, token.index) for token in words):
                text = _plain(notes.tokens, words, forms)
                seen.setdefault(text, Counter())[kind] += 1
    for text, kinds in seen.items():
        kind, _ = min(kinds.items(), key=lambda item: (-item[1], item[0]))
        often = 2 * kinds.total() > max(forms[word] for word in text.split())
        if often and _AGREED * kinds.total() <= kinds[kind]:
            yield text, kind


def _name(tokens: Sequence[Token], before: Token | None) -> Sequence[Token]:
    """Return the words of a name without those that only lead to it ('Chefin Imke Jansens'), none where none is."""
    words = list(tokens)
    while words and _leads(words[0], len(words)):
        words.pop(0)
    if not 0 < len(words) <= _LONGEST or any(t.kind != "word" or not t.capital for t in words):
        return ()
    if len(words) == 1 and words[0].low in cues().first_names:
        return ()
    if any(t.low in cues().never or lexicon().noun_classes(t.low) or cues().role_kind(t.low) for t in words):
        return ()
    if all(is_word(t.text) or t.low in cues().foreign_words for t in words):
        return ()
    # What could be a compound of German ('Ulmquell') is a name only where no article is with it.
    return () if all(is_common(t.text) for t in words) and _has_article(tokens[0], words[0], before) else words


def _has_article(first: Token, own: Token, before: Token | None) -> bool:
    """Tell whether a name's own first word stands behind an article or an adjective, within what is labelled or not."""
    led = first if first is not own else before
    small = led is not None and (led.index == 0 or not led.capital)
    return led is not None and led.kind == "word" and small and makes_a_noun(led.low)


def _leads(token: Token, count: int) -> bool:
    """Tell whether a word stands before a name and is none of it: an article, a title, a word of German."""
    if count > 1 and token.low in cues().first_names:
        return False
    low = token.low
    if not token.capital or low in lexicon().determiners or low in lexicon().prepositions or low in cues().titles:
        return True
    return count > 1 and (cues().position(low) is not None or low in lexicon().verbs or is_word(low))


def _plain(tokens: Sequence[Token], words: Sequence[Token], forms: Counter[str]) -> str:
    """Return a name without the ending of its genitive."""
    text = " ".join(token.text for token in words).rstrip("'’")
    last = words[-1].text
    inflected = last.endswith("s") and (last[:-1] in forms or is_genitive(tokens, words[-1].index + 1))
    return text[:-1] if inflected else text
