"""The extractor against the gold claims: no figure may fall below what has been reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kgtool.claims.record import to_record
from kgtool.documents import find, read_document
from kgtool.extract.reader import read

#: Money F1, F1 of all claims, precision of all claims.
FLOORS = {"seeds": (0.88, 0.86, 0.93), "dev": (0.74, 0.72, 0.88)}


def figures(shared: Path, name: str, folder: Path) -> dict[str, dict[str, float]]:
    texts, gold = {
        "seeds": (shared / "seeds", shared / "eval" / "seeds.gold.jsonl"),
        "dev": (shared / "eval" / "dev", shared / "eval" / "dev" / "gold.jsonl"),
    }[name]
    predicted = folder / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for text in find((str(texts),)).texts:
            for claim in read(read_document(text)).claims:
                out.write(json.dumps(to_record(claim), ensure_ascii=False) + "\n")
    command = [sys.executable, str(shared / "eval" / "score.py"), str(gold), str(predicted), "--json"]
    result: dict[str, dict[str, float]] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return result


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_gold_claims_are_met(name: str, shared: Path, tmp_path: Path) -> None:
    money, everything, precision = FLOORS[name]
    found = figures(shared, name, tmp_path)
    assert found["money"]["f1"] >= money
    assert found["all"]["f1"] >= everything
    assert found["all"]["precision"] >= precision
    assert found["money"]["precision"] >= precision
    assert found["relations"]["precision"] >= precision
