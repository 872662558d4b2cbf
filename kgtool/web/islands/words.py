"""What an island says, in the language of the page, as attributes of its element."""

from __future__ import annotations

import json
from functools import cache

from markupsafe import Markup

from kgtool.web.pages.wording import catalogue

#: The islands with words, each with those whose words it needs; of the same word the later one's counts.
ISLANDS: dict[str, tuple[str, ...]] = {
    "claims": (),
    "drop": ("drop",),
    "editor": ("picture", "table", "editor"),
    "picture": ("picture",),
    "suggest": (),
    "table": ("table",),
}


@cache
def island_words(language: str, island: str) -> dict[str, str]:
    """Return what an island says by the keys that its script knows; an unknown island is a KeyError."""
    found: dict[str, str] = {}
    for name in ISLANDS[island]:
        start = f"islands.{name}_"
        found |= {key.removeprefix(start): text for key, text in catalogue(language).items() if key.startswith(start)}
    return found


@cache
def island(language: str, name: str) -> Markup:
    """Return the attributes that make an element an island: `data-island` and, where it has words, `data-words`."""
    said = island_words(language, name)
    words = Markup(' data-words="{}"').format(json.dumps(said, ensure_ascii=False)) if said else ""
    return Markup('data-island="{}"{}').format(name, words)
