from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.errors import DataFileError
from kgtool.validate.shapes import load_shapes
from kgtool.vocabulary.terms import KG, OA, RDF, RDFS

PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgtool/ns#> .\n"


def write(folder: Path, text: str) -> Path:
    (folder / "own.ttl").write_text(PREFIXES + text)
    return folder


def test_the_properties_that_our_shapes_look_at_are_known() -> None:
    predicates = load_shapes().predicates
    assert predicates is not None
    assert {RDF["type"], RDFS["label"], KG["investor"], KG["kind"], OA["exact"]} <= predicates
    assert KG["investsIn"] not in predicates


@pytest.mark.parametrize("constraint", ["sh:closed true", 'sh:sparql [ sh:select "SELECT $this {}" ]'])
def test_a_shape_that_looks_at_every_property_leaves_none_out(constraint: str, tmp_path: Path) -> None:
    assert load_shapes(write(tmp_path, f"<urn:s> a sh:NodeShape ; {constraint} .")).predicates is None


def test_a_part_belongs_to_the_named_shape_around_it(tmp_path: Path) -> None:
    shapes = load_shapes(write(tmp_path, "<urn:s> a sh:NodeShape ; sh:property [ sh:path kg:min ; sh:minCount 1 ] ."))
    (part,) = (triple.object for triple in shapes.triples if isinstance(triple.object, ox.BlankNode))
    assert shapes.owner(part) == "urn:s"
    assert shapes.path(part) == KG["min"].value
    assert shapes.path(ox.NamedNode("urn:s")) is None
    assert shapes.names == ("urn:s",)


def test_a_path_of_steps_is_written_as_in_sparql(tmp_path: Path) -> None:
    shapes = load_shapes(write(tmp_path, "<urn:s> a sh:PropertyShape ; sh:path ( kg:measure kg:kind ) ."))
    assert shapes.path(ox.NamedNode("urn:s")) == f"{KG['measure']}/{KG['kind']}"


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        load_shapes(write(tmp_path, "<urn:s> a sh:NodeShape ;;; sh: ."))
    assert str(tmp_path / "own.ttl") in str(caught.value)
    assert ":2" in str(caught.value)


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no shapes"):
        load_shapes(tmp_path)
