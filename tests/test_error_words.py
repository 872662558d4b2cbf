"""Every error has a German sentence, and no German sentence is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kgtool.data_files import load_yaml
from kgtool.error_words import in_language, line, line_in_language, said, sentences
from kgtool.errors import InputError, Place, UsageError

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted((ROOT / "kgtool").rglob("*.py"))
CATALOGUES = sorted((ROOT / "data" / "errors").glob("*.yaml"))
#: What libraries and the operating system say stands in no code of ours.
FOREIGN = "libraries.yaml"
#: What is read by programs, browsers and whoever works on kgtool, or is a default in both languages.
UNTOLD = {
    "__init__.py",
    "analyse/circles.py",
    "cli/demo.py",
    "cli/reader_options.py",
    "conclude/claim_bytes.py",
    "query/check/junit.py",
    "query/check/report.py",
    "resolve/money_words.py",
    "resolve/notes.py",
    "vocabulary/claim_types.py",
    "web/islands/bundle.py",
    "web/islands/hatch_build.py",
    "web/linked/dataset.py",
    "web/linked/openapi.py",
    "web/site/export.py",
}
#: What looks like a sentence of an error and is none: what a foreign message begins with, headers, faults of our own.
NONE = {
    "Exception in thread",
    "Nvidia investiert heute laut dpa 5 Milliarden Dollar in OpenAI.",
    "Parser error at",
    "Takes the claims of the text.",
    "[] a rs:ResultSet .",
    "a store in memory is no build",
    "alles andere als",
    "digraph explanation {",
    "perhaps in return",
    "public, max-age=31536000, immutable",
    "this build is finished",
    "this store is closed",
    "the last case of {1} needs no finding",
    "the last try returns or raises",
    "the loop returns or raises",
    "the shares come to more than 100 percent",
    "{1} is no term of {2}",
    "{1} is a triple term, which SHACL 1.0 does not know",
}
_PLACE = re.compile(r"\{\d+\}")
_VALUE = "\0"
#: SPARQL, SQL, regular expressions, headers, types.
_NOTATION = re.compile(
    r"SELECT|GRAPH|import |ASK \{|PRAGMA|INSERT|DELETE|"
    r"\\[a-zA-Z(.\[]|\(\?|\w\[|^\s*@|default-src|\t|;\s*$|\| None|[{}<>|=]{2}"
)
_WORD = re.compile(r"""[("'`\[{]*(?:[A-Za-z][a-z'-]*|\{\d+\}|[A-Z]+)[)"'`,.;:?!\]}]*""")
_SENTENCE = re.compile(r"""\s?['"{(\[A-Z$/-].*[a-z'"})\]] ?[.?!]\)?\s*""", re.DOTALL)


def text_of(node: ast.AST) -> str | None:
    """Give what a piece of code is as text, with a mark for each value; None where it is none."""
    if isinstance(node, ast.Constant):
        return node.value.replace("{}", _VALUE) if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else _VALUE for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = [text_of(side) for side in (node.left, node.right)]
        return None if sides == [None, None] else "".join(_VALUE if side is None else side for side in sides)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        text = text_of(node.func.value)
        return None if text is None else re.sub(r"\{\w*\}", _VALUE, text)
    return None


def numbered(text: str) -> str:
    """Give a text with `{1}`, `{2}` … for its values."""
    first, *rest = text.split(_VALUE)
    return first + "".join(f"{{{number}}}{part}" for number, part in enumerate(rest, start=1))


def pieces(node: ast.AST) -> Iterator[str]:
    """Yield all texts in code, those among the values of others too, but no documentation and no help of options."""
    documentation = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if documentation or (isinstance(node, ast.Call) and name_of(node.func) in {"Option", "Argument"}):
        return
    text = text_of(node)
    if text is not None:
        yield numbered(text)
    for child in ast.iter_child_nodes(node):
        # The parts of a text are none of their own.
        if text is None or text_of(child) is None:
            yield from pieces(child)
        else:
            yield from (
                piece for value in ast.walk(child) if isinstance(value, ast.FormattedValue) for piece in pieces(value)
            )


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@cache
def texts() -> dict[str, set[str]]:
    """Give all texts of the code by file."""
    return {
        file.relative_to(ROOT / "kgtool").as_posix(): set(pieces(ast.parse(file.read_text("utf-8")))) for file in CODE
    }


def is_english(text: str) -> bool:
    """Tell whether a text is a sentence, or a part of one of three words and more."""
    words = text.split()
    lower = [word for word in words if re.fullmatch(r"[a-z]+[.,;:?]?", word)]
    if re.fullmatch(r"[A-Z]\w* .*[^\W\d_].*\.", text):
        return True
    if _NOTATION.search(text):
        return False
    if len(words) > 1 and lower and _SENTENCE.fullmatch(text):
        return True
    return len(words) > 2 and len(lower) > 1 and sum(bool(_WORD.fullmatch(word)) for word in words) / len(words) > 0.6


def test_every_sentence_of_an_error_has_a_german_one() -> None:
    found = {text for file, held in texts().items() if file not in UNTOLD for text in held if is_english(text)}
    assert len(found) > 700
    assert sorted(found - set(sentences()) - NONE) == []


def test_no_sentence_is_left_over() -> None:
    held = {text for found in texts().values() for text in found}
    ours = {text for file in CATALOGUES if file.name != FOREIGN for text in load_yaml(file)}
    assert sorted(ours - held) == []
    assert sorted(NONE - held) == []
    assert sorted(UNTOLD - texts().keys()) == []


def test_no_sentence_stands_twice() -> None:
    for file in CATALOGUES:
        assert len(re.findall(r"^\S.*:$", file.read_text("utf-8"), re.MULTILINE)) == len(load_yaml(file)), file.name
    assert sum(len(load_yaml(file)) for file in CATALOGUES) == len(sentences())


def test_a_german_sentence_has_only_values_of_the_english_one() -> None:
    for english, german in sentences().items():
        assert german.strip(), english
        assert set(_PLACE.findall(german.replace("*}", "}"))) <= set(_PLACE.findall(english)), english


def test_values_stand_in_their_places_also_those_that_are_sentences_themselves() -> None:
    assert in_language("'a' has no parameter 'b'.", "de") == "„a“ hat keinen Parameter „b“."
    assert in_language("'a' has no parameter 'b'.", "en") == "'a' has no parameter 'b'."
    assert in_language("There is no question 'rows'.", "de") == "Es gibt keine Frage „rows“."
    known = "'lmm' is no reader. Did you mean 'llm'?"
    assert in_language(known, "de") == "„lmm“ ist kein Leser. Gemeint vielleicht: „llm“?"
    many = "The result has more rows than this server sends."
    assert in_language(many, "de") == "Das Ergebnis hat mehr Zeilen, als dieser Server schickt."
    assert in_language("Give a whole number like 5.", "de") == "Eine ganze Zahl wie 5 angeben."
    assert in_language("The query does not parse after 'x'.", "de") == "Die Abfrage ist kein gültiges SPARQL nach „x“."


def test_what_nobody_translated_is_shown_as_it_is() -> None:
    assert in_language("The moon is no cheese!", "de") == "The moon is no cheese!"
    assert line_in_language("KG999 The moon is no cheese! Look up.", "de") == "KG999 The moon is no cheese! Look up."


def test_an_error_is_one_line_in_the_language() -> None:
    error = InputError("The text is empty.", "Leave it out, or save its text again.", Place("a.txt", 3, 5))
    german = "KG200 a.txt:3:5: Der Text ist leer. Ihn weglassen oder neu speichern."
    assert (line(error, "de"), line(error, "en")) == (german, str(error))
    assert line_in_language(str(error), "de") == german
    assert said(UsageError("One.", "Two."), "de") == ("One.", "Two.")
