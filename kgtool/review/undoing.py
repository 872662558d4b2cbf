"""Finds the decision that is to be taken back, by its id or by the claim that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kgtool.decisions.apply import stands_in
from kgtool.decisions.book import Book
from kgtool.decisions.decision import Decision
from kgtool.decisions.faults import NoSuchDecisionError
from kgtool.decisions.matching import restates
from kgtool.review.deciding import Word
from kgtool.review.queue import Queue
from kgtool.review.told import Shelf
from kgtool.stated.claim_key import SHOWN, digits_of, telling

#: So many names are told where one fits several.
_NAMED = 4


def undo(decision: Decision, word: Word) -> Decision:
    """Return the decision that an earlier one does not hold any more."""
    return Decision("undo", word.who, word.when, word.why, "", "", withdraws=decision.id)


def decision_called(written: str, book: Book, queue: Queue, shelf: Shelf) -> Decision:
    """Return the decision that a word names: its id, or of the claim that it names the last one that holds.

    The first digits are enough where no other begins so. Raises NoSuchDecisionError where there is none, where it does
    not hold any more, and where several are meant.
    """
    digits = digits_of(written)
    if digits is None:
        raise NoSuchDecisionError("no_decision", written=written)
    lines = [line.id for line in book.lines if line.id.startswith(digits)]
    claims = shelf.called(written)
    if len(lines) + len(claims) > 1:
        shown = ", ".join([*(id[:SHOWN] for id in lines), telling(claims)][:_NAMED])
        raise NoSuchDecisionError("several_decisions", written=written, number=len(lines) + len(claims), digits=shown)
    if lines:
        return _standing(lines, book, written)
    found = [id for claim in claims for id in (*shelf.decided_by(claim), *_since(claim, book, queue, shelf))]
    return _standing(found, book, written)


def _since(claim: ox.NamedNode, book: Book, queue: Queue, shelf: Shelf) -> Iterator[str]:
    """Yield the ids of the decisions about a claim by its words, which no build may have followed yet."""
    entry = queue.entry(claim.value)
    seen = None if entry is None else shelf.seen(entry.claim.document)
    if entry is None or seen is None:
        return
    text = seen.places.digest, entry.claim.document
    for line in (*book.about(*text), *(gone.decision for gone in book.withdrawn_about(*text))):
        told = [one for one in (line.claim, line.corrected) if one is not None]
        here = stands_in(entry.claim, seen.places.found(line))
        if here and any(restates(entry.claim, one) and restates(one, entry.claim) for one in told):
            yield line.id


def _standing(ids: Sequence[str], book: Book, written: str) -> Decision:
    """Return the last of the decisions that still holds."""
    wanted = frozenset(ids)
    found = [line for line in book.decisions if line.id in wanted]
    if found:
        return found[-1]
    for line in book.lines:
        if line.id in wanted and line.withdraws is not None:
            raise NoSuchDecisionError("is_undo", written=written)
        if line.id in wanted:
            by = book.withdrawn[line.id].by[0]
            raise NoSuchDecisionError("undone_already", written=written, who=by.who, day=by.when[:10])
    raise NoSuchDecisionError("no_decision", written=written)
