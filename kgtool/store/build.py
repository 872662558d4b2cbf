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

#: A finished build's directory: its id, and a number where another build of the same quads is still there.
BUILD_NAME = re.compile(r"(?P<id>[0-9a-f]{16})(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build. `id` is the first 16 hex digits of the SHA-256 of its sorted N-Quads, `quads` their number.

    `manifest` holds what the build layer wrote down: JSON that this package does not read.
    """

    id: str
    quads: int
    manifest: Mapping[str, Json]
    directory: Path

    def write(self, directory: Path) -> None:
        """Write the manifest file into a directory, the same bytes for the same content."""
        record: Json = {"id": self.id, "quads": self.quads, "manifest": dict(self.manifest)}
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
            return Build(identifier, quads, manifest, directory)
    raise damaged(directory, f"its {MANIFEST} lacks id, quads or manifest")


def damaged(directory: Path, what: str) -> StoreDamagedError:
    """Return the error for a build that is not whole."""
    return StoreDamagedError(f"The build '{directory}' is damaged: {what}.", "Build again with 'kgtool build'.")
