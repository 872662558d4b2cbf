"""Finds the folders that ship with the product: in place in a checkout, inside the package in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDERS = ("ontology", "data", "queries")


@cache
def root() -> Path:
    """Return the folder that holds `ontology/`, `data/` and `queries/`.

    A wheel carries them as `kgtool/bundled/`; a checkout (also an editable install) has them beside the package.
    """
    package = Path(__file__).resolve().parent
    bundled = package / "bundled"
    return bundled if bundled.is_dir() else package.parent


def folder(*parts: str) -> Path:
    """Return a folder or file below the shipped data, say `folder("data", "lexicon")`."""
    return root().joinpath(*parts)
