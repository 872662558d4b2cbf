"""A decision: what a person said about one claim of one sentence, about two names, or about an earlier decision."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property

from kgtool.claims import Claim, Entity, Span
from kgtool.claims.record import Json, to_record

#: What a person can decide: the claim is right, is wrong, is right but for a field, is missing; two names are one; an
#: earlier decision does not hold any more.
KINDS = ("accept", "reject", "correct", "add", "same", "undo")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Where a claim stood when it was decided: its span, and the sentence around it.

    `start` and `end` are code points of the text, `at` is where the sentence began, `sentence` its words as they
    stood, `before` the words of the sentence before it, empty where it was the first, and `times` how often the text
    had these words as a sentence.
    """

    start: int
    end: int
    at: int
    sentence: str
    before: str = ""
    times: int = 1

    @property
    def span(self) -> Span:
        """Return the span of the claim."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SameName:
    """Two slugs that are one thing: `other` is from now on called `keep`."""

    keep: str
    other: str


@dataclass(frozen=True)
class Decision:
    """One line of the files of decisions.

    `when` is a moment in UTC (`2026-11-23T09:15:00.123Z`), `document` the path and `text` the SHA-256 of the text that
    the person saw. `claim` is the reading that it is about (of `add`: the one that was missing), `corrected` what it
    should have been; both have the text's digest for the file's. `entities` are those that the two name. `names` is of
    `same` only, `withdraws` (the id of a decision) of `undo` only; neither needs a mention.
    """

    kind: str
    who: str
    when: str
    why: str
    document: str
    text: str
    mentions: tuple[Mention, ...] = ()
    claim: Claim | None = None
    corrected: Claim | None = None
    entities: tuple[Entity, ...] = ()
    names: SameName | None = None
    withdraws: str | None = None

    @cached_property
    def line(self) -> str:
        """Return the line of the file, JSON with sorted keys."""
        return json.dumps(_record(self), ensure_ascii=False, sort_keys=True)

    @cached_property
    def id(self) -> str:
        """Return 32 hex digits of the SHA-256 of the line: the same decision in two files is one."""
        return hashlib.sha256(self.line.encode()).hexdigest()[:32]

    @property
    def moment(self) -> str:
        """Return the moment in a form that sorts."""
        return self.when.removesuffix("Z")

    @property
    def wanted(self) -> Claim | None:
        """Return the claim that holds by this decision, None where it only denies one."""
        return {"accept": self.claim, "add": self.claim, "correct": self.corrected}.get(self.kind)


def _reading(claim: Claim | None) -> Json:
    """Return a claim as a record without what the decision says itself: source and spans."""
    if claim is None:
        return None
    record = to_record(claim, with_id=False)
    return {key: value for key, value in record.items() if key not in ("source", "spans")}


def _record(decision: Decision) -> dict[str, Json]:
    record: dict[str, Json] = {
        "kind": decision.kind,
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
    }
    if decision.names is not None:
        return record | {"keep": decision.names.keep, "other": decision.names.other}
    if decision.withdraws is not None:
        return record | {"withdraws": decision.withdraws}
    mentions: list[Json] = [dict(asdict(one)) for one in decision.mentions]
    record |= {"document": decision.document, "text": decision.text, "mentions": mentions}
    record["claim"] = _reading(decision.claim)
    if decision.corrected is not None:
        record["corrected"] = _reading(decision.corrected)
    record["entities"] = [_entity(one) for one in decision.entities]
    return record


def _entity(entity: Entity) -> Json:
    record: dict[str, Json] = {"slug": entity.slug, "label": entity.label, "kinds": list(entity.kinds)}
    record["owner"] = entity.owner
    return record | ({"provisional": True} if entity.provisional else {})
