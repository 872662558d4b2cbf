"""The description of the whole: VoID (W3C Interest Group Note, 3 March 2011) and DCAT 3 (W3C Recommendation)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kgtool.errors import KgtoolError
from kgtool.graph.formats import format_named
from kgtool.graph.rdf_io import write_rdf
from kgtool.vocabulary.terms import DCTERMS, KG, OWL, PREFIXES, RDF, XSD, Namespace
from kgtool.web.addresses import path_of
from kgtool.web.linked import dump
from kgtool.web.linked.counting import triples_by_graph
from kgtool.web.linked.replying import GRAPHS, NotAcceptable, failure, refused, sent, wanted
from kgtool.web.pages import dataset as page
from kgtool.web.pages.routes import answer
from kgtool.web.reading import Reading

VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
_PREFIXES = {"void": VOID.iri, "dcat": DCAT.iri, "foaf": FOAF.iri}
_IANA = "https://www.iana.org/assignments/media-types/"
#: So many resources of each class are named as examples.
_EXAMPLES = 2
_EXAMPLE_CLASSES = ("CircularFlow", "Deal", "Flow", "LockIn", "Contradiction", "Document")


def dataset(request: Request, reading: Reading) -> Response:
    """Answer with the description of the dataset: as its page, or as RDF."""
    try:
        name = wanted(request, (*GRAPHS, "html"))
        if isinstance(name, NotAcceptable):
            return refused(name)
        if name == "html":
            return answer(page.page, request, reading)
        root = str(request.url.replace(path="/", query="", fragment="")).removesuffix("/")
        counts = triples_by_graph(reading)

        def make() -> bytes:
            triples = description(reading, root, counts)
            quads = (ox.Quad(*triple) for triple in triples)
            return write_rdf(quads, format_named(name), PREFIXES | _PREFIXES)

        return sent(request, reading, name, make)
    except KgtoolError as error:
        return failure(error)


def description(reading: Reading, root: str, counts: Mapping[str, int]) -> Iterator[ox.Triple]:
    """Yield what is said of the dataset that a server at an address (without final slash) serves."""
    data, document = ox.NamedNode(f"{root}/dataset#dataset"), ox.NamedNode(f"{root}/dataset")
    for kind in (VOID["Dataset"], DCAT["Dataset"]):
        yield ox.Triple(data, RDF["type"], kind)
    yield ox.Triple(document, RDF["type"], VOID["DatasetDescription"])
    yield ox.Triple(document, FOAF["primaryTopic"], data)
    for language, words in (("de", "Wissensgraph der KI-Wirtschaft"), ("en", "Knowledge graph of the AI economy")):
        yield ox.Triple(data, DCTERMS["title"], ox.Literal(words, language=language))
    yield ox.Triple(data, DCTERMS["identifier"], ox.Literal(reading.build.id))
    yield ox.Triple(data, VOID["uriSpace"], ox.Literal(reading.iris.base))
    yield ox.Triple(data, VOID["triples"], _number(sum(counts.values())))
    yield ox.Triple(data, VOID["sparqlEndpoint"], ox.NamedNode(f"{root}/sparql"))
    yield ox.Triple(data, VOID["uriLookupEndpoint"], ox.NamedNode(f"{root}/search?q="))
    for namespace in sorted({KG.iri, *PREFIXES.values()}):
        yield ox.Triple(data, VOID["vocabulary"], ox.NamedNode(namespace))
    yield from _distributions(data, root)
    yield from _subsets(reading, data, root, counts)
    yield from _examples(reading, data)


def _distributions(data: ox.NamedNode, root: str) -> Iterator[ox.Triple]:
    for known in dump.FORMATS:
        address = ox.NamedNode(f"{root}/dump.{known.extension}")
        yield ox.Triple(data, VOID["dataDump"], address)
        yield ox.Triple(data, VOID["feature"], ox.NamedNode(known.iri))
        distribution = ox.NamedNode(f"{root}/dataset#{known.name}")
        yield ox.Triple(data, DCAT["distribution"], distribution)
        yield ox.Triple(distribution, RDF["type"], DCAT["Distribution"])
        yield ox.Triple(distribution, DCAT["downloadURL"], address)
        yield ox.Triple(distribution, DCAT["mediaType"], ox.NamedNode(_IANA + known.media_type))
    service = ox.NamedNode(f"{root}/dataset#sparql")
    yield ox.Triple(service, RDF["type"], DCAT["DataService"])
    yield ox.Triple(service, DCAT["endpointURL"], ox.NamedNode(f"{root}/sparql"))
    yield ox.Triple(service, DCAT["endpointDescription"], ox.NamedNode(f"{root}/openapi.json"))
    yield ox.Triple(service, DCAT["servesDataset"], data)


def _subsets(reading: Reading, data: ox.NamedNode, root: str, counts: Mapping[str, int]) -> Iterator[ox.Triple]:
    """Yield a subset for each graph that is no document's, and one for those of all documents."""
    documents = reading.iris.document_graph("").value
    single = {graph: count for graph, count in counts.items() if not graph.startswith(documents)}
    claims = sum(counts.values()) - sum(single.values())
    for number, (graph, count) in enumerate(sorted(single.items()), start=1):
        subset = ox.NamedNode(f"{root}/dataset#graph-{number}")
        yield ox.Triple(data, VOID["subset"], subset)
        yield ox.Triple(subset, RDF["type"], VOID["Dataset"])
        yield ox.Triple(subset, DCTERMS["identifier"], ox.Literal(graph))
        yield ox.Triple(subset, VOID["triples"], _number(count))
        if graph == reading.iris.ontology_graph.value:
            yield from _licence(reading, subset)
    subset = ox.NamedNode(f"{root}/dataset#documents")
    yield ox.Triple(data, VOID["subset"], subset)
    yield ox.Triple(subset, RDF["type"], VOID["Dataset"])
    yield ox.Triple(subset, VOID["triples"], _number(claims))
    yield ox.Triple(subset, VOID["documents"], _number(len(counts) - len(single)))


def _licence(reading: Reading, subset: ox.NamedNode) -> Iterator[ox.Triple]:
    """Yield the licence of the ontology; of claims none is given, as the quotes in them are their authors'."""
    node = ox.NamedNode(KG.iri.removesuffix("#"))
    for predicate in (DCTERMS["license"], OWL["versionInfo"]):
        for quad in reading.store.engine.quads_for_pattern(node, predicate, None, reading.iris.ontology_graph):
            yield ox.Triple(subset, predicate, quad.object)


def _examples(reading: Reading, data: ox.NamedNode) -> Iterator[ox.Triple]:
    for name in _EXAMPLE_CLASSES:
        quads = reading.store.engine.quads_for_pattern(None, RDF["type"], KG[name], None)
        for quad in islice(quads, _EXAMPLES):
            if isinstance(quad.subject, ox.NamedNode) and path_of(quad.subject.value, reading.iris):
                yield ox.Triple(data, VOID["exampleResource"], quad.subject)


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=XSD["integer"])
