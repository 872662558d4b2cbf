"""What a SPARQL client asks for: the operation in a request (SPARQL 1.1 Protocol, 2.1 and 2.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from kgtool.errors import KgtoolError
from kgtool.graph.formats import FORM, SPARQL_QUERY, SPARQL_UPDATE


class ProtocolError(KgtoolError):
    """A request that the protocol does not allow."""

    code = "KG930"


class WrongMediaTypeError(ProtocolError):
    """What was sent is of a media type that is not read here, or in another encoding than UTF-8."""

    code = "KG931"


class Kind(Enum):
    """The kinds of operations; DESCRIPTION is a request for the service description."""

    QUERY = "query"
    UPDATE = "update"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation, its text, and the IRIs of the dataset that the request names, None where it names none."""

    kind: Kind
    text: str = ""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


_DATASET = {
    Kind.QUERY: ("default-graph-uri", "named-graph-uri"),
    Kind.UPDATE: ("using-graph-uri", "using-named-graph-uri"),
}


def media_type_of(content_type: str) -> str:
    """Return the media type of a Content-Type; a character set other than UTF-8 is a WrongMediaTypeError."""
    media_type, *parameters = (part.strip() for part in content_type.lower().split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise WrongMediaTypeError(f"The character set {value} is not read here.", "Send UTF-8.")
    return media_type


def decoded(body: bytes) -> str:
    """Return what was sent as text."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongMediaTypeError("What was sent is not UTF-8.", "Send UTF-8.") from error


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError) as error:
        raise ProtocolError("The fields of the request cannot be read.", "Encode them as UTF-8 with %.") from error


def _one(fields: Mapping[str, Sequence[str]], name: str) -> str | None:
    found = fields.get(name, ())
    if len(found) > 1:
        raise ProtocolError(f"The request has {len(found)} fields '{name}'.", "Send one.")
    return found[0] if found else None


def _iris(fields: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...] | None:
    found = tuple(fields.get(name, ()))
    for iri in found:
        checked(iri, name)
    return found or None


def checked(iri: str, name: str) -> str:
    """Return the IRI that a field holds; a ProtocolError where it is none."""
    try:
        return NamedNode(iri).value
    except ValueError as error:
        raise ProtocolError(f"'{name}' is no absolute IRI.", "Send one, encoded with %.") from error


def fields_of(text: str) -> dict[str, list[str]]:
    """Return the fields of a query string or form, each with all of its values."""
    fields: dict[str, list[str]] = {}
    for name, value in _pairs(text):
        fields.setdefault(name, []).append(value)
    return fields


def read_operation(method: str, query_string: str, content_type: str, body: bytes) -> Operation:
    """Return what a GET or POST asks for; a ProtocolError says what is wrong with it."""
    fields = fields_of(query_string)
    if method != "POST":
        if "update" in fields:
            raise ProtocolError("An update cannot be asked for by GET.", "Send it by POST.")
        text = _one(fields, "query")
        return Operation(Kind.DESCRIPTION) if text is None else _operation(Kind.QUERY, text, fields)
    media_type = media_type_of(content_type)
    if media_type == SPARQL_QUERY:
        return _operation(Kind.QUERY, _direct(fields, body), fields)
    if media_type == SPARQL_UPDATE:
        return _operation(Kind.UPDATE, _direct(fields, body), fields)
    if media_type != FORM:
        cause = f"A POST of the media type '{media_type}' is not read here."
        raise WrongMediaTypeError(cause, f"Send {SPARQL_QUERY}, {SPARQL_UPDATE} or {FORM}.")
    for name, values in fields_of(decoded(body)).items():
        fields.setdefault(name, []).extend(values)
    query, update = _one(fields, "query"), _one(fields, "update")
    if (query is None) == (update is None):
        raise ProtocolError("The form has not exactly one of 'query' and 'update'.", "Send one of them.")
    if query is not None:
        return _operation(Kind.QUERY, query, fields)
    assert update is not None
    return _operation(Kind.UPDATE, update, fields)


def is_update(content_type: str, body: bytes) -> bool:
    """Tell whether a POST asks for an update, be it a correct one or not."""
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type == FORM:
        return any(field.startswith(b"update=") for field in body.split(b"&"))
    return media_type == SPARQL_UPDATE


def _direct(fields: Mapping[str, Sequence[str]], body: bytes) -> str:
    if "query" in fields or "update" in fields:
        raise ProtocolError("The request holds an operation in its address and another in its body.", "Send one.")
    return decoded(body)


def _operation(kind: Kind, text: str, fields: Mapping[str, Sequence[str]]) -> Operation:
    default, named = _DATASET[kind]
    other = _DATASET[Kind.UPDATE if kind is Kind.QUERY else Kind.QUERY]
    for name in other:
        if name in fields:
            raise ProtocolError(f"'{name}' does not belong to a {kind.value}.", f"Use '{default}' and '{named}'.")
    return Operation(kind, text, _iris(fields, default), _iris(fields, named))
