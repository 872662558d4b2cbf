"""What one reading of a document gives: its claims, the entities they name, and what was counted on the way."""

from __future__ import annotations

from dataclasses import dataclass

from kgtool.claims import Claim, Entity


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one document.

    `entities` holds every entity that a claim's role names, and the owners of these, sorted by slug. `quantities` is
    the number of figures found in the text, `quantities_claimed` how many of them stand in a claim.
    """

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    sentences: int
    quantities: int
    quantities_claimed: int
