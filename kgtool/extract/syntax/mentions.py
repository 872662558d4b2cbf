"""Mentions: where a sentence names an entity, as a name, inside a compound, by a description or by a pronoun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgtool.claims import Entity
from kgtool.extract.names.index import Hit, NameIndex
from kgtool.extract.tokens import Token


@dataclass(slots=True)
class Mention:
    """One mention: its first and last token position, what it names, and how.

    `form` is name, compound, description, pronoun or possessive; `head` the lower-case head of a hyphen compound
    ('chips' in 'Nvidia-Chips'); `genitive` tells a genitive -s; `slugs` has several members for 'beide' and plural 'sie'.
    """

    first: int
    last: int
    slugs: tuple[str, ...]
    form: str
    genitive: bool = False
    head: str | None = None


def named_mentions(
    tokens: Sequence[Token], indexes: Sequence[NameIndex], entities: Mapping[str, Entity]
) -> list[Mention]:
    """Find all names in a sentence, the longest first, in the order of the text."""
    found: list[Mention] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        hit = None if token.kind == "sign" else _best([index.at(tokens, position) for index in indexes])
        if hit is None or not _plausible(tokens, position, hit, entities):
            position += 1
            continue
        form = "compound" if hit.head else "description" if hit.name.description else "name"
        last = position + hit.length - 1
        found.append(Mention(position, last, (hit.name.slug,), form, _is_genitive(tokens, last, hit), hit.head))
        position = last + 1
    return found


def _best(hits: Sequence[Hit | None]) -> Hit | None:
    return max((hit for hit in hits if hit), key=lambda hit: hit.length, default=None)


def _plausible(tokens: Sequence[Token], position: int, hit: Hit, entities: Mapping[str, Entity]) -> bool:
    """Refuse a lower-case word that happens to be a name ('meta', 'arm'), and 'X Chief' as a name's part."""
    token = tokens[position]
    if token.text.islower() and hit.name.text[0].isupper() and not hit.head:
        return hit.length > 1
    kinds = entities[hit.name.slug].kinds if hit.name.slug in entities else ()
    return not (kinds == ("Position",) or kinds == ("Segment",))


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
    )
