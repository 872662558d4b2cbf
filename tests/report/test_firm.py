"""A firm's file: what is read, and where and why another is refused."""

from __future__ import annotations

import pytest

from kgtool.report.firm import Entry, Firm, FirmError, read_firm

GOOD = """# Ein Kommentar
[firm]
name = "Prüf GmbH"
fictional = true

[uses]
models = ["Claude",
  "GPT", " claude "]
platforms = ["Microsoft  Azure"]
"""


def test_entries_have_kind_word_and_line_and_each_name_counts_once() -> None:
    assert read_firm(GOOD, "f.toml") == Firm(
        "Prüf GmbH",
        (Entry("models", "Claude", 7), Entry("models", "GPT", 8), Entry("platforms", "Microsoft Azure", 9)),
        fictional=True,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            GOOD.replace('"GPT", ', '"GPT" '),
            "KG320 f.toml:8:9: The file is no TOML: Unclosed array. "
            'Write TOML: name = "…" below [firm], models = ["Claude"] below [uses].',
        ),
        (
            GOOD.replace("platforms", "plattforms"),
            "KG320 f.toml:9: 'plattforms' is no key of [uses]. "
            "Did you mean 'platforms'? Known are applications, models, platforms, chips.",
        ),
        (
            GOOD + "[nutzt]\n",
            "KG320 f.toml:10: 'nutzt' is no table of the file. Known are firm, uses.",
        ),
        (
            GOOD.replace("fictional = true", 'fictional = "ja"'),
            "KG320 f.toml:4: 'fictional' is not true or false. Correct the value.",
        ),
        (
            GOOD.replace("fictional = true", "employees = 4.5"),
            "KG320 f.toml:4: 'employees' is not a whole number. Correct the value.",
        ),
        (
            GOOD.replace('"Prüf GmbH"', '" "'),
            'KG320 f.toml:3: The firm has no name. Write name = "…" below [firm].',
        ),
        (
            GOOD.replace('["Microsoft  Azure"]', '"Azure"'),
            "KG320 f.toml:9: 'platforms' is no list of names. Write it like models = [\"Claude\"].",
        ),
        (
            GOOD.replace('["Microsoft  Azure"]', "[3]"),
            "KG320 f.toml:9: 'platforms' is no list of names. Write it like models = [\"Claude\"].",
        ),
        (
            '[firm]\nname = "X"\n\n[uses]\n',
            'KG320 f.toml:4: The firm uses nothing. Write what it uses below [uses], say models = ["Claude"].',
        ),
        (
            '[firm]\nname = "X"\n',
            "KG320 f.toml:1: The table [uses] is missing. Write [uses] with its keys below.",
        ),
    ],
)
def test_what_breaks_the_form_is_told_with_line_and_cure(text: str, said: str) -> None:
    with pytest.raises(FirmError) as raised:
        read_firm(text, "f.toml")
    assert str(raised.value) == said
