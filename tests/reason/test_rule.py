from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.errors import DataFileError
from kgtool.reason.rule import rules
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


def test_every_file_of_the_folder_is_a_rule() -> None:
    assert [rule.name for rule in rules()] == sorted(path.stem for path in folder("ontology", "rules").iterdir())
    assert len(rules()) >= 13


def test_every_rule_says_in_both_languages_what_it_concludes() -> None:
    for rule in rules():
        for language in ("de", "en"):
            assert rule.label[language]
            assert rule.sentence[language].endswith(".")


def test_a_rule_selects_its_variables_and_can_join_only_what_is_new(tmp_path: Path) -> None:
    rule = rules(write(tmp_path, HEADER.format(name="mine") + BODY))[0]
    assert rule.variables == ("o", "s")
    assert rule.data_premises == (0,)
    assert "<https://w3id.org/kgtool/ns#investsIn>" in rule.select()


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
    ],
)
def test_a_rule_that_breaks_its_form_is_refused_with_file_and_line(
    tmp_path: Path, text: str, line: int, cause: str
) -> None:
    with pytest.raises(DataFileError) as caught:
        rules(write(tmp_path, text))
    assert cause in caught.value.cause
    assert caught.value.place is not None
    assert (Path(caught.value.place.file).name, caught.value.place.line) == ("mine.rq", line)
