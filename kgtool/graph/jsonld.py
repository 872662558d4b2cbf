"""Readable JSON-LD in dataset form: a context of prefixes, one object a graph, one a subject.

The engine writes expanded JSON-LD; here its IRIs become compact ones (https://www.w3.org/TR/json-ld11/#compact-iris).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from kgtool.claims.record import Json
from kgtool.vocabulary.terms import RDF

_TYPE = RDF["type"].value
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")


def _iris(value: Json) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _iris(item)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not key.startswith("@"):
                yield key
            elif key in {"@id", "@type"} and isinstance(inner, str):
                yield inner
            if key != "@value":
                yield from _iris(inner)


class _Compaction:
    """Turns the IRIs of one document into compact ones; `context` holds the prefixes that it used."""

    def __init__(self, prefixes: Mapping[str, str], schemes: set[str]) -> None:
        # A prefix that is also the scheme of an IRI in the data would make that IRI mean another.
        usable = {prefix: iri for prefix, iri in prefixes.items() if prefix not in schemes}
        self._by_length = sorted(usable.items(), key=lambda item: (-len(item[1]), item[0]))
        self.context: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        for prefix, namespace in self._by_length:
            if iri.startswith(namespace) and not iri.startswith("//", len(namespace)):
                self.context[prefix] = namespace
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def value(self, value: Json) -> Json:
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if not isinstance(value, dict):
            return value
        if "@value" in value:
            return self._literal(value)
        return self._node(value)

    def _literal(self, value: dict[str, Json]) -> Json:
        if set(value) == {"@value"}:
            return value["@value"]
        return {key: self.iri(inner) if key == "@type" else inner for key, inner in value.items()}  # type: ignore[arg-type]

    def _node(self, node: dict[str, Json]) -> dict[str, Json]:
        compact: dict[str, Json] = {}
        for key, inner in node.items():
            if key == "@id":
                compact[key] = self.iri(str(inner))
            elif key == "@graph":
                compact[key] = self.value(inner)
            elif key == _TYPE and (types := self._types(inner)) is not None:
                compact["@type"] = types
            else:
                compact[self.iri(key)] = self._only(self.value(inner))
        return compact

    def _types(self, value: Json) -> Json:
        """Return the compact classes, or None where a type is a literal, which `@type` cannot say."""
        nodes = value if isinstance(value, list) else [value]
        if not all(isinstance(node, dict) and set(node) == {"@id"} for node in nodes):
            return None
        return self._only([self.iri(str(node["@id"])) for node in nodes if isinstance(node, dict)])

    @staticmethod
    def _only(value: Json) -> Json:
        return value[0] if isinstance(value, list) and len(value) == 1 else value


def compacted(expanded: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Return expanded JSON-LD, as the engine writes it, with a context, compact IRIs and one property a line."""
    document: Json = json.loads(expanded)
    schemes = {found.group() for iri in _iris(document) if (found := _SCHEME.match(iri))}
    compaction = _Compaction(prefixes, schemes)
    nodes = compaction.value(document)
    context: Json = {prefix: compaction.context[prefix] for prefix in sorted(compaction.context)}
    return json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1).encode() + b"\n"
