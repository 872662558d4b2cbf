"""The gazetteer: known actors, products, people, places and markets with all their names, read from TSV files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kgtool.claims import Entity
from kgtool.errors import DataFileError, Place
from kgtool.extract.names.judgements import NONE, Judgements, read_judgements
from kgtool.extract.names.table import read_table
from kgtool.resources import matching

#: Kind of the rows of a file that has no column `kinds`.
_KIND_OF_FILE = {"people": "Person", "places": "Location", "markets": "Market"}

#: A name of several words of which the first is a German adjective with its ending.
_ADJECTIVE = re.compile(
    r"(?P<stem>[A-ZÄÖÜ]?\w*(?:isch|deutsch|ärtig|inigt|frei|Frei|lich|onal))(?P<end>e[nrs]?)(?P<rest> [A-ZÄÖÜ].+)"
)
_ENDINGS = ("e", "en", "er", "es")


@dataclass(frozen=True, slots=True)
class Name:
    """One surface name of an entity; `exact` names are matched with their capitals only."""

    text: str
    slug: str
    exact: bool = False
    description: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """All known entities by slug and all their names.

    `seats` maps an organisation to the places it is called after, `demonyms` an inhabitant's name to a place,
    `metonyms` a place to the government or the one firm that its name can stand for, `within` a place to the one
    around it, `shy` a common word to the organisation that bears it as a name, which it is only where
    more than its capital says so.
    """

    entities: Mapping[str, Entity]
    names: tuple[Name, ...]
    seats: Mapping[str, tuple[str, ...]]
    positions: Mapping[str, str]
    demonyms: Mapping[str, str]
    metonyms: Mapping[str, str]
    within: Mapping[str, str] = field(default_factory=dict)
    shy: Mapping[str, str] = field(default_factory=dict)


def _cells(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if (cell := cell.strip()) else ()
    return tuple([part for piece in cell.split("|") if (part := piece.strip())])


def _names(row: Mapping[str, str]) -> Iterator[Name]:
    slug = row["slug"]
    ambiguous = row.get("ambiguous") == "1"
    for text in _texts(row):
        exact = ambiguous or len(text) <= 4
        yield Name(text, slug, exact=exact)
        if " " in text:
            yield from (Name(form, slug, exact=exact) for form in declined(text))
    for text in _cells(row.get("descriptions", "")):
        yield Name(text, slug, description=True)


def declined(text: str) -> Iterator[str]:
    """Yield the other case forms of a name that begins with an adjective: 'des Auswärtigen Amts' is found too.

    >>> list(declined("Freie Universität Auental"))
    ['Freien Universität Auental', 'Freier Universität Auental', 'Freies Universität Auental']
    """
    found = _ADJECTIVE.match(text)
    if found:
        yield from (f"{found['stem']}{end}{found['rest']}" for end in _ENDINGS if end != found["end"])


def _entity(row: Mapping[str, str], kinds: tuple[str, ...], other: Entity | None) -> Entity:
    """Return a row's entity; one slug in two files is one name for two things, as a component and its market."""
    if other is None:
        return Entity(row["slug"], row["label"], kinds, row.get("owner") or None)
    return Entity(
        other.slug, other.label, tuple(dict.fromkeys((*other.kinds, *kinds))), row.get("owner") or other.owner
    )


def _texts(row: Mapping[str, str]) -> tuple[str, ...]:
    return (row["label"], *_cells(row.get("aliases", "")))


@cache
def judgements_on_names() -> Judgements:
    """Read the user's judgements on names; those on deals are another file of the folder."""
    return read_judgements(files_on_names())


def files_on_names() -> list[Path]:
    """Return the files of judgements on names."""
    return [path for path in matching("judgements", "*.tsv") if not path.name.startswith("deals")]


def read_gazetteer(paths: Iterable[Path], judgements: Judgements = NONE) -> Gazetteer:
    """Read the files of names in their order; a human's judgements join a name to an entity or part the two.

    Raises DataFileError with file and line where a row breaks the format or a slug stands twice.
    """
    entities: dict[str, Entity] = {}
    names: list[Name] = []
    seats: dict[str, tuple[str, ...]] = {}
    positions: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    metonyms: dict[str, str] = {}
    within: dict[str, str] = {}
    shy: dict[str, str] = {}
    for path in paths:
        mine: set[str] = set()
        for number, row in read_table(path, ("slug", "label")):
            slug = row["slug"]
            kinds = _cells(row.get("kinds", "")) or (_KIND_OF_FILE.get(path.stem, "Organisation"),)
            if slug in mine:
                raise DataFileError(f"The slug '{slug}' stands twice.", "Merge the two rows.", Place(str(path), number))
            mine.add(slug)
            entities[slug] = _entity(row, kinds, entities.get(slug))
            names.extend(_names(row))
            if path.stem == "organisations":
                shy.update({word: slug for word in _cells(row.get("common_words", "")) if word not in _texts(row)})
            if row.get("seat"):
                seats[slug] = _cells(row["seat"])
            for adjective in _cells(row.get("adjectives", "")):
                demonyms.setdefault(adjective.lower(), slug)
            if row.get("government"):
                metonyms[slug] = row["government"]
            if row.get("within"):
                within[slug] = row["within"]
            if row.get("position"):
                positions[slug] = row["position"]
    joined = [name for name in names if (name.text, name.slug) not in judgements.apart]
    joined.extend(Name(text, slug) for text, slug in sorted(judgements.same) if slug in entities)
    return Gazetteer(
        entities, tuple(joined), seats, positions, demonyms, {**_sole_seats(seats), **metonyms}, within, shy
    )


def _sole_seats(seats: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the towns that one organisation alone has its seat in: 'Redmond' can stand for it."""
    towns = Counter(places[0] for places in seats.values() if places)
    return {places[0]: slug for slug, places in sorted(seats.items()) if places and towns[places[0]] == 1}


@cache
def gazetteer() -> Gazetteer:
    """Read the shipped gazetteer, the user's and his judgements; later calls give the same object."""
    return read_gazetteer(matching("gazetteer", "*.tsv"), judgements_on_names())
