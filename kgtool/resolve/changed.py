"""What a graph loses and gains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Difference:
    """What a graph loses and what it gains, both sorted."""

    removed: Sequence[ox.Quad]
    added: Sequence[ox.Quad]
