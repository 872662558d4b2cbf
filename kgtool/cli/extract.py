"""`kgtool extract`: print the claims of texts."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, NameOption, one_of
from kgtool.cli.terminal import talk, write

FORMATS = ("jsonl",)


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text files, folders of them, or - (standard input).")
    ],
    *,
    format: Annotated[str, typer.Option("--format", metavar="jsonl", help="One JSON object a line.")] = "jsonl",
    name: NameOption = "stdin.txt",
    lang: LanguageOption = "",
) -> None:
    """Print the claims of German texts, one JSON object a line.

    Nothing is stored. Examples:

    \b
      kgtool extract article.txt
      kgtool extract articles/ --format jsonl > claims.jsonl
      cat article.txt | kgtool extract - --name article.txt
    """
    from kgtool.claims.record import to_record
    from kgtool.documents import Skipped, check_named, find, read_found
    from kgtool.extract.reader import read

    one_of(format, FORMATS, "format")
    language = choose(lang)
    found = check_named(find(tuple(sources), name))
    skipped: list[Skipped] = []
    documents = claims = 0
    for document in read_found(found, skipped):
        records = [to_record(claim) for claim in read(document).claims]
        write("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode())
        documents += 1
        claims += len(records)
    if skipped:
        talk(say(language, "skipped_count", texts=len(skipped)))
    for text in skipped:
        talk(say(language, "skipped", reason=text.reason))
    talk(say(language, "extracted", documents=documents, claims=claims))
