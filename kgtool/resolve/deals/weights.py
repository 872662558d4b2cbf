"""The weights by which claims are matched to deals, from `data/deals.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

#: The reasons that a match may have, each with a weight in the file.
REASONS = (
    *("roles", "amount", "amount-equal", "amount-differs", "amount-far", "amount-beside", "slip", "rate-and-total"),
    *("scope", "tranche", "time", "time-apart", "published"),
    *("currency-beside", "features-differ", "feature-missing"),
    *("instruments-differ", "wording"),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each reason adds to a match, from which score two claims are of one deal, and what counts as far or near."""

    of: Mapping[str, Decimal]
    same: Decimal
    never: Decimal
    far: Decimal
    apart: int
    near: int


@cache
def weights() -> Weights:
    """Return the weights, the user's where he set his own; a file of another form is a DataFileError."""
    data: Any = read_yaml("deals.yaml")
    try:
        of = {reason: Decimal(data["weights"][reason]) for reason in REASONS}
        same, never, far = (Decimal(data[name]) for name in ("same", "never", "far"))
        return Weights(of, same, never, far, int(data["apart"]), int(data["near"]))
    except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
        place = Place(str(folder("data", "deals.yaml")))
        cause = f"A weight is missing or is no number in quotes: {fault}."
        raise DataFileError(cause, "See the head of the shipped file.", place) from fault
