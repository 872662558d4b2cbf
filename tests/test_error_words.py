"""Every error has a German sentence, and no German sentence is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kgtool.error_words import in_language, line, line_in_language, said, sentences
from kgtool.errors import InputError, Place, UsageError

CODE = sorted((Path(__file__).resolve().parents[1] / "kgtool").rglob("*.py"))
#: Errors whose words are in `data/messages`, by key.
OF_THEIR_OWN = {"UnfitDecisionError", "NoSuchClaimError", "NoSuchNameError", "NoSuchDecisionError"}
_PLACE = re.compile(r"\{\d+\}")


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(file.read_text("utf-8")) for file in CODE if file.parts[-2:] != ("decisions", "faults.py"))


def templates(node: ast.AST | None) -> list[str]:
    """Give what a piece of code may be as text, values as `{1}`, `{2}` …; nothing where that cannot be seen."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        text, number = "", 0
        for part in node.values:
            number += isinstance(part, ast.FormattedValue)
            text += str(part.value) if isinstance(part, ast.Constant) else f"{{{number}}}"
        return [text]
    if isinstance(node, ast.IfExp):
        return templates(node.body) + templates(node.orelse)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [first + last for first in templates(node.left) for last in templates(node.right)]
    return []


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def errors() -> set[str]:
    """Give the names of our classes of errors."""
    known = {"KgtoolError"}
    classes = [node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while more := {one.name for one in classes if known & {name_of(base) for base in one.bases}} - known:
        known |= more
    return known - OF_THEIR_OWN


def raised() -> Iterator[str]:
    """Yield the sentences that stand as cause or cure where an error is made."""
    known = errors()
    for tree in trees():
        for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))):
            names: dict[str, list[str]] = {}
            for node in ast.walk(scope):
                if isinstance(node, ast.Assign):
                    for target in node.targets:
                        names.setdefault(name_of(target), []).extend(templates(node.value))
            for node in ast.walk(scope):
                made = isinstance(node, ast.Call) and (name_of(node.func) in known or name_of(node.func) == "__init__")
                for given in node.args[:2] if made and isinstance(node, ast.Call) else ():
                    yield from templates(given) or names.get(name_of(given), [])


def is_sentence(text: str) -> bool:
    return len(text) > 6 and re.search(r"[A-Z].*[.:?]$", text) is not None


def test_every_sentence_of_an_error_has_a_german_one() -> None:
    found = {text for text in raised() if is_sentence(text)}
    assert len(found) > 500
    assert sorted(found - set(sentences())) == []


def test_no_sentence_is_left_over() -> None:
    held = {text for tree in trees() for node in ast.walk(tree) for text in templates(node)}
    assert sorted(set(sentences()) - held) == []


def test_a_german_sentence_has_only_values_of_the_english_one() -> None:
    for english, german in sentences().items():
        assert german.strip(), english
        assert set(_PLACE.findall(german)) <= set(_PLACE.findall(english)), english


def test_values_stand_in_their_places_also_those_that_are_sentences_themselves() -> None:
    assert in_language("'a' has no parameter 'b'.", "de") == "„a“ hat keinen Parameter „b“."
    assert in_language("'a' has no parameter 'b'.", "en") == "'a' has no parameter 'b'."
    assert in_language("There is no question 'rows'.", "de") == "Es gibt keine Frage „rows“."
    known = "'lmm' is no reader. Did you mean 'llm'?"
    assert in_language(known, "de") == "„lmm“ ist kein Leser. Gemeint vielleicht: „llm“?"
    many = "The result has more rows than this server sends."
    assert in_language(many, "de") == "Das Ergebnis hat mehr Zeilen, als dieser Server schickt."
    assert in_language("Give a whole number like 5.", "de") == "eine ganze Zahl wie 5 angeben."
    assert in_language("The query does not parse after 'x'.", "de") == "Die Abfrage ist kein gültiges SPARQL nach „x“."


def test_what_nobody_translated_is_shown_as_it_is() -> None:
    assert in_language("The moon is no cheese!", "de") == "The moon is no cheese!"
    assert line_in_language("KG999 The moon is no cheese! Look up.", "de") == "KG999 The moon is no cheese! Look up."


def test_an_error_is_one_line_in_the_language() -> None:
    error = InputError("The text is empty.", "Leave it out, or save its text again.", Place("a.txt", 3, 5))
    german = "KG200 a.txt:3:5: Der Text ist leer. Ihn weglassen, oder neu speichern."
    assert (line(error, "de"), line(error, "en")) == (german, str(error))
    assert line_in_language(str(error), "de") == german
    assert said(UsageError("One.", "Two."), "de") == ("One.", "Two.")
