from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.errors import UsageError
from kgtool.query.ask import ask, bind, picture
from kgtool.query.library import find
from kgtool.store import OxigraphStore
from tests.query.graph import store
from tests.resolve.claim_graph import IRIS


def test_an_unknown_parameter_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no parameter 'lenght'.*Did you mean 'length'\?"):
        ask(store(), "circular-flow", {"lenght": "3"}, IRIS)


def test_a_parameter_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(UsageError, match="'drei' is no value for 'length'"):
        ask(store(), "circular-flow", {"length": "drei"}, IRIS)


def test_an_unknown_entity_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'anthropics'.*Did you mean 'anthropic'\?"):
        ask(store(), "lock-in", {"actor": "anthropics"}, IRIS)


@pytest.mark.parametrize("word", ["https://x.org/> } #", "://"])
def test_an_entity_that_is_no_iri_is_refused(word: str) -> None:
    with pytest.raises(UsageError):
        ask(store(), "lock-in", {"actor": word}, IRIS)


@pytest.mark.parametrize("word", ['") } #', "} UNION { ?s ?p ?o }", "\\", '"""', "Investment\n}"])
def test_what_a_user_writes_is_a_value_and_never_part_of_the_query(word: str) -> None:
    assert len(ask(store(), "who-says-so", {"type": word}, IRIS)) == 0


def test_the_bound_query_differs_from_the_file_in_one_line() -> None:
    question = find("circular-flow")
    bound = bind(question, store(), {"length": "3"}, IRIS).splitlines()
    changed = [line for line, other in zip(question.text.splitlines(), bound, strict=True) if line != other]
    assert len(changed) == 1
    assert "{{parameters}}" in changed[0]


def test_a_question_is_answered_the_same_by_the_store_s_own_interface() -> None:
    assert ask(OxigraphStore(store()), "lock-in", {}, IRIS) == ask(store(), "lock-in", {}, IRIS)


def test_the_file_as_it_stands_answers_with_its_defaults() -> None:
    question = find("circular-flow")
    plain = store().query(question.text)
    assert isinstance(plain, ox.QuerySolutions)
    assert len(list(plain)) == len(ask(store(), "circular-flow", {}, IRIS))


def test_a_circle_is_drawn_by_its_edges_under_the_same_parameters() -> None:
    question, solutions = picture(store(), "circular-flow", {"length": "2", "lang": "en"}, IRIS)
    assert question.name == "circle-edges"
    assert len(solutions) == 2


def test_a_question_without_a_picture_says_which_have_one() -> None:
    with pytest.raises(UsageError, match=r"'who-says-so' cannot be drawn\..*circular-flow.*lock-in"):
        picture(store(), "who-says-so", {}, IRIS)


def test_a_picture_checks_the_parameters_of_the_question_that_was_asked() -> None:
    with pytest.raises(UsageError, match="no parameter 'color'"):
        picture(store(), "circular-flow", {"color": "red"}, IRIS)
