"""What can be found: a kind, an IRI, and words in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The kinds in the order in which they are shown.
KINDS = ("entity", "deal", "claim", "source", "question", "term")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    `iri` names it (of a question its name); `name` and `text` are by language, of which `""` stands for all. Of a
    sentence `others` are the further claims that it carries, and `source` is its document.
    """

    kind: str
    iri: str
    name: Mapping[str, str]
    text: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    source: str | None = None


def in_language(words: Mapping[str, str], language: str) -> str:
    """Return the words in a language, else those for all, else any, else an empty text."""
    return words.get(language) or words.get("") or next((text for _, text in sorted(words.items())), "")
