"""`kgtool demo`: show on the bundled documents what the tool does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption
from kgtool.cli.progress import progress
from kgtool.cli.terminal import talk, write_text

if TYPE_CHECKING:
    from kgtool.cli.evidence import Evidence

#: The demo's own store, so that it never touches one with the user's texts.
STORE = Path("kgtool-demo")
_WIDTH = 100


def run(
    *,
    store: Annotated[Path, typer.Option("--store", metavar="DIR", help="Where the demo's store is written.")] = STORE,
    lang: LanguageOption = "",
) -> None:
    """Build the bundled documents and show which money flows in a circle, with evidence.

    Example:

    \b
      kgtool demo --lang en
    """
    from kgtool.build.pipeline import BuildRequest, build
    from kgtool.build.plan import BUNDLED
    from kgtool.cli.summary import lines

    language = choose(lang)
    with progress(language) as report:
        summary = build(BuildRequest((BUNDLED,), store), report)
    for line in lines(summary, store, language):
        talk(line)
    write_text("\n".join(_shown(store, summary.documents, language)))


def _shown(store: Path, documents: int, language: str) -> Iterator[str]:
    """Yield the demo's lines: the circles, each with its amount and one piece of evidence, and what to try next."""
    from kgtool.cli.evidence import evidence_of_circles
    from kgtool.cli.opened import opened
    from kgtool.query.ask import ask
    from kgtool.query.results.table import amount_words

    with opened(store) as (graph, iris):
        circles = ask(graph, "circular-flow", {"lang": language}, iris)
        evidence = evidence_of_circles(graph, language)
    yield say(language, "demo_title", documents=documents, circles=len(circles))
    yield ""
    for row in circles.rows:
        values = dict(zip(circles.columns, row, strict=True))
        actors = values["actors"].value  # type: ignore[union-attr]
        amount = amount_words(values, language) or say(language, "demo_no_amount")
        yield f"{actors}   {amount}"
        yield from _quoted(evidence[actors], language)
        yield ""
    yield say(language, "demo_next")
    yield from (f"  {command}" for command in _next(store))


def _quoted(evidence: Evidence, language: str) -> Iterator[str]:
    words = say(language, "demo_quote", quote=evidence.quote)
    yield from wrap(words, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    hedge = ", ".join(word for word in (evidence.modality, evidence.hedge) if word)
    where = f"{evidence.title} ({evidence.document})" if evidence.title else evidence.document
    yield f"    {hedge} · {where}"


def _next(store: Path) -> Iterator[str]:
    named = f" --store {store}"
    yield f"kgtool serve --open{named}"
    yield f"kgtool query circular-flow --format mermaid{named}"
    yield f"kgtool query lock-in --set actor=anthropic{named}"
    yield f"kgtool query who-says-so --set subject=microsoft --set object=anthropic{named}"
    yield f"kgtool export --format turtle --layer facts{named}"
    yield "kgtool build FOLDER"
