"""Discourse: who is being spoken of, so that 'das Unternehmen', 'sie', 'deren' and 'man' find their referent.

Each organisation has a salience, in the manner of Lappin and Leass (1994): it fades with the sentences since its last
mention, is higher for a subject, for a name in the heading and for one the document names often, and lower for whoever
only lends money. A noun that introduced a name ('das Start-up Parlevio') finds it again. A source that is only quoted
('laut Gartner') never becomes a referent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgtool.claims import Entity

_NO_ACTORS = frozenset({"MediaOutlet", "ResearchFirm", "Person", "Location", "Market", "Position", "Segment"})
_PRODUCTS = frozenset({"AIModel", "Chip", "ChipGeneration", "CloudPlatform", "Application", "Component", "Product"})
#: Kinds that a story is seldom about; a noun that names them ('die Bank') lifts the bar.
_SIDE_ACTORS = frozenset({"Investor", "Government", "PublicBody"})
_FADE = 0.65
_SUBJECT = 1.6
_HEADING = 1.5
_INTRODUCED = 3.0
_SIDE = -2.0
#: Below this nobody is salient enough to be meant.
_LEAST = 1.2


@dataclass(slots=True)
class _Standing:
    """When an organisation was last named and last subject, in sentences."""

    named: int
    subject: int | None = None


@dataclass(slots=True)
class Discourse:
    """What a document has spoken of so far."""

    entities: Mapping[str, Entity]
    counts: Mapping[str, int] = field(default_factory=dict)
    topic: tuple[str, ...] = ()
    protagonist: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    interviewed: tuple[str, ...] = ()
    line_subject: tuple[str, ...] = ()
    groups: list[tuple[str, ...]] = field(default_factory=list)
    latest_group: tuple[str, ...] = ()
    introduced: dict[str, str] = field(default_factory=dict)
    standings: dict[str, _Standing] = field(default_factory=dict)
    now: int = 0

    def is_actor(self, slug: str) -> bool:
        """Tell whether an entity is an organisation that acts, or a product with an owner."""
        entity = self.entities.get(slug)
        return entity is not None and not set(entity.kinds) & _NO_ACTORS

    def _organisation(self, slug: str) -> str | None:
        entity = self.entities.get(slug)
        if entity is None or set(entity.kinds) & _NO_ACTORS:
            return None
        return entity.owner if set(entity.kinds) & _PRODUCTS else slug

    def organisations(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return the organisations of a phrase; a product counts for its owner."""
        return tuple(dict.fromkeys(o for o in (self._organisation(s) for s in slugs) if o))

    def section(self, topic: Iterable[str]) -> None:
        """Begin a section under a heading that names these entities."""
        found = self.organisations(topic)
        # A heading without a name ('Stand: 30. Januar') does not end what the title is about.
        if found:
            self.topic = found
            self.standings.clear()
            self.groups.clear()
        self.line_subject = ()

    def line(self) -> None:
        """Begin a paragraph or list item."""
        self.line_subject = ()

    def sentence(self) -> None:
        """Begin a sentence: what was said before fades."""
        self.now += 1

    def introduce(self, noun: str, slug: str) -> None:
        """Take notice that a noun introduced a name: 'der Chipentwickler Axelera'."""
        if (found := self._organisation(slug)) is not None:
            self.introduced[noun] = found

    def note(self, slugs: Iterable[str], *, subject: bool = False) -> None:
        """Take notice of a phrase that was read."""
        found = self.organisations(slugs)
        if not found:
            return
        for slug in found:
            standing = self.standings.setdefault(slug, _Standing(self.now))
            standing.named = self.now
            if subject:
                standing.subject = self.now
        self.latest_group = found
        if len(found) > 1:
            self.groups.append(found)
        if subject:
            self.line_subject = found

    def salience(self, slug: str, noun: str | None = None) -> float:
        """Return how much an organisation stands in the foreground, for a noun that refers back or for a pronoun."""
        standing = self.standings.get(slug)
        score = 0.0
        if standing is not None:
            score += 3.0 * _FADE ** (self.now - standing.named)
            if standing.subject is not None:
                score += _SUBJECT * _FADE ** (self.now - standing.subject)
        if slug in self.topic:
            score += _HEADING / len(self.topic)
        score += 0.5 * math.log2(1 + self.counts.get(slug, 0))
        if noun is not None and self.introduced.get(noun) == slug:
            score += _INTRODUCED
        entity = self.entities.get(slug)
        if entity is not None and set(entity.kinds) & _SIDE_ACTORS and not (noun and self.introduced.get(noun) == slug):
            score += _SIDE
        return score

    def singular(self, exclude: Iterable[str] = (), noun: str | None = None) -> tuple[str, ...]:
        """Return the one organisation that a singular description or pronoun means, or nothing."""
        barred = set(exclude)
        known = dict.fromkeys((*self.standings, *self.topic, *self.protagonist, *self.introduced.values()))
        ranked = sorted((-self.salience(slug, noun), slug) for slug in known if slug not in barred)
        return (ranked[0][1],) if ranked and -ranked[0][0] >= _LEAST else ()

    def implied(self) -> tuple[tuple[str, ...], ...]:
        """Return whom a sentence can be about that names nobody, the likeliest first."""
        groups = (self.line_subject if self._leads(self.line_subject) else (), self.singular())
        return tuple(group for group in groups if len(group) == 1)

    def _leads(self, group: tuple[str, ...]) -> bool:
        entity = self.entities.get(group[0]) if len(group) == 1 else None
        return entity is not None and not set(entity.kinds) & _SIDE_ACTORS

    def latest(self) -> tuple[str, ...]:
        """Return the organisation named last, whatever its place in the sentence."""
        return self.latest_group[-1:] or self.topic[-1:]

    def recent(self) -> tuple[str, ...]:
        """Return all organisations of the section, the one named last first."""
        ranked = sorted(self.standings, key=lambda slug: (-self.standings[slug].named, slug))
        return tuple(dict.fromkeys((*ranked, *self.topic)))

    def plural(self, kind: str | None = None) -> tuple[str, ...]:
        """Return the group that 'beide' or plural 'sie' means: the last phrase that names several, all of a kind."""
        for group in (self.line_subject, *reversed(self.groups[-4:]), self.topic):
            if len(group) > 1 and all(self._of_kind(slug, kind) for slug in group):
                return group
        last_two = [slug for slug in self.recent() if self._of_kind(slug, kind)][:2]
        return (
            tuple(sorted(last_two, key=lambda s: self.standings[s].named if s in self.standings else 0))
            if len(last_two) == 2
            else ()
        )

    def _of_kind(self, slug: str, kind: str | None) -> bool:
        return kind is None or kind in self.entities[slug].kinds
