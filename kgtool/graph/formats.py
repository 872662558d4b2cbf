"""The one table of RDF formats: name on the command line, IRI, media type, file extension, what it can hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from pyoxigraph import RdfFormat

from kgtool.errors import UsageError


@dataclass(frozen=True, slots=True)
class Format:
    """One syntax of RDF; `datasets` tells whether it can name graphs, `iri` is its name in W3C's list of formats."""

    name: str
    iri: str
    media_type: str
    extension: str
    datasets: bool
    syntax: RdfFormat


_W3C = "http://www.w3.org/ns/formats/"

TURTLE = Format("turtle", f"{_W3C}Turtle", "text/turtle", "ttl", False, RdfFormat.TURTLE)
TRIG = Format("trig", f"{_W3C}TriG", "application/trig", "trig", True, RdfFormat.TRIG)
NQUADS = Format("nquads", f"{_W3C}N-Quads", "application/n-quads", "nq", True, RdfFormat.N_QUADS)
NTRIPLES = Format("ntriples", f"{_W3C}N-Triples", "application/n-triples", "nt", False, RdfFormat.N_TRIPLES)
JSONLD = Format("jsonld", f"{_W3C}JSON-LD", "application/ld+json", "jsonld", True, RdfFormat.JSON_LD)
RDFXML = Format("rdfxml", f"{_W3C}RDF_XML", "application/rdf+xml", "rdf", False, RdfFormat.RDF_XML)

#: Every format that kgtool reads and writes.
FORMATS = (TURTLE, TRIG, NQUADS, NTRIPLES, JSONLD, RDFXML)

#: The media types of pictures in notebooks, by the name of the format.
PICTURES = {"mermaid": "text/vnd.mermaid"}

#: The media types of what a server sends besides RDF and results.
HTML, PROBLEM_JSON, JSON_TYPE = "text/html", "application/problem+json", "application/json"
#: The media types of what a form sends.
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
#: The media types of files that pages use, by extension.
ASSETS = {
    "css": "text/css",
    "csv": "text/csv",
    "js": "text/javascript",
    "json": JSON_TYPE,
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}

#: The media types of a report and of the file that it was made from, by extension.
FILES = {"toml": "application/toml", "html": HTML, "pdf": "application/pdf"}

#: The media types of results of SELECT and ASK, by the name of the format.
RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
#: Other media types that clients ask for when they mean a format, by its name.
ALIASES = {
    "xml": ("application/xml", "text/xml"),
    "json": (JSON_TYPE,),
    "rdfxml": ("application/xml", "text/xml"),
    "jsonld": (JSON_TYPE,),
    "ntriples": ("text/plain",),
}
#: The media types of what SPARQL clients send.
SPARQL_QUERY, SPARQL_UPDATE = "application/sparql-query", "application/sparql-update"
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"


def format_named(name: str) -> Format:
    """Return the format of this name; an unknown one is a UsageError that lists them."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise UsageError(f"'{name}' is no RDF format.", f"Use one of {', '.join(known.name for known in FORMATS)}.")


def format_of_file(name: str) -> Format:
    """Return the format of a file by its extension; an unknown one is a UsageError that lists them."""
    extension = PurePath(name).suffix.removeprefix(".").lower()
    for known in FORMATS:
        if known.extension == extension:
            return known
    listed = ", ".join(f".{known.extension}" for known in FORMATS)
    raise UsageError(f"'{name}' has no extension of an RDF format.", f"Name the file by one of {listed}.")


def extension_of(media_type: str) -> str:
    """Return the extension of a media type that a server sends, `bin` for one that nothing here has."""
    known = {entry.media_type: entry.extension for entry in FORMATS}
    known |= {HTML: "html", "text/csv": "csv", "text/tab-separated-values": "tsv"}
    known |= {media_type: extension for extension, media_type in ASSETS.items()}
    return known.get(media_type, "bin")
