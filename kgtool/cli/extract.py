"""`kgtool extract`: print the claims of texts, or why there are these and no others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.asking import Asked
from kgtool.cli.lacking import tell_lacks
from kgtool.cli.language import choose, say
from kgtool.cli.options import DataOption, JobsOption, LanguageOption, NameOption, one_of, processes, use_data
from kgtool.cli.reader_options import with_reader
from kgtool.cli.rejections import rejected_lines
from kgtool.cli.terminal import talk, write, write_text
from kgtool.error_words import line_in_language
from kgtool.errors import Place, UsageError
from kgtool.readers.choice import Choice

if TYPE_CHECKING:
    from kgtool.documents.document import Document
    from kgtool.extract.ahead import Read

FORMATS = ("jsonl",)


@with_reader
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
    rejected: Annotated[
        str | None,
        typer.Option("--rejected", metavar="FILE", help="Write here what readers said and the text does not bear out."),
    ] = None,
    jobs: JobsOption = 1,
    reader: Choice | None = None,
    lang: LanguageOption = "",
) -> None:
    """Print the claims of German texts, one JSON object a line.

    Nothing is stored. Examples:

    \b
      kgtool extract article.txt
      kgtool extract articles/ --format jsonl > claims.jsonl
      kgtool extract archive/ --jobs 0 > claims.jsonl
      kgtool extract article.txt --reader spacy --model pipelines/de_mine
      kgtool extract article.txt --reader llm --replay answers/ --rejected rejected.jsonl
      cat article.txt | kgtool extract - --name article.txt
      kgtool extract article.txt --explain --at 120
    """
    from kgtool.documents import Skipped, check_named, find, read_found

    one_of(format, FORMATS, "format")
    language = choose(lang)
    use_data(data)
    found = check_named(find(tuple(sources), name))
    skipped: list[Skipped] = []
    printed = _Printed()
    if explain or at is not None:
        if reader is not None or rejected is not None:
            raise UsageError("Only what the rules do is explained.", "Leave out --reader and --rejected.")
        for document in read_found(found, skipped):
            write_text("\n".join(_explained(document, at, language)))
    else:
        asked = Asked(reader, language)
        asked.announce(sources, name)
        tell_lacks(reader, language)
        read = _read(reader, processes(jobs), asked)
        _print(read_found(found, skipped), read, processes(jobs), printed)
        asked.account()
    if skipped:
        talk(say(language, "skipped_count", texts=len(skipped)))
    for text in skipped:
        talk(say(language, "skipped", reason=line_in_language(text.reason, language)))
    if printed.documents:
        talk(say(language, "extracted", documents=printed.documents, claims=printed.claims))
    if rejected is not None:
        write(b"".join(printed.lines), rejected)
    for line in rejected_lines(printed.reasons, printed.remarked, rejected or "--rejected FILE", language):
        talk(line)


@dataclass
class _Printed:
    """What was printed, and what was not: lines of rejections, and the reasons counted."""

    documents: int = 0
    claims: int = 0
    remarked: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    lines: list[bytes] = field(default_factory=list)


def _read(reader: Choice | None, jobs: int, asked: Asked) -> Read:
    """Return what reads: the rules, or whom the user names."""
    from kgtool.readers.rules import read_plain

    if reader is None:
        return read_plain
    from kgtool.readers.reading import reading_by

    read = reading_by(reader, jobs)
    if read is None:
        return read_plain
    asked.heard(read.reader)
    return read


def _print(documents: Iterable[Document], read: Read, jobs: int, printed: _Printed) -> None:
    """Print the records of each document, and note what a reader said beside."""
    from kgtool.claims.record import to_record
    from kgtool.claims.rejection import rejected_line
    from kgtool.extract.ahead import readings

    for document, reading in readings(documents, jobs, read):
        lines = [json.dumps(to_record(claim), ensure_ascii=False) + "\n" for claim in reading.claims]
        write("".join(lines).encode())
        printed.documents += 1
        printed.claims += len(lines)
        printed.lines += [rejected_line(one, document.path) for one in reading.rejected]
        printed.reasons.update(one.reason for one in reading.rejected if not one.kept)
        printed.remarked += sum(one.kept for one in reading.rejected)


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
