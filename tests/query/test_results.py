from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kgtool.errors import UsageError
from kgtool.query.ask import ask, picture
from kgtool.query.library import find
from kgtool.query.results.formats import FORMAT_NAMES, FORMATS, write
from kgtool.query.results.json import write_boolean_json, write_json
from kgtool.query.results.mermaid import write_mermaid
from kgtool.query.results.table import table
from kgtool.query.results.tsv import write_tsv
from kgtool.query.results.ttl import write_boolean_ttl, write_ttl
from kgtool.query.solutions import Solutions, Value
from kgtool.vocabulary.terms import XSD
from tests.query.graph import store
from tests.resolve.claim_graph import IRIS

#: One of each kind of term, and what is hard to write.
TERMS: tuple[tuple[Value, Value], ...] = (
    (ox.NamedNode("https://w3id.org/kgtool/id/entity/nvidia"), ox.Literal("schlicht")),
    (ox.BlankNode("b1"), ox.Literal("grün", language="de")),
    (None, ox.Literal("10000000000", datatype=XSD["decimal"])),
    (ox.Literal('sagt "ja", dann\r\nnein\t\\'), ox.Literal("5", datatype=XSD["integer"])),
    (ox.Literal("„bis zu“ – 10 €"), ox.Literal("true", datatype=XSD["boolean"])),
)
SOLUTIONS = Solutions(("one", "other"), TERMS)


def read_back(text: str, form: ox.QueryResultsFormat) -> list[tuple[Value, ...]]:
    solutions = ox.parse_query_results(text.encode(), format=form)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(solution[name] for name in SOLUTIONS.columns) for solution in solutions]


def test_json_is_read_back_the_same_by_another_reader() -> None:
    assert read_back(write_json(SOLUTIONS), ox.QueryResultsFormat.JSON) == list(TERMS)


def test_json_has_the_form_of_the_recommendation() -> None:
    document = json.loads(write_json(SOLUTIONS))
    assert document["head"] == {"vars": ["one", "other"]}
    assert document["results"]["bindings"][2] == {
        "other": {"type": "literal", "value": "10000000000", "datatype": XSD["decimal"].value}
    }


def test_tsv_is_read_back_the_same_by_another_reader() -> None:
    assert read_back(write_tsv(SOLUTIONS), ox.QueryResultsFormat.TSV) == list(TERMS)


def test_csv_holds_plain_exact_values() -> None:
    text = write(SOLUTIONS, "csv")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["one", "other"],
        ["https://w3id.org/kgtool/id/entity/nvidia", "schlicht"],
        ["_:b1", "grün"],
        ["", "10000000000"],
        ['sagt "ja", dann\r\nnein\t\\', "5"],
        ["„bis zu“ – 10 €", "true"],
    ]
    assert text.endswith("\r\n")


def test_turtle_is_a_result_set_of_the_test_suite_s_vocabulary() -> None:
    graph = ox.Store()
    graph.load(write_ttl(SOLUTIONS).encode(), format=ox.RdfFormat.TURTLE)
    query = """PREFIX rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#>
        SELECT ?index ?variable ?value { ?set a rs:ResultSet ; rs:solution ?s . ?s rs:index ?index ; rs:binding ?b .
        ?b rs:variable ?variable ; rs:value ?value } ORDER BY ?index ?variable"""
    found = graph.query(query)
    assert isinstance(found, ox.QuerySolutions)
    values = [(solution["index"].value, solution["variable"].value, solution["value"]) for solution in found]
    expected = [
        (str(index), name, value)
        for index, row in enumerate(TERMS, 1)
        for name, value in zip(SOLUTIONS.columns, row, strict=True)
        if value is not None and not isinstance(value, ox.BlankNode)
    ]
    assert [entry for entry in values if not isinstance(entry[2], ox.BlankNode)] == expected


@pytest.mark.parametrize("name", [entry.name for entry in FORMATS])
def test_an_answer_without_rows_is_written_too(name: str) -> None:
    text = write(Solutions(("one",), ()), name)
    assert "one" in text
    if name == "ttl":
        assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) == 2


def test_truth_is_written_too() -> None:
    assert json.loads(write_boolean_json(True)) == {"head": {}, "boolean": True}
    assert len(list(ox.parse(write_boolean_ttl(False), format=ox.RdfFormat.TURTLE))) == 2


def test_an_unknown_format_is_refused_with_the_nearest() -> None:
    assert FORMAT_NAMES == ("table", "json", "csv", "tsv", "ttl", "md", "mermaid", "dot", "graphml", "gexf", "svg")
    with pytest.raises(UsageError, match=r"'jsno'.*Did you mean 'json'\?"):
        write(SOLUTIONS, "jsno")


def test_a_table_has_headings_and_money_in_words_of_its_language() -> None:
    solutions = ask(store(), "circular-flow", {"length": "2"}, IRIS)
    german = table(solutions, find("circular-flow"))
    assert german.headings == (
        "Akteure",
        "Länge",
        "Betrag",
        "Aussagen",
        "Kanten mit Betrag",
        "Anmerkung",
    )
    assert german.rows == (("Anthropic → Microsoft → Anthropic", "2", "bis 15 Mrd. USD", "2", "2", ""),)
    assert german.numeric == (False, True, False, True, True, False)
    english = table(solutions, find("circular-flow"), "en")
    assert english.headings[2] == "amount"
    assert english.rows[0][2] == "up to 15 bn USD"


def test_a_table_without_a_question_shows_variables_and_the_ends_of_iris() -> None:
    shown = table(SOLUTIONS)
    assert shown.headings == ("one", "other")
    assert [row[0] for row in shown.rows[:3]] == ["nvidia", "b1", ""]
    assert shown.rows[2][1] == "10.000.000.000"


def test_circles_are_drawn_with_the_amounts_of_their_edges() -> None:
    question, solutions = picture(store(), "circular-flow", {}, IRIS)
    assert write_mermaid(solutions, question).splitlines() == [
        "flowchart LR",
        '  n1["Anthropic"]',
        '  n2["Microsoft"]',
        '  n3["Nvidia"]',
        '  n1 -->|"30 Mrd. USD"| n2',
        '  n2 -->|"bis 15 Mrd. USD"| n1',
        "  n2 --> n3",
        '  n3 -->|"bis 10 Mrd. USD"| n1',
    ]


def test_lock_in_is_drawn_with_kind_and_exclusivity() -> None:
    question, solutions = picture(store(), "lock-in", {"kind": "cloud"}, IRIS)
    drawn = write_mermaid(solutions, question, "en")
    assert '|"cloud · primary"|' in drawn
    assert '|"cloud · 30 bn USD"|' in drawn


def test_what_mermaid_would_read_as_syntax_is_written_as_entities() -> None:
    row = tuple(ox.Literal(text) for text in ('a "b"', "<c> #1", "d"))
    question = find("deal-anatomy")
    drawn = write_mermaid(Solutions(("from", "to", "type"), (row,)), question)
    assert 'n1["a #quot;b#quot;"]' in drawn
    assert 'n2["#lt;c#gt; #35;1"]' in drawn
