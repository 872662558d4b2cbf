from __future__ import annotations

import subprocess
import sys

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import parse as oxigraph_parse

from kgtool.errors import RdfError
from kgtool.graph.claims_to_quads import document_quads
from kgtool.graph.formats import FORMATS, JSONLD, NQUADS, RDFXML, TRIG, TURTLE, Format
from kgtool.graph.rdf_io import read_rdf, write_rdf
from kgtool.vocabulary.terms import KG, RDF, XSD, Iris
from tests.graph.examples import DOCUMENT, READING

IRIS = Iris()
NAMED = [*document_quads(DOCUMENT, READING, IRIS), Quad(KG["Claim"], RDF["type"], KG["Class"], IRIS.ontology_graph)]
S, P = IRIS.entity("a"), KG["label"]
LITERALS = [
    Literal("plain"),
    Literal("deutsch", language="de"),
    Literal("1.5", datatype=XSD["decimal"]),
    Literal("true", datatype=XSD["boolean"]),
    Literal("7", datatype=XSD["integer"]),
    Literal(" zwei\r\nZeilen\tund \"Zeichen\" <&> '\\' \u00a0🎉\u2028 "),
    Literal(""),
]
SMALL = [Quad(S, P, literal, graph) for literal in LITERALS for graph in (DefaultGraph(), IRIS.ontology_graph)]
FORMAT_IDS = [format.name for format in FORMATS]


def canonical(quads: list[Quad], format: Format) -> Dataset:
    """Give the quads as they are after `format`: blank nodes canonical, graph names dropped where it has none."""
    dataset = Dataset(quads if format.datasets else [Quad(*quad.triple) for quad in quads])
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@pytest.mark.parametrize("format", FORMATS, ids=FORMAT_IDS)
@pytest.mark.parametrize("quads", [NAMED, SMALL, []], ids=["document", "literals", "empty"])
def test_what_is_written_is_read_back_the_same(format: Format, quads: list[Quad]) -> None:
    document = write_rdf(quads, format, IRIS.prefixes())
    assert canonical(read_rdf(document, format), format) == canonical(quads, format)


RDFLIB_NAMES = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("format", FORMATS, ids=FORMAT_IDS)
@pytest.mark.parametrize("quads", [NAMED, SMALL], ids=["document", "literals"])
def test_rdflib_and_oxigraph_read_an_export_the_same(format: Format, quads: list[Quad]) -> None:
    document = write_rdf(quads, format, IRIS.prefixes())
    by_rdflib = rdflib.Dataset()
    by_rdflib.parse(data=document, format=RDFLIB_NAMES[format.name])
    written = by_rdflib.serialize(format="nquads", encoding="utf-8")
    from_rdflib = [
        Quad(*quad.triple) if "rdflib:" in str(quad.graph_name) or "urn:x-rdflib" in str(quad.graph_name) else quad
        for quad in oxigraph_parse(written, format=RdfFormat.N_QUADS)
    ]
    assert canonical(from_rdflib, format) == canonical(list(oxigraph_parse(document, format=format.syntax)), format)
    assert canonical(from_rdflib, format) == canonical(quads, format)


@pytest.mark.parametrize("format", FORMATS, ids=FORMAT_IDS)
def test_order_and_repetition_of_the_input_do_not_matter(format: Format) -> None:
    assert write_rdf([*NAMED[::-1], *NAMED], format, IRIS.prefixes()) == write_rdf(NAMED, format, IRIS.prefixes())


PROGRAM = """
import sys
from kgtool.graph.rdf_io import write_rdf
from kgtool.vocabulary.terms import Iris
from tests.graph.test_rdf_io import NAMED
from kgtool.graph.formats import FORMATS
for format in FORMATS:
    sys.stdout.buffer.write(write_rdf(NAMED, format, Iris().prefixes()))
"""


def test_another_process_writes_the_same_bytes() -> None:
    runs = {subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True).stdout for _ in range(2)}
    assert runs == {b"".join(write_rdf(NAMED, format, IRIS.prefixes()) for format in FORMATS)}


def test_turtle_is_readable() -> None:
    iris = Iris()
    quads = [
        Quad(iris.entity("nvidia"), RDF["type"], KG["ChipDesigner"]),
        Quad(iris.entity("nvidia"), KG["investsIn"], iris.entity("openai")),
        Quad(iris.entity("nvidia"), KG["investsIn"], iris.entity("anthropic")),
        Quad(iris.entity("azure"), KG["ownedBy"], iris.entity("microsoft")),
    ]
    assert write_rdf(quads, TURTLE, iris.prefixes()).decode() == (
        "@prefix entity: <https://w3id.org/kgtool/id/entity/> .\n"
        "@prefix kg: <https://w3id.org/kgtool/ns#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "\n"
        "entity:azure kg:ownedBy entity:microsoft .\n"
        "\n"
        "entity:nvidia a kg:ChipDesigner ;\n"
        "\tkg:investsIn entity:anthropic , entity:openai .\n"
    )


