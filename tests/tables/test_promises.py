"""What is promised of published tables of deals, held by a generated one of the same size and form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import networkx as nx
import pyoxigraph as ox
import pytest

from kgtool.build.importing import NamedTable, read_named_table
from kgtool.build.pipeline import REPORT, BuildRequest, build
from kgtool.query.ask import ask
from kgtool.query.solutions import plain as words
from kgtool.store import StoreDirectory
from kgtool.tables.mapping_file import read_mapping
from kgtool.tables.names import own_slug
from kgtool.tables.words import plain
from kgtool.vocabulary.terms import SH, Iris
from tests.tables.generated import HEADER, Row, as_csv, generated
from tests.timing import seconds_of_an_idle_machine

ROWS = generated()
#: The time that an import may take in this process, in seconds; it took 13 when this was written.
SECONDS = 30


class Imported:
    """The table in a store: what the import reported, and how long it took."""

    def __init__(self, folder: Path) -> None:
        (folder / "flows.csv").write_text(as_csv(ROWS), encoding="utf-8", newline="")
        self.folder = folder
        begin = process_time()
        self.named: NamedTable = read_named_table(str(folder / "flows.csv"), "deal-flows")
        self.summary = build(BuildRequest((), folder / "store", add=True, tables=(self.named.file,)))
        self.seconds = seconds_of_an_idle_machine(process_time() - begin)
        self.stack = StoreDirectory(folder / "store").open()
        self.store: ox.Store = self.stack.__enter__().engine

    def rows(self, query: str) -> list[tuple[str, ...]]:
        found = self.store.query(
            "PREFIX kg: <https://w3id.org/kgtool/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
            f"PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#> {query}"
        )
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(term.value for term in row) for row in found]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    table = Imported(tmp_path_factory.mktemp("table"))
    yield table
    table.stack.__exit__(None, None, None)


def makers_graph(rows: tuple[Row, ...]) -> nx.DiGraph[str]:
    """Give the graph that the makers of the table would draw: an edge for each pair, none from a name to itself."""
    return nx.DiGraph((row.payer, row.payee) for row in rows if row.payer != row.payee)


def cores(graph: nx.DiGraph[str]) -> set[frozenset[str]]:
    return {frozenset(core) for core in nx.strongly_connected_components(graph) if len(core) > 1}


def turned(cycle: list[str]) -> tuple[str, ...]:
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])


def test_the_table_has_the_size_and_form_of_published_ones() -> None:
    names = {name for row in ROWS for name in (row.payer, row.payee)}
    pairs = {(row.payer, row.payee) for row in ROWS}
    assert (len(ROWS), len(names), len(pairs), len(HEADER)) == (1700, 1180, 1654, 8)
    assert sum(not row.amount for row in ROWS) == 820
    assert sum(row.payer == row.payee for row in ROWS) == 7


def test_each_row_is_a_claim_and_its_words_are_the_quote(imported: Imported) -> None:
    assert imported.summary.claims == len(ROWS) == len(imported.rows("SELECT ?c { GRAPH ?g { ?c a kg:Claim } }"))
    quotes = imported.rows("SELECT ?exact { GRAPH ?g { ?c a kg:Claim ; kg:evidence/oa:hasSelector/oa:exact ?exact } }")
    written = [as_csv([row]).split("\r\n", 1)[1].removesuffix("\r\n") for row in ROWS]
    assert Counter(quote for (quote,) in quotes) == Counter(written)


def test_each_name_is_a_node_of_its_own(imported: Imported) -> None:
    names = {name for row in ROWS for name in (row.payer, row.payee)}
    labels = imported.rows(
        "SELECT DISTINCT ?node ?label { GRAPH ?g { ?node kg:provisional true ; rdfs:label ?label } }"
    )
    assert Counter(label for _, label in labels) == Counter(names)
    assert len({node for node, _ in labels}) == len(names)
    report = imported.named.report
    assert (report.names, report.nodes, report.joined, report.placeholders) == (1180, 1180, 0, 2)


def test_each_pair_is_an_edge_also_without_an_amount(imported: Imported) -> None:
    edges = imported.rows(
        "SELECT DISTINCT ?a ?b { GRAPH ?g { ?f a kg:Flow ; kg:from/rdfs:label ?a ; kg:to/rdfs:label ?b } }"
    )
    assert set(edges) == set(makers_graph(ROWS).edges)


@pytest.mark.parametrize("without_cancellable", [False, True])
def test_the_cores_are_those_of_networkx(imported: Imported, without_cancellable: bool) -> None:
    excluded = "FILTER NOT EXISTS { ?f kg:cancellable true }" if without_cancellable else ""
    edges = imported.rows(
        "SELECT DISTINCT ?a ?b "
        f"{{ GRAPH ?g {{ ?f a kg:Flow ; kg:from/rdfs:label ?a ; kg:to/rdfs:label ?b {excluded} }} }}"
    )
    kept = tuple(row for row in ROWS if not (without_cancellable and row.cancellable.lower() in ("true", "yes")))
    assert cores(nx.DiGraph((payer, payee) for payer, payee in edges)) == cores(makers_graph(kept))
    assert max(map(len, cores(makers_graph(kept)))) > 50


def test_what_is_unknown_is_counted_by_its_words(imported: Imported) -> None:
    mapping, report = read_mapping("deal-flows"), imported.named.report
    counted = {(entry.part, entry.value): entry.rows for entry in report.unmapped}
    instruments = Counter(row.instrument for row in ROWS if plain(row.instrument) not in mapping.instruments)
    states = Counter(row.status for row in ROWS if plain(row.status) not in mapping.states)
    answers = Counter(row.cancellable for row in ROWS if row.cancellable in ("", "maybe"))
    amounts = sum(row.amount == "several" for row in ROWS)
    assert counted == {
        **{("instrument", value): rows for value, rows in instruments.items()},
        **{("status", value): rows for value, rows in states.items()},
        **{("cancellable", value): rows for value, rows in answers.items()},
        ("amount", "several"): amounts,
    }
    assert (len(instruments), len(states), len(answers)) == (7, 3, 2)
    others = sum(row.instrument in instruments for row in ROWS)
    assert dict(imported.summary.claims_by_type)["Payment"] == others
    staged = imported.rows("SELECT ?c { GRAPH ?g { ?c a kg:Claim ; kg:stage ?stage } }")
    assert len(staged) == sum(row.status not in states for row in ROWS)


def test_the_circles_to_length_eight_are_those_of_networkx(imported: Imported) -> None:
    answer = ask(imported.store, "circular-flow", {"length": "8"}, Iris())
    place = answer.columns.index("actors")
    found = Counter(turned(words(row[place]).split(" → ")[:-1]) for row in answer.rows)
    expected = Counter(turned(cycle) for cycle in nx.simple_cycles(makers_graph(ROWS), 8))
    assert found == expected
    assert len(expected) == 1434


def test_validation_warns_of_names_that_stand_for_no_actor(imported: Imported) -> None:
    report = ox.parse(path=StoreDirectory(imported.folder / "store").current().directory / REPORT)
    results = ox.Store()
    results.extend(report)
    shape = ox.NamedNode("https://w3id.org/kgtool/shapes#placeholder-actor")
    found = [quad.subject for quad in results.quads_for_pattern(None, SH["sourceShape"], shape)]
    severities = [quad.object for node in found for quad in results.quads_for_pattern(node, SH["resultSeverity"], None)]
    focus = {quad.object for node in found for quad in results.quads_for_pattern(node, SH["focusNode"], None)}
    assert severities == [SH["Warning"]] * 2
    assert focus == {Iris().entity(own_slug(name)) for name in ("SINK_unknown", "SINK_other")}


def test_the_whole_line_is_fast(imported: Imported) -> None:
    assert imported.seconds < SECONDS
