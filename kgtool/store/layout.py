"""The files of a store directory, and how one is told from any other directory.

`kgtool-store.json` marks it (a directory without it is never written to and nothing in it is ever removed), `builds/`
holds the builds, `current` names the one that is read, `lock` is held by the one process that writes.
"""

from __future__ import annotations

import json
from pathlib import Path

from kgtool.store.build import BUILD_NAME
from kgtool.store.durable import replace_text
from kgtool.store.faults import ForeignDirectoryError, NoBuildError, StoreDamagedError

MARKER = "kgtool-store.json"
BUILDS = "builds"
CURRENT = "current"
LOCK = "lock"
#: How the directory of a build in the making begins, or of one that is being removed.
UNFINISHED = "unfinished-"

#: The version of this layout; a store of another version is refused.
VERSION = 1


def check_marker(store: Path) -> None:
    """Raise a StoreError unless the path is a store of this version."""
    try:
        if not store.exists() or (store.is_dir() and not _content(store)):
            cure = "Make one with 'kgtool build', or name it with --store."
            raise NoBuildError(f"There is no store at '{store}'.", cure)
        record = json.loads((store / MARKER).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ForeignDirectoryError(
            f"'{store}' is no store of kgtool: it has no {MARKER}.", "Name another place with --store."
        ) from error
    except (OSError, ValueError) as error:
        raise StoreDamagedError(
            f"The store '{store}' cannot be read ({getattr(error, 'strerror', None) or error}).",
            "Check its permissions, or name another store with --store.",
        ) from error
    if record != {"version": VERSION}:
        raise StoreDamagedError(
            f"'{store}' was written by another version of kgtool.", "Use that version, or build a new store beside it."
        )


def _content(store: Path) -> list[str]:
    # A process that was killed while it made the store leaves the marker's first draft, and nothing else.
    return [path.name for path in store.iterdir() if path.name != f"{MARKER}.new"]


def prepare(store: Path) -> None:
    """Make a path a store: created where there is nothing, left alone where it is one, refused where it is not."""
    if store.is_dir() and _content(store):
        check_marker(store)
    elif store.exists() and not store.is_dir():
        raise ForeignDirectoryError(f"'{store}' is a file.", "Name a directory with --store.")
    else:
        store.mkdir(parents=True, exist_ok=True)
        replace_text(store / MARKER, json.dumps({"version": VERSION}) + "\n")
    (store / BUILDS).mkdir(exist_ok=True)


def current_name(store: Path) -> str | None:
    """Return the directory name of the current build, or None where no build was finished yet."""
    try:
        name = (store / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreDamagedError(
            f"The file 'current' of '{store}' cannot be read.", "Build again with 'kgtool build'."
        ) from error
    if not BUILD_NAME.fullmatch(name):
        raise StoreDamagedError(f"The file 'current' of '{store}' names no build.", "Build again with 'kgtool build'.")
    return name
