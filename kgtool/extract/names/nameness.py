"""Whether a word can be a name or begin one: by its shape, its cue, and whether German would use it so as a noun."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.names.shape import has_name_shape, is_common
from kgtool.extract.names.words import is_word, vocabulary
from kgtool.extract.tokens import Token


def adjacent(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token stands one blank behind the one before."""
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end + 1


def is_cued(tokens: Sequence[Token], index: int) -> str | None:
    """Return what kind of noun stands directly before a token: product, role, person, or None."""
    if not index:
        return None
    before = namer(tokens, index - 1)
    if before.text == "," and index > 1 and cues().position(tokens[index - 2].low) is not None:
        return "person" if _forename(tokens, index) else None  # 'die Chefin, Imke Jansens, war'
    if before.low in cues().titles or cues().position(before.low) is not None:
        return "person"
    if not before.capital or before.kind != "word" or "-" in before.text[-1:]:
        return None
    if cues().product_kind(before.low) is not None:
        return "product"
    return "role" if cues().role_kind(before.low) is not None else None


def namer(tokens: Sequence[Token], position: int) -> Token:
    """Return the noun that tells what a name behind a position names, across words of naming.

    In 'ein Chip mit dem Codenamen Amethyst', 'einen Beschleuniger namens Titan' it is the chip, elsewhere the token.
    """
    token = tokens[position]
    if token.low not in cues().naming:
        return token
    for before in reversed(tokens[max(position - 4, 0) : position]):
        if before.kind != "word" or before.low in cues().foreign_words:
            break
        if before.capital and (cues().product_kind(before.low) or cues().role_kind(before.low)):
            return before
    return token


