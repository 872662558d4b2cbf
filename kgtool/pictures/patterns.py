"""Hatchings: what a text hedges is hatched, each kind in its own direction: colour is never the only mark."""

from __future__ import annotations

from kgtool.pictures.marks import KINDS
from kgtool.pictures.markup import Element, element

#: The lines of a tile of 6 by 6, by kind.
_LINES = {
    "compute": ("M-1 1L1 -1M-1 7L7 -1M5 7L7 5",),
    "equity": ("M-1 5L1 7M-1 -1L7 7M5 -1L7 1",),
    "hardware": ("M3 0V6",),
    "service": ("M0 3H6",),
    "profit": ("M-1 1L1 -1M-1 7L7 -1M5 7L7 5", "M-1 5L1 7M-1 -1L7 7M5 -1L7 1"),
    "other": ("M2.4 3H3.6",),
}


def patterns(prefix: str) -> tuple[Element, ...]:
    """Return a pattern for each kind, with the identifiers `PREFIX-KIND`."""
    return tuple(
        element(
            "pattern",
            element("rect", class_=f"kgp-tint-{kind}", width=6, height=6),
            *(element("path", class_=f"kgp-hatch-{kind}", d=line) for line in _LINES[kind]),
            id=f"{prefix}-{kind}",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
        )
        for kind in KINDS
    )
