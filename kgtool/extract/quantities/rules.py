"""The forms of quantities: rules of `data/patterns/quantities.yaml`, their word classes filled in and compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from kgtool.errors import DataFileError, Place
from kgtool.extract.quantities.figures import figure_pattern
from kgtool.extract.quantities.units import currency_pattern, scale_pattern, sign_before_pattern, unit_pattern
from kgtool.resources import folder

#: At most one line break stands between the parts of a quantity.
_OPTIONAL_BLANK = r"(?:[^\S\n]{0,6}\n?[^\S\n]{0,6})"
_BLANK = r"(?:[^\S\n]{1,6}\n?[^\S\n]{0,6}|\n[^\S\n]{0,6})"
_HEAD = r"[A-ZÄÖÜ]\w*(?:[-‑&]\w+)*"
_PLACEHOLDER = re.compile(r"(?P<set>\[[^\]]*\])|<(?P<group>\w+)(?:=(?P<name>\w+)|:(?P<part>measure|tail))>| |_")
_FIGURE = "<figure>"


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its name in the data file, its pattern (after the figure, where it begins with one) and its reading."""

    id: str
    pattern: re.Pattern[str]
    value: str
    left: re.Pattern[str] | None
    after_figure: bool


@cache
def _classes() -> Mapping[str, str]:
    return {"scale": scale_pattern(), "unit": unit_pattern(), "currency": currency_pattern(), "head": _HEAD}


def _tail(group: str) -> str:
    classes = _classes()
    return (
        rf"(?:{_OPTIONAL_BLANK}(?P<{group}_scale>{classes['scale']}))?+"
        rf"(?:{_OPTIONAL_BLANK}(?P<{group}_unit>{classes['unit']}))?+(?!\w)"
    )


def _measure(group: str) -> str:
    before = rf"(?:(?=[^\W\d_]|[^\w\s])(?P<{group}_before>{sign_before_pattern()}){_OPTIONAL_BLANK})?+"
    return rf"{before}(?P<{group}_figure>{figure_pattern()}){_tail(group)}"


def expand(template: str) -> str:
    """Fill the word classes and blanks of a rule's pattern in."""

    def fill(match: re.Match[str]) -> str:
        text, group = match.group(), match.group("group")
        if group is None:
            return {" ": _BLANK, "_": _OPTIONAL_BLANK}.get(text, text)
        if match.group("part"):
            return _tail(group) if match.group("part") == "tail" else _measure(group)
        return f"(?P<{group}>{_classes()[match.group('name')]})"

    return _PLACEHOLDER.sub(fill, template)


@cache
def figure_start() -> re.Pattern[str]:
    """Return the pattern of a figure with the currency sign that may stand before it."""
    before = rf"(?:(?=[^\d])(?P<before>{sign_before_pattern()}){_OPTIONAL_BLANK}(?=\d))?+"
    return re.compile(rf"{before}(?P<figure>{figure_pattern()})")


@cache
def rules() -> tuple[Rule, ...]:
    """Read and compile the rules, in the order of the file."""
    path = folder("data", "patterns", "quantities.yaml")
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = []
    for entry in raw["rules"]:
        try:
            template, left = entry["pattern"], entry.get("left")
            found.append(
                Rule(
                    entry["id"],
                    re.compile(expand(template.removeprefix(_FIGURE))),
                    entry["value"],
                    re.compile(expand(left) + _BLANK + r"\Z") if left else None,
                    template.startswith(_FIGURE),
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
def figure_rules() -> tuple[Rule, ...]:
    """Return the rules that go on after a figure."""
    return tuple(rule for rule in rules() if rule.after_figure)


@cache
def word_rules() -> tuple[Rule, ...]:
    """Return the rules that begin with a word."""
    return tuple(rule for rule in rules() if not rule.after_figure)
