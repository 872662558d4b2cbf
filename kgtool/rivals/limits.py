"""The limits of comparison: how far apart in time two texts may speak of one state of things."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder


@dataclass(frozen=True, slots=True)
class Limits:
    """What `data/rivals.yaml` says: days within which two texts mean the same state, and readings compared all."""

    window: int
    pairs: int


@cache
def limits() -> Limits:
    """Return the limits; a file of another form is a DataFileError."""
    data: Any = read_yaml("rivals.yaml")
    try:
        return Limits(window=int(data["limits"]["window"]), pairs=int(data["limits"]["pairs"]))
    except (KeyError, TypeError, ValueError) as fault:
        place = Place(str(folder("data", "rivals.yaml")))
        raise DataFileError(f"A limit is missing or no number: {fault}.", "See the shipped file.", place) from fault
