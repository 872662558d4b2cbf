"""How fast texts are read, beside a lemmatiser on the same words, and how well: `python -m tests.benchmarks.reading`.

Speed: the twenty-eight texts over and over until there are so many words, one process, after one round to warm up.
Both are processor time, and the ratio to the peer is what can be compared between machines. Quality: F1 by the shared
score on every annotated set.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from simplemma import lemmatize

from kgtool.claims.record import to_record
from kgtool.documents import Document, find, read_document
from kgtool.extract.reader import read
from tests.extract.sentences import items, score

SHARED = Path(__file__).resolve().parents[3] / "shared"
OWN = Path(__file__).resolve().parents[1] / "extract"
#: Name of a set, folder of its texts, its gold claims.
SETS = (
    ("five articles", SHARED / "seeds", SHARED / "eval" / "seeds.gold.jsonl"),
    ("twenty-eight texts", SHARED / "eval" / "dev", SHARED / "eval" / "dev" / "gold.jsonl"),
    ("own texts, tuned on", OWN / "tuning", OWN / "tuning" / "gold.jsonl"),
    ("own texts, varied", OWN / "varied", OWN / "varied" / "gold.jsonl"),
    ("own texts, held back", OWN / "heldback", OWN / "heldback" / "gold.jsonl"),
)


@dataclass(frozen=True, slots=True)
class Speed:
    """Words read, words a second, the peer's words a second, and the memory that grew while reading, in MB."""

    words: int
    rate: float
    peer: float
    growth: float

    def __str__(self) -> str:
        return (
            f"{self.words:,} words, {self.rate:,.0f} a second; simplemma {self.peer:,.0f} a second, "
            f"ratio {self.rate / self.peer:.3f}; memory grew by {self.growth:.0f} MB"
        )


def documents(folder: Path) -> list[Document]:
    """Read the texts of a folder."""
    return [read_document(text) for text in find((str(folder),)).texts if not text.path.startswith("README")]


def measure(texts: Sequence[Document], words: int) -> Speed:
    """Read the texts over and over until at least so many words are read."""
    counts = [len(text.text.split()) for text in texts]
    rounds = max(1, -(-words // sum(counts)))
    for text in texts:
        read(text)
    before = _megabytes()
    begin = process_time()
    for text in islice(cycle(texts), rounds * len(texts)):
        read(text)
    seconds = process_time() - begin
    growth = _megabytes() - before
    return Speed(rounds * sum(counts), rounds * sum(counts) / seconds, _peer(texts), growth)


def _peer(texts: Sequence[Document]) -> float:
    """Return how many words a second the lemmatiser takes."""
    words = [text.text.split() for text in texts]
    begin = process_time()
    for some in words:
        for word in some:
            lemmatize(word, lang="de")
    return sum(map(len, words)) / (process_time() - begin)


def _megabytes() -> float:
    """Return the most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def scores(folder: Path, gold: Path) -> dict[str, dict[str, float]]:
    """Score what is read in a folder against its gold claims; raises CalledProcessError where the score fails."""
    with TemporaryDirectory() as place:
        predicted = Path(place) / "predicted.jsonl"
        with predicted.open("w", encoding="utf-8") as out:
            for document in documents(folder):
                for claim in read(document).claims:
                    out.write(json.dumps(to_record(claim), ensure_ascii=False) + "\n")
        command = [sys.executable, str(SHARED / "eval" / "score.py"), str(gold), str(predicted), "--json"]
        result: dict[str, dict[str, float]] = json.loads(
            subprocess.run(command, capture_output=True, check=True).stdout
        )
    return result


def table() -> Iterator[str]:
    """Yield the rows of the quality table, in Markdown."""
    yield "| set | texts | money F1 | all F1 | precision | recall |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, folder, gold in SETS:
        found = scores(folder, gold)
        whole = found["all"]
        yield (
            f"| {name} | {len(documents(folder))} | {found['money']['f1']:.2f} | {whole['f1']:.2f} "
            f"| {whole['precision']:.2f} | {whole['recall']:.2f} |"
        )
    for half, name in enumerate(("sentences, tuned on", "sentences, never looked at")):
        read_right = score(half)
        numbers = (read_right.f1, read_right.precision, read_right.recall)
        yield f"| {name} | {sum(1 for _ in items(half))} | – | " + " | ".join(f"{n:.2f}" for n in numbers) + " |"


def main() -> None:
    """Print the table and the speed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--words", type=int, default=2_000_000, help="how many words to read")
    words = parser.parse_args().words
    print("\n".join(table()), flush=True)
    print(measure(documents(SETS[1][1]), words))


if __name__ == "__main__":
    main()
