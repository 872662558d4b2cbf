"""Which reader a user wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader by its name, and its options by their names without `--`, sorted."""

    name: str
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, name: str, options: Mapping[str, str]) -> Choice:
        """Return a choice with its options in their one order."""
        return cls(name, tuple(sorted(options.items())))
