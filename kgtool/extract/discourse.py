"""Discourse: who is being spoken of, so that 'das Unternehmen', 'sie', 'deren' and 'man' find their referent.

Each organisation has a salience, in the manner of Lappin and Leass (1994): it fades with the sentences since its last
mention, is higher for a subject, for a name in the heading and for one the document names often, and lower for whoever
only lends money. A noun that introduced a name ('das Start-up Parlevio') finds it again. A source that is only quoted
('laut Gartner') never becomes a referent.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kgtool.extract.acquaintance import PRODUCTS, Acquaintance
from kgtool.extract.salience import ANYBODY, FADE, Standing, Wanted, suits

_SUBJECT = 1.6
_THEME = 1.0
_HEADING = 1.5
#: For how many sentences a plural goes on.
_JUST = 2
_LINE = 0.6
#: Below this nobody is salient enough to be meant.
_LEAST = 1.2
#: By how much one must lead the next for a sentence that names nobody to be about him.
_CLEAR = 0.4
_NOBODY: Mapping[str, float] = MappingProxyType({})


@dataclass(slots=True)
class Discourse(Acquaintance):
    """What a document has spoken of so far."""

    counts: Mapping[str, int] = field(default_factory=dict)
    topic: tuple[str, ...] = ()
    protagonist: tuple[str, ...] = ()
    dominant: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    interviewed: tuple[str, ...] = ()
    line_subject: tuple[str, ...] = ()
    groups: list[tuple[str, ...]] = field(default_factory=list)
    grouped_at: int = -9
    latest_group: tuple[str, ...] = ()
    guest: bool = False
    collective: tuple[str, ...] = ()
    collective_at: int = -9
    opened: frozenset[str] = frozenset()
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    recalled: Counter[str] = field(default_factory=Counter)
    line_topic: tuple[str, ...] = ()
    last_named: tuple[str, ...] = ()
    things: list[str] = field(default_factory=list)
    place_named: int = -9
    market: tuple[str, ...] = ()
    market_named: int = -9
    standings: dict[str, Standing] = field(default_factory=dict)
    now: int = 0

    def section(self, topic: Iterable[str]) -> None:
        """Begin a section under a heading that names these entities."""
        found = self.organisations(topic)
        if self.now == 0 and self.protagonist and not set(found) & set(self.protagonist):
            found = ()  # a title that only asks or teases
        # A heading without a name ('Stand: 30. Januar') does not end what the title is about.
        if found:
            self.topic = found
            self.standings.clear()
            self.groups.clear()
        self.line_subject = self.line_topic = ()

    def line(self) -> None:
        """Begin a paragraph or list item."""
        self.line_subject = self.line_topic = ()

    def sentence(self) -> None:
        """Begin a sentence: what was said before fades."""
        self.now += 1

    def recall(self, slugs: Iterable[str]) -> None:
        """Take notice that a pronoun or description meant somebody: who is taken up again stays in the foreground."""
        self.recalled.update(self.organisations(slugs))

    def thing(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """Return the product of these kinds that was named last."""
        wanted = set(kinds)
        return next(((s,) for s in reversed(self.things) if wanted & set(self.entities[s].kinds)), ())

    def note(self, slugs: Iterable[str], *, subject: bool = False, weight: float = 1.0) -> None:
        """Take notice of a phrase that was read; `weight` tells how far it stands in the foreground."""
        slugs = tuple(slugs)
        for slug in slugs:
            entity = self.entities.get(slug)
            if entity is not None and not PRODUCTS.isdisjoint(entity.kinds):
                self.things.append(slug)
            elif entity is not None and "Location" in entity.kinds:
                self.place_named = self.now
        person = subject and not self.organisations(slugs)
        if person:
            slugs = tuple(self._for_whom(slug) for slug in slugs)
        found = self.organisations(slugs)
        if not found:
            return
        for slug in found:
            standing = self.standings.setdefault(slug, Standing(self.now))
            standing.name(self.now, weight)
            if subject:
                standing.subject = self.now
        self.latest_group = found
        self.last_named = self.last_named if subject else found
        if len(found) > 1:
            self.groups.append(found)
            self.grouped_at = self.now
        # Who acts for a firm brings it to mind, but the paragraph stays about whom it was about.
        if subject and not person:
            self.line_subject = found
            self.line_topic = self.line_topic or found

    def own(self, slugs: Iterable[str]) -> None:
        """Take notice that a sentence was about something of somebody: he may be whom the next is about."""
        for slug in self.organisations(slugs):
            self.standings.setdefault(slug, Standing(self.now)).owner = self.now

    def _for_whom(self, slug: str) -> str:
        """Return the firm for which a person acts, anybody else himself."""
        entity = self.entities.get(slug)
        person = entity is not None and "Person" in entity.kinds
        return (self.employer(slug) if person else None) or slug

    def salience(self, slug: str, wanted: Wanted = ANYBODY, here: float = 0.0) -> float:
        """Return how much an organisation stands in the foreground for a word that refers back.

        `here` is what its own sentence adds where it names it.
        """
        standing = self.standings.get(slug)
        score = here
        if standing is not None:
            named = 3.0 * standing.weight * FADE ** (self.now - standing.named)
            if standing.subject is not None:
                named += _SUBJECT * FADE ** (self.now - standing.subject)
            score = max(score, named)
        if slug in self.topic:
            score += _HEADING / len(self.topic)
        if slug in self.line_topic:
            score += _LINE / len(self.line_topic)
        often = self.counts.get(slug, 0) + self.recalled[slug]
        if slug in self.protagonist:
            score += _THEME
        return score + 0.5 * math.log2(1 + often) + self._suits(slug, wanted)

    def _suits(self, slug: str, wanted: Wanted) -> float:
        return suits(
            self.entities.get(slug),
            self.introduced.get(slug, ()),
            self.homes_of(slug) if wanted.home is not None else (),
            self.genders.get(slug, ()),
            wanted,
        )

    def singular(
        self, exclude: Iterable[str] = (), wanted: Wanted = ANYBODY, here: Mapping[str, float] = _NOBODY
    ) -> tuple[str, ...]:
        """Return the one organisation that a singular description or pronoun means, or nothing.

        `here` are those that its own sentence names before, with what that adds to their salience.
        """
        barred = set(exclude)
        known = dict.fromkeys((*here, *self.standings, *self.topic, *self.protagonist, *self.introduced, *self.homes))
        ranked = sorted(
            (-self.salience(slug, wanted, here.get(slug, 0.0)), slug) for slug in known if slug not in barred
        )
        return (ranked[0][1],) if ranked and -ranked[0][0] >= _LEAST else ()

    def foremost(self, exclude: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the one organisation that stands clearly before all others, or nothing."""
        barred = tuple(exclude)
        first = self.singular(barred)
        second_best = bool(barred) and self.singular() != first
        if first and not self._fits_as_topic(first[0], _JUST - 1 if second_best else self.now):
            return ()
        second = self.singular((*barred, *first)) if first else ()
        if not second or self.salience(first[0]) - self.salience(second[0]) >= _CLEAR:
            return first
        return self.protagonist if self.protagonist in (first, second) else ()

    def _fits_as_topic(self, slug: str, within: int) -> bool:
        """Tell whether a sentence without names can be about somebody: a leading actor who was a subject before."""
        if slug in (*self.protagonist, *self.topic):
            return True
        standing = self.standings.get(slug)
        times = [at for at in (standing.subject, standing.owner) if at is not None] if standing is not None else []
        return self.leads(slug) and bool(times) and self.now - max(times) <= within

    def part(self, roles: Iterable[str], exclude: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the one actor who last filled one of these roles of a claim."""
        barred = set(exclude)
        for role in roles:
            slugs = self.parts.get(role, ())
            if len(slugs) == 1 and slugs[0] not in barred:
                return slugs
        return ()

    def implied(self, exclude: Iterable[str] = ()) -> tuple[tuple[str, ...], ...]:
        """Return whom a sentence can be about that names nobody but `exclude`, the likeliest first."""
        barred = tuple(exclude)
        if self.guest:
            # who is interviewed speaks of his own firm, also where nobody knows it
            return (self.speaker,) if self.speaker and self.speaker[0] not in barred else ()
        leads = self._leads(self.line_subject) and self.line_subject[0] not in barred
        groups = (self.line_subject if leads else (), self.foremost(barred))
        return tuple(group for group in groups if len(group) == 1)

    def _leads(self, group: tuple[str, ...]) -> bool:
        return len(group) == 1 and self.leads(group[0])

    def latest(self) -> tuple[str, ...]:
        """Return the organisation named last, whatever its place in the sentence."""
        return self.latest_group[-1:] or self.topic[-1:]

    def recent(self) -> tuple[str, ...]:
        """Return all organisations of the section, the one named last first."""
        ranked = sorted(self.standings, key=lambda slug: (-self.standings[slug].named, slug))
        return tuple(dict.fromkeys((*ranked, *self.topic)))

    def plural(self, kind: str | None = None, size: int | None = None) -> tuple[str, ...]:
        """Return the group that 'beide' or plural 'sie' means: the last phrase that names several, all of a kind."""
        for group in (self.line_subject, *reversed(self.groups[-4:]), self.topic):
            if len(group) > 1 and size in (None, len(group)) and all(self._of_kind(slug, kind) for slug in group):
                return group
        if size not in (None, 2):
            return ()
        last_two = [slug for slug in self.recent() if self._of_kind(slug, kind)][:2]
        return (
            tuple(sorted(last_two, key=lambda s: self.standings[s].named if s in self.standings else 0))
            if len(last_two) == 2
            else ()
        )

    def they(self) -> tuple[str, ...]:
        """Return whom plural 'sie' means: one firm just spoken of in the plural, a group, else whom the text is about.

        'Die Münchner bauen aus. Sie …' is one firm, and so is who 'die' is in a talk.
        """
        if self.collective and self.now - self.collective_at <= _JUST:
            return self.collective
        if len(self.line_subject) > 1 or (self.groups and self.now - self.grouped_at <= _JUST):
            return self.plural()
        return self.foremost()

    def speak_of(self, slugs: tuple[str, ...]) -> None:
        """Take notice that a plural word means somebody: one firm by its people, or several."""
        self.collective, self.collective_at = slugs if len(slugs) == 1 else (), self.now

    def _of_kind(self, slug: str, kind: str | None) -> bool:
        return kind is None or kind in self.entities[slug].kinds
