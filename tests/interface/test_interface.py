"""The Python interface gives what the command line gives, as Python's values."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars
import pyoxigraph as ox
import pytest

import kgtool
import kgtool.interface
import kgtool.interface.values
from kgtool.errors import KgtoolError, QueryError, UsageError
from kgtool.interface.answer import Answer, Triples
from kgtool.interface.frames import to_pandas, to_polars
from kgtool.interface.values import Cell, cell
from kgtool.query.library import library
from kgtool.query.results.formats import FORMAT_NAMES
from kgtool.query.solutions import Solutions
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.push import push, targets
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import XSD, Iris
from tests.remote.servers import oxigraph

CIRCLE = {
    "actors": "Anthropic → Microsoft → Anthropic",
    "length": 2,
    "min": Decimal(0),
    "max": Decimal(5000000000),
    "currency": "USD",
}


def test_examples_of_the_documentation_run(place: Path) -> None:
    ran = doctest.testmod(kgtool.interface, extraglobs={"place": place})
    assert (ran.failed, ran.attempted) == (0, 16)
    ran = doctest.testmod(kgtool.interface.values)
    assert (ran.failed, ran.attempted) == (0, 2)


def test_import_loads_nothing_of_the_interface() -> None:
    asked = "import sys, kgtool; print(sorted(name for name in sys.modules if name.startswith(('kgtool', 'pyox'))))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert ran.stdout == "['kgtool']\n"


def test_frames_are_loaded_only_when_asked_for(place: Path) -> None:
    asked = "import sys, kgtool; kgtool.open(sys.argv[1]).ask('lock-in'); print({'polars', 'pandas'} & {*sys.modules})"
    ran = subprocess.run([sys.executable, "-c", asked, place], capture_output=True, check=True, text=True)
    assert ran.stdout == "set()\n"


def test_package_lists_its_interface() -> None:
    assert dir(kgtool) == ["Answer", "Explanation", "KgtoolError", "KnowledgeGraph", "__version__", "open"]
    with pytest.raises(AttributeError, match=r"^module 'kgtool' has no attribute 'opne'$"):
        kgtool.opne  # type: ignore[attr-defined]  # noqa: B018


def test_rows_hold_exact_values(kg: kgtool.KnowledgeGraph) -> None:
    (row,) = kg.ask("circular-flow", length=3)
    assert {name: row[name] for name in CIRCLE} == CIRCLE
    assert [type(row[name]) for name in CIRCLE] == [type(value) for value in CIRCLE.values()]


@pytest.mark.parametrize("name", [question.name for question in library()])
def test_every_question_gives_rows_frames_and_html(kg: kgtool.KnowledgeGraph, name: str) -> None:
    answer = kg.ask(name)
    assert kg.questions[name].name == name
    assert answer.to_polars().shape == (len(answer), len(answer.columns))
    assert answer.to_pandas().shape == (len(answer), len(answer.columns))
    assert json.loads(answer.to_json())["head"]["vars"] == list(answer.columns)
    assert answer._repr_html_().count("<tr>") == len(answer) + 1


def test_answer_over_a_server_is_the_same(kg: kgtool.KnowledgeGraph, place: Path) -> None:
    with oxigraph() as url:
        with StoreDirectory(place).open() as store:
            push(store, Iris(), Endpoint(f"{url}/store"), targets(store, Iris(), default=False))
        with kgtool.open(f"{url}/query", lang="en") as remote:
            assert remote.ask("circular-flow").rows == kg.ask("circular-flow").rows
            assert str(remote.ask("circular-flow").explain(1)) == str(kg.ask("circular-flow").explain(1))
            assert sorted(remote.export("nquads").splitlines()) == sorted(kg.export("nquads").splitlines())


def test_view_filters_every_answer(kg: kgtool.KnowledgeGraph) -> None:
    assert len(kg.view(as_of=date(2025, 11, 17)).ask("circular-flow")) == 0
    assert len(kg.view(as_of="2025-11-18", rung="agreed").ask("circular-flow")) == 1
    assert repr(kg.view(rung="agreed")).endswith(" under all+rung=agreed>")


def test_sparql_gives_rows_triples_or_truth(kg: kgtool.KnowledgeGraph) -> None:
    rows = kg.sparql("SELECT ?a { ?a <https://w3id.org/kgtool/ns#investsIn> ?b }")
    assert isinstance(rows, Answer)
    assert rows.rows == ({"a": "https://w3id.org/kgtool/id/entity/microsoft"},)
    assert kg.sparql("ASK { ?a <https://w3id.org/kgtool/ns#investsIn> ?b }") is True
    triples = kg.sparql("CONSTRUCT { ?b <urn:by> ?a } { ?a <https://w3id.org/kgtool/ns#investsIn> ?b }")
    assert isinstance(triples, Triples)
    entity = "https://w3id.org/kgtool/id/entity/"
    assert triples.to("ntriples") == f"<{entity}anthropic> <urn:by> <{entity}microsoft> .\n"


Broken = Callable[[kgtool.KnowledgeGraph], object]


@pytest.mark.parametrize(
    ("broken", "error", "words"),
    [
        (lambda kg: kg.ask("circular-flo"), UsageError, "There is no question 'circular-flo'. Did you mean 'circular"),
        (lambda kg: kg.questions["loc-in"], UsageError, "There is no question 'loc-in'. Did you mean 'lock-in'?"),
        (lambda kg: kg.ask("circular-flow", lenght=3), UsageError, "no parameter 'lenght'. Did you mean 'length'?"),
        (lambda kg: kg.ask("circular-flow", length=99), UsageError, "Give a number from 2 to 8."),
        (lambda kg: kg.ask("circular-flow", length=2.5), UsageError, "'length' is set to a float. Give text, a whole"),
        (lambda kg: kg.ask("lock-in", actor="antropic"), UsageError, "Did you mean 'anthropic'?"),
        (lambda kg: kg.view(rung="agred"), UsageError, "'agred' is no rung. Did you mean 'agreed'?"),
        (lambda kg: kg.view(policy="stict"), UsageError, "'strict'"),
        (lambda kg: kg.view(on="gestern"), UsageError, "'gestern' is no day. Write it like 2025-11-18."),
        (lambda kg: kg.ask("circular-flow").explain(2), UsageError, "The answer has no row 2. It has 1"),
        (lambda kg: kg.ask("circular-flow").to("jsn"), UsageError, "Did you mean 'json'?"),
        (lambda kg: kg.explain("Anthropic", "investiert in", "Microsoft"), KgtoolError, "does not hold here"),
        (lambda kg: kg.sparql("SELECT"), QueryError, "query:1:"),
        (lambda kg: kg.sparql("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), QueryError, "reaches out"),
        (lambda kg: kgtool.open("nowhere"), KgtoolError, "There is no store at 'nowhere'."),
        (lambda kg: kgtool.open("nowhere", lang="fr"), UsageError, "'fr' is no language."),
    ],
)
def test_what_is_wrong_is_told_with_its_cure(
    kg: kgtool.KnowledgeGraph, broken: Broken, error: type[KgtoolError], words: str
) -> None:
    with pytest.raises(error) as raised:
        broken(kg)
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (ox.Literal("12", datatype=XSD["integer"]), 12),
        (ox.Literal("1.10", datatype=XSD["decimal"]), Decimal("1.10")),
        (ox.Literal("2025-11-18", datatype=XSD["date"]), date(2025, 11, 18)),
        (ox.Literal("true", datatype=XSD["boolean"]), True),
        (ox.Literal("kaum", datatype=XSD["integer"]), "kaum"),
        (ox.Literal("2025-13-18", datatype=XSD["date"]), "2025-13-18"),
        (ox.Literal("kaum", datatype=XSD["decimal"]), "kaum"),
        (ox.Literal("2025", datatype=XSD["gYear"]), "2025"),
        (ox.Literal("Kreis", language="de"), "Kreis"),
        (ox.BlankNode("b1"), "b1"),
    ],
)
def test_terms_become_pythons_values(term: ox.Literal | ox.BlankNode | None, value: Cell) -> None:
    found = cell(term)
    assert (type(found), found) == (type(value), value)


def test_frames_keep_types_and_exact_numbers() -> None:
    columns = ("whole", "money", "mixed", "day", "true", "text", "various", "unknown", "huge")
    day = date(2025, 11, 18)
    rows: list[tuple[Cell, ...]] = [
        (1, Decimal("0.1"), 3, day, True, "a", 1, None, 1 << 70),
        (None, Decimal("1234567890123456789.25"), Decimal("0.5"), None, None, None, "b", None, 1),
    ]
    frame = to_polars(columns, rows)
    assert list(frame.schema.values()) == [
        polars.Int64(),
        polars.Decimal(38, 2),
        polars.Decimal(38, 1),
        polars.Date(),
        polars.Boolean(),
        polars.String(),
        polars.String(),
        polars.String(),
        polars.String(),
    ]
    assert frame["money"].to_list() == [Decimal("0.1"), Decimal("1234567890123456789.25")]
    panda = to_pandas(columns, rows)
    assert panda["money"].tolist() == [Decimal("0.1"), Decimal("1234567890123456789.25")]
    kinds = ["Int64", "object", "object", "datetime64[s]", "boolean", "string", "string", "string", "string"]
    assert [str(kind) for kind in panda.dtypes] == kinds


def test_frames_of_no_rows_have_their_columns() -> None:
    assert to_polars(("a", "b"), []).columns == ["a", "b"]
    assert list(to_pandas(("a", "b"), []).columns) == ["a", "b"]


def test_missing_library_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch, kg: kgtool.KnowledgeGraph) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match=r"^KG100 polars is not installed\. Install it: pip install 'kgtool\[pol"):
        kg.ask("lock-in").to_polars()


def test_hostile_words_never_become_markup(kg: kgtool.KnowledgeGraph) -> None:
    hostile = '<script>alert(1)</script>" onload="x'
    answer = Answer(Solutions((hostile,), ((ox.Literal(hostile),),)), kg)
    shown = answer._repr_html_()
    assert "<script" not in shown
    assert '" onload' not in shown
    triples = Triples([ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(hostile))], {})
    assert "<script" not in triples._repr_html_()


def test_long_answer_is_cut_in_html_and_says_so(kg: kgtool.KnowledgeGraph) -> None:
    answer = Answer(Solutions(("n",), tuple((ox.Literal(str(number)),) for number in range(150))), kg)
    assert answer._repr_html_().count("<td") == 100
    assert answer._repr_html_().endswith("150 (100 shown)</caption></table>")


def test_answer_is_written_and_drawn_in_every_format(kg: kgtool.KnowledgeGraph) -> None:
    answer = kg.ask("circular-flow")
    for name in FORMAT_NAMES[1:]:
        assert answer.to(name) == answer.to(name) != ""
    assert answer.to("md").splitlines()[0] == "| actors | length | amount | claims | edges with an amount | note |"
    bundle = answer.picture()._repr_mimebundle_()
    assert bundle == {"text/vnd.mermaid": answer.to("mermaid")}
    assert bundle["text/vnd.mermaid"].startswith("flowchart LR\n")


def test_answer_that_cannot_be_drawn_says_which_can(kg: kgtool.KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match=r"'who-says-so' cannot be drawn\. These questions can: .*circular-flow"):
        kg.ask("who-says-so").picture()
    rows = kg.sparql("SELECT ?s { ?s ?p ?o } LIMIT 1")
    assert isinstance(rows, Answer)
    with pytest.raises(UsageError, match=r"Only answers to stored questions are drawn\."):
        rows.to("dot")


def test_evidence_is_added_to_rows_and_pictures(kg: kgtool.KnowledgeGraph) -> None:
    answer = kg.ask("circular-flow").with_evidence()
    assert answer[0]["evidence_claims"] == 2
    assert answer[0]["evidence_date"] == date(2025, 11, 18)
    assert answer.with_evidence().columns == answer.columns
    assert "Microsoft investiert 5 Milliarden Dollar in Anthropic" in answer.to("graphml")
    assert "<th>evidence</th>" in answer._repr_html_()
    rows = kg.sparql("SELECT ?flow { ?flow a <https://w3id.org/kgtool/ns#Flow> }")
    assert isinstance(rows, Answer)
    assert [row["evidence_claims"] for row in rows.with_evidence()] == [1, 1]