def test_trig_sets_subjects_and_graphs_apart() -> None:
    quads = [
        Quad(NamedNode(f"http://x/{s}"), NamedNode("http://x/p"), Literal("{"), NamedNode(f"http://x/g{g}"))
        for g in (1, 2)
        for s in "ab"
    ]
    block = '<http://x/g{}> {{\n\t<http://x/a> <http://x/p> "{{" .\n\n\t<http://x/b> <http://x/p> "{{" .\n}}\n'
    assert write_rdf(quads, TRIG, {}).decode() == block.format(1) + "\n" + block.format(2)


def test_jsonld_is_a_dataset_with_compact_names() -> None:
    quads = [
        Quad(IRIS.entity("nvidia"), RDF["type"], KG["ChipDesigner"], IRIS.policy_graph("all", "facts")),
        Quad(IRIS.entity("nvidia"), KG["share"], Literal("1.5", datatype=XSD["decimal"])),
    ]
    text = write_rdf(quads, JSONLD, IRIS.prefixes()).decode()
    assert '"entity": "https://w3id.org/kgtool/id/entity/"' in text
    assert '"@id": "https://w3id.org/kgtool/id/graph/all/facts"' in text
    assert '"@type": "kg:ChipDesigner"' in text
    assert '"@type": "xsd:decimal"' in text


def test_a_prefix_that_is_also_a_scheme_of_the_data_is_left_out_of_jsonld() -> None:
    quads = [Quad(NamedNode("claim:x"), NamedNode("org:y"), NamedNode(IRIS.base + "claim/z"))]
    document = write_rdf(quads, JSONLD, IRIS.prefixes())
    assert b"@context" in document
    assert read_rdf(document, JSONLD) == quads


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NODES = st.sampled_from([IRIS.entity("a"), IRIS.part(IRIS.claim("0" * 64), "time"), IRIS.document("a b/%c.txt")])
OBJECTS = st.one_of(
    NODES,
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="de")),
    TEXTS.map(lambda text: Literal(text, datatype=XSD["decimal"])),
    st.sampled_from([BlankNode("x"), BlankNode("y")]),
)
GRAPHS = st.sampled_from([DefaultGraph(), IRIS.ontology_graph, IRIS.document_graph("a b.txt")])
DATASETS = st.lists(st.builds(Quad, NODES, st.sampled_from([KG["p"], RDF["type"]]), OBJECTS, GRAPHS), max_size=12)


@given(DATASETS, st.sampled_from([format for format in FORMATS if format is not RDFXML]))
def test_any_dataset_survives_each_format_but_rdfxml(quads: list[Quad], format: Format) -> None:
    document = write_rdf(quads, format, IRIS.prefixes())
    assert canonical(read_rdf(document, format), format) == canonical(quads, format)


@given(DATASETS)
def test_rdfxml_keeps_a_dataset_or_refuses_it(quads: list[Quad]) -> None:
    try:
        document = write_rdf(quads, RDFXML, IRIS.prefixes())
    except RdfError as error:
        assert "RDF/XML cannot write" in str(error)
    else:
        assert canonical(read_rdf(document, RDFXML), RDFXML) == canonical(quads, RDFXML)


@pytest.mark.parametrize(
    "quad",
    [
        Quad(S, NamedNode("http://x/9"), S),
        Quad(S, NamedNode("http://x/"), S),
        Quad(S, RDF["li"], S),
        Quad(S, P, Literal("a\x01b")),
        Quad(S, P, Literal("a\uffffb")),
    ],
)
def test_what_rdfxml_cannot_say_is_refused_with_its_cure(quad: Quad) -> None:
    with pytest.raises(RdfError, match="Export as turtle"):
        write_rdf([quad], RDFXML)


@pytest.mark.parametrize(
    ("format", "document", "place"),
    [
        ("turtle", b"<http://a> <http://b> 1 .\n<http://a> <b> 2 .", "data.ttl:2:12: "),
        ("trig", b"<http://a> {\n <http://a> <http://b> ]", "data.ttl:2:"),
        ("nquads", b'<http://a> <http://b> "x" .\nx', "data.ttl:2:1: "),
        ("ntriples", b'<http://a> <http://b> "\xff" .', "data.ttl:1:"),
        ("jsonld", b'{"@id": "http://a",\n "http://b": [1,]}', "data.ttl:2:"),
        ("rdfxml", b"<a>\n<b></a>", "data.ttl:2:"),
    ],
)
def test_an_error_names_file_line_and_column(format: str, document: bytes, place: str) -> None:
    with pytest.raises(RdfError) as caught:
        read_rdf(document, format, name="data.ttl")
    assert str(caught.value).startswith(f"KG700 {place}")
    assert format in caught.value.cause


def test_a_byte_order_mark_is_no_error() -> None:
    assert read_rdf(b'\xef\xbb\xbf<http://a> <http://b> "x" .', TURTLE) == read_rdf(
        b'<http://a> <http://b> "x" .', NQUADS
    )


def test_a_base_that_is_no_iri_is_refused() -> None:
    with pytest.raises(RdfError, match="no base IRI"):
        read_rdf(b"<a> <b> <c> .", TURTLE, base_iri="not an iri")
