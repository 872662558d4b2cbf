"""The forms of quantities: rules of `data/patterns/quantities.yaml`, their word classes filled in and compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place
from kgtool.extract.quantities.measures import OPTIONAL_BLANK
from kgtool.extract.quantities.units import currency_pattern, scale_pattern, unit_pattern
from kgtool.resources import folder

_BLANK = r"(?:[^\S\n]{1,6}\n?[^\S\n]{0,6}|\n[^\S\n]{0,6})"
_HEAD = r"[A-ZÄÖÜ]\w*(?:[-‑&]\w+)*"
_PLACEHOLDER = re.compile(r"(?P<set>\[[^\]]*\])|<(?P<group>\w+)=(?P<name>\w+)>| |_")
#: What a pattern may begin with, and what it may end with: these parts are read once, not by each rule.
_FIRST = ("<figure>", "<measure>")
_LAST = ("<measure>", "<currency>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its name in the data file, its pattern, its reading.

    `first` is what has been read where the pattern begins ('figure', 'measure' or nothing), `last` what is read where
    it ends, `left` what must stand before all.
    """

    id: str
    first: str
    pattern: re.Pattern[str]
    last: str
    value: str
    left: re.Pattern[str] | None


@cache
def _classes() -> Mapping[str, str]:
    return {"scale": scale_pattern(), "unit": unit_pattern(), "currency": currency_pattern(), "head": _HEAD}


def expand(template: str) -> str:
    """Fill the word classes and blanks of a rule's pattern in."""

    def fill(match: re.Match[str]) -> str:
        text = match.group()
        if match.group("group") is None:
            return {" ": _BLANK, "_": OPTIONAL_BLANK}.get(text, text)
        return f"(?P<{match.group('group')}>{_classes()[match.group('name')]})"

    return _PLACEHOLDER.sub(fill, template)


def _rule(entry: Mapping[str, str]) -> Rule:
    template, left = entry["pattern"], entry.get("left")
    first = next((mark for mark in _FIRST if template.startswith(mark)), "")
    template = template.removeprefix(first)
    last = next((mark for mark in _LAST if template.endswith(mark)), "")
    return Rule(
        entry["id"],
        first.strip("<>"),
        re.compile(expand(template.removesuffix(last))),
        last.strip("<>"),
        entry["value"],
        re.compile(expand(left) + _BLANK + r"\Z") if left else None,
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Read and compile the rules, in the order of the file."""
    path = folder("data", "patterns", "quantities.yaml")
    raw = load_yaml(path)
    found = []
    for entry in raw["rules"]:
        try:
            found.append(_rule(entry))
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
    return tuple(rule for rule in rules() if rule.first)


@cache
def word_rules() -> tuple[Rule, ...]:
    """Return the rules that begin with a word."""
    return tuple(rule for rule in rules() if not rule.first)
