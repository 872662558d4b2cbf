"""Two readers make something else of the same words, and both cannot be meant."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.reading import Reading


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `otherwise`: claims that differ are found where a text is read."""
    return "otherwise"
