from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.errors import DataFileError, UsageError
from kgtool.query.library import find, library
from kgtool.resources import folder

GOOD = """# question: mine
# title@de: Was?
# title@en: What?
# description@de: So.
# description@en: So.
# parameter: length integer 2..8 = 5 | Länge | length
# parameter: actor entity | wer | who
# column: s | Ding | thing
# column: o | Wert | value
# tags: test
# chart: flow s o
SELECT ?s ?o WHERE {
  VALUES (?facts ?set_length ?set_actor) { (UNDEF 5 UNDEF) } # {{parameters}}
  GRAPH ?facts { ?s ?p ?o }
}
"""


def write(path: Path, text: str) -> Path:
    (path / "mine.rq").write_text(text, encoding="utf-8")
    return path


def test_every_file_of_the_folder_is_in_the_library() -> None:
    assert [question.name for question in library()] == sorted(path.stem for path in folder("queries").glob("*.rq"))
    assert {"circular-flow", "lock-in", "deal-anatomy", "who-says-so"} <= {question.name for question in library()}


def test_a_header_is_read_wholly(tmp_path: Path) -> None:
    (question,) = library(write(tmp_path, GOOD))
    assert question.title == {"de": "Was?", "en": "What?"}
    assert [(p.name, p.type, p.default, p.bounds) for p in question.parameters] == [
        ("length", "integer", "5", (2, 8)),
        ("actor", "entity", None, None),
    ]
    assert [column.heading["de"] for column in question.columns] == ["Ding", "Wert"]
    assert (question.chart.kind, question.chart.names) == ("flow", ("s", "o"))
    assert question.graphs == ("facts",)


def test_a_long_field_goes_on_in_lines_that_are_set_in(tmp_path: Path) -> None:
    text = GOOD.replace("# description@de: So.", "# description@de: So\n#   und so.")
    assert library(write(tmp_path, text))[0].description["de"] == "So und so."


@pytest.mark.parametrize(
    ("old", "new", "line", "cause"),
    [
        ("# question: mine", "# question: other", 1, "not named"),
        ("# title@en: What?\n", "", 1, "no 'title@en'"),
        ("# tags: test", "# tags: test\n# tags: more", 11, "'tags' twice"),
        ("# tags: test", "# key: s x\n# tags: test", 10, "'x' is no column"),
        ("# tags: test", "# grows: yes\n# tags: test", 10, "can only be denied"),
        ("# tags: test", "# tgas: test", 10, "'tgas' is no field"),
        ("# tags: test", "#tags: test", 10, "no line of a header"),
        ("integer 2..8 = 5", "integer 2..8 = five", 6, "default breaks its type"),
        ("integer 2..8 = 5", "number = 5", 6, "'number' is not one of"),
        ("integer 2..8 = 5 |", "integer 2..8 = 6 |", 13, "defaults are not those"),
        ("# column: o | Wert | value\n", "", 10, "'flow s o' is no chart"),
        ("# column: o | Wert | value", "# column: o Wert value", 9, "is no column"),
        ("SELECT ?s ?o", "SELECT ?o ?s", 1, "It selects o, s"),
        ("# chart: flow s o", "# chart: flow s", 11, "is no chart"),
        ("# chart: flow s o", "# chart: question nobody", 1, "is no question"),
        ("# {{parameters}}", "", 1, "marks 0 places"),
        ("?set_actor)", "?set_who)", 13, "variables are not those"),
        ("{ ?s ?p ?o }", "{ ?s ?p }", 1, "no SPARQL"),
    ],
)
def test_a_bad_header_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, cause: str) -> None:
    assert old in GOOD
    with pytest.raises(DataFileError) as caught:
        library(write(tmp_path, GOOD.replace(old, new, 1)))
    assert cause in f"{caught.value.cause} {caught.value.cure}"
    assert caught.value.place is not None
    assert (Path(caught.value.place.file).name, caught.value.place.line) == ("mine.rq", line)


def test_a_branch_binds_some_of_the_parameters_once_more(tmp_path: Path) -> None:
    again = "  VALUES (?set_actor ?facts) { (UNDEF UNDEF) } # {{parameters}}"
    (question,) = library(write(tmp_path, GOOD.replace("  GRAPH", f"{again}\n  GRAPH")))
    bound = question.bound(("<g:f>", "3", "<g:a>"))
    assert "VALUES (?facts ?set_length ?set_actor) { (<g:f> 3 <g:a>) }" in bound.splitlines()[12]
    assert bound.splitlines()[13] == "  VALUES (?set_actor ?facts) { (<g:a> <g:f>) }"


def test_a_branch_binds_nothing_that_is_not_marked_first(tmp_path: Path) -> None:
    again = "  VALUES (?set_who) { (UNDEF) } # {{parameters}}"
    with pytest.raises(DataFileError, match="'\\?set_who' is not marked first"):
        library(write(tmp_path, GOOD.replace("  GRAPH", f"{again}\n  GRAPH")))


def test_a_question_that_is_no_select_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace("SELECT ?s ?o", "CONSTRUCT { ?s ?p ?o }")
    with pytest.raises(DataFileError, match="is a SELECT"):
        library(write(tmp_path, text))


def test_an_unknown_question_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'circular-flows'.*Did you mean 'circular-flow'\?"):
        find("circular-flows")


def test_a_question_as_it_stands_is_a_query_with_its_defaults() -> None:
    for question in library():
        terms = ["UNDEF" for _ in question.graphs] + [p.default_term for p in question.parameters]
        assert f"({' '.join(terms)})" in question.text or not terms


def test_a_row_is_told_from_others_by_its_key_else_by_all_that_measures_nothing(tmp_path: Path) -> None:
    (question,) = library(write(tmp_path, GOOD))
    assert (question.key, question.grows) == (("s", "o"), True)
    own = tmp_path / "own"
    own.mkdir()
    (question,) = library(write(own, GOOD.replace("# tags: test", "# key: o\n# grows: no\n# tags: test")))
    assert (question.key, question.grows) == (("o",), False)


def test_every_question_names_its_key() -> None:
    assert [question.name for question in library() if "# key: " not in question.text] == []
