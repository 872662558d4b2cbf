"""Style sheets, scripts and pictures that pages use, each under an address that changes with its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kgtool.graph.formats import ASSETS
from kgtool.resources import folder
from kgtool.web.problem import problem

#: Where scripts lie that were bundled when the package was built; without them pages work without scripts.
_BUNDLED = Path(__file__).resolve().parent / "static"
#: The one style sheet, joined of the files in `data/pages/style/` and that of the pictures.
STYLE = "style.css"
_FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file's bytes, its media type and a digest of it."""

    content: bytes
    media_type: str
    digest: str


@cache
def assets() -> dict[str, Asset]:
    """Return all files by name: the joined style sheet, and what was bundled."""
    sheets = [*sorted(folder("data", "pages", "style").glob("*.css")), folder("data", "pictures", "style.css")]
    style = b"\n".join(file.read_bytes() for file in sheets)
    found = {STYLE: style}
    for file in sorted(_BUNDLED.glob("*")):
        if file.suffix.removeprefix(".") in ASSETS:
            found[file.name] = file.read_bytes()
    return {name: _asset(name, content) for name, content in found.items()}


def _asset(name: str, content: bytes) -> Asset:
    return Asset(content, ASSETS[name.rpartition(".")[2]], hashlib.sha256(content).hexdigest()[:12])


def has_asset(name: str) -> bool:
    """Tell whether a file is there: scripts are not where nobody bundled them."""
    return name in assets()


def asset_link(name: str) -> str:
    """Return the address of a file, which may be kept for good; an unknown name is a KeyError."""
    return f"/static/{name}?v={assets()[name].digest}"


def _answer(request: Request) -> Response:
    found = assets().get(request.path_params["name"])
    if found is None:
        return problem(404, "KG900", "There is no such file.", "Go to the start page: /.")
    return Response(found.content, 200, {"Cache-Control": _FOR_GOOD, "ETag": f'"{found.digest}"'}, found.media_type)


def routes() -> list[BaseRoute]:
    """Return the route of all files."""
    return [Route("/static/{name}", _answer)]
