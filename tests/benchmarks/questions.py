"""How long each stored question takes, beside bare pyoxigraph: `python -m tests.benchmarks.questions`.

Fills a store with the claims of a generated corpus and all that follows from them, then asks each question without
parameters, once as `kgtool query` does and once as its SPARQL on the engine, in processor seconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from kgtool.analyse.analysis import analyse
from kgtool.build.layers import ontology_quads
from kgtool.graph.claims_to_quads import document_quads
from kgtool.query.ask import ask, bind
from kgtool.query.library import find, library
from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.store import OxigraphStore, StoreDirectory
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import DEFAULT_BASE, Iris
from tests.benchmarks.corpus import Corpus

#: Texts of the corpus; 700 make some 1,060,000 quads.
TEXTS = 700
IRIS = Iris()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: how many rows it has, the processor seconds it took, and those of its SPARQL on bare pyoxigraph."""

    name: str
    rows: int
    seconds: float
    bare: float

    def __str__(self) -> str:
        return f"{self.name}: {self.rows:,} rows, {self.seconds:.2f} s, {self.seconds / self.bare:.2f} times bare"


def fill_all(store: Path, documents: int) -> int:
    """Fill a store with claims, facts, inferences and analysis; return how many quads it holds."""
    corpus, ontology = Corpus(documents), load_ontology()
    with StoreDirectory(store).writer() as writer:
        writer.load(ontology_quads(IRIS))
        for document in corpus.documents(documents):
            writer.load(list(document_quads(document, corpus.read(document), IRIS)))
        writer.load(resolve(writer.engine, IRIS, ontology))
        writer.load(infer(writer.engine, IRIS))
        writer.load(analyse(writer.engine, IRIS, ontology))
        return writer.finish({"base": DEFAULT_BASE, "documents": documents}).quads


def measured(store: OxigraphStore, name: str) -> Asked:
    """Ask one question in both ways, the engine first so that its pages are warm for both."""
    text = bind(find(name), store, {}, IRIS)
    list(store.engine.query(text))  # type: ignore[arg-type]
    begin = process_time()
    rows = len(ask(store, name, {}, IRIS))
    between = process_time()
    list(store.engine.query(text))  # type: ignore[arg-type]
    return Asked(name, rows, between - begin, process_time() - between)


def main() -> None:
    """Print what each question took, and which took longest."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=int, default=TEXTS)
    parser.add_argument("names", nargs="*", default=[question.name for question in library()])
    given = parser.parse_args()
    names: Sequence[str] = given.names
    with TemporaryDirectory() as place:
        print(f"{fill_all(Path(place) / 'store', given.texts):,} quads", flush=True)
        with StoreDirectory(Path(place) / "store").open() as store:
            for name in names:
                print(measured(store, name), flush=True)


if __name__ == "__main__":
    main()
