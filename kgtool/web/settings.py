"""How a server is set up."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kgtool.web.limits import Limits

#: Where a server listens that nobody told otherwise: only to this machine.
HOST, PORT = "127.0.0.1", 8420


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server needs to know: the store's folder and where it listens.

    `texts` False keeps the texts of documents to themselves, but for those that ship: only quotes are shown.
    `writable` allows updates to those who send `token` as a bearer token (RFC 6750). `warm` makes the
    pages of the navigation when a build is opened, before somebody asks for them. `review` is the data folder that
    decisions are written to by `who`, on this machine and with `token` alone; None has no such page.
    """

    store: Path
    host: str = HOST
    port: int = PORT
    writable: bool = False
    token: str | None = None
    warm: bool = False
    texts: bool = True
    review: Path | None = None
    who: str = ""
    limits: Limits = field(default_factory=Limits)
