"""The checks of short texts, as rows of the stored question, for tests of single kinds."""

from __future__ import annotations

import hashlib
from datetime import date

from kgtool.audit.read import audited
from kgtool.documents.document import Document
from kgtool.query.ask import ask
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris

Row = dict[str, str]
IRIS = Iris()


def checked(*texts: str, verdict: str = "", lang: str = "de") -> list[Row]:
    """Return the rows of the Rechenprobe over texts that are dated one day after the other."""
    documents = [
        Document(
            f"{number}.txt",
            text,
            hashlib.sha256(text.encode()).hexdigest(),
            issued=date(2025, 11, number),
            publisher="Testblatt",
        )
        for number, text in enumerate(texts, 1)
    ]
    store = audited(documents, IRIS, load_ontology())
    parameters = {"lang": lang} | ({"verdict": verdict} if verdict else {})
    return list(ask(store, "rechenprobe", parameters, IRIS).dicts())


def told(*texts: str) -> list[tuple[str, str, str]]:
    """Return kind, verdict and stated number of each check, in the order of the question."""
    return [(row["check"].split("/")[-2], row["verdict"], row["stated"]) for row in checked(*texts)]
