from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import TEXT, Kgtool


def test_claims_are_printed_one_object_a_line_under_the_base_name(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "allianz.txt").write_text(TEXT)
    ran = kgtool("extract", tmp_path, "--format", "jsonl")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert {record["source"] for record in records} == {"allianz.txt"}
    (investment,) = (record for record in records if record["type"] == "Investment")
    span = investment["spans"][0]
    assert TEXT[span["start"] : span["end"]].startswith("Microsoft investiert 5 Milliarden Dollar")
    assert ran.err == f"1 document, {len(records)} claims\n"


def test_same_text_from_standard_input_gives_the_same_claims(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "allianz.txt").write_text(TEXT)
    from_file = kgtool("extract", "allianz.txt").out
    assert kgtool("extract", "-", "--name", "allianz.txt", stdin=TEXT.encode()).out == from_file


def test_bad_file_is_told_before_anything_is_printed(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "allianz.txt").write_text(TEXT)
    (tmp_path / "z.txt").write_bytes(b"\x00")
    ran = kgtool("extract", "allianz.txt", "z.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("kgtool: KG204 z.txt")
