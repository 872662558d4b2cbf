from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.cli.export import FORMATS, LAYERS
from kgtool.graph.formats import FORMATS as RDF_FORMATS
from kgtool.graph.rdf_io import read_rdf
from kgtool.vocabulary.terms import DCTERMS, KG, RDF
from tests.cli.conftest import Kgtool


def test_formats_are_those_of_the_table() -> None:
    assert tuple(known.name for known in RDF_FORMATS) == FORMATS


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_read_back(kgtool: Kgtool, built: Path, format: str) -> None:
    words = ("export", "--store", built, "--format", format, "--layer", "claims", "--layer", "facts")
    ran = kgtool(*words)
    assert ran.status == 0
    assert ran.out == kgtool(*words).out
    kinds = {quad.object for quad in read_rdf(ran.out.encode(), format) if quad.predicate == RDF["type"]}
    assert {KG["Investment"], KG["Flow"]} <= kinds


def test_each_layer_holds_its_own(kgtool: Kgtool, built: Path) -> None:
    typical = {
        "documents": (RDF["type"], KG["Document"]),
        "claims": (RDF["type"], KG["Investment"]),
        "facts": (RDF["type"], KG["Flow"]),
        "inferred": (RDF["type"], KG["Inference"]),
        "analysis": (RDF["type"], KG["CircularFlow"]),
        "ontology": (DCTERMS["license"], None),
    }
    assert tuple(typical) == LAYERS
    for layer in LAYERS:
        out = kgtool("export", "--store", built, "--format", "nquads", "--layer", layer).out
        quads = read_rdf(out.encode(), "nquads")
        holding = {
            name
            for name, (predicate, value) in typical.items()
            if any(quad.predicate == predicate and value in (None, quad.object) for quad in quads)
        }
        assert holding == {layer}


def test_suffix_of_the_output_chooses_the_format(kgtool: Kgtool, built: Path, tmp_path: Path) -> None:
    assert kgtool("export", "--store", built, "--output", "graph.ttl", "--layer", "facts").status == 0
    assert read_rdf((tmp_path / "graph.ttl").read_bytes(), "turtle")
    assert kgtool("export", "--store", built, "--output", "graph.xyz").status == 2


def test_all_layers_together_are_the_whole_store(kgtool: Kgtool, built: Path) -> None:
    whole = kgtool("export", "--store", built, "--format", "nquads").out.splitlines()
    parts = [
        kgtool("export", "--store", built, "--format", "nquads", "--layer", layer).out.splitlines() for layer in LAYERS
    ]
    assert set(whole) == {line for part in parts for line in part}
