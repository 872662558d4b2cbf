"""How a picture is made: its language, and the name that keeps its identifiers apart from those of others."""

from __future__ import annotations

from dataclasses import dataclass

from kgtool.pictures.markup import identifier
from kgtool.pictures.words import say


@dataclass(frozen=True, slots=True)
class Setting:
    """How a picture is made: the language of its words, and a name that no other picture of the page has."""

    language: str = "de"
    name: str = "picture"

    def say(self, key: str, **values: object) -> str:
        """Return words in the language of the picture."""
        return say(self.language, key, **values)

    def id(self, key: str) -> str:
        """Return the identifier of a mark."""
        return identifier(f"{self.name}-{key}")

    def hatch(self, kind: str) -> str:
        """Return the paint of what is hedged, for the attribute `fill`."""
        return f"url(#{self.id(f'hatch-{kind}')})"
