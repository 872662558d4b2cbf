"""Tells the address of a store on the network from a folder."""

from __future__ import annotations


def is_address(word: str) -> bool:
    """Tell whether a word names a store on the network rather than a folder."""
    return word.lower().startswith(("http://", "https://"))
