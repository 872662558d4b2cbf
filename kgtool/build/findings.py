"""What validation found in a build, kept beside it, so that the next build checks only what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kgtool.build.fingerprint import validation_fingerprint
from kgtool.store import Build
from kgtool.validate.report import Result, ValidationReport
from kgtool.validate.results import sorted_report

#: The file's name inside the folder of a build.
FILE = "validation.jsonl"


def write_findings(results: Iterable[Result], digest: str, folder: Path) -> None:
    """Write results as JSON lines, after a head that names what they were found with."""
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps({"validated": digest}) + "\n")
        for result in results:
            stream.write(json.dumps(asdict(result), ensure_ascii=False, sort_keys=True) + "\n")


def read_findings(digest: str, folder: Path) -> list[Result] | None:
    """Return the results of a build; None where they were found with other shapes, or cannot be read."""
    try:
        with (folder / FILE).open(encoding="utf-8") as stream:
            if json.loads(next(stream)) != {"validated": digest}:
                return None
            return [Result(**json.loads(line)) for line in stream]
    except (OSError, ValueError, TypeError, StopIteration):
        return None


def found_by_build(build: Build) -> ValidationReport | None:
    """Return the report of a build from when it was made; None where shapes or checks are others by now."""
    found = read_findings(validation_fingerprint(), build.directory)
    return None if found is None else sorted_report(found)
