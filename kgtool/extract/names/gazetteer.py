"""The gazetteer: known actors, products, people, places and markets with all their names, read from TSV files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgtool.claims import Entity
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

#: Kind of the rows of a file that has no column `kinds`.
_KIND_OF_FILE = {"people": "Person", "places": "Location", "markets": "Market"}


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
    `metonyms` a place to the government or the one firm that its name can stand for.
    """

    entities: Mapping[str, Entity]
    names: tuple[Name, ...]
    seats: Mapping[str, tuple[str, ...]]
    positions: Mapping[str, str]
    demonyms: Mapping[str, str]
    metonyms: Mapping[str, str]


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def read_table(path: Path, first: tuple[str, ...] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column of a tab-separated file whose first line that is no comment is its header.

    Raises DataFileError with file and line where a row has more cells than the header, or the header does not begin
    with the columns `first`.
    """
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if tuple(header[: len(first)]) != first:
                raise DataFileError(
                    f"The first columns must be {', '.join(first)}.", "Mend the header line.", Place(str(path), number)
                )
            continue
        if len(cells) > len(header):
            raise DataFileError(
                f"{len(cells)} cells under {len(header)} columns.", "Remove the surplus tabs.", Place(str(path), number)
            )
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _names(row: Mapping[str, str]) -> Iterator[Name]:
    slug = row["slug"]
    ambiguous = row.get("ambiguous") == "1"
    for text in (row["label"], *_cells(row.get("aliases", ""))):
        yield Name(text, slug, exact=ambiguous or len(text) <= 4)
    for text in _cells(row.get("descriptions", "")):
        yield Name(text, slug, description=True)


def read_gazetteer(directory: Path) -> Gazetteer:
    """Read all `*.tsv` files of a folder, in the order of their names.

    Raises DataFileError with file and line where a row breaks the format or a slug stands twice.
    """
    entities: dict[str, Entity] = {}
    names: list[Name] = []
    seats: dict[str, tuple[str, ...]] = {}
    positions: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    metonyms: dict[str, str] = {}
    for path in sorted(directory.glob("*.tsv")):
        mine: set[str] = set()
        for number, row in read_table(path, ("slug", "label")):
            slug = row["slug"]
            kinds = _cells(row.get("kinds", "")) or (_KIND_OF_FILE.get(path.stem, "Organisation"),)
            if slug in mine:
                raise DataFileError(f"The slug '{slug}' stands twice.", "Merge the two rows.", Place(str(path), number))
            mine.add(slug)
            # One slug in two files is one name for two things, a component and its market: it has both kinds.
            other = entities.get(slug)
            if other is not None:
                kinds = tuple(dict.fromkeys((*other.kinds, *kinds)))
            owner = row.get("owner") or (other.owner if other else None)
            entities[slug] = Entity(slug, other.label if other else row["label"], kinds, owner)
            names.extend(_names(row))
            if row.get("seat"):
                seats[slug] = _cells(row["seat"])
            for adjective in _cells(row.get("adjectives", "")):
                demonyms.setdefault(adjective.lower(), slug)
            if row.get("government"):
                metonyms[slug] = row["government"]
            if row.get("position"):
                positions[slug] = row["position"]
    return Gazetteer(entities, tuple(names), seats, positions, demonyms, {**_sole_seats(seats), **metonyms})


def _sole_seats(seats: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the towns that one organisation alone has its seat in: 'Redmond' can stand for it."""
    towns = Counter(places[0] for places in seats.values() if places)
    return {places[0]: slug for slug, places in sorted(seats.items()) if places and towns[places[0]] == 1}


@cache
def gazetteer() -> Gazetteer:
    """Read the bundled gazetteer; later calls give the same object."""
    return read_gazetteer(folder("data", "gazetteer"))
