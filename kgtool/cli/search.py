"""`kgtool search`: finds names, sentences and questions by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, OutputOption, StoreOption, one_of
from kgtool.cli.terminal import talk, write_text
from kgtool.search.entry import KINDS

if TYPE_CHECKING:
    from kgtool.search.find import Found, Hit

FORMATS = ("table", "json")


def run(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for; endings do not matter.")],
    *,
    kinds: Annotated[
        list[str] | None, typer.Option("--kind", metavar="|".join(KINDS), help="Only these; several times.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=200, help="At most so many.")] = 20,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How the result is written.")] = (
        "table"
    ),
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Find entities, deals, sentences, sources, questions and terms by their words.

    Umlauts may be written ä, ae or a, endings do not matter, and the parts of a compound count. Examples:

    \b
      kgtool search nvidia
      kgtool search Abhaengigkeit --kind question
      kgtool search 'Milliarden Rechenleistung' --kind claim --limit 5
      kgtool search investment --lang en --format json
    """
    from kgtool.cli.opened import opened
    from kgtool.interface.texts import texts_of
    from kgtool.search.as_json import found_json
    from kgtool.search.entries import entries
    from kgtool.search.find import search
    from kgtool.search.index import Index

    language = choose(lang)
    one_of(format, FORMATS, "format")
    for kind in kinds or ():
        one_of(kind, KINDS, "kind")
    text = " ".join(words)
    with opened(store) as (graph, iris):
        index = Index(entries(graph, iris, texts_of(graph)))
        found = search(index, text, kinds=kinds or (), limit=limit, language=language)
    write_text(found_json(found) if format == "json" else _table(found, language), output)
    if not found.hits:
        talk(say(language, "found_nothing", words=text))
    if found.meant:
        talk(say(language, "found_meant", words=found.meant))
    if found.hits and not found.every:
        talk(say(language, "found_some", words=text))
    if len(found.hits) < sum(found.counts.values()):
        talk(say(language, "found_more", shown=len(found.hits), rows=sum(found.counts.values())))


def _table(found: Found, language: str) -> str:
    from kgtool.cli.table import table

    if not found.hits:
        return ""
    rows = [(say(language, f"hit_{hit.kind}"), _words(hit), _beside(hit)) for hit in found.hits]
    return table([say(language, f"column_{name}") for name in ("kind", "found", "called")], rows)


def _words(hit: Hit) -> str:
    if hit.kind == "deal" and hit.text.text:
        return f"{hit.name.text}, {hit.text.text}"
    return hit.name.text or hit.text.text


def _beside(hit: Hit) -> str:
    """Return the name by which other verbs take it: a slug, a question, a document's path."""
    from urllib.parse import unquote

    if hit.kind == "claim":
        return unquote((hit.source or "").partition("/document/")[2])
    last = hit.iri.rpartition("/document/")[2] if hit.kind == "source" else hit.iri.rpartition("/")[2]
    return hit.iri.partition("/deal/")[2] if hit.kind == "deal" else unquote(last.replace("ns#", "kg:"))
