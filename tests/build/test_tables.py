"""Tables in a build: they come, change and go as texts do, and the build is the same either way."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.build.importing import read_named_table
from kgtool.build.ledger import read_ledger
from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.summary import BuildSummary
from kgtool.documents.faults import MissingSourceError, SamePathError
from kgtool.store import StoreDirectory
from kgtool.tables.faults import UnknownTableError
from tests.build.simple_reader import SimpleReader
from tests.build.test_derived import contents, without_stale
from tests.tables.given import HEAD

TABLE = HEAD + "A,B,equity,5bn,closed,,no,x.md\nB,C,cloud,,signed,,yes,\nC,A,swap,,,,,\n"
CHANGED = HEAD + "A,B,equity,6bn,closed,,no,x.md\nB,A,cloud,,signed,,yes,\n"
MAPPING = "deal-flows"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Alpha zahlt Beta 5 Euro.\n")
    (folder / "b.txt").write_text("Beta zahlt Alpha 7 Euro.\n")
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "flows.csv").write_text(TABLE)
    return tmp_path / "flows.csv"


def taken(store: Path, table: Path, mapping: str = MAPPING) -> BuildSummary:
    """Import a table as the command does."""
    named = read_named_table(str(table), mapping)
    return build(BuildRequest((), store, add=True, tables=(named.file,)), read=SimpleReader())


def again(store: Path, *sources: Path, add: bool = False) -> BuildSummary:
    return build(BuildRequest(tuple(map(str, sources)), store, add=add), read=SimpleReader())


def held(store: Path) -> list[str]:
    return sorted(read_ledger(StoreDirectory(store).current().directory).entries)


def same(one: Path, other: Path) -> bool:
    return without_stale(contents(one)) == without_stale(contents(other))


def circles(store: Path) -> set[str]:
    with StoreDirectory(store).open() as opened:
        found = opened.engine.query(
            "PREFIX kg: <https://w3id.org/kgtool/ns#> SELECT ?actors { GRAPH ?g { ?circle kg:actors ?actors } }"
        )
        assert isinstance(found, ox.QuerySolutions)
        return {solution["actors"].value for solution in found}


def test_a_table_alone_makes_a_store(table: Path, tmp_path: Path) -> None:
    summary = taken(tmp_path / "store", table)
    assert (summary.documents, summary.claims, summary.flows, summary.circles) == (1, 3, 3, 1)
    assert held(tmp_path / "store") == ["flows.csv"]
    assert circles(tmp_path / "store") == {"A → B → C → A"}


def test_the_same_table_twice_gives_the_same_bytes(table: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    taken(store, table)
    first = StoreDirectory(store).current().digest
    summary = taken(store, table)
    assert (summary.reread, StoreDirectory(store).current().digest) == (0, first)


def test_a_table_joins_texts_in_any_order(texts: Path, table: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    again(one, texts)
    taken(one, table)
    taken(other, table)
    again(other, texts, add=True)
    assert held(one) == ["a.txt", "b.txt", "flows.csv"]
    assert same(one, other)


def test_a_changed_table_replaces_its_graph(texts: Path, table: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    again(one, texts)
    taken(one, table)
    table.write_text(CHANGED)
    taken(one, table)
    again(other, texts)
    taken(other, table)
    assert same(one, other)
    assert circles(one) == {"A → B → A", "Alpha → Beta → Alpha"}


def test_a_build_without_sources_reads_the_table_again_where_it_changed(
    texts: Path, table: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    again(one, texts)
    taken(one, table)
    assert again(one).reread == 0
    table.write_text(CHANGED)
    assert again(one).reread == 1
    again(other, texts)
    taken(other, table)
    assert same(one, other)


def test_a_changed_mapping_reads_the_table_again(table: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text('[columns]\nfrom = "from"\nto = "to"\n')
    store = tmp_path / "store"
    assert taken(store, table, str(mapping)).claims_by_type == (("Payment", 3),)
    mapping.write_text('[columns]\nfrom = "from"\nto = "to"\n[other]\nclaim = "Investment"\n')
    summary = again(store)
    assert (summary.reread, summary.claims_by_type) == (1, (("Investment", 3),))


def test_another_mapping_reads_the_table_again(table: Path, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('[columns]\nfrom = "to"\nto = "from"\n')
    store = tmp_path / "store"
    taken(store, table)
    assert taken(store, table, str(tmp_path / "m.toml")).reread == 1
    assert circles(store) == {"A → C → B → A"}


def test_added_texts_keep_the_table_and_named_sources_replace_it(texts: Path, table: Path, tmp_path: Path) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    taken(store, table)
    again(store, texts, add=True)
    assert held(store) == ["a.txt", "b.txt", "flows.csv"]
    again(store, texts)
    again(other, texts)
    assert held(store) == ["a.txt", "b.txt"]
    assert same(store, other)


def test_a_table_that_the_store_knows_can_be_named_as_a_source(texts: Path, table: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    again(store, texts)
    taken(store, table)
    again(store, table, texts / "a.txt")
    assert held(store) == ["a.txt", "flows.csv"]
    again(store)
    assert held(store) == ["a.txt", "flows.csv"]


def test_a_table_without_a_mapping_is_no_source(texts: Path, table: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownTableError, match="the store knows no mapping for it"):
        again(tmp_path / "store", table)


def test_two_tables_of_one_name_are_one_document(table: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "flows.csv").write_text(CHANGED)
    store = tmp_path / "store"
    taken(store, table)
    taken(store, tmp_path / "other" / "flows.csv")
    assert held(store) == ["flows.csv"]
    assert circles(store) == {"A → B → A"}


def test_a_text_and_a_table_of_one_path_are_an_error(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TABLE)
    named = read_named_table(str(tmp_path / "a.txt"), MAPPING)
    with pytest.raises(SamePathError):
        build(BuildRequest((str(texts),), tmp_path / "store", tables=(named.file,)), read=SimpleReader())


def test_a_missing_table_is_told_and_leaves_the_store_as_it_was(table: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    taken(store, table)
    first = StoreDirectory(store).current().id
    with pytest.raises(MissingSourceError):
        taken(store, tmp_path / "gone.csv")
    assert StoreDirectory(store).current().id == first


def test_a_row_leads_from_the_flow_to_its_words_and_cells(table: Path, tmp_path: Path) -> None:
    taken(tmp_path / "store", table)
    with StoreDirectory(tmp_path / "store").open() as opened:
        rows = opened.engine.query(
            """PREFIX kg: <https://w3id.org/kgtool/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?exact ?row ?cell ?source ?words {
              GRAPH ?facts { ?flow a kg:Flow ; kg:from/rdfs:label "A" ; prov:wasDerivedFrom ?claim }
              GRAPH ?document {
                ?claim kg:evidence/oa:hasSelector [ oa:exact ?exact ] , [ a oa:FragmentSelector ; rdf:value ?row ] ;
                  dcterms:source ?source ; kg:cell [ kg:column "status" ; rdf:value ?cell ; kg:words ?words ] .
              }
            }"""
        )
        assert isinstance(rows, ox.QuerySolutions)
        assert [tuple(term.value for term in row) for row in rows] == [
            ("A,B,equity,5bn,closed,,no,x.md", "row=2", "cell=2,5", "x.md", "closed")
        ]
