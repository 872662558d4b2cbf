"""The texts of islands are those that their scripts ask for, and stay texts in an attribute."""

from __future__ import annotations

import html
import json
import re

import pytest

from kgtool.web.islands.bundle import HERE
from kgtool.web.islands.words import ISLANDS, island, island_words

_ASKED = re.compile(r"words\(\w+, \[([^\]]*)\]\)|WORDS = \[([^\]]*)\]", re.DOTALL)
#: The scripts of each island that say something.
SCRIPTS = {
    "drop": ("drop.ts",),
    "editor": ("editor/editor.ts", "editor/results.ts"),
    "picture": ("picture/zoom.ts", "picture/filter.ts"),
    "table": ("table.ts",),
}


def asked(name: str) -> set[str]:
    """Give the words that the scripts of an island name."""
    texts = [(HERE / "src" / script).read_text("utf-8") for script in SCRIPTS[name]]
    lists = ["".join(groups) for text in texts for groups in _ASKED.findall(text)]
    return {word for found in lists for word in re.findall(r'"(\w+)"', found)}


@pytest.mark.parametrize("name", SCRIPTS)
def test_server_gives_the_words_that_the_script_asks_for(name: str) -> None:
    assert set(island_words("de", name)) == asked(name)
    assert set(island_words("en", name)) == asked(name)


def test_every_island_of_the_server_has_a_script() -> None:
    started = (HERE / "src" / "islands.ts").read_text("utf-8").partition("ISLANDS")[2].partition("};")[0]
    assert sorted(re.findall(r"^  (\w+)[:,]", started, re.MULTILINE)) == sorted(ISLANDS)


def test_words_stand_in_an_attribute_as_json() -> None:
    said = re.fullmatch(r'data-island="table" data-words="([^"]*)"', str(island("de", "table")))
    assert said is not None
    assert json.loads(html.unescape(said[1])) == {"filter": "Zeilen filtern", "count": "{shown} von {all} Zeilen"}


def test_island_without_words_has_none() -> None:
    assert island("en", "claims") == 'data-island="claims"'
