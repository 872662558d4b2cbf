"""The page of a proof: why a triple holds, down to the sentences, by every way that is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from kgtool.errors import UsageError
from kgtool.explain.explained import Explained, explain
from kgtool.explain.lookup import find_triple
from kgtool.explain.prove import NotHeldError
from kgtool.web.pages.explained import shown_steps
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words
from kgtool.web.problem import NotFoundError
from kgtool.web.reading import Reading

#: So many proofs at most.
_MOST = 20
_PARTS = ("s", "p", "o")


def page(visit: Visit) -> Page:
    """Return the page of the proof of the triple in the fields `s`, `p` and `o`; without them only the form."""
    fields = {name: visit.field(name) for name in _PARTS}
    if not any(fields.values()):
        return Page("proof.html", words(visit.language, "proof.ask"), {"steps": (), "fields": fields})
    found = explained(visit)
    values = {"steps": shown_steps(found.steps, visit), "fields": fields}
    return Page("proof.html", words(visit.language, "proof.title", holds=found.steps[0].words), values)


def explained(visit: Visit) -> Explained:
    """Return the proofs of a triple, whose parts are labels, slugs, names of terms or IRIs.

    A part that is missing or means nothing is a UsageError, a triple that does not hold a NotFoundError.
    """
    for name in _PARTS:
        if not visit.field(name):
            raise UsageError(
                f"The field '{name}' is missing.", "Give s, p and o, like s=microsoft&p=investsIn&o=openai."
            )
    word = visit.field("limit", "1")
    if not (word.isascii() and word.isdecimal() and len(word) < 4 and 1 <= int(word) <= _MOST):
        raise UsageError(f"'{word}' is no limit.", f"Give a number from 1 to {_MOST}.")
    subject, predicate, value = (visit.field(name) for name in _PARTS)
    try:
        return explain(visit.case, find_triple(visit.case, subject, predicate, value), int(word))
    except NotHeldError as error:
        raise NotFoundError(error.cause, error.cure) from error


def _addresses(_reading: Reading) -> Iterable[str]:
    return ("/proof", "/proof?s=microsoft&p=investsIn&o=anthropic")


KIND = PageKind("proof", "/proof", page, _addresses)
