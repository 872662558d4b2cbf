"""The decisions so far, the last first, with what became of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgtool.claims.record import Json
from kgtool.decisions.book import Book
from kgtool.decisions.decision import Decision
from kgtool.messages import say
from kgtool.stated.claim_key import SHOWN
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, coded


@dataclass(frozen=True, slots=True)
class Made:
    """A decision, and the lines that took it back; where there are none, it holds."""

    decision: Decision
    by: tuple[Decision, ...] = ()

    @property
    def key(self) -> str:
        """Return the digits by which the decision is named."""
        return self.decision.id[:SHOWN]

    @property
    def about(self) -> str:
        """Return what it is about: the sentence, or the two names."""
        if self.decision.names is not None:
            return f"{self.decision.names.other} = {self.decision.names.keep}"
        return " ".join(self.decision.mentions[0].sentence.split()) if self.decision.mentions else ""


def made(book: Book) -> tuple[Made, ...]:
    """Return all decisions but withdrawals, which stand with what they withdraw, the last first."""
    told = (line for line in reversed(book.lines) if line.withdraws is None)
    return tuple(Made(line, book.withdrawn[line.id].by if line.id in book.withdrawn else ()) for line in told)


def kind_words(kind: str, language: str) -> str:
    """Return the kind of a decision in words of the ontology."""
    return load_ontology().label(KG.local_name(coded("decision", kind)), language)


def as_lines(found: Sequence[Made], language: str) -> Iterator[str]:
    """Yield the decisions in words: id, kind, who, when, what about, why, and who took it back."""
    for one in found:
        line = one.decision
        kind, where = kind_words(line.kind, language), f" · {line.document}" if line.document else ""
        yield f"{one.key} {kind} · {line.who} · {line.when[:10]}{where}"
        yield f"  {one.about}"
        yield f"  {line.why}"
        for by in one.by:
            yield f"  {say(language, 'review_undone', who=by.who, day=by.when[:10], why=by.why)}"


def as_json(found: Sequence[Made]) -> str:
    """Return the decisions as JSON: each line with its id, and the lines that took it back."""
    records: list[Json] = [_record(one.decision) | {"undone": [_record(by) for by in one.by]} for one in found]
    return json.dumps(records, ensure_ascii=False, indent=2)


def _record(decision: Decision) -> dict[str, Json]:
    return {"id": decision.id, **json.loads(decision.line)}
