"""An entity: whatever may fill a role of a claim."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """An actor, product, market, place or position that claims speak of.

    `slug` is its identity (lower case, hyphens), `kinds` are local names of ontology classes (`AILab`), `owner` is the
    slug of the organisation behind a product or of a person's organisation, `provisional` marks a name that no
    gazetteer lists and one text introduced, `placeholder` one that stands for no actor (`SINK_unknown` of a table).
    """

    slug: str
    label: str
    kinds: tuple[str, ...]
    owner: str | None = None
    provisional: bool = False
    placeholder: bool = False
