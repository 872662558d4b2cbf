"""Finds in free words the view that they ask for: without somebody, as of a day, what is agreed only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.query.matching.days import DAY, day_in
from kgtool.query.matching.naming import Named
from kgtool.query.matching.words import terms, words

#: Classes of those who are doubted as sources; of others what is doubted is all that is said of them.
_SOURCES = frozenset({"Medium", "NewsMedium", "MarketResearcher", "Person"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The view that words ask for, as options of `kgtool query` take it: least rung, day, and what is left out."""

    rung: str | None = None
    as_of: date | None = None
    without: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """Return the options of the command line that ask for the view.

        >>> Asked("agreed", None, ("about:microsoft",)).options
        ('--without about:microsoft', '--rung agreed')
        """
        return (
            *(f"--without {word}" for word in self.without),
            *((f"--as-of {self.as_of}",) if self.as_of else ()),
            *((f"--rung {self.rung}",) if self.rung else ()),
        )


#: The view of words that say nothing of one.
PLAIN = Asked()


def dated_and_runged(text: str) -> tuple[Asked, str]:
    """Return the day and the rung that a text asks for, and the text without these words.

    Where nothing else is said, the words are the question itself and ask for no view.
    """
    rest, as_of, rung = text, None, None
    for pattern in _days():
        if (match := pattern.search(rest)) and (day := day_in(match.group())):
            rest, as_of = f"{rest[: match.start()]} {rest[match.end() :]}", day
            break
    for name, pattern in _rungs():
        if match := pattern.search(rest):
            rest, rung = f"{rest[: match.start()]} {rest[match.end() :]}", name
            break
    return (Asked(rung, as_of), rest) if terms(rest) else (Asked(), text)


def left_out(names: Sequence[Named], text: str) -> tuple[tuple[str, ...], tuple[Named, ...]]:
    """Return whom a text leaves out, as words of a doubt, and the names that it asks about.

    A name is left out after 'ohne', and after 'und' and 'oder' that follow such a name. Who asks whether somebody
    can do without another leaves nobody out.
    """
    reading = read_yaml("ask.yaml")["views"]
    leaving = {words(word)[-1] for word in reading["without"]}
    if {words(word)[0] for word in reading["cannot_without"]}.intersection(words(text)):
        return (), tuple(names)
    without: list[str] = []
    kept: list[Named] = []
    end = -2
    for named in names:
        follows = named.first <= end + 2 and named.before in {"und", "oder", "and", "or", ""}
        if named.before in leaving or follows:
            slug = named.iri.rpartition("/")[2]
            without.append(slug if named.classes & _SOURCES else f"about:{slug}")
            end = named.last
        else:
            kept.append(named)
    return tuple(dict.fromkeys(without)), tuple(kept)


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of words with a day, each phrase of the data with `DAY` in the place of '…'."""
    return tuple(_pattern(phrase) for phrase in read_yaml("ask.yaml")["views"]["as_of"])


@cache
def _rungs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = read_yaml("ask.yaml")["views"]["rung"]
    return tuple((rung, _pattern(phrase)) for rung, phrases in found.items() for phrase in phrases)


def _pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase: '…' is a day, '*' the rest of a word, and commas and blanks may be many."""
    parts = [re.escape(part).replace(r"\ ", r"[\s,]+").replace(r"\*", r"\w*") for part in phrase.split("…")]
    return re.compile(r"\b" + DAY.join(parts) + r"(?!\w)", re.IGNORECASE)
