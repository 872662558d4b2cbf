"""The file in which a human says which claims are of one deal."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.errors import DataFileError
from kgtool.resolve.deals.judgements import read_judgements


def test_pairs_are_read_by_digest_and_the_last_word_counts(tmp_path: Path) -> None:
    file = tmp_path / "deals.tsv"
    lines = [
        "claim\tother\tjudgement\twho",
        "# two rounds, not one",
        "sha256:bb\thttps://w3id.org/kgtool/id/claim/aa\tsame\tmk",
        "",
        "sha256:aa\tsha256:bb\tnot same",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert read_judgements([file]) == {("aa", "bb"): False}


def test_a_line_that_is_no_judgement_is_named_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "deals.tsv"
    file.write_text("claim\tother\tjudgement\nsha256:aa\tsha256:bb\tperhaps\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"deals\.tsv.*2"):
        read_judgements([file])
