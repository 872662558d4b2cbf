"""Discourse: who is being spoken of, so that 'das Unternehmen', 'sie', 'deren' and 'man' find their referent.

An organisation is the more salient the nearer it stands, most of all as the subject of the sentence before; the topic
of the heading comes last. A source that is only quoted ('laut Gartner') never becomes a referent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgtool.claims import Entity


@dataclass(slots=True)
class Discourse:
    """What a document has spoken of so far; the sentences of one paragraph share `recent`."""

    entities: Mapping[str, Entity]
    topic: tuple[str, ...] = ()
    recent: list[tuple[str, ...]] = field(default_factory=list)
    subject: tuple[str, ...] = ()
    line_subject: tuple[str, ...] = ()
    protagonist: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    _NO_ACTORS = frozenset({"MediaOutlet", "ResearchFirm", "Person", "Location", "Market", "Position", "Segment"})

    def is_actor(self, slug: str) -> bool:
        """Tell whether an entity is an organisation that acts, or a product with an owner."""
        entity = self.entities.get(slug)
        return entity is not None and not set(entity.kinds) & self._NO_ACTORS

    def _organisation(self, slug: str) -> str | None:
        entity = self.entities.get(slug)
        if entity is None or set(entity.kinds) & self._NO_ACTORS:
            return None
        return entity.owner if entity.owner and "Product" in _roots(entity) else slug

    def section(self, topic: Iterable[str]) -> None:
        """Begin a section under a heading that names these entities."""
        # A heading without a name ('Stand: 30. Januar') does not end what the title is about.
        self.topic = self._organisations(topic) or self.topic
        self.recent.clear()
        self.subject = ()

    def _organisations(self, slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(o for o in (self._organisation(s) for s in slugs) if o))

    def line(self) -> None:
        """Begin a paragraph or list item: who it speaks of is told anew."""
        self.line_subject = ()

    def implied(self) -> tuple[tuple[str, ...], ...]:
        """Return whom a sentence can be about that names nobody, the likeliest first."""
        return tuple(group for group in (self.line_subject, self.topic, self.protagonist) if len(group) == 1)

    def note(self, slugs: Iterable[str], *, subject: bool = False) -> None:
        """Take notice of a phrase that was read."""
        found = self._organisations(slugs)
        if not found:
            return
        if found not in self.recent[-3:]:
            self.recent.append(found)
        if subject:
            self.subject = self.line_subject = found
        if len(found) == 2:
            self.pair = found

    def singular(self, exclude: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the one organisation that a singular description or pronoun means, or nothing."""
        barred = set(exclude)
        for group in (self.subject, *reversed(self.recent[-6:]), self.topic):
            if len(group) == 1 and not set(group) & barred:
                return group
        return ()

    def latest(self, exclude: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the organisation named last, whatever its place in the sentence."""
        barred = set(exclude)
        for group in (*reversed(self.recent[-6:]), self.topic):
            if group and not set(group) & barred:
                return group[-1:]
        return ()

    def _of_kind(self, slug: str, kind: str | None) -> bool:
        return kind is None or kind in self.entities[slug].kinds

    def plural(self, kind: str | None = None) -> tuple[str, ...]:
        """Return the group that 'beide' or plural 'sie' means: the last phrase that names several, all of a kind."""
        for group in (self.subject, *reversed(self.recent[-6:]), self.topic):
            if len(group) > 1 and all(self._of_kind(slug, kind) for slug in group):
                return group
        singles = [group[0] for group in self.recent[-6:] if len(group) == 1 and self._of_kind(group[0], kind)]
        last_two = tuple(dict.fromkeys(singles))[-2:]
        return last_two if len(last_two) == 2 else ()


_PRODUCTS = frozenset({"AIModel", "Chip", "ChipGeneration", "CloudPlatform", "Application", "Component", "Product"})


def _roots(entity: Entity) -> frozenset[str]:
    return frozenset({"Product"}) if set(entity.kinds) & _PRODUCTS else frozenset()
