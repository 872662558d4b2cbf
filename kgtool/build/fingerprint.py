"""A digest of everything but the text that decides what a document's graph holds."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from kgtool import __version__, resources

#: Folders of data that the reading of a text depends on.
_DATA = (("data", "lexicon"), ("data", "gazetteer"), ("data", "patterns"), ("ontology",))
#: Packages whose code the reading and its quads depend on.
_CODE = ("claims", "documents", "vocabulary", "extract", "graph")
#: Libraries that decide a text's offsets or its words.
_LIBRARIES = ("lxml", "pypdf", "sentencex", "simplemma")


def _files() -> list[Path]:
    package = Path(__file__).resolve().parents[1]
    folders = [resources.folder(*parts) for parts in _DATA] + [package / name for name in _CODE]
    if (own := resources.own()) is not None:
        folders.append(own)
    return [
        file
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]


def fingerprint(base: str) -> str:
    """Return 64 hex digits over the version, the base IRI, the libraries, the data of the reading and its code.

    Two builds of one fingerprint give the same graph for the same text, so a build may take the graph over from the
    one before.
    """
    libraries = "".join(f"{name} {version(name)}\n" for name in _LIBRARIES)
    digest = hashlib.sha256(f"{__version__}\n{base}\n{libraries}".encode())
    for file in _files():
        data = file.read_bytes()
        digest.update(f"{file.name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
