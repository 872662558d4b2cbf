"""The dialogue of `kgtool review`: one claim after the other, questions on standard error, answers from standard input.

Nothing needs a terminal: answers may come through a pipe, a line each.
"""

from __future__ import annotations

import sys

from kgtool.cli.language import say
from kgtool.cli.reviewing import Desk
from kgtool.cli.terminal import talk, write_text
from kgtool.error_words import line
from kgtool.errors import KgtoolError
from kgtool.review.deciding import add, correct, judge
from kgtool.review.missing import missing
from kgtool.review.queue import Entry
from kgtool.review.shown import as_text, lines
from kgtool.review.told import Seen


class _DoneError(Exception):
    """The person has had enough, or the answers have ended."""


def converse(desk: Desk) -> None:
    """Ask about every open claim until none is left, or the answers end."""
    for again in desk.queue.stale:
        told = again.decision
        sentence = " ".join(told.mentions[0].sentence.split())
        words = {"document": told.document, "who": told.who, "when": told.when, "sentence": sentence}
        talk(say(desk.language, "review_again", **words))
    open_claims = desk.queue.open
    left = len(open_claims)
    try:
        for number, entry in enumerate(open_claims, start=1):
            seen = desk.shelf.seen(entry.claim.document)
            write_text(
                as_text(list(lines(desk.shows.entry(entry, seen), desk.language, f"[{number}/{len(open_claims)}]")))
            )
            left -= _decided(desk, entry, seen)
    except _DoneError:
        pass
    talk(say(desk.language, "review_left", claims=left, decisions=len(desk.made)))


def _ask(desk: Desk, key: str) -> str:
    """Ask a question and return the answer; the end of the answers ends the dialogue."""
    print(say(desk.language, key), end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise _DoneError
    return line.strip()


def _decided(desk: Desk, entry: Entry, seen: Seen | None) -> bool:
    """Ask until the claim is decided or skipped, and tell whether it was decided."""
    if seen is None:
        talk(say(desk.language, "review_no_text"))
        return False
    while True:
        answer = _ask(desk, "review_prompt").lower()
        if answer == "q":
            raise _DoneError
        if answer in ("s", ""):
            return False
        if answer not in ("a", "r", "c", "m", "="):
            talk(say(desk.language, "review_unknown", answer=answer))
            continue
        try:
            if _answered(desk, answer, entry, seen):
                return True
        except KgtoolError as error:
            talk(f"kgtool: {line(error, desk.language)}")


def _answered(desk: Desk, answer: str, entry: Entry, seen: Seen) -> bool:
    """Carry an answer out, and tell whether the claim itself is decided by it."""
    if answer in ("a", "r"):
        kind = "accept" if answer == "a" else "reject"
        desk.keep(judge(kind, entry, seen, desk.word(_ask(desk, "review_why"))))
        return True
    if answer == "c":
        changes = _parts(_ask(desk, "review_fields"))
        desk.keep(correct(entry, changes, seen, desk.word(_ask(desk, "review_why"))))
        return True
    if answer == "m":
        kind, quote = _ask(desk, "review_missing_type"), _ask(desk, "review_missing_quote")
        raw = missing(kind, quote, _parts(_ask(desk, "review_missing_fields")))
        desk.keep(add(raw, seen, desk.word(_ask(desk, "review_why"))))
        return False
    keep, _, other = _ask(desk, "review_names").replace(",", ";").partition(";")
    desk.keep(desk.same(keep, other, _ask(desk, "review_why")))
    return False


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(";") if part.strip()]
