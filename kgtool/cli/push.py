"""`kgtool push`: write the graph to a server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, StoreFolderOption, store_path
from kgtool.cli.progress import progress
from kgtool.cli.terminal import talk, write_text

if TYPE_CHECKING:
    from kgtool.remote.push import Target


def run(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of a graph store, like …/store or …/data.")],
    *,
    default_graph: Annotated[
        bool,
        typer.Option("--default-graph", help="Replace its default graph too: by ontology, facts and inferences."),
    ] = False,
    mirror: Annotated[
        str | None,
        typer.Option(
            "--mirror",
            metavar="QUERY_URL",
            help="Its query service: delete graphs there that the build no longer has, and count the others.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be written, and write nothing.")] = False,
    store: StoreFolderOption = None,
    lang: LanguageOption = "",
) -> None:
    """Write the current build to a server, by SPARQL 1.1 Graph Store HTTP Protocol.

    Each named graph takes the place of the one of its name there; other graphs are left alone. With --default-graph
    a query that names no graph reads there what 'kgtool sparql' reads. $KGTOOL_TOKEN is sent as a bearer token,
    $KGTOOL_TIMEOUT sets the seconds for each graph. Examples:

    \b
      kgtool push http://localhost:7878/store --dry-run
      kgtool push http://localhost:7878/store --default-graph
      kgtool push http://localhost:7878/store --mirror http://localhost:7878/query
      kgtool query circular-flow --store http://localhost:7878/query
    """
    from kgtool.cli.opened import opened
    from kgtool.cli.summary import seconds
    from kgtool.remote.endpoint import Endpoint
    from kgtool.remote.push import mirror as mirrored
    from kgtool.remote.push import push, targets
    from kgtool.remote.store import RemoteStore

    language = choose(lang)
    began = time.monotonic()
    endpoint = Endpoint.from_environment(url)
    service = None if mirror is None else RemoteStore(Endpoint.from_environment(mirror))
    with opened(store_path(store)) as (graph, iris):
        wanted = targets(graph, iris, default=default_graph)
        if dry_run:
            write_text(_table(wanted, language))
        else:
            with progress(language) as bar:
                push(graph, iris, endpoint, wanted, lambda _target, done, total: bar("push", done, total))
    counts = {"graphs": len(wanted), "triples": sum(target.triples for target in wanted)}
    if dry_run:
        talk(say(language, "push_dry", url=url, **counts))
        return
    deleted = () if service is None else mirrored(endpoint, service, iris, wanted)
    talk(say(language, "pushed", url=url, seconds=seconds(time.monotonic() - began, language), **counts))
    if service is not None:
        talk(say(language, "push_mirrored", deleted=len(deleted)))


def _table(wanted: tuple[Target, ...], language: str) -> str:
    from kgtool.cli.language import number
    from kgtool.cli.table import table

    columns = [say(language, "column_graph"), say(language, "column_triples")]
    rows = [
        ("DEFAULT" if target.name is None else target.name.value, number(target.triples, language)) for target in wanted
    ]
    return table(columns, rows, right=frozenset(columns[1:]))
