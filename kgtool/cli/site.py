"""`kgtool site`: writes all pages as static files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, StoreFolderOption, store_path
from kgtool.cli.progress import progress
from kgtool.cli.terminal import talk


def run(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder, or an earlier site.")],
    *,
    store: StoreFolderOption = None,
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="Show whole texts, not only quotes: for texts that are yours.")
    ] = False,
    lang: LanguageOption = "",
) -> None:
    """Write the pages of the graph, in both languages, as files that any web server or a browser alone can show.

    Of texts that do not ship with kgtool, the site shows the sentences of claims and what stands around them.
    What only a server can answer is left out and counted: search, free questions, SPARQL, views of one's own.

    Examples:

    \b
      kgtool site public
      kgtool site public --store kgtool-demo --lang en
      kgtool site public --with-texts
    """
    from kgtool.web.app import create_app
    from kgtool.web.limits import Limits
    from kgtool.web.settings import Settings
    from kgtool.web.site.export import write_site

    language = choose(lang)
    app = create_app(Settings(store_path(store), texts=with_texts, limits=Limits(burst=float("inf"))))
    with progress(language) as report:
        site = write_site(app, target, lambda read, known: report("pages", read, known))
    talk(say(language, "site_written", folder=target, pages=site.pages, files=site.files))
    if site.left_out:
        talk(say(language, "site_left_out", links=len(site.left_out)))
