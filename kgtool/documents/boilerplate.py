"""The words that stand around a text, from `data/lexicon/boilerplate.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from kgtool import resources
from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place

#: One section of the file: names to lists of phrases.
_Section = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class PageWords:
    """What tells the surroundings of an HTML page's article: words of class names, roles, and lines in lower case."""

    classes: frozenset[str]
    class_pairs: frozenset[str]
    roles: frozenset[str]
    reading_time: tuple[str, ...]
    reading_units: tuple[str, ...]
    openings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Lists of words in lower case; `months` maps a month's name to its number."""

    navigation: frozenset[str]
    separators: tuple[str, ...]
    path_starts: tuple[str, ...]
    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    intros: tuple[str, ...]
    today: frozenset[str]
    agencies: tuple[str, ...]
    labels: tuple[str, ...]
    issues: tuple[str, ...]
    mastheads: tuple[str, ...]
    papers: tuple[str, ...]
    rubrics: frozenset[str]
    page: PageWords


def _lower(phrases: Sequence[str]) -> tuple[str, ...]:
    """Give phrases in lower case, the longest first, so that an alternation prefers it."""
    return tuple(sorted({phrase.lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase)))


def _page(section: _Section) -> PageWords:
    return PageWords(
        classes=frozenset(_lower(section["classes"])),
        class_pairs=frozenset(_lower(section["class_pairs"])),
        roles=frozenset(_lower(section["roles"])),
        reading_time=_lower(section["reading_time"]),
        reading_units=_lower(section["reading_units"]),
        openings=_lower(section["openings"]),
    )


@cache
def boilerplate() -> Boilerplate:
    """Return the lists; raises DataFileError where the file lacks one."""
    file = resources.folder("data", "lexicon", "boilerplate.yaml")
    try:
        data = cast("dict[str, object]", load_yaml(file))
        navigation, page, dateline, publisher = (
            cast("_Section", data[name]) for name in ("navigation", "page", "dateline", "publisher")
        )
        months = cast("dict[str, int]", data["months"])
        return Boilerplate(
            navigation=frozenset(_lower(navigation["lines"])),
            separators=tuple(navigation["separators"]),
            path_starts=_lower(navigation["path_starts"]),
            months={name.lower(): number for name, number in months.items()},
            weekdays=_lower(cast("list[str]", data["weekdays"])),
            intros=_lower(dateline["intros"]),
            today=frozenset(_lower(dateline["today"])),
            agencies=tuple(sorted(publisher["agencies"], key=lambda name: (-len(name), name))),
            labels=_lower(publisher["labels"]),
            issues=_lower(publisher["issues"]),
            mastheads=_lower(publisher["mastheads"]),
            papers=_lower(publisher["papers"]),
            rubrics=frozenset(_lower(publisher["rubrics"])),
            page=_page(page),
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise DataFileError(
            f"The list of boilerplate words is not as it should be: {fault}.",
            "Compare it with the sections that kgtool/documents/boilerplate.py names.",
            Place(str(file)),
        ) from fault
