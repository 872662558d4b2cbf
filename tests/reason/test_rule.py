from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.errors import DataFileError
from kgtool.reason.rule import TABLES, domain_rules, read_table, rules, schema_rules, table_rules
from kgtool.resources import folder

HEADER = """# rule: {name}
# axiom: owl:inverseOf
# label@de: Umkehrung
# label@en: inverse
# sentence@de: Umgekehrt.
# sentence@en: The other way round.
# layers: facts
PREFIX kg: <https://w3id.org/kgtool/ns#>
"""
BODY = """CONSTRUCT {
  ?o kg:hasInvestor ?s .
}
WHERE {
  ?s kg:investsIn ?o .
}
"""


def write(path: Path, text: str) -> Path:
    (path / "mine.rq").write_text(text, encoding="utf-8")
    return path


def test_every_file_of_the_folder_is_a_rule_or_a_table() -> None:
    place = folder("ontology", "rules")
    assert [rule.name for rule in domain_rules()] == sorted(path.stem for path in place.glob("*.rq"))
    assert sorted(path.stem for path in (place / "owl-rl").iterdir()) == sorted(TABLES)
    assert len(table_rules()) == 51
    assert len(schema_rules()) == 22


def test_every_rule_has_a_name_of_its_own_and_says_in_both_languages_what_it_concludes() -> None:
    known = (*rules(), *schema_rules())
    assert len({rule.name for rule in known}) == len(known)
    for rule in known:
        for language in ("de", "en"):
            assert rule.label[language]
            assert rule.sentence[language].endswith(".")


def test_a_rule_of_the_folder_is_read_with_its_premises_and_its_conclusion(tmp_path: Path) -> None:
    rule = domain_rules(write(tmp_path, HEADER.format(name="mine") + BODY))[0]
    assert rule.premises == (("?s", "<https://w3id.org/kgtool/ns#investsIn>", "?o"),)
    assert rule.conclusions == (("?o", "<https://w3id.org/kgtool/ns#hasInvestor>", "?s"),)
    assert rule.conditions == ()


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        (HEADER.format(name="other") + BODY, 1, "not named"),
        (HEADER.format(name="mine").replace("# axiom: owl:inverseOf\n", "") + BODY, 1, "no 'axiom'"),
        (HEADER.format(name="mine").replace("layers: facts", "layers: claims") + BODY, 7, "'claims' is no layer"),
        (HEADER.format(name="mine").replace("# axiom", "# axoim") + BODY, 2, "'axoim' is no field"),
        (HEADER.format(name="mine").replace("# axiom: ", "#axiom: ") + BODY, 2, "no line of a header"),
        (HEADER.format(name="mine") + BODY.replace("?o kg:hasInvestor ?s", "?o kg:hasInvestor ?x"), 10, "no premise"),
        (HEADER.format(name="mine") + BODY.replace("?s kg:investsIn ?o .", "?s kg:a ?o ; kg:b ?x ."), 13, "one triple"),
        (HEADER.format(name="mine") + BODY.replace("kg:investsIn", "investsIn"), 1, "no SPARQL"),
        (
            HEADER.format(name="mine").replace("layers: facts", "layers: facts\n# concludes: clash") + BODY,
            8,
            "concludes triples",
        ),
    ],
)
def test_a_rule_that_breaks_its_form_is_refused_with_file_and_line(
    tmp_path: Path, text: str, line: int, cause: str
) -> None:
    with pytest.raises(DataFileError) as caught:
        domain_rules(write(tmp_path, text))
    assert cause in caught.value.cause
    assert caught.value.place is not None
    assert (Path(caught.value.place.file).name, caught.value.place.line) == ("mine.rq", line)


WORDS = "x:\n  label: {de: a, en: b}\n  sentence: {de: a, en: b}\n"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (WORDS + "  if: [owl:a owl:b]\n  then: clash\n", "one triple a line"),
        (WORDS.replace(", en: b", "") + "  if: []\n  then: clash\n", "German and English"),
        (WORDS + "  then: clash\n", "it has no 'if'"),
        (WORDS + "  if: a\n  then: clash\n", "'if' is no list"),
        (WORDS + "  if: []\n  then: clash\n  where: like ?a ?b\n", "'like ?a ?b' is no condition"),
        ("x:\n  wenn: []\n", "'wenn' is no field"),
    ],
)
def test_a_table_that_breaks_its_form_is_refused_with_its_file(tmp_path: Path, text: str, cause: str) -> None:
    path = tmp_path / "table.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_table(path)
    assert cause in caught.value.cause
    assert caught.value.place is not None
    assert Path(caught.value.place.file).name == "table.yaml"
