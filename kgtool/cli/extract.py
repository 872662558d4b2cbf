"""`kgtool extract`: print the claims of texts, or why there are these and no others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import DataOption, JobsOption, LanguageOption, NameOption, one_of, processes, use_data
from kgtool.cli.terminal import talk, write, write_text
from kgtool.errors import Place, UsageError

if TYPE_CHECKING:
    from kgtool.documents.document import Document

FORMATS = ("jsonl",)


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text files, folders of them, or - (standard input).")
    ],
    *,
    format: Annotated[str, typer.Option("--format", metavar="jsonl", help="One JSON object a line.")] = "jsonl",
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell of each sentence what was seen, tried and found.")
    ] = False,
    at: Annotated[
        int | None,
        typer.Option("--at", metavar="OFFSET", min=0, help="Explain the sentence at this character, from 0."),
    ] = None,
    name: NameOption = "stdin.txt",
    data: DataOption = None,
    jobs: JobsOption = 1,
    lang: LanguageOption = "",
) -> None:
    """Print the claims of German texts, one JSON object a line.

    Nothing is stored. Examples:

    \b
      kgtool extract article.txt
      kgtool extract articles/ --format jsonl > claims.jsonl
      kgtool extract archive/ --jobs 0 > claims.jsonl
      cat article.txt | kgtool extract - --name article.txt
      kgtool extract article.txt --explain --at 120
    """
    from kgtool.documents import Skipped, check_named, find, read_found

    one_of(format, FORMATS, "format")
    language = choose(lang)
    use_data(data)
    found = check_named(find(tuple(sources), name))
    skipped: list[Skipped] = []
    documents = claims = 0
    if explain or at is not None:
        for document in read_found(found, skipped):
            write_text("\n".join(_explained(document, at, language)))
    else:
        for records in _records(read_found(found, skipped), processes(jobs)):
            write("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode())
            documents += 1
            claims += len(records)
    if skipped:
        talk(say(language, "skipped_count", texts=len(skipped)))
    for text in skipped:
        talk(say(language, "skipped", reason=text.reason))
    if documents:
        talk(say(language, "extracted", documents=documents, claims=claims))


def _records(documents: Iterable[Document], jobs: int) -> Iterator[list[object]]:
    """Yield the records of each document."""
    from kgtool.claims.record import to_record
    from kgtool.extract.ahead import readings

    for _, reading in readings(documents, jobs):
        yield [to_record(claim) for claim in reading.claims]


def _explained(document: Document, at: int | None, language: str) -> Iterator[str]:
    """Yield the explanations of a document; raises UsageError where no sentence holds the offset."""
    from kgtool.explain.sentence_text import explanation
    from kgtool.extract.explain import explain

    found = explain(document, at)
    if at is not None and not found:
        raise UsageError(
            f"No sentence is read at character {at}.",
            f"Name an offset below {len(document.text)}, within a sentence; 'kgtool coverage' shows what is none.",
            Place(document.path),
        )
    return (explanation(sentence, language) for sentence in found)
