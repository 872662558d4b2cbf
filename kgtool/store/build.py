"""One finished build: a directory with the quads, the manifest, and whatever else the build put beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kgtool.claims.record import Json
from kgtool.store.faults import StoreDamagedError

#: The folder of the engine's files in a build.
QUADS = "quads"
#: The file of a build that says what it is.
MANIFEST = "build.json"
#: The file of a build that readers hold a lease on.
LEASE = "lease"

#: Files are written whole again where more than one quad in so many was removed from them.
_STALE_PART = 4

#: A finished build's directory: its id, and a number where another build of the same quads is still there.
BUILD_NAME = re.compile(r"(?P<id>[0-9a-f]{16})(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build. `digest` is that of its content (`kgtool.store.content`), `id` its beginning.

    `quads` is their number, `manifest` holds what the build layer wrote down: JSON that this package does not read.
    `stale` quads were removed since the files were last written whole; their words are still in them.
    """

    id: str
    quads: int
    manifest: Mapping[str, Json]
    directory: Path
    digest: str = ""
    stale: int = 0

    @property
    def derivable(self) -> bool:
        """Tell whether another build may begin with these files: not where too much in them is no longer held."""
        return bool(self.digest) and self.stale <= self.quads // _STALE_PART

    def write(self, directory: Path) -> None:
        """Write the manifest file into a directory, the same bytes for the same content."""
        record: Json = {
            "id": self.id,
            "digest": self.digest,
            "quads": self.quads,
            "stale": self.stale,
            "manifest": dict(self.manifest),
        }
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
        (directory / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_build(directory: Path) -> Build:
    """Return the build in a directory; one that lacks its manifest or whose manifest is broken is damaged."""
    try:
        record: Json = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise damaged(directory, f"its {MANIFEST} cannot be read") from error
    if not isinstance(record, dict):
        raise damaged(directory, f"its {MANIFEST} is no JSON object")
    match record:
        case {"id": str(identifier), "quads": int(quads), "manifest": dict(manifest)}:
            # A build of an earlier version has no digest; nothing is derived from it.
            digest, stale = record.get("digest", ""), record.get("stale", 0)
            if isinstance(digest, str) and isinstance(stale, int):
                return Build(identifier, quads, manifest, directory, digest, stale)
    raise damaged(directory, f"its {MANIFEST} lacks id, quads or manifest")


def damaged(directory: Path, what: str) -> StoreDamagedError:
    """Return the error for a build that is not whole."""
    return StoreDamagedError(f"The build '{directory}' is damaged: {what}.", "Build again with 'kgtool build'.")
