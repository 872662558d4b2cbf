"""How long it takes to resolve and to audit claims, and how much memory: `python -m tests.benchmarks.concluding`.

The claims of a generated corpus (`tests.benchmarks.corpus`) are resolved to facts, deals and flows, traced to origins,
set against each other in the ledger and recomputed in the Rechenprobe; what is measured begins with the claims in
memory and ends with the conclusions as N-Quads. Then one more document comes in. Each size runs in a process of its
own.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from kgtool.conclude.changed import ChangedClaims, Context, conclude_changes
from kgtool.conclude.notebook import Notebook
from kgtool.graph.claims_to_quads import document_quads
from kgtool.processes import collect_seldom
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import stated_claims
from kgtool.stated.nodes import nodes_in
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris
from tests.benchmarks.corpus import Corpus

#: Sizes measured, in claims; a text has some eleven.
SIZES = (10_000, 30_000, 100_000)
CLAIMS_OF_A_TEXT = 11
JOBS = 2


@dataclass(frozen=True, slots=True)
class Taken:
    """What concluding took: seconds, processor seconds of all processes, and peak memory of all in MB."""

    what: str
    claims: int
    lines: int
    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.claims:,} claims, {self.lines:,} lines changed, {self.seconds:.1f} s "
            f"({self.processor:.1f} s of processor time), peak {self.megabytes:,.0f} MB"
        )


def claims_of(corpus: Corpus, documents: int) -> dict[str, Sequence[StatedClaim]]:
    """Return the claims of a corpus by the graph of their document."""
    iris, ontology = Iris(), load_ontology()
    return {
        iris.document_graph(document.path).value: tuple(
            stated_claims(nodes_in(document_quads(document, corpus.read(document), iris)), ontology)
        )
        for document in corpus.documents(documents)
    }


def conclude(documents: int, folder: Path, jobs: int = JOBS) -> tuple[Taken, Taken]:
    """Conclude all of a corpus but its last document, then that one, with notebooks in the folder."""
    corpus = claims_of(Corpus(documents), documents)
    last = max(corpus)
    rest, one = {graph: claims for graph, claims in corpus.items() if graph != last}, {last: corpus[last]}
    (folder / "all").mkdir()
    (folder / "one").mkdir()
    with Notebook(folder / "all") as notebook:
        first = _measured("resolved and audited", notebook, rest, jobs)
    with Notebook(folder / "one", folder / "all") as notebook:
        return first, _measured("one document more", notebook, one, jobs)


def _measured(what: str, notebook: Notebook, new: Mapping[str, Sequence[StatedClaim]], jobs: int) -> Taken:
    claims = [claim for found in new.values() for claim in found]
    chosen = {claim.iri for claim in claims if not claim.negated and claim.modality != "hypothetical"}
    context = Context(Iris(), load_ontology(), "all", chosen, jobs)
    begin, processor = perf_counter(), _processor()
    found = conclude_changes(notebook, ChangedClaims((), new), context)
    seconds, used = perf_counter() - begin, _processor() - processor
    lines = sum(len(difference.added) + len(difference.removed) for difference in found.values())
    return Taken(what, len(claims), lines, seconds, used, _megabytes(jobs))


def _processor() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(entry.ru_utime + entry.ru_stime for entry in usage)


def _megabytes(jobs: int) -> float:
    """Return the peak of this process, and that of its greatest child for each of them."""
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + jobs * child) / 1024


def _apart(documents: int, connection: object, jobs: int) -> None:
    collect_seldom()
    with TemporaryDirectory() as folder:
        connection.send(conclude(documents, Path(folder), jobs))  # type: ignore[attr-defined]


def main() -> None:
    """Print what each size took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--claims", type=int, nargs="*", default=SIZES)
    parser.add_argument("--jobs", type=int, default=JOBS)
    given = parser.parse_args()
    context = get_context("spawn")
    for claims in given.claims:
        there, here = context.Pipe()
        process = context.Process(target=_apart, args=(claims // CLAIMS_OF_A_TEXT, here, given.jobs))
        process.start()
        here.close()
        print(*there.recv(), sep="\n", flush=True)
        process.join()


if __name__ == "__main__":
    main()
