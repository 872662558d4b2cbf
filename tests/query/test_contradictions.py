from __future__ import annotations

import pytest

from tests.query.graph import rows

ROW = {
    "contradiction": "https://w3id.org/kgtool/id/contradiction/all/factor-ten/",
    "kind": "factor-ten",
    "severity": "high",
    "about": "Oracle",
    "quote1": "Oracle ist 800 Mrd. Dollar wert",
    "document1": "a.txt",
    "date1": "2025-11-18",
    "quote2": "80 Mrd. Dollar wert ist Oracle",
    "document2": "b.txt",
    "date2": "2025-11-18",
    "claims": "2",
}


def test_a_contradiction_is_told_with_both_sides() -> None:
    (row,) = rows("contradictions")
    assert row["contradiction"].startswith(ROW["contradiction"])
    assert {key: value for key, value in row.items() if key not in {"contradiction", "sentence"}} == {
        key: value for key, value in ROW.items() if key != "contradiction"
    }
    assert row["sentence"].startswith("Oracle ist laut Testblatt (18. November 2025)")
    assert row["sentence"].endswith("Da ist wohl das Komma verrutscht.")


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ({"actor": "oracle"}, 1),
        ({"actor": "openai"}, 0),
        ({"kind": "factor-ten"}, 1),
        ({"kind": "hedge"}, 0),
        ({"severity": "high"}, 1),
        ({"severity": "low"}, 0),
    ],
)
def test_contradictions_are_narrowed_by_what_is_asked(parameters: dict[str, str], count: int) -> None:
    assert len(rows("contradictions", **parameters)) == count


def test_contradictions_are_told_in_english() -> None:
    (row,) = rows("contradictions", lang="en")
    assert row["sentence"].startswith("According to Testblatt (18 November 2025), Oracle is worth")
