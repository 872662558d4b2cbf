"""The forms of times: rules of `data/patterns/times.yaml`, their word classes filled in and compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place
from kgtool.extract.quantities.figures import numeral_pattern
from kgtool.extract.times.lexicon import time_words
from kgtool.resources import folder

_BLANK = r"(?:[^\S\n]{1,4}\n?[^\S\n]{0,4}|\n[^\S\n]{0,4})"
_OPTIONAL_BLANK = r"(?:[^\S\n]{0,4}\n?[^\S\n]{0,4})"
_PLACEHOLDER = re.compile(r"(?P<set>\[[^\]]*\])|\(\?P<\w+>|<(?P<group>\w+)(?:=(?P<name>\w+))?>| |_")


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its name in the data file, the candidates it is tried at, its pattern and the reading of its groups."""

    id: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    value: str
    left: re.Pattern[str] | None


def _either_case(words: Iterable[str]) -> str:
    return "|".join(f"[{word[0].upper()}{word[0].lower()}]{word[1:]}" for word in words)


@cache
def _classes() -> Mapping[str, str]:
    words = time_words()
    names = "|".join(words.months)
    return {
        "year": r"(?:19|20)\d\d(?!\d)(?![.,]\d)",
        "month": rf"(?:{names})(?!\w)",
        "quarter_month": "|".join(name.partition("|")[0] for name in words.months),
        "weekday": "|".join(words.weekdays),
        "ordinal": f"(?:{_either_case(words.ordinals)})e[nrsm]?",
        "season": _either_case(words.seasons),
        "shift": _either_case(word for line in words.shifts for word in line.split("|")),
        "part": r"[Aa]nfang|[Mm]itte|[Ee]nde",
        "number": rf"\d{{1,3}}|eine[mrn]?|(?i:{numeral_pattern()})",
        "indefinite": words.indefinite,
        "back_words": words.back,
    }


def expand(template: str) -> str:
    """Fill the word classes and blanks of a rule's pattern in."""

    def fill(match: re.Match[str]) -> str:
        text = match.group()
        if text in (" ", "_"):
            return _BLANK if text == " " else _OPTIONAL_BLANK
        group, name = match.group("group"), match.group("name")
        if group is None:
            return text
        if group == "of_year":
            return rf"{_BLANK}(?:{time_words().of_year.replace(' ', _BLANK)})"
        return f"(?P<{group}>{_classes()[name or group]})"

    return _PLACEHOLDER.sub(fill, template)


@cache
def rules() -> tuple[Rule, ...]:
    """Read and compile the rules, in the order of the file."""
    path = folder("data", "patterns", "times.yaml")
    raw = load_yaml(path)
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
                    re.compile(rf"(?<!\w){expand(left)}{_BLANK}\Z") if left else None,
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


@cache
def candidates() -> re.Pattern[str]:
    """Return the master pattern: where a time may begin, one named alternative a kind."""
    words = time_words()
    months = "|".join(sorted({name[:3] for name in words.months}))
    number = rf"(?:[Ee]ine?[mrn]?|{words.indefinite}|{numeral_pattern()})"
    return re.compile(
        r"(?<!\w)(?:(?P<digit>(?<!\w[-./:,#])\d)"
        rf"|(?P<month>{months})|(?P<weekday>{'|'.join(words.weekdays)})|(?P<word>{words.candidates})"
        rf"|(?P<number>{number}(?=[ -]?(?:volle[nr]?\s|weitere[nr]?\s)?(?:{words.duration_units}))))"
    )
