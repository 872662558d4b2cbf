"""How long a build takes above the reading, and how much memory: `python -m tests.benchmarks.resolving`.

Builds a generated corpus (`tests.benchmarks.corpus`) from scratch, then adds, replaces and deletes one document. What
the texts say is known, so that no text is read and what is measured is everything else: claims to quads, the store, the
layers above the claims, validation. Each build runs in a process of its own. `--extract` reads the texts in earnest.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from kgtool.build.pipeline import BuildRequest, build
from kgtool.documents import Document
from kgtool.extract.ahead import read_covered
from kgtool.extract.reading import Reading
from tests.benchmarks.corpus import Corpus, name

#: Sizes measured, in claims; a text has some eleven.
SIZES = (10_000, 30_000, 100_000)
CLAIMS_OF_A_TEXT = 11


@dataclass(frozen=True, slots=True)
class Step:
    """One build: what was done, seconds of each stage and of all, processor seconds, and peak memory in MB."""

    what: str
    claims: int
    stages: tuple[tuple[str, float], ...]
    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in self.stages)
        return (
            f"{self.what}: {self.claims:,} claims, {self.seconds:.1f} s ({self.processor:.1f} s of this process's "
            f"processor time), peak {self.megabytes:,.0f} MB; {stages}"
        )


class Clock:
    """Takes the build's reports of progress, and adds up the seconds of each stage."""

    def __init__(self) -> None:
        self._stages: dict[str, float] = {}
        self._stage, self._since = "begin", perf_counter()

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        now = perf_counter()
        self._stages[self._stage] = self._stages.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def stages(self) -> tuple[tuple[str, float], ...]:
        """Return the stages so far with their seconds."""
        self("end")
        return tuple(self._stages.items())


class KnownReader:
    """Reads the texts of a corpus, and knows what each sentence says."""

    def __init__(self, documents: int) -> None:
        self._corpus = Corpus(documents)

    def __call__(self, document: Document) -> Reading:
        number = int(Path(document.path).stem.removeprefix("text-"))
        # What the sentences of a text say is known once the corpus has told it.
        self._corpus.text(number)
        self._corpus.text(number, 1)
        return self._corpus.read(document)


def step(what: str, documents: int, sources: Sequence[str], store: Path, *, add: bool, extract: bool) -> Step:
    """Run one build and measure it; meant for a process of its own."""
    clock = Clock()
    read: Callable[[Document], Reading] = read_covered if extract else KnownReader(documents)
    begin, processor = perf_counter(), process_time()
    summary = build(BuildRequest(tuple(sources), store, add=add, jobs=2), clock, read)
    usage = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Step(
        what,
        summary.claims,
        clock.stages(),
        perf_counter() - begin,
        process_time() - processor,
        sum(usage) / 1024,
    )


def steps(documents: int, place: Path, *, extract: bool = False) -> Iterator[Step]:
    """Build from scratch, then add, replace and delete a document, and yield what each took."""
    corpus, texts, store = Corpus(documents), place / "texts", place / "store"
    corpus.write(texts, range(documents))
    yield _apart("from scratch", documents, (str(texts),), store, add=False, extract=extract)
    other = place / name(documents)
    other.write_text(corpus.text(documents), encoding="utf-8")
    yield _apart("added one", documents, (str(other),), store, add=True, extract=extract)
    (texts / name(documents // 2)).write_text(corpus.text(documents // 2, 1), encoding="utf-8")
    yield _apart("replaced one", documents, (), store, add=False, extract=extract)
    (texts / name(documents // 3)).unlink()
    yield _apart("deleted one", documents, (), store, add=False, extract=extract)


def _apart(what: str, documents: int, sources: Sequence[str], store: Path, *, add: bool, extract: bool) -> Step:
    # No worker of a pool: those may have no processes of their own, as validation has.
    context = get_context("spawn")
    there, here = context.Pipe()
    process = context.Process(target=_send, args=(here, (what, documents, sources, store), add, extract))
    process.start()
    here.close()
    result: Step = there.recv()
    process.join()
    return result


def _send(connection: object, words: tuple[str, int, Sequence[str], Path], add: bool, extract: bool) -> None:
    connection.send(step(*words, add=add, extract=extract))  # type: ignore[attr-defined]


def main() -> None:
    """Print what each build of each size took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--claims", type=int, nargs="*", default=SIZES)
    parser.add_argument("--extract", action="store_true", help="read the texts in earnest, in two processes")
    given = parser.parse_args()
    for claims in given.claims:
        with TemporaryDirectory() as place:
            for taken in steps(claims // CLAIMS_OF_A_TEXT, Path(place), extract=given.extract):
                print(taken, flush=True)


if __name__ == "__main__":
    main()
