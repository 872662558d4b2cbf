from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool import resources
from kgtool.claims import Entity
from kgtool.extract.names.gazetteer import gazetteer, judgements_on_names
from kgtool.tables import names as module
from kgtool.tables.mapping import Names
from kgtool.tables.names import Naming, own_slug
from kgtool.vocabulary.terms import Iris, slug_of
from tests.tables.generated import HARD_NAMES


def clear() -> None:
    for read in (gazetteer, judgements_on_names, module._judged, module._actors_by_name):
        read.cache_clear()


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Path]:
    """Give a folder of the user's whose judgements are read."""
    (tmp_path / "judgements").mkdir()
    resources.use(tmp_path)
    clear()
    yield tmp_path / "judgements"
    resources.use(None)
    clear()


def test_each_name_has_an_iri_of_its_own_and_case_counts() -> None:
    assert len(set(HARD_NAMES)) == len(HARD_NAMES) >= 75
    naming = Naming(Names())
    slugs = [naming.slug_of(name) for name in HARD_NAMES]
    assert len(set(slugs)) == len(HARD_NAMES)
    for slug in slugs:
        iri = Iris().entity(slug)
        assert slug_of(iri) == slug
        line = f"<{iri.value}> <urn:p> <{iri.value}> ."
        assert [quad.subject for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES)] == [iri]
    assert (naming.names, len(naming.entities()), naming.joined) == (len(HARD_NAMES), len(HARD_NAMES), set())


def test_a_slug_depends_on_the_name_alone_and_is_no_slug_of_texts() -> None:
    assert own_slug("Nvidia") == "nvidia-f96dcd1427"
    assert not {own_slug(name) for name in HARD_NAMES} & gazetteer().entities.keys()


def test_the_label_of_a_node_is_the_name_as_it_is_written() -> None:
    naming = Naming(Names(kind="Company"))
    naming.slug_of("NVIDIA")
    assert naming.entities() == (Entity(own_slug("NVIDIA"), "NVIDIA", ("Company",), provisional=True),)


def test_names_with_the_prefixes_of_the_mapping_stand_for_no_actor() -> None:
    naming = Naming(Names(placeholders=("SINK_",)))
    for name in ("SINK_unknown", "Sink_other", "SINK"):
        naming.slug_of(name)
    assert {entity.label: entity.placeholder for entity in naming.entities()} == {
        "SINK_unknown": True,
        "Sink_other": False,
        "SINK": False,
    }
    assert naming.placeholders == 1


def test_an_alias_joins_a_name_to_another() -> None:
    naming = Naming(Names(aliases={"NVIDIA": "Nvidia", "NVIDIA Corp": "Nvidia"}))
    assert {naming.slug_of(name) for name in ("NVIDIA", "NVIDIA Corp", "Nvidia")} == {own_slug("Nvidia")}
    assert [entity.label for entity in naming.entities()] == ["Nvidia"]
    assert naming.joined == {"NVIDIA", "NVIDIA Corp"}


def test_with_the_gazetteer_a_known_name_is_the_known_actor() -> None:
    naming = Naming(Names(gazetteer=True))
    assert [naming.slug_of(name) for name in ("Nvidia", "OpenAI")] == ["nvidia", "openai"]
    assert [naming.slug_of(name) for name in ("nvidia", "Azure", "Nobody AG")] == [
        own_slug("nvidia"),
        own_slug("Azure"),
        own_slug("Nobody AG"),
    ]
    known = {entity.slug: entity for entity in naming.entities()}
    assert known["nvidia"] == gazetteer().entities["nvidia"]
    assert naming.joined == {"Nvidia", "OpenAI"}


def test_a_judgement_joins_names_and_parts_them(judged: Path) -> None:
    (judged / "names.tsv").write_text(
        "name\tentity\tjudgement\nNVIDIA\tnvidia\tsame\nNVDA Inc\tnvidia\tsame\nOpenAI\topenai\tnot same\n"
        "Foo\tthe-foos\tsame\nFOO\tthe-foos\tsame\n",
        encoding="utf-8",
    )
    naming = Naming(Names())
    slugs = [naming.slug_of(name) for name in ("NVIDIA", "NVDA Inc", "Nvidia", "Foo", "FOO")]
    assert slugs == ["nvidia", "nvidia", own_slug("Nvidia"), "the-foos", "the-foos"]
    assert {entity.slug: entity.label for entity in naming.entities()}["the-foos"] == "FOO"
    assert Naming(Names(gazetteer=True)).slug_of("OpenAI") == own_slug("OpenAI")
