"""How well and how fast each reader reads: one table of all against gold, `python -m tests.benchmarks.readers`.

The rules always read. A German spaCy pipeline reads where `KGTOOL_BENCH_SPACY` names its folder, a language model alone
and beside the rules where there are recorded answers of one (`--record`, `--replay`): those in `tests/readers/recorded`
to what is asked about some of our own texts, and those in the folder that `KGTOOL_BENCH_ANSWERS` names.
Every claim has passed the gate. Precision, recall and F1 are those of the shared score; seconds are processor time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from kgtool.claims.record import to_record
from kgtool.documents import Document
from kgtool.extract.reading import Reading
from kgtool.readers.choice import Choice
from kgtool.readers.model.factory import model_reader
from kgtool.readers.reading import reading_by
from kgtool.readers.rules import read_plain
from tests.benchmarks.reading import SETS, SHARED, documents

PIPELINE, ANSWERS = "KGTOOL_BENCH_SPACY", "KGTOOL_BENCH_ANSWERS"
#: The readers beside the rules: the variable that names what they read with, and the option that it becomes.
OTHERS = (("spacy", PIPELINE, "model"), ("llm", ANSWERS, "replay"), ("hybrid", ANSWERS, "replay"))


@dataclass(frozen=True, slots=True)
class Row:
    """What one reader made of one set: scores by group, what the gate rejected, and seconds of processor time."""

    reader: str
    texts: int
    scores: Mapping[str, Mapping[str, float]]
    rejected: int
    seconds: float

    def __str__(self) -> str:
        cells = (f"{self.scores[group][name]:.2f}" for group in ("money", "all") for name in _FIGURES)
        return f"| {self.reader} | {self.texts} | {' | '.join(cells)} | {self.rejected} | {self.seconds:.1f} |"


#: Recorded answers to what is asked about our own texts, and the set of those that have some.
RECORDED = Path(__file__).resolve().parents[1] / "readers" / "recorded" / "tuning"
ANSWERED = "own texts with recorded answers"
_FIGURES = ("precision", "recall", "f1")
_HEAD = (
    "| reader | texts | money: precision | recall | F1 | all: precision | recall | F1 | rejected | seconds |",
    "|" + " --- |" * 10,
)


def chosen(environment: Mapping[str, str]) -> Iterator[tuple[str, Callable[[Document], Reading]]]:
    """Yield the readers that can read here by name, the rules first."""
    yield "rules", read_plain
    for name, variable, option in OTHERS:
        if variable in environment:
            read = reading_by(Choice.of(name, {option: environment[variable]}))
            assert read is not None
            yield name, read


def answered() -> tuple[list[Document], str]:
    """Return those of our own texts about which all that a model is asked has a recorded answer, and their gold."""
    _, folder, gold = SETS[2]
    reader = model_reader({"replay": str(RECORDED)})
    known = {file.name.partition(".")[0] for file in RECORDED.iterdir()}
    found = [text for text in documents(folder) if {one.name for one in reader.questions(text)} <= known]
    names = {text.path for text in found}
    lines = gold.read_text("utf-8").splitlines(keepends=True)
    return found, "".join(line for line in lines if json.loads(line)["source"] in names)


def measured(name: str, read: Callable[[Document], Reading], texts: Sequence[Document], gold: Path) -> Row:
    """Let a reader read texts and score its claims; raises CalledProcessError where the score fails."""
    read(texts[0])  # what is loaded once counts for nobody
    begin = process_time()
    readings = [read(text) for text in texts]
    seconds = process_time() - begin
    rejected = sum(not one.kept for reading in readings for one in reading.rejected)
    with TemporaryDirectory() as place:
        predicted = Path(place) / "predicted.jsonl"
        records = [to_record(claim) for reading in readings for claim in reading.claims]
        predicted.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
        command = [sys.executable, str(SHARED / "eval" / "score.py"), str(gold), str(predicted), "--json"]
        scores = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return Row(name, len(texts), scores, rejected, seconds)


def table(environment: Mapping[str, str], sets: Sequence[tuple[str, Path, Path]] = SETS) -> Iterator[str]:
    """Yield the tables in Markdown, one a set with a row a reader, and who could not read, and why."""
    texts, wanted = answered()
    with TemporaryDirectory() as place:
        gold = Path(place) / "gold.jsonl"
        gold.write_text(wanted, "utf-8")
        yield from _rows(ANSWERED, chosen({**environment, ANSWERS: str(RECORDED)}), texts, gold)
    readers = list(chosen(environment))
    for name, folder, gold in sets:
        yield from _rows(name, readers, documents(folder), gold)
    for name, variable, _ in OTHERS:
        if variable not in environment:
            yield f"{name}: other sets not measured, ${variable} names no folder"


def _rows(
    name: str, readers: Iterable[tuple[str, Callable[[Document], Reading]]], texts: Sequence[Document], gold: Path
) -> Iterator[str]:
    yield f"**{name}**"
    yield ""
    yield from _HEAD
    yield from (str(measured(who, read, texts, gold)) for who, read in readers)
    yield ""


def main() -> None:
    """Print the tables."""
    for line in table(os.environ):
        print(line, flush=True)


if __name__ == "__main__":
    main()
