"""Learning: what a text tells of the names it introduces: who works for whom, and who makes which chip.

A chip that no gazetteer lists has no owner until the text names its maker beside it ('der Prozessor Pollux von Hagner',
'ihr Inferenzchip Pollux') or says who developed it; from there on the maker stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import replace

from kgtool.claims import Entity
from kgtool.extract.binding import Binding
from kgtool.extract.discourse import Discourse
from kgtool.extract.fillers import Selection
from kgtool.extract.syntax.nominals import Nominal


def learn_makers(phrases: Sequence[Nominal], entities: MutableMapping[str, Entity], selection: Selection) -> None:
    """Take notice of the makers that a sentence names beside the chips it introduces."""
    for phrase in phrases:
        unknown = [slug for slug in phrase.slugs if _orphan(entities.get(slug))]
        if not unknown:
            continue
        found = (selection.accept(n.slugs, "ChipDesign", "designer")[0] for n in _beside(phrase, phrases))
        maker = next((slugs[0] for slugs in found if len(slugs) == 1), None)
        for slug in unknown if maker is not None else ():
            entities[slug] = replace(entities[slug], owner=maker)


def learn(bindings: Sequence[Binding], entities: MutableMapping[str, Entity], discourse: Discourse) -> None:
    """Take notice of what the claims of a sentence say of its names."""
    for binding in bindings:
        roles = {role: filler.slugs for role, filler in binding.roles.items()}
        if binding.match.rule.type == "Leadership":
            discourse.employ(roles["person"][0], roles["organisation"][0])
        if binding.match.rule.type == "ChipDesign" and len(roles["designer"]) == 1:
            for slug in roles["product"]:
                if _orphan(entities.get(slug)):
                    entities[slug] = replace(entities[slug], owner=roles["designer"][0])


def _orphan(entity: Entity | None) -> bool:
    return entity is not None and entity.provisional and entity.owner is None and "Chip" in entity.kinds


def _beside(phrase: Nominal, phrases: Sequence[Nominal]) -> Iterator[Nominal]:
    """Yield who owns a product by grammar: a possessor before its noun, a genitive or 'von' right behind it."""
    for other in phrases:
        if other.genitive_of is not None and 0 <= phrase.first - other.genitive_of <= 1:
            yield other
        behind = other.noun_before == phrase.last or 0 < other.begins - phrase.last <= 2
        genitive = other.prep is None and other.cases is not None and "g" in other.cases
        if other is not phrase and behind and other.first > phrase.last and (other.prep == "von" or genitive):
            yield other
