"""Refuses SPARQL of users that would reach out of the store or exhaust the engine's stack, before the engine sees it.

The engine fetches what SERVICE names and ends the process when brackets nest some thousands deep or a chain of
operators is some thousands long. Its grammar has no lexer: `?a<?b#>` is a comparison and a comment where a comparison
may stand, an IRI elsewhere. What could be read both ways, so that a keyword might hide in it, is refused as well.
Time, memory and the number of rows are not bounded here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kgtool.errors import Place, QueryError

#: The longest query, in bytes of UTF-8.
MAX_BYTES = 64 * 1024
#: How deep brackets may nest.
MAX_DEPTH = 100
#: How many operators and opening brackets a query may hold; the engine's stack takes about four thousand.
MAX_OPERATORS = 1000

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_IN_IRI = rf"(?:[^<>\"{{}}|^`\\\x00-\x20]|{_ESCAPE})*"
_IN_STRING = rf"\\[tbnrf\"'\\]|{_ESCAPE}"
_TOKEN = re.compile(
    rf"""
    (?P<space> \s+)
  | (?P<comment> \#[^\n\r]*)
  | (?P<iri> <{_IN_IRI}>)
  | (?P<string> \"\"\"(?:\"{{0,2}}(?:[^\"\\]|{_IN_STRING}))*\"\"\"
              | '''(?:'{{0,2}}(?:[^'\\]|{_IN_STRING}))*'''
              | \"(?!\"\")(?:[^\"\\\n\r]|{_IN_STRING})*\"
              | '(?!'')(?:[^'\\\n\r]|{_IN_STRING})*')
  | (?P<quote> [\"'])
  | (?P<variable> [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name> (?P<prefix>\w*):(?:[\w:%-]|\\.)*)
  | (?P<word> \w+)
  | (?P<reified> <<(?!{_IN_IRI}>))
  | (?P<open> [{{(\[])
  | (?P<close> [}})\]])
  | (?P<operator> [!+\-*/|^&])
  | (?P<other> \\. | .)
    """,
    re.VERBOSE | re.DOTALL,
)
#: Kinds of tokens that the engine's stack grows and shrinks with, and those in which a keyword may stand.
_STACKING = frozenset({"open", "close", "reified", "operator"})
_NAMING = frozenset({"name", "word"})
_NOTHING = frozenset({"space", "comment"})
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_REACHING = re.compile(r"service|load|from", re.IGNORECASE)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class QueryRefusedError(QueryError):
    """A query that a user may not run, whether or not it is correct."""

    code = "KG601"


class QueryTooLargeError(QueryRefusedError):
    """A query that is longer, or nests deeper, than the engine may be given."""

    code = "KG602"


@dataclass(frozen=True, slots=True)
class AdmittedQuery:
    """A query that may run; `names_dataset` tells whether FROM stands in it, so that no default graph is imposed."""

    sparql: str
    names_dataset: bool


def _place(text: str, position: int) -> Place:
    return Place("query", text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _refused(text: str, position: int, cause: str, cure: str) -> QueryRefusedError:
    return QueryRefusedError(cause, cure, _place(text, position))


def read_tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens but comments and white space; a QueryRefusedError where one can be read in two ways."""
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind in _NOTHING:
            continue
        if kind == "quote":
            raise _refused(text, token.start(), "A string is not closed.", "Close it, and escape quotes within.")
        if kind == "iri" and not _ABSOLUTE.match(token.group()) and re.search(r"[#)']", token.group()):
            cause = f"{token.group()} could be an IRI or a comparison."
            raise _refused(text, token.start(), cause, "Write the IRI in full, or put spaces around '<'.")
        yield token


def _check_size(text: str) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise QueryTooLargeError(f"The query is longer than {MAX_BYTES} bytes.", "Split it.", Place("query"))


def _check_stack(text: str, tokens: list[re.Match[str]]) -> None:
    depth = operators = reified = 0
    for token in tokens:
        kind = token.lastgroup
        if kind not in _STACKING:
            continue
        depth += (kind == "open") - (kind == "close")
        reified += kind == "reified"
        operators += kind in {"open", "operator"}
        if depth > MAX_DEPTH or reified > MAX_DEPTH:
            cause = f"Brackets nest deeper than {MAX_DEPTH}."
            raise QueryTooLargeError(cause, "Flatten the query.", _place(text, token.start()))
        if operators > MAX_OPERATORS:
            cause = f"The query has more than {MAX_OPERATORS} operators and brackets."
            raise QueryTooLargeError(cause, "Split it, or list values without brackets.", _place(text, token.start()))


def _declared(tokens: list[re.Match[str]]) -> dict[str, str]:
    """Return the prefixes that the query declares, `ex:` to its namespace."""
    return {
        name.group(): iri.group()[1:-1]
        for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.group().lower() == "prefix" and name.lastgroup == "name" and iri.lastgroup == "iri"
    }


def _graph_of_from(tokens: list[re.Match[str]], at: int, declared: dict[str, str]) -> tuple[str, str]:
    """Return what follows FROM or FROM NAMED as it is written, and the IRI it stands for."""
    after = tokens[at + 1 : at + 3]
    if after and after[0].group().lower() == "named":
        after = after[1:]
    graph = after[0].group() if after else ""
    if graph.startswith("<"):
        return graph, graph[1:-1]
    prefix, _, local = graph.partition(":")
    return graph, declared.get(f"{prefix}:", "") + local


def _check_reach(text: str, tokens: list[re.Match[str]], graphs: Collection[str] | None) -> bool:
    if not _REACHING.search(text):
        return False
    names_dataset = False
    declared = _declared(tokens)
    for at, token in enumerate(tokens):
        if token.lastgroup not in _NAMING:
            continue
        word = token.group("prefix") if token.lastgroup == "name" else token.group("word")
        found = _REACHING.search(word or "")
        if found is None:
            continue
        if token.group("word") and word.lower() == "from":
            graph, iri = _graph_of_from(tokens, at, declared)
            if graphs is not None and iri not in graphs:
                cause = f"The store has no graph {graph or 'named there'} for FROM."
                raise _refused(text, token.start(), cause, "Name a graph of the store by its full IRI.")
            names_dataset = True
            continue
        keyword = found.group().upper()
        cause = f"{keyword} is not allowed here: it reaches out of the store."
        raise _refused(text, token.start(), cause, f"Ask this store only; call no prefix '{word}'.")
    return names_dataset


def _unescaped(text: str) -> str:
    """Return the text with its \\u escapes as characters, as engines that follow SPARQL 1.1, 19.2 read it."""

    def character(found: re.Match[str]) -> str:
        code = int(found.group(1) or found.group(2), 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            cause = f"{found.group()} is no character."
            raise _refused(text, found.start(), cause, "Write the character itself.")
        return chr(code)

    return _CODE_POINT.sub(character, text)


def admit(text: str, graphs: Collection[str] | None = ()) -> AdmittedQuery:
    """Return the query if a user may run it, else raise a QueryRefusedError with line and column.

    `graphs` are the IRIs that FROM and FROM NAMED may name, None any: the engine fetches nothing for them.
    Whether the query is correct is left to the engine.
    """
    _check_size(text)
    tokens = list(read_tokens(text))
    _check_stack(text, tokens)
    names_dataset = _check_reach(text, tokens, graphs)
    plain = _unescaped(text)
    if plain != text:
        tokens = list(read_tokens(plain))
        _check_stack(plain, tokens)
        _check_reach(plain, tokens, graphs)
    return AdmittedQuery(text, names_dataset)
