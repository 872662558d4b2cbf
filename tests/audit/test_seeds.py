"""Every arithmetic relation between stated figures of the five source articles, found by eye."""

from __future__ import annotations

from pathlib import Path

from kgtool.audit.read import audited
from kgtool.documents import find, read_document
from kgtool.query.ask import ask
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris

#: Kind, verdict, stated number, and a value between the expected bounds.
RELATIONS = {
    ("total", "holds", "45000000000", 45_000_000_000),
    ("total", "holds", "15000000000", 15_000_000_000),
    ("share", "undecided", "16", 16.3),
    ("share", "undecided", "25", 25.6),
    ("share", "undecided", "10", 13.0),
    ("growth", "does-not-hold", "25500000000", 19_030_000_000),
    ("growth", "does-not-hold", "21000000000", 17_756_000_000),
    ("multiple", "holds", "2.4", 2.4),
    ("multiple", "undecided", "2.6", 2.55),
    ("multiple", "rounding", "1.6", 1.64),
    ("capacity", "does-not-hold", "20000", 500_000),
    ("capacity", "holds", "10000000000", 10_000_000_000),
}


def test_every_relation_is_found_with_its_verdict_and_no_other(shared: Path) -> None:
    iris = Iris()
    texts = find((str(shared / "seeds"),)).texts
    store = audited((read_document(text) for text in texts), iris, load_ontology())
    rows = {
        (row["check"].split("/")[-2], row["verdict"], row["stated"]): row
        for row in ask(store, "rechenprobe", {}, iris).dicts()
    }
    assert set(rows) == {relation[:3] for relation in RELATIONS}
    for *key, value in RELATIONS:
        row = rows[tuple(key)]  # type: ignore[index]
        assert float(row["expectedMin"]) <= value <= float(row.get("expectedMax", "inf")), row
    slips = [row["sentence"] for key, row in rows.items() if key[:2] == ("growth", "does-not-hold")]
    assert all("vom neuen statt vom alten Wert" in sentence for sentence in slips)
