"""The one stylesheet of all pictures: pages link it, files that stand alone carry it."""

from __future__ import annotations

from functools import cache

from kgtool.resources import folder


@cache
def stylesheet() -> str:
    """Return the stylesheet as CSS; it holds nothing that leads elsewhere."""
    return folder("data", "pictures", "style.css").read_text("utf-8")
