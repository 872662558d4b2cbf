"""`kgtool serve`: opens the graph in a browser and to linked-data clients."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, StoreFolderOption, store_path
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
    token: Annotated[str, typer.Option("--token", help="What writing clients send as bearer token.")] = "",
    lang: LanguageOption = "",
) -> None:
    """Serve the graph: pages for people, a SPARQL endpoint at /sparql, each resource at an address of its own.

    A rebuild of the store is picked up. Ends with Ctrl-C.

    Examples:

    \b
      kgtool serve
      kgtool serve --open --store kgtool-demo
      kgtool serve --port 8000
      kgtool serve --writable --token secret --store scratch
    """
    from kgtool.web.assets import has_asset
    from kgtool.web.listening import serve
    from kgtool.web.settings import Settings

    language = choose(lang)

    def ready(address: str) -> None:
        talk(say(language, "serving", address=address, endpoint=f"{address}sparql"))
        if not has_asset("islands.js"):
            talk(say(language, "no_islands"))
        if open_:
            import webbrowser

            webbrowser.open(address)

    place = Path(store or "kgtool-scratch") if writable else store_path(store)
    serve(Settings(place, host, port, writable=writable, token=token or None, warm=True), ready)
