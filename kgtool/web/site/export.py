"""Writes every page that the start page leads to, and what pages load and offer, into a folder."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import parse_qsl

from starlette.types import ASGIApp

from kgtool.errors import UsageError
from kgtool.graph.formats import HTML, extension_of
from kgtool.loop import Loop
from kgtool.web.pages.page import VIEW_FIELDS
from kgtool.web.site.fetch import fetch
from kgtool.web.site.links import links_of, rewritten
from kgtool.web.site.naming import file_of, link_between

#: Where the walk begins.
STARTS = ("/", "/?lang=en")
#: Pages that answer what a visitor sends, and so need a server.
_NEEDS_SERVER = ("/ask", "/graph-store", "/my-firm", "/read", "/search", "/suggest", "/why")
#: Fields of queries that choose or reckon anew, and so need a server.
_CHOOSE = (*VIEW_FIELDS, "doubt", "type", "kind", "severity")
#: The file that tells a folder of ours, which may be written anew, from any other.
MARKER = "kgtool-site.txt"
#: Takes how many addresses are read, and how many are known.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Site:
    """What was written: how many pages and other files, and the addresses that only a server answers."""

    pages: int
    files: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the site, and whether it is a page."""

    name: str
    page: bool


def write_site(app: ASGIApp, target: Path, done: Done = lambda _read, _known: None) -> Site:
    """Write a site into a folder: a new one, an empty one, or one that was written by this before.

    The same build gives the same bytes. `done` gets how far it is. A folder that holds anything else is a UsageError;
    until all is written nothing in it changes.
    """
    if target.exists() and not target.is_dir():
        raise UsageError(f"'{target}' is a file.", "Name a folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).exists():
        raise UsageError(f"'{target}' holds something else.", "Name a new or empty folder.")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        site = _written(app, draft, done)
        draft.chmod(0o755)
        if target.exists():
            shutil.rmtree(target)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return site


def _written(app: ASGIApp, folder: Path, done: Done) -> Site:
    with Loop() as loop:
        files, missing = loop.run(_walked(app, folder, STARTS, done))
    left_out = set(missing)
    for file in files.values():
        if file.page:
            place = folder / file.name
            text = place.read_text("utf-8")
            left_out |= {link for link in links_of(text) if link not in files}
            place.write_text(rewritten(text, _targets(files, file.name)), "utf-8")
    (folder / MARKER).write_text("Written by kgtool site; written anew by the next one.\n", "utf-8")
    pages = sum(file.page for file in files.values())
    return Site(pages, len(files) - pages, tuple(sorted(left_out)))


async def _walked(app: ASGIApp, folder: Path, starts: Iterable[str], done: Done) -> tuple[dict[str, _File], list[str]]:
    """Write what every address holds that links lead to; return the files by address, and addresses without any."""
    files: dict[str, _File] = {}
    missing: list[str] = []
    waiting = deque(dict.fromkeys(starts))
    known = set(waiting)
    while waiting:
        address = waiting.popleft()
        answer = await fetch(app, address, HTML)
        if answer.status != 200:
            missing.append(address)
            continue
        file = _File(file_of(address, extension_of(answer.media_type)), answer.media_type == HTML)
        files[address] = file
        place = folder / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(answer.content)
        if file.page:
            for link in links_of(answer.content.decode()):
                if link not in known and not needs_server(link):
                    known.add(link)
                    waiting.append(link)
        done(len(files), len(known))
    return files, missing


def needs_server(address: str) -> bool:
    """Tell whether only a server answers an address: what a visitor asks for, or a view that is computed."""
    path, _, query = address.partition("?")
    return path.startswith(_NEEDS_SERVER) or any(name in _CHOOSE for name, _ in parse_qsl(query))


def _targets(files: Mapping[str, _File], page: str) -> Callable[[str], str | None]:
    return lambda link: link_between(page, files[link].name) if link in files else None
