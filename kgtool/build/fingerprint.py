"""A digest of everything but the text that decides what a document's graph holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path

from kgtool import __version__, resources
from kgtool.claims.identity import Identity
from kgtool.decisions.files import FOLDER as DECISIONS

#: Folders of data that the reading of a text depends on.
_DATA = (("data", "lexicon"), ("data", "gazetteer"), ("data", "patterns"), ("ontology",))
#: Packages whose code the reading and its quads depend on.
_CODE = ("claims", "documents", "vocabulary", "extract", "readers", "decisions", "tables", "graph")
#: What the conclusions from claims depend on besides, and what validation does.
_LAYERS = (
    *(
        "intervals",
        "stated",
        "resolve",
        "origins",
        "rivals",
        "audit",
        "reason",
        "clashes",
        "analyse",
        "conclude",
        "build",
    ),
)
_VALIDATION = ("validate",)
#: Libraries that decide a text's offsets or its words.
_LIBRARIES = ("lxml", "pypdf", "sentencex", "simplemma")


def _files(data: Iterable[tuple[str, ...]], code: Iterable[str]) -> list[Path]:
    package = Path(__file__).resolve().parents[1]
    folders = [resources.folder(*parts) for parts in data] + [package / name for name in code]
    if (own := resources.own()) is not None:
        folders.append(own)
    return [
        file
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts and not _decides(file, own)
    ]


def _decides(file: Path, own: Path | None) -> bool:
    """Tell whether a file holds decisions: each of them concerns a few documents, which the book of the build knows."""
    return own is not None and file.is_relative_to(own / DECISIONS)


def _digest(head: str, files: Iterable[Path]) -> str:
    digest = hashlib.sha256(head.encode())
    for file in files:
        data = file.read_bytes()
        digest.update(f"{file.name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def fingerprint(base: str, reader: Identity | None = None) -> str:
    """Return 64 hex digits over the version, the base IRI, the libraries, the data of the reading and its code.

    `reader` is who reads, None where the rules do; another one reads every text anew. Two builds of one fingerprint
    give the same graph for the same text, so a build may take the graph over from the one before.
    """
    libraries = "".join(f"{name} {version(name)}\n" for name in _LIBRARIES)
    who = "" if reader is None else json.dumps(astuple(reader)) + "\n"
    return _digest(f"{__version__}\n{base}\n{libraries}{who}", _files(_DATA, _CODE))


def layers_fingerprint() -> str:
    """Return 64 hex digits over what decides, beside the reading, what is concluded from claims.

    Only where it is the same, a build may go on from what the one before concluded.
    """
    data = resources.folder("data")
    return _digest("layers", [*sorted(data.glob("*.yaml")), *_files((), _LAYERS)])


def validation_fingerprint() -> str:
    """Return 64 hex digits over what decides, beside the graph, what validation finds."""
    return _digest(f"pyshacl {version('pyshacl')}", _files((("ontology",),), _VALIDATION))
