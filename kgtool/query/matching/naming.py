"""Finds in free words the entities they name: by the gazetteer's names, as texts are read, and by the graph's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.extract.names.gazetteer import Gazetteer, Name, gazetteer
from kgtool.extract.names.index import Hit, NameIndex
from kgtool.extract.tokens import Token, tokenize
from kgtool.query.matching.words import words
from kgtool.query.solutions import Queryable
from kgtool.resources import folder
from kgtool.vocabulary.terms import Iris

#: Classes of things whose names are ordinary words where nobody owns them: 'Chip', 'Strom'. They stay among the words.
_GENERIC = frozenset({"Application", "Chip", "ChipGeneration", "CloudPlatform", "Component", "Market", "Segment"})
#: After these words a town is a place, and nobody who has his seat there.
_PLACING = frozenset({"in", "aus", "bei", "nach", "near", "from", "at"})


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a text names: its label, its IRI, its classes, the word before it, and how it stands there.

    `genitive`: the name has its s. `known`: the graph has the entity. `plain`: its name is an ordinary word. `first`
    and `last` are the tokens of the text that name it.
    """

    label: str
    iri: str
    classes: frozenset[str]
    before: str
    genitive: bool = False
    known: bool = True
    plain: bool = False
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class _Held:
    """An entity of the graph: its label and its classes, by its slug."""

    label: str
    iri: str
    classes: frozenset[str]


def named_in(text: str, store: Queryable, iris: Iris | None = None) -> tuple[tuple[Named, ...], str]:
    """Return the entities that a text names, in its order, and the text without their names.

    The longest name wins, and its inflection does not count. Names are those of the gazetteer, and the labels and
    slugs of the graph; an entity of the gazetteer of which the graph does not know is named, and not `known`.
    """
    held = _held(store)
    tokens = tokenize(text, 0, len(text))
    found = tuple(_found(tokens, _index(held), held, iris or Iris()))
    cut = {place for named in found if not named.plain for place in range(named.first, named.last + 1)}
    kept, begin = [], 0
    for place in sorted(cut):
        kept.append(text[begin : tokens[place].start])
        begin = tokens[place].end
    return found, " ".join([*kept, text[begin:]])


def _found(tokens: Sequence[Token], index: NameIndex, held: Mapping[str, _Held], iris: Iris) -> Iterator[Named]:
    place = 0
    while place < len(tokens):
        hit = index.at(tokens, place)
        before = "".join(words(tokens[place - 1].text)) if place else ""
        named = None if hit is None or _is_common(hit, tokens[place]) else _named(hit, before, place, held, iris)
        if named is not None:
            yield named
            place = named.last
        place += 1


def _is_common(hit: Hit, token: Token) -> bool:
    """Tell whether a name is only the first part of a compound whose whole is no name: 'Cloud-Anbieter'."""
    return hit.head is not None and token.text[:1].islower()


def _named(hit: Hit, before: str, place: int, held: Mapping[str, _Held], iris: Iris) -> Named | None:
    """Return what a hit names; a town in which one firm has its seat stands for it, as 'Redmond' does."""
    known = gazetteer()
    slug = hit.name.slug
    standing = known.metonyms.get(slug, "")
    if standing in held and slug not in held and before not in _PLACING:
        slug = standing
    label, iri, classes = _described(slug, known, held, iris)
    listed = known.entities.get(slug)
    plain = listed is not None and listed.owner is None and _GENERIC.issuperset(listed.kinds)
    if plain and slug not in held:
        return None
    last = place + hit.length - 1
    return Named(label, iri, classes, before, hit.genitive, slug in held, plain, place, last)


def _described(slug: str, known: Gazetteer, held: Mapping[str, _Held], iris: Iris) -> tuple[str, str, frozenset[str]]:
    if slug in held:
        return held[slug].label, held[slug].iri, held[slug].classes
    entity = known.entities[slug]
    return entity.label, iris.entity(slug).value, frozenset(entity.kinds)


def _index(held: Mapping[str, _Held]) -> NameIndex:
    """Return the index of the gazetteer's names, and of those of the graph that it does not have."""
    names = gazetteer().names
    taken = {name.text.lower() for name in names if not name.exact}
    own = {
        Name(text, slug)
        for slug, entity in held.items()
        for text in (entity.label, slug, slug.replace("-", " "))
        if text.lower() not in taken and words(text)
    }
    return NameIndex([*names, *sorted(own, key=lambda name: (name.text, name.slug))])


def _held(store: Queryable) -> dict[str, _Held]:
    """Return the entities of the graph by slug; of two of one slug the first in order of IRI."""
    solutions = store.query(folder("queries", "lookup", "named.rq").read_text(encoding="utf-8"))
    assert isinstance(solutions, ox.QuerySolutions)
    classes: dict[str, set[str]] = {}
    slugs: dict[str, set[tuple[str, str]]] = {}
    for solution in solutions:
        iri, label, slug = (solution[name].value for name in ("entity", "label", "slug"))
        classes.setdefault(iri, set()).add(solution["class"].value.rpartition("#")[2])
        slugs.setdefault(slug, set()).add((iri, label))
    held = {}
    for slug in sorted(slugs):
        iri, label = min(slugs[slug])
        held[slug] = _Held(label, iri, frozenset(classes[iri]))
    return held
