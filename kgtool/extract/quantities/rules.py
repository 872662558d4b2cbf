"""The forms of quantities: rules of `data/patterns/quantities.yaml`, their word classes filled in and compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from kgtool.errors import DataFileError, Place
from kgtool.extract.quantities.figures import figure_pattern, numeral_pattern
from kgtool.extract.quantities.units import currency_pattern, scale_pattern, sign_before_pattern, unit_pattern
from kgtool.resources import folder

#: At most one line break stands between the parts of a quantity.
_OPTIONAL_BLANK = r"(?:[^\S\n]{0,6}\n?[^\S\n]{0,6})"
_BLANK = r"(?:[^\S\n]{1,6}\n?[^\S\n]{0,6}|\n[^\S\n]{0,6})"
_HEAD = r"[A-ZÄÖÜ]\w*(?:[-‑&]\w+)*"
_PLACEHOLDER = re.compile(r"(?P<set>\[[^\]]*\])|<(?P<group>\w+)(?:=(?P<name>\w+)|:measure)>| |_")


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its name in the data file, the candidates it is tried at, its pattern and the reading of its groups."""

    id: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    value: str
    left: re.Pattern[str] | None


@cache
def _classes() -> Mapping[str, str]:
    return {
        "figure": figure_pattern(),
        "bare": rf"(?:\d+(?:,\d+)?|(?i:{numeral_pattern()}))",
        "scale": scale_pattern(),
        "unit": unit_pattern(),
        "currency": currency_pattern(),
        "before": sign_before_pattern(),
        "head": _HEAD,
    }


def _measure(group: str) -> str:
    classes = _classes()
    return (
        rf"(?:(?P<{group}_before>{classes['before']}){_OPTIONAL_BLANK})?(?P<{group}_figure>{classes['figure']})"
        rf"(?:{_OPTIONAL_BLANK}(?P<{group}_scale>{classes['scale']}))?"
        rf"(?:{_OPTIONAL_BLANK}(?P<{group}_unit>{classes['unit']}))?(?!\w)"
    )


def expand(template: str) -> str:
    """Fill the word classes and blanks of a rule's pattern in."""

    def fill(match: re.Match[str]) -> str:
        if match.group("set"):
            return match.group()
        if match.group() == " ":
            return _BLANK
        if match.group() == "_":
            return _OPTIONAL_BLANK
        group, name = match.group("group"), match.group("name")
        return _measure(group) if name is None else f"(?P<{group}>{_classes()[name]})"

    return _PLACEHOLDER.sub(fill, template)


@cache
def rules() -> tuple[Rule, ...]:
    """Read and compile the rules, in the order of the file."""
    path = folder("data", "patterns", "quantities.yaml")
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = []
    for entry in raw["rules"]:
        try:
            left = entry.get("left")
            found.append(
                Rule(
                    entry["id"],
                    frozenset(entry["starts"].split()),
                    re.compile(expand(entry["pattern"])),
                    entry["value"],
                    re.compile(expand(left) + _BLANK + r"\Z") if left else None,
                )
            )
        except (KeyError, re.error) as error:
            raise DataFileError(
                f"The rule {entry.get('id')!r} cannot be used: {error}.",
                "Mend its pattern or its keys.",
                Place(str(path)),
            ) from error
    return tuple(found)


@cache
def rules_by_start() -> Mapping[str, tuple[Rule, ...]]:
    """Group the rules by the kind of candidate they are tried at, their order kept."""
    starts = sorted({start for rule in rules() for start in rule.starts})
    return {start: tuple(rule for rule in rules() if start in rule.starts) for start in starts}
