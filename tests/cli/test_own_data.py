"""A user's own words, names, patterns and judgements, each in a process of its own: data are read once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

TEXT = """Am Montag kwatzelte Nordlux Compute 3 Milliarden Dollar in Klabautera Systems.
Die Nvidea Inc. investiert 5 Milliarden Dollar in Anthropic.
"""


def kgtool(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "KGTOOL_STORE"}
    return subprocess.run(
        [sys.executable, "-m", "kgtool", *words],
        cwd=place,
        env={**environment, "LANG": "C.UTF-8", "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def claims(place: Path, *words: str) -> list[dict[str, object]]:
    ran = kgtool(place, "extract", "text.txt", *words)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_own_verb_name_pattern_and_judgement_are_read_after_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    before = claims(tmp_path)
    assert {"investor": ["nvidia"], "investee": ["anthropic"]} not in [claim["roles"] for claim in before]
    own = tmp_path / "kgtool-data"
    write(own, "lexicon/verbs.tsv", "form\tlemma\tparticle\tfeatures\nkwatzelte\tkwatzeln\t\tpret.ind.3s\n")
    write(
        own,
        "gazetteer/organisations.tsv",
        "slug\tlabel\tkinds\tseat\towner\taliases\nnordlux\tNordlux\tCompany\t\t\tNordlux Compute\n"
        "klabautera\tKlabautera\tAILab\t\t\tKlabautera Systems\n",
    )
    write(
        own,
        "patterns/claims-own.yaml",
        "type: Investment\nrules:\n  - id: own.kwatzeln\n    verbs: [kwatzeln]\n    roles:\n"
        "      investor: [subject]\n      investee: [in]\n    measures: [amount]\n",
    )
    write(own, "judgements/names.tsv", "name\tentity\tjudgement\nNvidea\tnvidia\tsame\n")
    after = [claim["roles"] for claim in claims(tmp_path)]
    assert {"investor": ["nordlux"], "investee": ["klabautera"]} in after
    assert {"investor": ["nvidia"], "investee": ["anthropic"]} in after
    (tmp_path / "text.txt").rename(tmp_path / "kgtool-data" / "text.txt")
    assert [claim["roles"] for claim in claims(own, "--data", ".")] == after


def test_unsure_names_are_listed_until_they_are_judged(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    ran = kgtool(tmp_path, "names", "text.txt")
    assert ran.returncode == 0, ran.stderr
    assert "Nvidea\tnvidia\t\tNvidia" in ran.stdout.splitlines()
    write(tmp_path / "kgtool-data", "judgements/names.tsv", "name\tentity\tjudgement\nNvidea\tnvidia\tnot same\n")
    assert "Nvidea" not in kgtool(tmp_path, "names", "text.txt").stdout


def test_a_folder_that_is_not_there_and_a_wrong_judgement_are_told(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    ran = kgtool(tmp_path, "extract", "text.txt", "--data", "nowhere")
    assert (ran.returncode, "There is no folder nowhere." in ran.stderr) == (2, True)
    write(tmp_path / "own", "judgements/names.tsv", "name\tentity\tjudgement\nNvidea\tnvidia\tmaybe\n")
    ran = kgtool(tmp_path, "extract", "text.txt", "--data", "own")
    assert ran.returncode == 2
    assert "names.tsv:2" in ran.stderr and "'maybe' is no judgement." in ran.stderr
