"""Mentions: where a sentence names an entity, as a name, inside a compound, by a description or by a pronoun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgtool.claims import Entity
from kgtool.extract.names.attributes import makes_a_noun
from kgtool.extract.names.cues import cues
from kgtool.extract.names.index import Hit, NameIndex
from kgtool.extract.names.shape import is_common
from kgtool.extract.tokens import Token

#: Products and markets that are no brand: without an owner they are common nouns, and a compound of them names nobody.
_NAMED_ONLY = frozenset({"Chip", "ChipGeneration", "AIModel", "CloudPlatform", "Application"})
_GENERIC = _NAMED_ONLY | {"Component", "Market", "Segment"}


@dataclass(slots=True)
class Mention:
    """One mention: its first and last token position, what it names, and how.

    `form` is name, compound, description, pronoun or possessive; `head` the lower-case head of a hyphen compound
    ('chips' in 'Nvidia-Chips'); `genitive` tells a genitive -s; `slugs` has several members for 'beide'; `prep` is the
    preposition inside an adverb ('daran').
    """

    first: int
    last: int
    slugs: tuple[str, ...]
    form: str
    genitive: bool = False
    head: str | None = None
    prep: str | None = None


def _adjectival(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether an inhabitants' name stands before a noun, as its adjective: 'das Linzer Softwarehaus'."""
    follower = tokens[last + 1] if last + 1 < len(tokens) else None
    noun = follower is not None and follower.capital and follower.kind == "word"
    return noun and tokens[last].low in cues().demonyms


def _leads_to_name(tokens: Sequence[Token], last: int, indexes: Sequence[NameIndex]) -> bool:
    return last + 1 < len(tokens) and any(index.at(tokens, last + 1) for index in indexes)


def named_mentions(
    tokens: Sequence[Token], indexes: Sequence[NameIndex], entities: Mapping[str, Entity]
) -> list[Mention]:
    """Find all names in a sentence, the longest first, in the order of the text."""
    found: list[Mention] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        hit = None if token.kind == "sign" else _longest(tokens, position, indexes)
        if hit is None or not _plausible(tokens, position, hit, entities):
            position += 1
            continue
        last = _with_legal_form(tokens, position + hit.length - 1, hit)
        if hit.name.description and (_adjectival(tokens, last) or _leads_to_name(tokens, last, indexes)):
            position = last + 1  # 'der Chip-Gigant Nvidia' names one firm once, 'der Linzer Anbieter' another
            continue
        form = "compound" if hit.head else "description" if hit.name.description else "name"
        if form == "name" and not _good(entities.get(hit.name.slug)):
            for token in tokens[position : last + 1]:
                token.name = True
        found.append(Mention(position, last, (hit.name.slug,), form, _is_genitive(tokens, last, hit), hit.head))
        position = last + 1
    return found


def _with_legal_form(tokens: Sequence[Token], last: int, hit: Hit) -> int:
    """Return the last token of a name with its legal form: 'Kolbrax SE', 'Kolbrax GmbH & Co. KG'."""
    forms = cues().legal_forms
    while not hit.head and last + 1 < len(tokens):
        follower = tokens[last + 1]
        if follower.capital and follower.low in forms:
            last += 1
        elif follower.text == "&" and last + 3 < len(tokens) and tokens[last + 2].low in ("co", "co."):
            last += 2 + (tokens[last + 3].text == ".")
        else:
            break
    return last


def _good(entity: Entity | None) -> bool:
    """Tell whether an entity is a generic good ('Server'), named by a common noun that keeps its noun classes."""
    return entity is not None and entity.owner is None and not entity.provisional and "Component" in entity.kinds


def _longest(tokens: Sequence[Token], position: int, indexes: Sequence[NameIndex]) -> Hit | None:
    best: Hit | None = None
    for index in indexes:
        hit = index.at(tokens, position)
        if hit is not None and (best is None or hit.length > best.length):
            best = hit
    return best


def _plausible(tokens: Sequence[Token], position: int, hit: Hit, entities: Mapping[str, Entity]) -> bool:
    """Refuse a lower-case word that happens to be a name ('meta', 'arm'), and 'X Chief' as a name's part."""
    token = tokens[position]
    if token.text.islower() and hit.name.text[0].isupper() and not hit.head:
        return hit.length > 1
    entity = entities.get(hit.name.slug)
    if entity is None:
        return True
    if entity.provisional and hit.name.description:
        return hit.head is None and position > 0 and tokens[position - 1].low in cues().definite  # 'die Sparkasse'
    generic = entity.owner is None and not entity.provisional and set(entity.kinds) & _GENERIC
    if generic and (hit.head is not None or set(entity.kinds) & _NAMED_ONLY):
        return False
    if set(entity.kinds) <= {"Position", "Segment"} and entity.owner is None:
        return False
    single = hit.name.exact and hit.length == 1 and not hit.head and "-" not in hit.name.text
    return not (single and "Government" not in entity.kinds and _common_noun(tokens, position))


def _common_noun(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a word that is a name and a noun is the noun here: an article or adjective stands before it."""
    if position == 0 or not is_common(tokens[position].text):
        return False
    before = tokens[position - 1]
    if position > 1 and before.low == "der" and tokens[position - 2].capital and cues().leads(tokens[position - 2].low):
        return False  # 'die Chefin der Nebelhorn': nobody leads a thing
    return before.kind == "word" and not before.capital and makes_a_noun(before.low)


def _is_genitive(tokens: Sequence[Token], last: int, hit: Hit) -> bool:
    if hit.genitive:
        return True
    # A name that ends in s has no genitive ending of its own; before a noun it still can be one ('Siemens Umsatz').
    text = tokens[last].text
    return (
        text.endswith("s")
        and hit.head is None
        and last + 1 < len(tokens)
        and tokens[last + 1].capital
        and tokens[last + 1].kind == "word"
        and tokens[last + 1].start == tokens[last].end + 1
        and tokens[last + 1].low not in cues().legal_forms
        and tokens[last].low not in cues().sure_tails
    )
