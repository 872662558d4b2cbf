"""The prompt and the form of answers follow from the ontology and the data files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from jsonschema import Draft202012Validator

from kgtool import resources
from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError
from kgtool.readers.model.prompt import load_prompt
from kgtool.readers.model.schema import answer_schema, claim_schema
from kgtool.vocabulary.ontology import Ontology, load_ontology

NEW_TYPE = """
@prefix kg: <https://w3id.org/kgtool/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:Barter a owl:Class ; rdfs:subClassOf kg:FlowClaim ; kg:roleRequired kg:giver ;
    rdfs:label "Tausch"@de ; skos:definition "Jemand tauscht."@de .
kg:giver a owl:ObjectProperty ; rdfs:range kg:Actor ; rdfs:label "Geber"@de .
"""


def extended() -> Ontology:
    shipped = resources.folder("ontology", "kgtool.ttl").read_bytes()
    turtle = ox.RdfFormat.TURTLE
    return Ontology([*ox.parse(shipped, format=turtle), *ox.parse(NEW_TYPE.encode(), format=turtle)])


def test_the_schema_is_valid_and_flat_and_requires_every_property() -> None:
    schema = answer_schema(load_ontology())
    Draft202012Validator.check_schema(schema)
    written = json.dumps(schema)
    assert [word for word in ("$ref", "$defs", "anyOf", "oneOf", "allOf", "null") if word in written] == []
    item = claim_schema(load_ontology())
    objects = [schema, item, item["properties"]["fillers"]["items"], item["properties"]["measures"]["items"]]
    assert [set(one["required"]) == set(one["properties"]) for one in objects] == [True] * 4
    assert [one["additionalProperties"] for one in objects] == [False] * 4


def test_the_schema_names_the_types_that_texts_are_read_for() -> None:
    types = claim_schema(load_ontology())["properties"]["type"]["enum"]
    known = load_ontology().claim_types
    assert types == [name for name in known if not known[name].only_from_tables]
    assert "Payment" not in types


def test_a_new_claim_type_is_in_schema_and_prompt_without_python() -> None:
    ontology = extended()
    item = claim_schema(ontology)["properties"]
    assert "Barter" in item["type"]["enum"]
    assert "giver" in item["fillers"]["items"]["properties"]["role"]["enum"]
    assert "- Barter: Jemand tauscht. | giver: Geber\n" in load_prompt(ontology).system
    assert load_prompt(ontology).digest != load_prompt(load_ontology()).digest


def test_the_examples_are_answers_of_the_form_that_is_asked_for() -> None:
    prompt = load_prompt(load_ontology())
    answers = [line for line in prompt.system.splitlines() if line.startswith('{"claims"')]
    assert len(answers) == len(read_yaml("readers", "claims.yaml")["examples"]) == 2
    validator = Draft202012Validator(json.loads(prompt.schema))
    assert [list(validator.iter_errors(json.loads(answer))) for answer in answers] == [[], []]


def test_the_hash_of_the_prompt_does_not_depend_on_the_process() -> None:
    code = (
        "from kgtool.readers.model.prompt import load_prompt\n"
        "from kgtool.vocabulary.ontology import load_ontology\n"
        "print(load_prompt(load_ontology()).digest)"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(resources.root())},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {load_prompt(load_ontology()).digest + "\n"}


def test_a_user_may_word_the_prompt_and_a_wrong_example_names_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "readers"
    own.mkdir()
    monkeypatch.setattr(resources, "_own", [tmp_path])
    before = load_prompt(load_ontology())
    (own / "claims.yaml").write_text("headings: 'Darüber: {headings}'\n", "utf-8")
    assert load_prompt(load_ontology()).headings == "Darüber: {headings}"
    assert load_prompt(load_ontology()).digest != before.digest
    (own / "claims.yaml").write_text("examples: [{text: T, claims: [{typ: Loss}]}]\n", "utf-8")
    with pytest.raises(DataFileError) as raised:
        load_prompt(load_ontology())
    assert raised.value.cause == "An example has an unknown 'typ'."
