"""Finds the folders that ship with the product: in place in a checkout, inside the package in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDERS = ("ontology", "data", "queries")
_own: list[Path] = []


@cache
def root() -> Path:
    """Return the folder that holds `ontology/`, `data/` and `queries/`.

    A wheel carries them as `kgtool/bundled/`; a checkout (also an editable install) has them beside the package.
    """
    package = Path(__file__).resolve().parent
    bundled = package / "bundled"
    return bundled if bundled.is_dir() else package.parent


def folder(*parts: str) -> Path:
    """Return a folder or file below the shipped data, say `folder("data", "lexicon")`."""
    return root().joinpath(*parts)


def use(directory: Path | None) -> None:
    """Take the words, names, patterns and judgements of a user's folder in, for the rest of this process.

    The folder is laid out like the shipped `data/`. Must come before the first text is read, as all data are read once;
    None takes nothing in.
    """
    _own[:] = [] if directory is None else [directory]


def own() -> Path | None:
    """Return the user's folder, None where there is none."""
    return _own[0] if _own else None


@cache
def cache_folder() -> Path:
    """Return the folder of this user in which what can be made again is kept."""
    from platformdirs import user_cache_path

    return user_cache_path("kgtool", appauthor=False)


def files(*parts: str) -> tuple[Path, ...]:
    """Return a data file, say `files("lexicon", "nouns.yaml")`: the shipped one, then the user's where he has one."""
    return tuple(path for path in (folder("data", *parts), *(d.joinpath(*parts) for d in _own)) if path.is_file())


def matching(name: str, pattern: str) -> tuple[Path, ...]:
    """Return the files of a data folder that fit a pattern, the shipped ones first, each group in order of name."""
    places = (folder("data", name), *(directory / name for directory in _own))
    return tuple(path for place in places for path in sorted(place.glob(pattern)))
