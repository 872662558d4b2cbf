from __future__ import annotations

import pytest

from kgtool.errors import UsageError
from kgtool.query.parameter import Parameter, ParameterType

XSD = "http://www.w3.org/2001/XMLSchema#"


def parameter(kind: ParameterType, bounds: tuple[int, int] | None = None, words: tuple[str, ...] = ()) -> Parameter:
    return Parameter("wanted", kind, None, {"de": "", "en": ""}, bounds, words)


@pytest.mark.parametrize(
    ("kind", "word", "term"),
    [
        ("integer", "5", f'"5"^^<{XSD}integer>'),
        ("decimal", "2.50", f'"2.50"^^<{XSD}decimal>'),
        ("decimal", "1e3", f'"1000"^^<{XSD}decimal>'),
        ("date", "2025-11-18", f'"2025-11-18"^^<{XSD}date>'),
        ("string", 'a "b" } #', '"a \\"b\\" } #"'),
        ("iri", "https://w3id.org/kgtool/ns#Flow", "<https://w3id.org/kgtool/ns#Flow>"),
    ],
)
def test_a_word_becomes_a_typed_term(kind: ParameterType, word: str, term: str) -> None:
    assert str(parameter(kind).term(word)) == term


@pytest.mark.parametrize(
    ("kind", "word", "cure"),
    [
        ("integer", "fünf", "whole number"),
        ("integer", "2.5", "whole number"),
        ("integer", "", "whole number"),
        ("decimal", "viel", "a number"),
        ("decimal", "nan", "a number"),
        ("date", "18.11.2025", "2025-11-18"),
        ("date", "2025-02-30", "2025-11-18"),
        ("iri", "no iri", "an IRI"),
        ("iri", "https://x.org/> } #", "an IRI"),
    ],
)
def test_a_word_of_the_wrong_type_is_refused_with_an_example(kind: ParameterType, word: str, cure: str) -> None:
    with pytest.raises(UsageError) as caught:
        parameter(kind).term(word)
    assert "'wanted'" in caught.value.cause
    assert cure in caught.value.cure


def test_a_number_out_of_bounds_is_refused() -> None:
    with pytest.raises(UsageError, match="from 2 to 8"):
        parameter("integer", bounds=(2, 8)).term("9")


def test_a_word_that_is_none_of_the_choices_is_refused() -> None:
    with pytest.raises(UsageError, match="one of cloud, chips"):
        parameter("string", words=("cloud", "chips")).term("clouds")
