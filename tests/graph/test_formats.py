from __future__ import annotations

from pathlib import Path

import pytest

import kgtool
from kgtool.errors import UsageError
from kgtool.graph.formats import FORMATS, RDFXML, TURTLE, format_named, format_of_file


def test_the_table_agrees_with_the_engine_on_datasets_and_media_types() -> None:
    for format in FORMATS:
        assert format.datasets == format.syntax.supports_datasets
        assert format.media_type in {format.syntax.media_type, "application/ld+json"}
        assert format_named(format.name) is format
        assert format_of_file(f"graph.{format.extension}") is format


def test_names_extensions_and_media_types_are_unique() -> None:
    for attribute in ("name", "iri", "media_type", "extension"):
        assert len({getattr(format, attribute) for format in FORMATS}) == len(FORMATS)


def test_a_file_is_known_by_its_last_extension_in_any_case() -> None:
    assert format_of_file("a.b/c.ttl.RDF") is RDFXML
    assert format_of_file("x.TTL") is TURTLE


@pytest.mark.parametrize("name", ["n3", "", "Turtle"])
def test_an_unknown_format_is_refused_with_the_list(name: str) -> None:
    with pytest.raises(UsageError, match="turtle, trig, nquads, ntriples, jsonld, rdfxml"):
        format_named(name)


def test_a_file_without_a_known_extension_is_refused_with_the_list() -> None:
    with pytest.raises(UsageError, match=r"\.ttl, \.trig"):
        format_of_file("graph")


def test_media_types_stand_in_no_other_file() -> None:
    literals = [format.media_type for format in FORMATS]
    package = Path(kgtool.__file__).parent
    holders = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if any(literal in path.read_text(encoding="utf-8") for literal in literals)
    }
    assert holders == {"graph/formats.py"}
