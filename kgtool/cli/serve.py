"""`kgtool serve`: opens the graph in a browser and to linked-data clients."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import DataOption, LanguageOption, StoreFolderOption, store_path, use_data
from kgtool.cli.terminal import talk

#: The address that only this machine reaches, and a port that is seldom taken.
HOST, PORT = "127.0.0.1", 8420


def run(
    store: StoreFolderOption = None,
    *,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; else only here.")] = HOST,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 takes a free one.")] = PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open the start page in the browser.")] = False,
    writable: Annotated[
        bool, typer.Option("--writable", help="Serve an empty store over SPARQL alone that --token may write.")
    ] = False,
    token: Annotated[
        str, typer.Option("--token", help="What writing clients send as bearer token, or opens /review; else made up.")
    ] = "",
    review: Annotated[
        bool, typer.Option("--review", help="Also a page on which claims are decided, for this machine alone.")
    ] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides under --review; else git's user.")] = "",
    no_texts: Annotated[
        bool, typer.Option("--no-texts", help="Show quotes only, not the whole texts of documents that are not ours.")
    ] = False,
    data: DataOption = None,
    lang: LanguageOption = "",
) -> None:
    """Serve the graph: pages for people, a SPARQL endpoint at /sparql, each resource at an address of its own.

    A rebuild of the store is picked up. Ends with Ctrl-C.

    Examples:

    \b
      kgtool serve
      kgtool serve --open --store kgtool-demo
      kgtool serve --port 8000 --no-texts
      kgtool serve --writable --token secret --store scratch
      kgtool serve --review --by 'Anna Beispiel'
    """
    from kgtool.web.assets import has_asset
    from kgtool.web.listening import serve
    from kgtool.web.settings import Settings

    language = choose(lang)

    def ready(address: str) -> None:
        talk(say(language, "serving", address=address, endpoint=f"{address}sparql"))
        if settings.review is not None:
            talk(say(language, "serving_review", address=f"{address}review?token={settings.token}"))
        if not has_asset("islands.js"):
            talk(say(language, "no_islands"))
        if open_:
            import webbrowser

            webbrowser.open(address)

    use_data(data, store)
    place = Path(store or "kgtool-scratch") if writable else store_path(store)
    settings = Settings(place, host, port, writable=writable, token=token or None, warm=True, texts=not no_texts)
    if review:
        from secrets import token_urlsafe

        from kgtool.cli.reviewing import data_folder, who

        folder = data_folder(data, store_path(store))
        settings = replace(settings, review=folder, who=who(by), token=token or token_urlsafe())
    serve(settings, ready)
