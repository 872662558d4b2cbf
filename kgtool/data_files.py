"""Reads the YAML files of words and patterns: the shipped one, and after it the user's of the same name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kgtool.errors import DataFileError, Place
from kgtool.resources import files


def read_yaml(*parts: str) -> Any:
    """Return what `data/PARTS` holds, with what the user's file of that name adds.

    Mappings are joined key by key and lists end to end; any other value of the user's replaces the shipped one. Raises
    DataFileError with file, line and column where a file is no YAML, or of another form than the shipped one.
    """
    found: Any = None
    for path in files(*parts):
        own = _load(path)
        found = own if found is None else _joined(found, own, path)
    return found


def _load(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        place = Place(str(path), mark.line + 1 if mark else None, mark.column + 1 if mark else None)
        raise DataFileError(f"This is no YAML: {fault.problem}.", "Mend the line.", place) from fault


def _joined(shipped: Any, own: Any, path: Path) -> Any:
    if own is None:
        return shipped
    if isinstance(shipped, dict) != isinstance(own, dict) or isinstance(shipped, list) != isinstance(own, list):
        raise DataFileError(
            "A value has another form than in the shipped file.", "Give it the shipped form.", Place(str(path))
        )
    if isinstance(shipped, dict):
        joined = {key: _joined(value, own[key], path) if key in own else value for key, value in shipped.items()}
        return joined | {key: value for key, value in own.items() if key not in shipped}
    return [*shipped, *own] if isinstance(shipped, list) else own
