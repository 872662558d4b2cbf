from __future__ import annotations

import pytest

from tests.query.graph import rows


def test_a_clash_is_told_with_its_code_and_the_words_behind_it() -> None:
    (row,) = rows("clashes")
    assert row["clash"].startswith("https://w3id.org/kgtool/id/clash/all/")
    assert {key: value for key, value in row.items() if key not in {"clash", "quotes"}} == {
        "code": "KGC01",
        "kind": "unverträgliche Klassen",
        "severity": "high",
        "sentence": "Oracle gehört zu: Akteur; Oracle gehört zu: Funktion. Nichts gehört zu beidem, denn die "
        "Klassen schließen einander aus.",
        "facts": "2",
        "claims": "2",
    }
    assert row["quotes"] == "80 Mrd. Dollar wert ist Oracle · 80 Mrd. Dollar wert ist Oracle"


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ({"actor": "oracle"}, 1),
        ({"actor": "openai"}, 0),
        ({"code": "KGC01"}, 1),
        ({"code": "KGC20"}, 0),
        ({"severity": "high"}, 1),
        ({"severity": "low"}, 0),
    ],
)
def test_clashes_are_narrowed_by_what_is_asked(parameters: dict[str, str], count: int) -> None:
    assert len(rows("clashes", **parameters)) == count


def test_clashes_are_told_in_english() -> None:
    (row,) = rows("clashes", lang="en")
    assert row["kind"] == "disjoint classes"
