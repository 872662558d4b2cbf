"""`kgtool search` shows what it found, as a table and as JSON, and says what may have been meant."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Kgtool


def test_names_come_before_sentences(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("search", "anthropic", "--store", built, "--lang", "de", "--kind", "entity", "--kind", "claim")
    rows = [line.split()[0] for line in ran.out.splitlines()[2:]]
    assert (ran.status, rows[0], set(rows)) == (0, "Name", {"Name", "Satz"})


def test_json_names_offsets_and_no_markup(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("search", "Anthropic", "--store", built, "--kind", "entity", "--format", "json")
    record = json.loads(ran.out)
    assert record["counts"] == {"entity": 1}
    assert record["hits"] == [
        {
            "kind": "entity",
            "iri": "https://w3id.org/kgtool/id/entity/anthropic",
            "name": {"text": "Anthropic", "marks": [[0, 9]], "clipped": False},
        }
    ]


def test_a_misspelt_name_is_answered_with_the_right_one(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("search", "Antropic", "--store", built, "--lang", "en")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "Nothing was found for 'Antropic'.\nDid you mean: Anthropic\n"


def test_an_unknown_kind_is_refused(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("search", "nvidia", "--kind", "claims", "--store", built)
    assert ran.status == 2
    assert ran.err.startswith("kgtool: KG100 'claims' is no kind. Did you mean 'claim'?")
