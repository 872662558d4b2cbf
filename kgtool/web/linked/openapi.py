"""The description of the server's addresses: OpenAPI 3.1, made of the stored questions and of what is offered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kgtool import __version__
from kgtool.errors import KgtoolError
from kgtool.graph.formats import HTML, JSON_TYPE, PROBLEM_JSON
from kgtool.query.library import library
from kgtool.query.parameter import Parameter
from kgtool.query.question import StoredQuestion
from kgtool.resolve.policy import policies
from kgtool.search.entry import KINDS
from kgtool.search.find import MOST
from kgtool.stated.rung import RUNGS
from kgtool.web.addresses import path_of
from kgtool.web.linked import dump, questions
from kgtool.web.linked.replying import GRAPHS, failure, sent
from kgtool.web.negotiation import MEDIA_TYPES
from kgtool.web.pages.page import LANGUAGES, VIEW_FIELDS
from kgtool.web.pages.routes import visit_of
from kgtool.web.reading import Reading

#: An object of the document.
Part = dict[str, Any]

_SCHEMAS: Mapping[str, Part] = {
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "iri": {"type": "string", "format": "iri"},
    "entity": {"type": "string"},
    "string": {"type": "string"},
}
_VIEW = {
    "de": {
        "policy": "welche Aussagen zählen",
        "rung": "wenigstens diese Stufe",
        "as-of": "was an diesem Tag bekannt war",
        "on": "was an diesem Tag galt",
        "without": "ohne dieses Dokument, diesen Sprecher oder diese Aussage",
        "evidence": "mit dem Satz hinter jeder Zeile",
    },
    "en": {
        "policy": "which claims count",
        "rung": "at least this rung",
        "as-of": "what was known on that day",
        "on": "what held on that day",
        "without": "not by this document, speaker or claim",
        "evidence": "with the sentence behind each row",
    },
}

#: A failure (RFC 9457).
_PROBLEM: Part = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["title", "status", "code", "detail", "cure"],
    "properties": {
        **{name: {"type": "string"} for name in ("type", "title", "code", "detail", "cure")},
        "status": {"type": "integer"},
    },
}
_PROBLEMS = (("400", "Bad Request"), ("404", "Not Found"), ("406", "Not Acceptable"))


def openapi(request: Request, reading: Reading) -> Response:
    """Answer with the description, its words in the language of the field `lang`."""
    try:
        language = visit_of(request, reading).language

        def make() -> str:
            return json.dumps(description(reading, language), ensure_ascii=False, indent=1) + "\n"

        response = sent(request, reading, "json", make)
        response.headers["Content-Type"] = JSONResponse.media_type
        return response
    except KgtoolError as error:
        return failure(error)


def description(reading: Reading, language: str) -> Part:
    """Return the whole document (OpenAPI Specification 3.1.0)."""
    paths = {f"/q/{question.name}": {"get": _question(question, language)} for question in library()}
    base = path_of(reading.iris.base, reading.iris) or "/"
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kgtool",
            "version": __version__,
            "description": "Each address answers with the document itself, in the form that Accept or ?format= names.",
        },
        "paths": {**paths, **_others(language), f"{base.rstrip('/')}/{{path}}": {"get": _resource(language)}},
        "components": {
            "schemas": {"Problem": _PROBLEM},
            "parameters": {field["name"]: field for field in _view(language)},
            "responses": {status: _problem(words) for status, words in _PROBLEMS},
        },
    }


def _view(language: str) -> list[Part]:
    """Return the fields that say which claims count, and those that all addresses have."""
    words = _VIEW[language]
    day = {"type": "string", "format": "date"}
    return [
        _field("policy", {"enum": [policy.name for policy in policies()], "default": "all"}, words["policy"]),
        _field("rung", {"enum": list(RUNGS)}, words["rung"]),
        _field("as-of", day, words["as-of"]),
        _field("on", day, words["on"]),
        _field("without", {"type": "array", "items": {"type": "string"}}, words["without"]),
        _field("evidence", {"type": "boolean", "default": False}, words["evidence"]),
        _field("lang", {"enum": list(LANGUAGES), "default": LANGUAGES[0]}),
    ]


def _problem(words: str) -> Part:
    return {"description": words, "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _question(question: StoredQuestion, language: str) -> Part:
    own = [_parameter(entry, language) for entry in question.parameters if entry.name != "lang"]
    taken = {field["name"] for field in own}
    view = [_shared(name) for name in (*VIEW_FIELDS, "evidence") if name not in taken]
    operation = _operation(question.name, [*own, *view], questions.OFFERED, question.title[language])
    return {**operation, "description": question.description[language], "tags": list(question.tags)}


def _parameter(entry: Parameter, language: str) -> Part:
    schema = dict(_SCHEMAS[entry.type])
    if entry.bounds:
        schema |= {"minimum": entry.bounds[0], "maximum": entry.bounds[1]}
    if entry.words:
        schema["enum"] = list(entry.words)
    if entry.default is not None:
        schema["default"] = int(entry.default) if entry.type == "integer" else entry.default
    if entry.type == "decimal":
        schema.pop("default", None)
    return _field(entry.name, schema, entry.description[language])


def _others(language: str) -> dict[str, Part]:
    words, limit = {"type": "string"}, {"type": "integer", "minimum": 1, "maximum": MOST}
    kinds = {"type": "array", "items": {"enum": list(KINDS)}}
    search = [_field("q", words, required=True), _field("kind", kinds), _field("limit", limit)]
    triple = [_field(name, words, required=True) for name in ("s", "p", "o")]
    query = [_field("query", words, "SPARQL 1.1"), _field("default-graph-uri", words), _field("named-graph-uri", words)]
    extensions = {"enum": [known.extension for known in dump.FORMATS]}
    dumped = _operation("dump", [_field("extension", extensions, place="path", required=True)], (), "dump")
    dumped["responses"]["200"]["content"] = {known.media_type: {} for known in dump.FORMATS}
    found = {
        "/search": _operation("search", search, ("json",), {"de": "Suche", "en": "search"}[language]),
        "/suggest": _operation("suggest", search[:1], ("json",), {"de": "Vorschläge", "en": "suggestions"}[language]),
        "/proof": _operation("proof", triple, ("html", "json", "turtle"), {"de": "Beweis", "en": "proof"}[language]),
        "/sparql": _operation("sparql", query, ("json", "csv", "tsv", "turtle"), "SPARQL 1.1 Protocol"),
        "/dataset": _operation("dataset", [], GRAPHS, "VoID, DCAT"),
        "/.well-known/void": _operation("void", [], GRAPHS, "VoID, DCAT"),
        "/dump.{extension}": dumped,
        "/terms.json": _operation("terms", [], ("json",), {"de": "Begriffe", "en": "terms"}[language]),
        "/openapi.json": _operation("openapi", [], ("json",), "OpenAPI 3.1"),
    }
    return {path: {"get": operation} for path, operation in found.items()}


def _resource(language: str) -> Part:
    fields = [
        _field("path", {"type": "string"}, place="path", required=True),
        _field("page", {"type": "integer", "minimum": 1, "default": 1}),
    ]
    return _operation("resource", fields, ("html", *GRAPHS), {"de": "Ressource", "en": "resource"}[language])


def _operation(name: str, fields: Sequence[Part], offered: Sequence[str], summary: str) -> Part:
    """Return an operation; where several forms are offered, it takes the field `format` too."""
    content: Part = {_media(form): {} for form in offered}
    chosen = [_field("format", {"enum": list(offered)})] if len(offered) > 1 else []
    return {
        "operationId": name,
        "summary": summary,
        "parameters": [*fields, *chosen, _shared("lang")],
        "responses": {
            "200": {"description": "OK", "content": content},
            "304": {"description": "Not Modified"},
            **{status: {"$ref": f"#/components/responses/{status}"} for status, _ in _PROBLEMS},
        },
    }


def _shared(name: str) -> Part:
    return {"$ref": f"#/components/parameters/{name}"}


def _media(form: str) -> str:
    return HTML if form == "html" else MEDIA_TYPES.get(form, JSON_TYPE)


def _field(name: str, schema: Part, words: str = "", *, place: str = "query", required: bool = False) -> Part:
    field: Part = {"name": name, "in": place, "required": required, "schema": schema}
    return {**field, "description": words} if words else field
