"""An entry of the queue in words: why it is asked about, its sentence in its place, the reading, the alternatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgtool.claims import Claim
from kgtool.claims.record import decimal_text
from kgtool.documents import Document
from kgtool.explain.naming import Naming
from kgtool.extract.explain import Explanation, explain
from kgtool.messages import say
from kgtool.review.queue import Entry, Queue
from kgtool.review.told import Seen
from kgtool.vocabulary.ontology import load_ontology

#: How many characters around the sentence are shown, how many names of what rests on a claim, how many other rules.
_AROUND, _NAMED, _TRIED = 160, 3, 4


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as it is shown: type in words, why, the context before, the sentence, behind; reading, alternatives.

    `quote` is the claim's own stretch within `sentence`, as (start, end).
    """

    key: str
    kind: str
    document: str
    why: tuple[str, ...]
    before: str
    sentence: str
    behind: str
    quote: tuple[int, int]
    reading: tuple[tuple[str, str], ...]
    others: tuple[str, ...]


class Shows:
    """Says entries in a language; documents are read once for their alternatives."""

    def __init__(self, language: str, naming: Naming, queue: Queue) -> None:
        self.language = language
        self._naming = naming
        self._queue = queue
        self._explained: dict[str, tuple[Explanation, ...]] = {}

    def entry(self, entry: Entry, seen: Seen | None) -> Shown:
        """Return an entry in words; without its text, its own quote is all that is shown of it."""
        claim = entry.claim
        quote = entry.stated.quotes[0]
        before, sentence, behind, inside = "", quote.exact, "", (0, len(quote.exact))
        others: tuple[str, ...] = ()
        if seen is not None:
            text, mention = seen.document.text, seen.places.mention(quote.start, quote.end)
            last = mention.at + len(mention.sentence)
            before, sentence = _flat(text[max(0, mention.at - _AROUND) : mention.at]), mention.sentence
            behind = _flat(text[last : last + _AROUND])
            inside = (quote.start - mention.at, quote.end - mention.at)
            others = tuple(self._others(entry, seen.document, mention.at, last))
        kind = load_ontology().label(claim.type, self.language)
        reading = tuple(reading_of(claim, self._label(entry)))
        why = tuple(self._why(entry))
        return Shown(entry.key, kind, claim.document, why, before, sentence, behind, inside, reading, others)

    def _label(self, entry: Entry) -> dict[str, str]:
        return {entity.slug: entity.label for entity in entry.entities}

    def _why(self, entry: Entry) -> Iterator[str]:
        rest = entry.resting
        for key, names in (("circles", rest.circles), ("flows", rest.flows), ("facts", rest.facts)):
            if names:
                some = ", ".join(self._naming.name(f"<{name}>") for name in names[:_NAMED])
                more = " …" if len(names) > _NAMED else ""
                yield say(self.language, f"review_{key}", count=len(names), names=some + more)
        if rest.rivals:
            yield say(self.language, "review_rivals", count=len(rest.rivals))
        yield say(self.language, "review_doubt", doubt=_percent(entry))

    def _others(self, entry: Entry, document: Document, first: int, last: int) -> Iterator[str]:
        """Yield other claims of the sentence, then what rules came near to one."""
        for other in self._queue.entries:
            if other.claim.document == document.path and other.iri != entry.iri and _in(other.claim, first, last):
                words = "; ".join(f"{name} {value}" for name, value in reading_of(other.claim, self._label(other)))
                yield f"{other.key} {other.claim.type}: {words}"
        if document.path not in self._explained:
            self._explained[document.path] = explain(document)
        for found in self._explained[document.path]:
            if found.start < last and first < found.end:
                near = [trial for trial in found.trials if trial.reason is not None and trial.refused is None]
                for trial in near[:_TRIED]:
                    filled = (f"{role.role}={'+'.join(role.entities)}" for role in trial.roles if role.entities)
                    yield say(self.language, "review_tried", rule=trial.rule, roles=" ".join(filled) or "–")


def _in(claim: Claim, first: int, last: int) -> bool:
    return any(span.start < last and first < span.end for span in claim.spans)


def _percent(entry: Entry) -> str:
    return f"{entry.doubt * 100:.0f} %"


def _flat(text: str) -> str:
    return " ".join(text.split())


def reading_of(claim: Claim, labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a claim that are filled, each with its value, by the names that a correction writes."""
    for role, slugs in claim.roles:
        yield role, ", ".join(labels.get(slug, slug) for slug in slugs)
    for measure in claim.measures:
        low, high = decimal_text(measure.min), decimal_text(measure.max)
        bounds = low if low == high else f"{low or ''}..{high or ''}"
        marks = " ".join(filter(None, (measure.unit, measure.per, measure.hedge, measure.scope)))
        yield measure.kind, f"{_flat(measure.text)} ({bounds} {marks})"
    yield "modality", claim.modality
    if claim.negated:
        yield "negated", "true"
    for name in ("stage", "exclusivity"):
        value = getattr(claim, name)
        if value is not None:
            yield name, value
    if claim.time is not None:
        days = "/".join(day.isoformat() if day else "" for day in (claim.time.start, claim.time.end))
        yield "time", f"{_flat(claim.time.text)} ({days})"
    if claim.attribution:
        yield "attribution", ", ".join(claim.attribution)


def lines(shown: Shown, language: str, place: str) -> Iterator[str]:
    """Yield an entry as lines of text; the claim's own words stand between « and »."""
    start, end = shown.quote
    sentence = f"{shown.sentence[:start]}«{shown.sentence[start:end]}»{shown.sentence[end:]}"
    yield f"{place} {shown.kind} · {shown.document} · {shown.key}"
    yield from (f"  {words}" for words in shown.why)
    head, tail = ("… " if shown.before else ""), (" …" if shown.behind else "")
    yield f"  {head}{shown.before}"
    yield f"  > {_flat(sentence)}"
    yield f"  {shown.behind}{tail}"
    yield from (f"  {name}: {value}" for name, value in shown.reading)
    if shown.others:
        yield f"  {say(language, 'review_others')}"
        yield from (f"    {words}" for words in shown.others)


def as_text(lines_of: Iterable[str]) -> str:
    """Return lines as one text without those that are empty."""
    return "\n".join(line.rstrip() for line in lines_of if line.strip())
