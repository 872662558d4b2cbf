"""The benchmark of builds above the reading, small."""

from __future__ import annotations

from pathlib import Path

from kgtool.extract.reader import read
from kgtool.store import StoreDirectory
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.resolving import steps


def test_each_step_is_measured(tmp_path: Path) -> None:
    taken = list(steps(30, tmp_path))
    assert [step.what for step in taken] == ["from scratch", "added one", "replaced one", "deleted one"]
    assert all(step.claims > 250 and step.megabytes > 50 for step in taken)
    assert {"read", "resolve", "infer", "analyse", "validate", "finish"} <= dict(taken[0].stages).keys()
    assert StoreDirectory(tmp_path / "store").current().stale > 0


def test_texts_are_read_as_what_they_are_known_to_say() -> None:
    corpus = Corpus(500)
    right = told = 0
    for document in corpus.documents(25):
        known = {(claim.type, claim.roles) for claim in corpus.read(document).claims}
        found = {(claim.type, claim.roles) for claim in read(document).claims}
        right += len(known & found)
        told += len(known)
    assert right >= 0.85 * told


def test_the_same_seed_gives_the_same_texts() -> None:
    texts = [[Corpus(500, seed).text(number) for number in range(20)] for seed in (4, 4, 5)]
    assert texts[0] == texts[1] != texts[2]