def _forename(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a first and a last name stand between commas here."""
    words = tokens[index : index + 3]
    return len(words) == 3 and words[0].capital and words[1].capital and words[2].text in ",.)"


def name_like(tokens: Sequence[Token], index: int, cued: str | None) -> bool:
    """Tell whether a name can begin at a token."""
    token = tokens[index]
    if token.kind != "word" or token.low in cues().never or token.text in cues().legal_sequences or _clipped(token):
        return False
    base = token.text.partition("-")[0]
    if has_name_shape(base) and base.lower() not in cues().acronyms:
        return "-" not in token.text or not is_common(token.text.rsplit("-", 1)[-1])
    if not token.capital:
        return cued == "role" and _small(tokens, index)
    if is_house(token.text) or (cued and "-" in token.text and not is_common(base)):
        return True
    if "-" in token.text and is_common(token.text):
        return False
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    followed = follower is not None and follower.capital and follower.kind == "word"
    if token.low in cues().first_names and followed:
        bare_name = follower is not None and not is_common(follower.text)
        return token.low not in lexicon().prepositions or cued == "person" or bare_name
    if (cues().role_kind(token.low) and not _house_behind(token, follower, cued)) or (
        cues().position(token.low) and len(token.low) > 3
    ):
        return False  # 'des Robotikherstellers X': the noun introduces the name
    if followed and follower is not None and (is_english(token, follower) or is_double(tokens, index, follower)):
        return True
    if cued:
        return _may_be_called(token, cued) or _opens_apposition(tokens, index)
    if followed and follower is not None and follower.low in cues().name_tails and not is_word(follower.text):
        return token.low not in lexicon().determiners and token.low not in lexicon().prepositions
    if is_common(token.text):
        return not is_word(token.text) and token.low.endswith(cues().name_heads) and bare(tokens, index, index + 1)
    return not token.low.endswith(cues().abstract_ends)


def _house_behind(token: Token, follower: Token | None, cued: str | None) -> bool:
    """Tell whether a compound on a role noun is a name behind another one: 'die Tech-Firma Klarblatt'."""
    followed = follower is not None and follower.capital
    return cued == "role" and not followed and not is_word(token.text) and not token.low.endswith(("er", "ers", "ern"))


def is_english(token: Token, follower: Token) -> bool:
    """Tell whether two words side by side begin an English name: 'Silver Oak', 'Blue Fern Capital', 'Helix Power'."""
    parts = cues().english_parts
    if token.low not in parts or follower.start != token.end + 1 or follower.low in cues().english_seconds:
        return False
    initial = follower.capital and len(follower.text) == 1
    tailed = follower.low in parts or follower.low in cues().name_tails
    return initial or tailed or not is_common(follower.text)


def is_double(tokens: Sequence[Token], index: int, follower: Token) -> bool:
    """Tell whether two nouns side by side are a firm: by an English tail, or as they stand alone before a verb."""
    token = tokens[index]
    if not adjacent(tokens, index + 1) or "-" in token.text or token.low in lexicon().determiners:
        return False
    if token.low in lexicon().prepositions or token.low in cues().foreign_words or token.low in cues().demonyms:
        return False
    if follower.low in cues().sure_tails:
        return not (index == 0 and token.low in lexicon().verbs and not is_word(token.text))
    verb = tokens[index + 2] if index + 2 < len(tokens) else None
    alone = index == 0 or tokens[index - 1].text in ":–—"
    if not alone or verb is None or not _is_singular_verb(verb) or follower.low in cues().never:
        return False
    if token.low in vocabulary() or token.low.endswith("s") or token.low in cues().plain_openers:
        return False  # 'Erster Kunde ist', 'Auch Strom fehlt', 'Polarnods Börsenwert stieg'
    return is_common(follower.text) and not (cues().product_kind(token.low) or cues().position(follower.low))


def _small(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a lower-case word behind a role noun is a brand ('die Firma hyperlattice'), no adjective or verb."""
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    attribute = token.low.endswith("en") or (after is not None and after.capital)
    return not (attribute or is_word(token.text) or token.low in lexicon().verbs or len(token.low) < 4)


def shouted(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word of German stands in capitals because its whole line does: 'OTRAVO KAUFT KOLBRAX'."""
    low = tokens[index].low
    if tokens[index].text.isupper() and len(low) > 3 and is_word(low):
        return True  # 'hängt NICHT nur an Azure'
    if not tokens[index].text.isupper() or not (lexicon().verbs.is_finite(low) or is_word(low) or is_word(low.title())):
        return False
    words = [token for token in tokens if token.kind == "word"]
    return len(words) > 2 and all(token.text.isupper() for token in words)


def _clipped(token: Token) -> bool:
    """Tell whether an apostrophe shortens a word of German: 'Gibt's', 'Wär''."""
    if "'" not in token.low:
        return False
    base = token.low.partition("'")[0]
    return base in lexicon().verbs or f"{base}e" in lexicon().verbs or is_word(base)


def _of_nature(text: str) -> bool:
    """Tell whether a compound that is no word begins as names of firms do: 'Moselcloud', 'Falkenkapital'."""
    return not is_word(text) and any(text.lower()[:length] in cues().name_stems for length in range(3, len(text) - 3))


def _opens_apposition(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a noun ends a sentence's first phrase behind a role noun: 'Der Investor Nordkapital steckt …'."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    first = index == 1 or (index == 2 and tokens[0].low in lexicon().determiners)
    return first and after is not None and _is_singular_verb(after)


def _is_singular_verb(token: Token) -> bool:
    forms = lexicon().verbs.get(token.low) if token.text.islower() else ()
    return any(form.finite and "3s" in form.features for form in forms)


@lru_cache(maxsize=65536)
def is_house(text: str) -> bool:
    """Tell whether a compound names one house, also behind an article: 'Spreebank', 'Kranichfonds', 'Rosshof-Bank'.

    >>> is_house("Spreebank"), is_house("Kranichfonds"), is_house("Hausbank"), is_house("Infrastrukturfonds")
    (True, True, False, False)
    """
    low = text.lower()
    head = next((head for head in cues().article_heads if low.endswith(head)), None)
    if head is None or is_word(text) or len(low) - len(head) < 3:
        return False
    first = low.removesuffix(head)
    return (
        not is_common(first.capitalize())
        or first.rstrip("-") in cues().name_stems
        or (first.endswith("-") and not is_common(text[: len(first) - 1]))
    )


def bare(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Tell whether a noun stands without the article a singular is due, so that it is a name: 'bei Sprachlotse'."""
    before, after = tokens[index - 1] if index else None, tokens[end] if end < len(tokens) else None
    if before is None:
        return after is not None and (_is_singular_verb(after) or _explained(tokens, end))
    governed = before.low in cues().governing or before.low in cues().openers or _is_singular_verb(before)
    return governed and (after is None or not after.capital)


def _explained(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a home or an apposition follows a name: 'Firnlicht aus Chur', 'Firnlicht, ein Ableger der ETH,'."""
    sign, follower = tokens[end], tokens[end + 1] if end + 1 < len(tokens) else None
    if follower is None:
        return False
    apposed = follower.low in lexicon().determiners and any(t.text == "," for t in tokens[end + 2 :])
    return (sign.low == "aus" and follower.capital) or (sign.text == "," and apposed)


def _may_be_called(token: Token, cued: str) -> bool:
    """Tell whether a word behind a role or product noun can be its name: not the goods it deals in ('Anteile')."""
    if token.low in lexicon().determiners or token.low in lexicon().prepositions:
        return False
    if cued == "person" or not is_common(token.text) or _of_nature(token.text):
        return cued == "person" or not token.low.endswith(("erin", "innen"))
    if token.low.endswith(cues().name_heads) and not token.low.endswith(("er", "el", "en", "ern", "s")):
        return True  # a singular noun behind a role noun: 'beim Anbieter Speicherwerk'
    return not (
        lexicon().noun_classes(token.low)
        or cues().product_kind(token.low)
        or token.low.endswith((*cues().abstract_ends, *cues().plain_ends))
    )
