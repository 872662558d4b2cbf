"""Documents that would exhaust the parser, refused before it sees them.

JSON nested some thousands deep overflows the engine's stack and ends the process; XML entities that name each other
grow a few hundred bytes to gigabytes. Both limits are far above what data need.
"""

from __future__ import annotations

import re
from xml.parsers.expat import ExpatError, ParserCreate

from kgtool.errors import Place, RdfError

#: How deep arrays and objects of JSON-LD may nest.
MAX_NESTING = 100
#: How many bytes the value of an XML entity may have; it may not name another entity.
MAX_ENTITY = 256

_JSON_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"?|[\[{]|[\]}]', re.DOTALL)
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?[^\s>]+\s+(?:\"([^\"]*)\"|'([^']*)'|([^>]*))")
#: A reference to another entity, general or parameter; a character reference (`&#38;`) is none.
_REFERENCE = re.compile(rb"[&%][^#\s;&%][^\s;&%]*;")


def _place(data: bytes, position: int, name: str) -> Place:
    line = data.count(b"\n", 0, position) + 1
    return Place(name, line, position - data.rfind(b"\n", 0, position))


def check_nesting(data: bytes, name: str) -> None:
    """Raise an RdfError where JSON nests deeper than MAX_NESTING."""
    depth = 0
    for token in _JSON_TOKEN.finditer(data):
        first = token.group()[:1]
        depth += (first in b"[{") - (first in b"]}")
        if depth > MAX_NESTING:
            raise RdfError(
                f"This JSON-LD nests deeper than {MAX_NESTING} levels.",
                "Write each node at the top and name it where it is used.",
                _place(data, token.start(), name),
            )


def check_entities(data: bytes, name: str) -> None:
    """Raise an RdfError for an XML entity that is external, names another entity, or is longer than MAX_ENTITY."""
    for found in _ENTITY.finditer(data):
        value = found.group(1) if found.group(1) is not None else found.group(2)
        if value is None or _REFERENCE.search(value) or len(value) > MAX_ENTITY:
            raise RdfError(
                "This RDF/XML declares an entity that is external, long, or made of other entities.",
                "Write its value out where it is used.",
                _place(data, found.start(), name),
            )


def malformed_at(data: bytes) -> tuple[int | None, int | None]:
    """Return line and column (from 1) where XML is not well-formed, or None twice where it is."""
    try:
        ParserCreate().Parse(data, True)
    except ExpatError as error:
        return error.lineno, error.offset + 1
    return None, None
