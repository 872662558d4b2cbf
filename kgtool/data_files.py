"""Reads the YAML files of words and patterns: the shipped one, and after it the user's of the same name.

What a shipped file holds is kept as JSON in the user's cache folder, as that is read twenty times faster. A copy holds
only as long as its file's digest is the same; where the folder cannot be written the YAML is read every time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from kgtool.errors import DataFileError, Place
from kgtool.resources import cache_folder, files, root


def read_yaml(*parts: str) -> Any:
    """Return what `data/PARTS` holds, with what the user's file of that name adds.

    Mappings are joined key by key and lists end to end; any other value of the user's replaces the shipped one. Raises
    DataFileError with file, line and column where a file is no YAML, or of another form than the shipped one.
    """
    found: Any = None
    for path in files(*parts):
        own = load_yaml(path)
        found = own if found is None else _joined(found, own, path)
    return found


def bilingual(data: Any, file: Path) -> dict[str, dict[str, str]]:
    """Return the words of a file by language and key; where the two languages differ in keys it is a DataFileError."""
    if not isinstance(data, dict) or set(data) != {"de", "en"} or set(data["de"]) != set(data["en"]):
        raise DataFileError("The two languages do not have the same words.", "Give both every key.", Place(str(file)))
    return data


def load_yaml(path: Path) -> Any:
    """Return what a YAML file holds. Raises DataFileError with file, line and column where it is none."""
    source = path.read_bytes()
    if not path.is_relative_to(root()):
        return _parsed(source, path)
    digest = hashlib.sha256(source).hexdigest()
    copy = _copy_of(path)
    try:
        kept = json.loads(copy.read_bytes())
        if kept["digest"] == digest:
            return kept["data"]
    except (OSError, ValueError, TypeError, KeyError):
        pass  # there is no copy yet, or it is broken
    data = _parsed(source, path)
    _keep(copy, digest, data)
    return data


def _parsed(source: bytes, path: Path) -> Any:
    import yaml

    try:
        return yaml.load(source.decode("utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        mark, problem = getattr(fault, "problem_mark", None), getattr(fault, "problem", None) or fault
        place = Place(str(path), mark.line + 1 if mark else None, mark.column + 1 if mark else None)
        raise DataFileError(f"This is no YAML: {problem}.", "Mend the line.", place) from fault


def _copy_of(path: Path) -> Path:
    """Return where the copy of a file lies: one a file, so that what a file held before is not kept."""
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return cache_folder() / "data" / f"{path.stem}-{name}.json"


def _keep(copy: Path, digest: str, data: Any) -> None:
    """Write a copy where JSON holds the same as the YAML: it knows no days, and no keys but strings."""
    try:
        text = json.dumps({"digest": digest, "data": data}, ensure_ascii=False)
        if json.loads(text)["data"] != data:
            return
        copy.parent.mkdir(parents=True, exist_ok=True)
        # Two processes may come here at once: each writes its own file, and the rename is the only change seen.
        with tempfile.TemporaryDirectory(dir=copy.parent) as made:
            (Path(made) / copy.name).write_text(text, encoding="utf-8")
            (Path(made) / copy.name).replace(copy)
    except (OSError, TypeError):
        return


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
