"""RDF in and out of bytes, in every format of the table, the same bytes for the same quads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad, parse, serialize

from kgtool.errors import Place, RdfError
from kgtool.graph.formats import JSONLD, RDFXML, TRIG, TURTLE, Format, format_named
from kgtool.graph.hostile_rdf import check_entities, check_nesting, malformed_at
from kgtool.graph.jsonld import compacted
from kgtool.graph.order import sorted_quads
from kgtool.graph.rdfxml import canonical_xml_literals, check_triples, escaped_returns, relabelled
from kgtool.graph.turtle import laid_out, used_prefixes
from kgtool.vocabulary.terms import PREFIXES

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def _format(format: Format | str) -> Format:
    return format_named(format) if isinstance(format, str) else format


def _parse_error(error: SyntaxError, data: bytes, syntax: Format, name: str) -> RdfError:
    line, column = error.lineno, error.offset
    if line is None and syntax is RDFXML:
        line, column = malformed_at(data)
    cause = error.msg.partition(": ")[2] if error.msg.startswith("Parser error at") else error.msg
    return RdfError(
        f"This is no valid {syntax.name}: {cause.rstrip('.')}.",
        "Correct it there, or name the format it is in.",
        Place(name, line, column),
    )


def read_rdf(data: bytes, format: Format | str, base_iri: str | None = None, *, name: str = "<input>") -> list[Quad]:
    """Return the quads of a document, in its order; `name` is what an error calls it.

    `format` is one of the table or its name; relative IRIs are resolved against `base_iri`. What does not parse is an
    RdfError with line and column (from 1) where the engine or the XML parser knows them. Nothing is fetched: a remote
    JSON-LD context and external entities are refused.
    """
    syntax = _format(format)
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if syntax is JSONLD:
        check_nesting(data, name)
    elif syntax is RDFXML:
        check_entities(data, name)
    try:
        quads = list(parse(data, format=syntax.syntax, base_iri=base_iri))
    except SyntaxError as error:
        raise _parse_error(error, data, syntax, name) from error
    except ValueError as error:
        raise RdfError(f"'{base_iri}' is no base IRI.", "Give an absolute IRI.", Place(name)) from error
    return canonical_xml_literals(quads) if syntax is RDFXML else quads


def write_rdf(quads: Iterable[Quad], format: Format | str, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Return the quads in a format: sorted, each once, readable where the format allows, and always the same bytes.

    A format that has no named graphs gets the union of all graphs. What RDF/XML has no way to write is an RdfError.
    """
    syntax = _format(format)
    if not syntax.datasets:
        quads = (Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    ordered = sorted_quads(quads)
    if syntax in (TURTLE, TRIG):
        used = used_prefixes(ordered, prefixes)
        return laid_out(_serialized(ordered, syntax, used), used)
    if syntax is RDFXML:
        check_triples(quad.triple for quad in ordered)
        return escaped_returns(_serialized(relabelled(ordered), syntax, used_prefixes(ordered, prefixes)))
    if syntax is JSONLD:
        return compacted(_serialized(ordered, syntax, {}), prefixes)
    return _serialized(ordered, syntax, {})


def _serialized(ordered: list[Quad], syntax: Format, prefixes: dict[str, str]) -> bytes:
    statements = ordered if syntax.datasets else [quad.triple for quad in ordered]
    document = serialize(statements, format=syntax.syntax, prefixes=prefixes)
    assert document is not None
    return document
