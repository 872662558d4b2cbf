"""One sentence of evidence for each circle: the words of a text that best carry it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool import resources
from kgtool.query.solutions import Solutions
from kgtool.store import Store
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, coded

#: How well a claim carries a circle, the best first.
_MODALITIES = ("asserted", "planned", "estimated", "rumoured", "hypothetical")
_EXACT = coded("hedge", "exact").value


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one text says: the words, how sure it puts them, and where they stand.

    `modality` and `hedge` are words of the language asked for, `hedge` None where there is none; `title` is None where
    the document shows none.
    """

    quote: str
    modality: str
    hedge: str | None
    document: str
    title: str | None


def evidence_of_circles(store: Store, language: str) -> dict[str, Evidence]:
    """Return the evidence of each circle by its actors ('A → B → A').

    A claim with an amount comes before one without, one stated as done before a plan or a rumour, and one that was not
    shown for another circle before one that was.
    """
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    found = store.query(resources.folder("queries", "lookup", "circle-evidence.rq").read_text("utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    for row in Solutions.collect(found).dicts():
        rows[row["actors"]].append(row)
    shown: set[str] = set()
    chosen: dict[str, Evidence] = {}
    for actors, candidates in rows.items():
        best = min(candidates, key=lambda row: (row["claim"] in shown, "amount" not in row, *_rank(row)))
        shown.add(best["claim"])
        chosen[actors] = _evidence(best, language)
    return chosen


def _rank(row: dict[str, str]) -> tuple[bool, int, int, str, str, str]:
    """Order claims: whose words name two of the circle's actors, then the surer, then whose words name more."""
    modality = row["modality"].removeprefix(coded("modality", "").value).lower()
    words = row["quote"].casefold()
    named = sum(actor.casefold() in words for actor in set(row["actors"].split(" → ")))
    return named < 2, _MODALITIES.index(modality), -named, row["edge_number"], row["document"], row["claim"]


def _evidence(row: dict[str, str], language: str) -> Evidence:
    ontology = load_ontology()
    modality, hedge = row["modality"], row.get("hedge", "")
    return Evidence(
        quote=" ".join(row["quote"].split()),
        modality=ontology.label(modality.removeprefix(KG.iri), language),
        hedge=ontology.label(hedge.removeprefix(KG.iri), language) if hedge and hedge != _EXACT else None,
        document=row["document"],
        title=row.get("title"),
    )
