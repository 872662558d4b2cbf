"""Surnames: a listed person whom a text names in full may be called by the last name from then on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from kgtool.extract.names.gazetteer import Name, gazetteer
from kgtool.extract.names.index import NameIndex
from kgtool.extract.tokens import Token


@cache
def _forenames() -> frozenset[str]:
    """Return the first words of the listed persons' names of two words and more."""
    known = gazetteer()
    full = (n.text for n in known.names if "Person" in known.entities[n.slug].kinds and " " in n.text)
    return frozenset(text.split()[0] for text in full)


def surnames(sentences: Sequence[Sequence[Token]], known: NameIndex, others: Collection[str]) -> list[Name]:
    """Return the last names of the listed persons whom the sentences name in full; never one of the `others`."""
    found: dict[str, set[str]] = {}
    for tokens in sentences:
        for token in tokens:
            hit = known.at(tokens, token.index) if token.text in _forenames() else None
            if hit is None or hit.head or hit.length < 2 or "Person" not in gazetteer().entities[hit.name.slug].kinds:
                continue
            last = tokens[token.index + hit.length - 1]
            if last.text not in others and known.at([last], 0) is None:
                found.setdefault(last.text, set()).add(hit.name.slug)
    return [Name(text, slugs.pop(), exact=True) for text, slugs in found.items() if len(slugs) == 1]
