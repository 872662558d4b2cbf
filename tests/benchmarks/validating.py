"""How long validation takes and how much memory: `python -m tests.benchmarks.validating`.

Fills a store with the claims of a generated corpus and the facts that follow, then checks it with `kgtool validate`'s
operation and with pyshacl on the whole graph, each from the store to the report in a process of its own. Some claims
are damaged, so that there is something to report.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph as ox

from kgtool.graph.claims_to_quads import document_quads
from kgtool.resolve.resolve import resolve
from kgtool.store import StoreDirectory
from kgtool.validate.large import validate_large
from kgtool.validate.processes import ask_in
from kgtool.validate.report import ValidationReport
from kgtool.validate.shapes import load_shapes
from kgtool.validate.validate import class_hierarchy
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import DEFAULT_BASE, KG, RDF, Iris
from tests.benchmarks.corpus import Corpus

#: Sizes measured, in quads of documents; a text has some four hundred.
SIZES = (100_000, 1_000_000)
QUADS_OF_A_TEXT = 400
IRIS = Iris()

#: What a way to validate gives: the number of results and the seconds of each step.
Outcome = tuple[int, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Run:
    """One validation: how, results, seconds of each step, peak memory of all its processes in MB."""

    how: str
    results: int
    steps: dict[str, float]
    megabytes: float

    @property
    def seconds(self) -> float:
        return sum(self.steps.values())

    def __str__(self) -> str:
        steps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in self.steps.items())
        return f"{self.how}: {self.results} results, {self.seconds:.2f} s ({steps}), peak {self.megabytes:,.0f} MB"


def fill(store: Path, documents: int) -> int:
    """Fill a store with the first texts of a corpus, every fiftieth with a claim of no stage; return how many quads."""
    corpus, count = Corpus(documents), 0
    with StoreDirectory(store).writer() as writer:
        for number, document in enumerate(corpus.documents(documents)):
            quads = list(document_quads(document, corpus.read(document), IRIS))
            if number % 50 == 0:
                quads = [quad for quad in quads if quad.predicate != KG["confidence"]]
            writer.load(quads)
            count += len(quads)
        facts = resolve(writer.engine, IRIS, load_ontology())
        writer.load(facts)
        writer.finish({"base": DEFAULT_BASE, "documents": documents})
    return count + len(facts)


def by_suspects(store: Path, jobs: int) -> Outcome:
    """Validate as `kgtool validate` does."""
    begin = perf_counter()
    with StoreDirectory(store).open() as opened:
        report = validate_large(opened.engine, IRIS, ask=ask_in(jobs, store, opened.build, IRIS))
    assert isinstance(report, ValidationReport)
    return len(report.results), {"all": perf_counter() - begin}


def whole(store: Path, jobs: int) -> Outcome:
    """Validate by pyshacl on the whole graph in rdflib's own store."""
    begin = perf_counter()
    import pyshacl
    import rdflib

    from kgtool.validate.rdflib_graph import to_rdflib

    shapes, ontology = load_shapes(), load_ontology()
    values = {(KG[prop], KG[value]): KG[kind] for (prop, value), kind in ontology.value_classes.items()}
    steps = {"import": perf_counter() - begin}
    begin = perf_counter()
    with StoreDirectory(store).open() as opened:
        triples = [quad.triple for quad in opened.quads()]
    triples += [
        ox.Triple(triple.subject, RDF["type"], values[triple.predicate, triple.object])  # type: ignore[index]
        for triple in triples
        if (triple.predicate, triple.object) in values
    ]
    graph = to_rdflib([*triples, *class_hierarchy(ontology, shapes)], whole=True)
    rules = to_rdflib(shapes.triples, whole=True)
    steps["load"] = perf_counter() - begin
    begin = perf_counter()
    _, report, _ = pyshacl.validate(graph, shacl_graph=rules, inference="none")
    steps["validate"] = perf_counter() - begin
    assert isinstance(report, rdflib.Graph)
    found = report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)
    return len(list(found)), steps


#: The ways to validate, ours first.
WAYS: dict[str, Callable[[Path, int], Outcome]] = {"kgtool": by_suspects, "pyshacl on the whole graph": whole}


def measured(how: str, store: Path, jobs: int) -> Run:
    """Validate a store in a process of its own."""
    context = get_context("spawn")
    there, here = context.Pipe()
    process = context.Process(target=_send, args=(here, how, store, jobs))
    process.start()
    here.close()
    run: Run = there.recv()
    process.join()
    return run


def _send(connection: Connection, how: str, store: Path, jobs: int) -> None:
    results, steps = WAYS[how](store, jobs)
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    # Children are measured by the largest of them.
    connection.send(Run(how, results, steps, (own + (child * jobs if jobs > 1 else 0)) / 1024))


def compare(quads: int, place: Path, jobs: int, ways: Sequence[str] = tuple(WAYS)) -> tuple[int, list[Run]]:
    """Fill a store with about as many quads and validate it in each way; return how many they are, and the runs."""
    store = place / "store"
    count = fill(store, max(1, quads // QUADS_OF_A_TEXT))
    return count, [measured(how, store, jobs) for how in ways]


def main() -> None:
    """Print what each way took at each size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quads", type=int, nargs="*", default=SIZES)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    for quads in given.quads:
        with TemporaryDirectory() as place:
            # The peer takes minutes and gigabytes at a million.
            ways = tuple(WAYS) if quads <= 200_000 else ("kgtool",)
            count, runs = compare(quads, Path(place), given.jobs, ways)
            print(f"{count:,} quads", *runs, sep="\n  ", flush=True)
            if len(runs) == 2:
                print(f"  {runs[1].seconds / runs[0].seconds:.1f} times faster")


if __name__ == "__main__":
    main()
