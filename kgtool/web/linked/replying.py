"""Responses of linked data: the form that the client asked for, validators by build, where else the document stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from kgtool import __version__
from kgtool.errors import KgtoolError, UsageError
from kgtool.graph.formats import FORMATS
from kgtool.query.library import nearest
from kgtool.web.negotiation import choose, content_type
from kgtool.web.problem import NotAcceptableError, problem_of
from kgtool.web.reading import Reading

#: The formats of RDF documents, the usual one first.
GRAPHS = ("turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads")
#: Other names by which `?format=` and suffixes take a format.
_EXTENSIONS = {known.extension: known.name for known in FORMATS}
#: Characters of an IRI that a header keeps as they are (RFC 3986, 2.2).
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_ALWAYS = {"Cache-Control": "no-cache", "Vary": "Accept"}


@dataclass(frozen=True, slots=True)
class NotAcceptable:
    """There is no form of the document that the client accepts; `offered` are those there are."""

    offered: Sequence[str]


def wanted(request: Request, offered: tuple[str, ...]) -> str | NotAcceptable:
    """Return the format of a response: that of the field `format`, else by Accept; the first is the usual one.

    A format that `format` names and that is not offered is a UsageError.
    """
    named = request.query_params.get("format", "").strip()
    if named:
        name = _EXTENSIONS.get(named, named)
        if name not in offered:
            raise UsageError(f"There is no format '{named}' here.", nearest(named, offered))
        return name
    return choose(request.headers.get("accept", ""), offered) or NotAcceptable(offered)


def suffixed(path: str) -> tuple[str, str] | None:
    """Return a path without the suffix of a format and the format's name, None where it has no such suffix.

    >>> suffixed("/kgtool/id/entity/nvidia.ttl")
    ('/kgtool/id/entity/nvidia', 'turtle')
    """
    bare, dot, extension = path.rpartition(".")
    name = "html" if extension == "html" else _EXTENSIONS.get(extension)
    return (bare, name) if dot and name else None


def refused(found: NotAcceptable) -> Response:
    """Return 406 with the formats there are (RFC 9110, 15.5.7)."""
    cure = f"Accept one of {', '.join(content_type(name) for name in found.offered)}."
    return problem_of(NotAcceptableError("This has no form that you accept.", cure), dict(_ALWAYS))


def failure(error: KgtoolError) -> Response:
    """Return the problem document of a failure; it is not kept for other forms."""
    response = problem_of(error)
    response.headers["Vary"] = "Accept"
    return response


def is_kept(request: Request, etag: str) -> bool:
    """Tell whether the client has this already (RFC 9110, 13.1.2: weak comparison)."""
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or etag.removeprefix("W/") in (
        one.strip().removeprefix("W/") for one in given.split(",")
    )


def sent(
    request: Request,
    reading: Reading,
    name: str,
    make: Callable[[], bytes | str],
    *,
    canonical: str | None = None,
    links: Sequence[str] = (),
    location: bool = True,
) -> Response:
    """Return a document of a build in a format; it is made only where the client does not have it yet.

    `canonical` is the IRI that it describes, `links` are further fields of Link.
    """
    headers = {**_ALWAYS, "ETag": f'W/"{reading.build.id}-{__version__}-{name}"'}
    headers["Content-Type"] = content_type(name)
    if location:
        headers["Content-Location"] = located(request, name)
    if given := [*([f'<{quote(canonical, safe=_SAFE)}>; rel="canonical"'] if canonical else []), *links]:
        headers["Link"] = ", ".join(given)
    if is_kept(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(make(), 200, headers)


def located(request: Request, name: str, **changed: str) -> str:
    """Return the address of a document in one format, with other fields changed."""
    fields = [(key, value) for key, value in request.query_params.multi_items() if key not in ("format", *changed)]
    fields += changed.items()
    return f"{sent_path(request)}?{urlencode([*fields, ('format', name)])}"


def sent_path(request: Request) -> str:
    """Return the path as the client sent it: what an IRI has encoded stays so."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return raw.decode("ascii", "replace").partition("?")[0]
