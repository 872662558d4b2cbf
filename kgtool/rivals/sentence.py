"""The sentence of an entry: what one text says, and what the others say instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.resolve.blocks import Known
from kgtool.rivals.entry import Entry, Side
from kgtool.rivals.read import read_words, reader_words
from kgtool.rivals.reading import Reading
from kgtool.rivals.wording import Wording, wording
from kgtool.stated.claim import Source
from kgtool.vocabulary.terms import slug_of

_NAMED = 2


@dataclass(frozen=True)
class _Teller:
    """Tells one entry in one language."""

    entry: Entry
    known: Known
    words: Wording

    def sentence(self) -> str:
        first, second, *_ = self.entry.sides
        same_text = self._texts(first) == self._texts(second)
        names = self._sources(second)
        source = self.words.text("elsewhere") if same_text else self.words.listed(names)
        count = 1 if same_text else len(names)
        case = self.words.text("case", self.entry.rule)
        who2 = self.words.text("who-same") if same_text else self._who(second)
        told = case.format(
            fact=self._fact(first),
            source=source,
            others="; ".join(self._quote(first, side) for side in self.entry.sides[1:]),
            who=self._who(first),
            who2=who2,
            **{verb: self.words.plural(verb, count) for verb in ("writes", "denies", "names")},
            **self._details(first, second),
        )
        # 'according' begins a sentence with a capital, 'xAI' does not.
        return told[:1].upper() + told[1:] if told.split(maxsplit=1)[0].islower() else told

    def _details(self, first: Side, second: Side) -> dict[str, str]:
        words = self.words
        rates = words.data["rate"]
        measure = second.first.measure
        return {
            "a": self._name(self.entry.subject.about[0]),
            "words": first.first.measure.words if first.first.measure else "",
            "words2": measure.words if measure else "",
            "at": self._at(first),
            "at2": self._at(second),
            "how": self._how(first),
            "how2": self._how(second),
            "platforms2": self._platforms(second),
            "time2": words.time(*second.first.period),
            "length": words.length(first.first.first.duration),
            "length2": words.length(second.first.first.duration),
            "quote": _quoted(first),
            "reader": reader_words(first.first.first, words),
            "reader2": reader_words(second.first.first, words),
            "read": read_words(first.first.first, self.known, words) if self._of_readers else "",
            "read2": read_words(second.first.first, self.known, words) if self._of_readers else "",
            "whole2": words.text("whole", _whole(second.first)),
            "rate2": rates.get(measure.per, measure.per) if measure and measure.per else "",
        }

    @property
    def _of_readers(self) -> bool:
        return self.entry.subject.same_words

    def _fact(self, side: Side) -> str:
        reading, subject = side.first, self.entry.subject
        about = subject.about if not reading.turned else tuple(reversed(subject.about))
        measure = reading.measure
        template = self.words.statement(subject.type, _told_as(reading))
        kind = self.known.ontology.claim_types.get(subject.type)
        mutual = kind is not None and any(role.mutual for role in kind.roles.values()) and measure is not None
        names = [self._name(party) for party in about]
        part = [self._name(node) for node in reading.segment] if not reading.event else []
        if not mutual and kind is not None and kind.parent != "RelationClaim" and not self._has_second(template):
            part += names[1:]
        time = self.words.time(*reading.period) if not reading.event else ""
        return template.format(
            a=self.words.listed(names) if mutual else names[0],
            b=names[1] if len(names) > 1 else "",
            part=self.words.text("place" if reading.event else "part").format(part=", ".join(part)) if part else "",
            time=f" {time}" if time else "",
            who=self._who(side),
            words=self._words(reading),
        )

    def _words(self, reading: Reading) -> str:
        """Return the words of a figure inside a sentence, with the part that it plays: `weitere 4 Milliarden Euro`."""
        if reading.measure is None:
            return ""
        words = reading.measure.words
        if not any(char.isdigit() for char in words) or self.words.language != "de":
            words = self.words.text("words").format(words=words)
        elif words[:2].istitle() and words[1:2].islower():
            words = words[:1].lower() + words[1:]
        told = self.entry.kind == "scope" or reading.scope == "total"
        plays = self.words.data["plays"].get(reading.scope, "") if told else ""
        return f"{plays} {words}" if plays and plays not in words else words

    @staticmethod
    def _has_second(template: str) -> bool:
        return "{b}" in template

    def _quote(self, first: Side, side: Side) -> str:
        words = side_words(side)
        if self._texts(first) == self._texts(side):
            return self.words.text("quote-same-text").format(words=words)
        names = self._sources(side)
        writes = self.words.plural("writes", len(names))
        return self.words.text("quote").format(source=self.words.listed(names), writes=writes, words=words)

    def _who(self, side: Side) -> str:
        return self.words.text("who").format(sources=self.words.listed(self._sources(side)))

    def _texts(self, side: Side) -> frozenset[ox.NamedNode]:
        return frozenset(claim.source.iri for claim in side.claims)

    def _sources(self, side: Side) -> list[str]:
        """Return the names of the texts of a side, the earliest first; many are counted."""
        sources = list({claim.source.iri: claim.source for claim in side.claims}.values())
        if len(sources) > _NAMED + 1:
            first = list(dict.fromkeys(self._source(source) for source in sources[:_NAMED]))
            return [*first, self.words.text("more").format(count=len(sources) - _NAMED)]
        return list(dict.fromkeys(self._source(source) for source in sources))

    def _source(self, source: Source) -> str:
        if source.publisher is not None:
            # A paper is named as its own text names it.
            described = source.entities.get(source.publisher)
            name = described.labels[0] if described and described.labels else slug_of(source.publisher)
        elif source.title:
            name = self.words.text("titled").format(title=source.title)
        else:
            name = source.path
        if source.issued is None:
            return name
        return self.words.text("dated").format(source=name, day=self.words.day(source.issued))

    def _name(self, node: ox.NamedNode) -> str:
        return self.known.label(node)

    def _how(self, side: Side) -> str:
        return self.words.text("how", side.first.first.exclusivity or "none")

    def _at(self, side: Side) -> str:
        """Return where something is done: of each provider the platform that a text names, else the provider."""
        places: dict[ox.NamedNode, ox.NamedNode] = {}
        for reading in side.readings:
            if reading.at is not None:
                named = [] if reading.offered else [at for claim in reading.claims for at in claim.fillers("platform")]
                if named or reading.at not in places:
                    places[reading.at] = named[0] if named else reading.at
        return self.words.listed([self._name(place) for place in places.values()]) if places else ""

    def _platforms(self, side: Side) -> str:
        most = max(self._fillers(side), key=len, default=())
        return self.words.listed([self._name(node) for node in most]) if len(most) > 1 else self.words.text("several")

    def _fillers(self, side: Side) -> Iterable[Sequence[ox.NamedNode]]:
        return (claim.fillers("platform") for claim in side.claims)


def sentence(entry: Entry, known: Known, language: str) -> str:
    """Return the sentence of an entry, as a person would write it."""
    return _Teller(entry, known, wording(language)).sentence()


def _quoted(side: Side) -> str:
    """Return the stretch of the text that carries a side's first claim."""
    return side.first.first.quotes[0].exact if side.first.first.quotes else ""


def side_words(side: Side) -> str:
    """Return the text's own words that stand for a side: those of its figure, else of its first claim."""
    reading = side.first
    if reading.measure is not None:
        return reading.measure.words
    return reading.first.quotes[0].exact if reading.first.quotes else ""


def _whole(reading: Reading) -> str:
    return "together" if reading.joint else "total" if reading.event else "all"


def _told_as(reading: Reading) -> str:
    if reading.measure is None:
        return "said"
    falling = reading.measure.kind == "growth" and reading.cells.max < 0
    return "decline" if falling else reading.measure.kind
