"""A binding: a match of a rule with the figures that one claim takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgtool.extract.context import Filler
from kgtool.extract.fit import Figure
from kgtool.extract.roles import Match


@dataclass(slots=True)
class Binding:
    """A match with the figures of one claim; `roles` are the match's, with what the figures change in them."""

    match: Match
    figures: list[Figure]
    roles: dict[str, Filler] = field(default_factory=dict)
