"""Every example of the time rules is read as its data file says."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from kgtool.extract.times import times
from kgtool.extract.times.readings import READINGS
from kgtool.extract.times.relative import RELATIVE_READINGS
from kgtool.extract.times.rules import rules
from kgtool.resources import folder

_RAW = yaml.safe_load(folder("data", "patterns", "times.yaml").read_text(encoding="utf-8"))
_CASES = [
    (str(entry["id"]), text, expected)
    for entry in _RAW["rules"]
    for group in ("examples", "counterexamples")
    for text, expected in (entry.get(group) or {}).items()
]


def _day(value: date | None) -> str:
    return value.isoformat() if value else "-"


@pytest.mark.parametrize(("rule", "text", "expected"), _CASES)
def test_example_is_read_as_the_rule_says(rule: str, text: str, expected: str) -> None:
    found = times(text, issued=_RAW["issued"])
    assert " ; ".join(f"{t.kind} {_day(t.value.start)}..{_day(t.value.end)}" for t in found) == expected, rule


def test_the_examples_are_many() -> None:
    assert len(_CASES) >= 150


def test_every_rule_has_examples_and_every_reading_a_rule() -> None:
    assert all(entry.get("examples") for entry in _RAW["rules"])
    assert {rule.value for rule in rules()} == {*READINGS, *RELATIVE_READINGS}
