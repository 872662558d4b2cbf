"""Pictures and graphs of rows are read back by others as what they say, whatever a label holds."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import networkx as nx
import pyoxigraph as ox
import pytest

from kgtool.errors import UsageError
from kgtool.query.library import find
from kgtool.query.question import StoredQuestion
from kgtool.query.results.edges import drawing
from kgtool.query.results.formats import FLOW_FORMATS, draw, is_drawn
from kgtool.query.results.markdown import write_markdown
from kgtool.query.solutions import Solutions, Value
from kgtool.vocabulary.terms import XSD

HOSTILE = 'A & <b> "c"\\ #1;\n--> x\x00\x1b'
CLEAN = 'A & <b> "c"\\ #1;\n--> x��'


def number(text: str, kind: str = "decimal") -> ox.Literal:
    return ox.Literal(text, datatype=XSD[kind])


USD = ox.Literal("USD")
COLUMNS = ("from", "to", "min", "max", "currency", "circles")
ROWS: tuple[tuple[Value, ...], ...] = (
    (ox.Literal("Nvidia"), ox.Literal("OpenAI"), None, number("100000000000"), USD, number("2", "integer")),
    (ox.Literal("OpenAI"), ox.Literal("Nvidia"), None, number("12500000.5"), ox.Literal("EUR"), number("1", "integer")),
    (ox.Literal("OpenAI"), ox.Literal("Nvidia"), None, None, None, number("1", "integer")),
    (ox.Literal(HOSTILE), ox.Literal("Nvidia"), None, None, None, None),
)
SOLUTIONS = Solutions(COLUMNS, ROWS)


@pytest.fixture
def edges() -> StoredQuestion:
    return find("circle-edges")


def test_nodes_are_numbered_as_they_appear_and_equal_rows_draw_one_edge(edges: StoredQuestion) -> None:
    drawn = drawing(Solutions(COLUMNS, (*ROWS, ROWS[0])), edges, "en")
    assert drawn.nodes == ("Nvidia", "OpenAI", CLEAN)
    assert [(edge.source, edge.target, edge.label) for edge in drawn.edges] == [
        (1, 2, "up to 100 bn USD"),
        (2, 1, "up to 12.5 m EUR"),
        (2, 1, ""),
        (3, 1, ""),
    ]


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_every_edge_with_its_columns(edges: StoredQuestion, format: str) -> None:
    text = draw(SOLUTIONS, format, edges, "en").encode()
    graph = nx.read_graphml(io.BytesIO(text)) if format == "graphml" else nx.read_gexf(io.BytesIO(text))
    labels = {node: words["label"] for node, words in graph.nodes(data=True)}
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert list(labels.values()) == ["Nvidia", "OpenAI", CLEAN]
    found = [(labels[one], labels[other], words) for one, other, words in graph.edges(data=True)]
    assert sorted((one, other) for one, other, _ in found) == [
        (CLEAN, "Nvidia"),
        ("Nvidia", "OpenAI"),
        ("OpenAI", "Nvidia"),
        ("OpenAI", "Nvidia"),
    ]
    (first,) = (words for one, _, words in found if one == "Nvidia")
    told = {name: first[name] for name in ("label", "max", "currency", "circles")}
    assert told == {"label": "up to 100 bn USD", "max": 1e11, "currency": "USD", "circles": 2}
    assert "min" not in first


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_decimals_keep_all_their_digits_in_the_file(edges: StoredQuestion, format: str) -> None:
    row = (*ROWS[0][:3], number("12345678901234567890.25"), *ROWS[0][4:])
    assert str(Decimal("12345678901234567890.25")) in draw(Solutions(COLUMNS, (row,)), format, edges)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("1", "2"), "long"),
        (("1", str(1 << 63)), "string"),
        ((str(-(1 << 63)), str((1 << 63) - 1)), "long"),
    ],
)
def test_whole_numbers_beyond_64_bits_are_text(edges: StoredQuestion, values: tuple[str, ...], kind: str) -> None:
    rows = tuple((*ROWS[0][:5], number(value, "integer")) for value in values)
    text = draw(Solutions(COLUMNS, rows), "graphml", edges)
    assert f'attr.name="circles" attr.type="{kind}"' in text


def test_graphviz_gets_quotes_and_backslashes_escaped(edges: StoredQuestion) -> None:
    assert draw(SOLUTIONS, "dot", edges, "en").splitlines() == [
        'digraph "circle-edges" {',
        "  node [shape=box];",
        '  n1 [label="Nvidia"];',
        '  n2 [label="OpenAI"];',
        '  n3 [label="A & <b> \\"c\\"\\\\ #1; --> x��"];',
        '  n1 -> n2 [label="up to 100 bn USD"];',
        '  n2 -> n1 [label="up to 12.5 m EUR"];',
        "  n2 -> n1;",
        "  n3 -> n1;",
        "}",
    ]


def test_mermaid_gets_its_syntax_as_entities(edges: StoredQuestion) -> None:
    assert draw(SOLUTIONS, "mermaid", edges, "en").splitlines() == [
        "flowchart LR",
        '  n1["Nvidia"]',
        '  n2["OpenAI"]',
        '  n3["A & #lt;b#gt; #quot;c#quot;\\ #35;1; --#gt; x��"]',
        '  n1 -->|"up to 100 bn USD"| n2',
        '  n2 -->|"up to 12.5 m EUR"| n1',
        "  n2 --> n1",
        "  n3 --> n1",
    ]


def test_evidence_stands_at_the_edges(edges: StoredQuestion) -> None:
    rows = tuple((*row, ox.Literal('Er sagt "ja".')) for row in ROWS[:1])
    told = Solutions((*COLUMNS, "evidence_quote"), rows)
    assert '|"up to 100 bn USD<br/>Er sagt #quot;ja#quot;."|' in draw(told, "mermaid", edges, "en")
    assert 'tooltip="Er sagt \\"ja\\"."' in draw(told, "dot", edges, "en")
    graph = nx.read_graphml(io.BytesIO(draw(told, "graphml", edges, "en").encode()))
    assert [words["evidence_quote"] for *_, words in graph.edges(data=True)] == ['Er sagt "ja".']


@pytest.mark.parametrize("entry", FLOW_FORMATS, ids=lambda entry: entry.name)
def test_an_answer_without_rows_is_an_empty_graph(edges: StoredQuestion, entry: object) -> None:
    name: str = entry.name  # type: ignore[attr-defined]
    text = draw(Solutions(COLUMNS, ()), name, edges)
    assert "Nvidia" not in text
    if name == "graphml":
        assert nx.read_graphml(io.BytesIO(text.encode())).number_of_nodes() == 0


def test_an_unknown_format_of_a_picture_is_refused_with_the_nearest(edges: StoredQuestion) -> None:
    assert [name for name in ("json", "dot", "table", "gexf", "svg") if is_drawn(name)] == ["dot", "gexf", "svg"]
    with pytest.raises(UsageError, match=r"'graphlm'.*Did you mean 'graphml'\?"):
        draw(SOLUTIONS, "graphlm", edges)


def test_markdown_is_a_table_in_words_in_which_nothing_is_markup(edges: StoredQuestion) -> None:
    shown = replace(edges, shown=("from", "min", "circles"))
    hostile = (ox.Literal("<b>|`*_[x](y)\n~"), *ROWS[0][1:])
    assert write_markdown(Solutions(COLUMNS, (ROWS[0], hostile)), shown, "en") == (
        "| from | amount | circles |\n"
        "| --- | --- | ---: |\n"
        "| Nvidia | up to 100 bn USD | 2 |\n"
        "| &lt;b&gt;\\|\\`\\*\\_\\[x\\](y) \\~ | up to 100 bn USD | 2 |\n"
    )
