"""Every example of the quantity rules is read as its data file says."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
import yaml

from kgtool.extract.quantities import Quantity, quantities
from kgtool.extract.quantities.readings import FIGURE_READINGS, MEASURE_READINGS
from kgtool.extract.quantities.rules import figure_rules, word_rules
from kgtool.extract.quantities.vague import VAGUE_READINGS
from kgtool.extract.quantities.word_readings import WORD_READINGS
from kgtool.resources import folder

_FACTS = re.compile(r"(?:[^\s']|'[^']*')+")


def _entries() -> list[dict[str, dict[str, str]]]:
    raw = yaml.safe_load(folder("data", "patterns", "quantities.yaml").read_text(encoding="utf-8"))
    return [*raw["rules"], *raw["contexts"]]


def _cases() -> list[tuple[str, str, str]]:
    return [
        (str(entry["id"]), text, expected)
        for entry in _entries()
        for group in ("examples", "counterexamples")
        for text, expected in (entry.get(group) or {}).items()
    ]


def _bound(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _expected(line: str) -> dict[str, object]:
    """Read 'kind interval unit key=value …' of the data file; what is not said has its plain value."""
    words = _FACTS.findall(line)
    said = dict(word.split("=", 1) for word in words if "=" in word)
    plain = [word for word in words if "=" not in word]
    low, dots, high = plain[1].partition("..")
    return {
        "kind": plain[0],
        "min": _bound(low),
        "max": _bound(high if dots else low),
        "unit": plain[2] if len(plain) > 2 else None,
        "hedge": said.get("hedge", None if dots else "exact"),
        "per": said.get("per"),
        "scope": said.get("scope"),
        "each": said.get("each") == "True",
        "counted": said["counted"].strip("'") if "counted" in said else None,
        "head": said.get("head"),
        "form": said.get("form"),
    }


def _actual(item: Quantity, view: str, *, form: bool) -> dict[str, object]:
    return {
        "kind": item.kind,
        "min": item.min,
        "max": item.max,
        "unit": item.unit,
        "hedge": item.hedge,
        "per": item.per,
        "scope": item.scope,
        "each": item.each,
        "counted": view[slice(*item.counted)] if item.counted else None,
        "head": view[slice(*item.head)] if item.head else None,
        "form": item.form if form else None,
    }


@pytest.mark.parametrize(("rule", "text", "expected"), _cases())
def test_example_is_read_as_the_rule_says(rule: str, text: str, expected: str) -> None:
    wanted = [_expected(line) for line in expected.split(" ; ")] if expected else []
    found = quantities(text)
    assert len(found) == len(wanted), rule
    for item, want in zip(found, wanted, strict=True):
        assert _actual(item, text, form=want["form"] is not None) == want, rule


def test_the_examples_are_many() -> None:
    assert len(_cases()) >= 250


def test_every_rule_has_examples_and_a_reading() -> None:
    readings = {*FIGURE_READINGS, *MEASURE_READINGS, *WORD_READINGS, *VAGUE_READINGS}
    for entry in _entries():
        assert entry.get("examples"), entry["id"]
    for rule in (*figure_rules(), *word_rules()):
        assert rule.value in readings


def test_every_reading_is_used_by_a_rule() -> None:
    assert {rule.value for rule in figure_rules()} == {*FIGURE_READINGS, *MEASURE_READINGS}
    assert {rule.value for rule in word_rules()} == {*WORD_READINGS, *VAGUE_READINGS}
