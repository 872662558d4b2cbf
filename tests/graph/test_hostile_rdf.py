from __future__ import annotations

import time

import pytest

from kgtool.errors import RdfError
from kgtool.graph.hostile_rdf import MAX_NESTING
from kgtool.graph.rdf_io import read_rdf

XML = (
    b'<?xml version="1.0"?>\n<!DOCTYPE rdf:RDF [%s]>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:x="http://x/"><rdf:Description rdf:about="http://a"><x:p>%s</x:p></rdf:Description></rdf:RDF>'
)


def test_jsonld_within_the_limit_is_read_and_beyond_it_refused_with_its_place() -> None:
    def nested(depth: int) -> bytes:
        return b'{"http://x/p":\n' * depth + b'"v"' + b"}" * depth

    assert len(read_rdf(nested(MAX_NESTING), "jsonld")) == MAX_NESTING
    for depth in (MAX_NESTING + 1, 100_000):
        with pytest.raises(RdfError, match=rf"<input>:{MAX_NESTING + 1}:1: .*deeper than"):
            read_rdf(nested(depth), "jsonld")


def test_brackets_in_strings_of_jsonld_do_not_count() -> None:
    quads = read_rdf(b'{"@id": "http://a", "http://x/p": "\\"' + b"[{" * 1000 + b'"}', "jsonld")
    assert quads[0].object.value == '"' + "[{" * 1000  # type: ignore[union-attr]


def test_an_unclosed_string_of_jsonld_is_refused_at_once() -> None:
    begin = time.process_time()
    with pytest.raises(RdfError):
        read_rdf(b'{"a":"' + b'\\"[' * 1_000_000, "jsonld")
    assert time.process_time() - begin < 2


def test_a_remote_context_is_not_fetched() -> None:
    with pytest.raises(RdfError):
        read_rdf(b'{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "http://a", "p": "v"}', "jsonld")


@pytest.mark.parametrize(
    "declarations",
    [
        b'<!ENTITY a "xxxx"><!ENTITY b "&a;&a;&a;">',
        b"<!ENTITY a 'xxxx'><!ENTITY b '&a;&a;&a;'>",
        b'<!ENTITY a SYSTEM "file:///etc/passwd">',
        b'<!ENTITY % a "x"><!ENTITY b "%a;">',
        b'<!ENTITY a "' + b"x" * 257 + b'">',
    ],
)
def test_entities_that_grow_or_reach_out_are_refused(declarations: bytes) -> None:
    with pytest.raises(RdfError, match=r"<input>:2:.*entity"):
        read_rdf(XML % (declarations, b"&b;"), "rdfxml")


def test_short_entities_are_read() -> None:
    (quad,) = read_rdf(XML % (b'<!ENTITY a "http://x/%20y#">', b"&a;z"), "rdfxml")
    assert quad.object.value == "http://x/%20y#z"  # type: ignore[union-attr]


def test_utf16_does_not_hide_entities() -> None:
    document = (XML % (b'<!ENTITY a "xxxx"><!ENTITY b "&a;&a;">', b"&b;")).decode().encode("utf-16")
    with pytest.raises(RdfError):
        read_rdf(document, "rdfxml")
