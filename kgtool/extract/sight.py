"""Sight: what one sentence lets a word that refers back see: the names beside it and those before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgtool.extract.discourse import Discourse
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.salience import Wanted
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_SUBJECT_HERE, _NAMED_HERE = 4.6, 3.0


@dataclass(slots=True)
class Sight:
    """A sentence with its names; `found` grows by what its words turn out to mean, `things` by pronouns of things."""

    tokens: Sequence[Token]
    named: Sequence[Mention]
    discourse: Discourse
    lexicon: Lexicon
    segments: list[int] = field(init=False)
    found: list[Mention] = field(init=False)
    things: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.found = list(self.named)
        count, self.segments = 0, []
        for token in self.tokens:
            count += token.text in _BREAKS
            self.segments.append(count)

    def low(self, i: int) -> str:
        """Return the word at a position in lower case, an empty one outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def finite(self, i: int) -> bool:
        """Tell whether the word at a position can be a finite verb."""
        return self.lexicon.verbs.is_finite(self.low(i))

    def one(self, i: int, wanted: Wanted) -> tuple[str, ...]:
        """Return the one organisation that the word at a position means, or nothing."""
        return self.discourse.singular(self.barred(i), wanted, self.here(i))

    def barred(self, i: int) -> set[str]:
        """Return whom the same stretch of the clause names: the other party, whom the word cannot mean as well."""
        return {
            s
            for m in self.named
            if self.segments[m.first] == self.segments[i] and not m.genitive and m.head is None
            for s in m.slugs
        }

    def here(self, i: int) -> Mapping[str, float]:
        """Return whom the sentence names before a word, with what that adds: the first name is likely its subject."""
        found: dict[str, float] = {}
        for m in self.named:
            post = m.head is not None and cues().position(m.head) is not None
            if m.last >= i or (m.head is not None and not post):
                continue
            governed = post or (m.first > 0 and self.tokens[m.first - 1].low in self.lexicon.prepositions)
            for slug in self.discourse.organisations(m.slugs):
                first = not governed and _SUBJECT_HERE not in found.values()
                found[slug] = max(found.get(slug, 0.0), _SUBJECT_HERE if first else _NAMED_HERE)
        return found
