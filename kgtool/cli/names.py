"""`kgtool names`: names that may mean a known actor, listed to be judged."""

from __future__ import annotations

from typing import Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import DataOption, JobsOption, LanguageOption, NameOption, processes, use_data
from kgtool.cli.terminal import talk, write_text
from kgtool.error_words import line_in_language


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text files, folders of them, or - (standard input).")
    ],
    *,
    name: NameOption = "stdin.txt",
    data: DataOption = None,
    jobs: JobsOption = 1,
    lang: LanguageOption = "",
) -> None:
    """List names in claims that may mean a known actor, as a table to write 'same' or 'not same' into.

    Kept below judgements/ in your data folder, the table is read by every later build. Examples:

    \b
      kgtool names articles/
      kgtool names articles/ > kgtool-data/judgements/names.tsv
    """
    from kgtool.documents import Skipped, check_named, find, read_found
    from kgtool.extract.ahead import readings
    from kgtool.extract.names.gazetteer import gazetteer, judgements_on_names
    from kgtool.extract.names.unsure import unsure

    language = choose(lang)
    use_data(data)
    skipped: list[Skipped] = []
    known = gazetteer()
    seen = {
        entity.slug: entity
        for _, reading in readings(read_found(check_named(find(tuple(sources), name)), skipped), processes(jobs))
        for entity in reading.entities
        if entity.slug not in known.entities
    }
    found = list(unsure(seen.values(), known, judgements_on_names()))
    rows = (f"{pair.name}\t{pair.slug}\t\t{pair.label}" for pair in found)
    write_text("\n".join(("name\tentity\tjudgement\tlabel", *rows)))
    for text in skipped:
        talk(say(language, "skipped", reason=line_in_language(text.reason, language)))
    talk(say(language, "names_listed", unsure=len(found), unlisted=len(seen)))
