"""Which of the forms that a resource has a client gets: content negotiation by Accept (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgtool.graph.formats import ALIASES, FORMATS, HTML, RESULTS

#: The media type of each format of graphs and of results, by its name.
MEDIA_TYPES: Mapping[str, str] = {"html": HTML, **RESULTS, **{known.name: known.media_type for known in FORMATS}}
#: The formats of results and of graphs, the usual one first.
RESULT_NAMES = ("json", "xml", "csv", "tsv")
GRAPH_NAMES = ("turtle", "ntriples", "rdfxml", "jsonld", "trig", "nquads")

_RANGE = re.compile(r"\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)/([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*((?:;[^,]*)?)$")
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE)
#: Of a longer header only so much is read.
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Range:
    """A media range: type and subtype in lower case, either may be `*`, and how much it is wanted (0 to 1)."""

    type: str
    subtype: str
    quality: float

    def fits(self, media_type: str) -> int:
        """Return how exactly it names a media type: 3 exactly, 2 by its type, 1 as any, 0 not at all."""
        kind, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (kind, subtype):
            return 3
        if self.subtype != "*":
            return 0
        return 2 if self.type == kind else int(self.type == "*")


def _ranges(accept: str) -> Iterator[Range]:
    for part in accept[:_LONGEST].split(","):
        found = _RANGE.match(part)
        if found:
            quality = _QUALITY.search(found.group(3))
            yield Range(found.group(1).lower(), found.group(2).lower(), float(quality.group(1)) if quality else 1.0)


def _wanted(ranges: Sequence[Range], media_types: Sequence[str]) -> tuple[float, int]:
    """Return how much the best of a format's media types is wanted, and how exactly it was named."""
    found = [(0.0, 0)]
    for place, media_type in enumerate(media_types):
        exactness, quality = max(((each.fits(media_type), each.quality) for each in ranges), default=(0, 0.0))
        # A format's own media type goes before one that it shares with others.
        if exactness:
            found.append((quality, exactness * 2 - bool(place)))
    return max(found)


@lru_cache(maxsize=1024)
def choose(accept: str, names: tuple[str, ...]) -> str | None:
    """Return which of the formats, the first being the usual one, a client gets by its Accept header, or None.

    The most wanted wins, of equally wanted ones that which is named more exactly, then the earlier one. No header, or
    one without any media range, accepts everything.

    >>> choose(f"{MEDIA_TYPES['turtle']};q=0.5, {MEDIA_TYPES['ntriples']}", ("turtle", "ntriples"))
    'ntriples'
    >>> choose("image/png", ("turtle", "ntriples")) is None
    True
    """
    ranges = tuple(_ranges(accept))
    if not ranges:
        return names[0]
    best, found = (0.0, 0), None
    for name in names:
        wanted = _wanted(ranges, (MEDIA_TYPES[name], *ALIASES.get(name, ())))
        if wanted[0] > 0 and wanted > best:
            best, found = wanted, name
    return found


def content_type(name: str) -> str:
    """Return the Content-Type of a format, with the character set where it is text."""
    media_type = MEDIA_TYPES[name]
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
