"""Gives the operations of an update the dataset that the request names (SPARQL 1.1 Protocol, 2.2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgtool.store.guard import read_tokens
from kgtool.web.workers.refusals import BadUpdateError


def with_using(text: str, default: Sequence[str], named: Sequence[str]) -> str:
    """Return the update with USING before each WHERE, DELETE WHERE written out so that it may stand there.

    Where the update has WITH or USING of its own, naming a dataset twice is a BadUpdateError.

    >>> with_using("DELETE WHERE { ?s ?p 1 }", ["http://a.example/g"], [])
    'DELETE { ?s ?p 1 } USING <http://a.example/g> WHERE { ?s ?p 1 }'
    """
    if not default and not named:
        return text
    clause = "".join([*(f"USING <{iri}> " for iri in default), *(f"USING NAMED <{iri}> " for iri in named)])
    tokens = list(read_tokens(text))
    written, at, depth = [], 0, 0
    for number, token in enumerate(tokens):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        word = token.group().lower() if token.group("word") and not depth else ""
        if word in {"with", "using"}:
            cause = f"The update has {word.upper()}, and the request names graphs as well."
            raise BadUpdateError(cause, "Leave out one of the two.")
        if word == "where":
            written.append(text[at : token.start()])
            if number and tokens[number - 1].group().lower() == "delete":
                written.append(f"{_block(text, tokens, number + 1)} ")
            written.append(clause)
            at = token.start()
    return "".join([*written, text[at:]])


def _block(text: str, tokens: list[re.Match[str]], first: int) -> str:
    """Return the group that begins with a token, or nothing where none does: the engine then says so."""
    depth = 0
    for token in tokens[first:]:
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if not depth:
            return text[tokens[first].start() : token.end()]
    return ""
