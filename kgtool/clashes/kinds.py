"""The kinds of clashes from `data/clashes.yaml`: their codes, how heavy they weigh, and their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place
from kgtool.reason.rule import rules
from kgtool.reason.standing import ORDER
from kgtool.resources import folder

LANGUAGES = ("de", "en")
#: How heavy a clash weighs, the heaviest first.
SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of clash: its code, the rules that find it, the lowest rung its facts may stand on, label and reason."""

    code: str
    rules: tuple[str, ...]
    severity: str
    rung: str
    label: Mapping[str, str]
    why: Mapping[str, str]


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kind of each rule that finds a clash; a rule without one, or with two, is a DataFileError."""
    path = folder("data", "clashes.yaml")
    found: dict[str, Kind] = {}
    for code, entry in load_yaml(path)["kinds"].items():
        kind = Kind(code, tuple(entry["rules"]), entry["severity"], entry["rung"], entry["label"], entry["why"])
        if kind.severity not in SEVERITIES or kind.rung not in ORDER:
            raise DataFileError(
                f"The kind '{code}' weighs or stands on nothing known.", "Correct it.", Place(str(path))
            )
        for name in kind.rules:
            if name in found:
                raise DataFileError(f"The rule '{name}' is of two kinds.", "Leave it in one.", Place(str(path)))
            found[name] = kind
    known = {rule.name for rule in rules() if rule.is_clash}
    if wrong := sorted(known ^ set(found)):
        cause = f"The rule '{wrong[0]}' finds clashes of no kind, or finds none."
        raise DataFileError(cause, "Each rule that finds clashes is named by one kind.", Place(str(path)))
    return found


@cache
def words(language: str) -> Mapping[str, str]:
    """Return how clashes are told in a language."""
    found: Mapping[str, str] = load_yaml(folder("data", "clashes.yaml"))["words"][language]
    return found
