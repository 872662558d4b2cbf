from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.errors import DataFileError, UsageError
from kgtool.resolve.policy import policies, policy
from kgtool.resources import folder
from tests.resolve.claim_graph import Corpus


def test_every_file_of_the_folder_is_a_policy() -> None:
    files = sorted(path.stem for path in folder("ontology", "policies").iterdir())
    assert [entry.name for entry in policies()] == files
    assert "all" in files


def test_the_policy_all_leaves_out_what_is_negated_or_hypothetical() -> None:
    corpus = Corpus()
    for quote, fields in (
        ("behauptet", {}),
        ("geplant", {"modality": "planned"}),
        ("gemunkelt", {"modality": "rumoured"}),
        ("verneint", {"negated": True}),
        ("hypothetisch", {"modality": "hypothetical"}),
    ):
        corpus.say("Investment", quote, investor="nvidia", investee="openai", **fields)
    accepted = policy("all").claims(corpus.store())
    assert {graph.value.rsplit("/", 1)[-1]: len(claims) for graph, claims in accepted.items()} == {"a.txt": 3}


def test_an_unknown_policy_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'alll'.*Did you mean 'all'"):
        policy("alll")


def test_a_policy_whose_name_is_not_its_file_s_is_refused(tmp_path: Path) -> None:
    (tmp_path / "strict.rq").write_text("# policy: all\n# label@de: x\nSELECT * {}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"strict\.rq:1"):
        policies(tmp_path)
