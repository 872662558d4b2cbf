"""Coverage: every figure, time and organisation of a text, in a claim or with the reason why it is in none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.blocks import Block
from kgtool.extract.figures import all_quantities
from kgtool.extract.quantities import Quantity, quantities
from kgtool.extract.reader import read
from kgtool.extract.reading import NAME, TIME, Covered, Reading
from kgtool.extract.reasons import SETTLED, Reason, figure_reason, name_reason, time_reason
from kgtool.extract.syntax.mentions import Mention, named_mentions
from kgtool.extract.times import TimeMention, times
from kgtool.extract.tokens import Token, tokenize
from kgtool.extract.trace import Observers, Setting, Step, Trace
from kgtool.vocabulary.ontology import load_ontology

STATUSES = ("claimed", "open", "settled")
#: Figures so telling that the same value elsewhere is the same figure.
_TELLING = frozenset({"amount", "capacity"})
#: Reasons that leave open what a figure is of; where a rule came near, the figure is another one.
_UNREAD = frozenset({"no_frame", "refused", "heading", "table", "layout", "cut"})
_LAYOUT = {"boilerplate": "boilerplate", "row": "table", "arrow": "heading"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The ledger of one document, its items in the order of the text."""

    document: str
    items: tuple[Covered, ...]

    def counts(self) -> tuple[tuple[str, str, str | None, int], ...]:
        """Return (kind, status, reason, number of items), sorted by kind, status and falling number."""
        found = Counter((item.kind, item.status, item.reason) for item in self.items)
        rows = [(*key, number) for key, number in found.items()]
        return tuple(sorted(rows, key=lambda row: (row[0], STATUSES.index(row[1]), -row[3], row[2] or "")))


class _Ledger:
    """The observer that writes the ledger of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._setting: Setting | None = None
        self._breaks = [place for place, character in enumerate(document.text) if character == "\n"]
        self._items: list[Covered] = []
        self._read: list[tuple[int, int]] = []
        self._given: list[tuple[Block, Mapping[str, str]]] = []
        self._values: dict[int, tuple[object, ...]] = {}
        self._claims: Sequence[Claim] = ()

    def begin(self, setting: Setting) -> None:
        """Keep what holds for the document."""
        self._setting = setting

    def sentence(self, step: Step) -> None:
        """Enter the figures, times and names of a sentence."""
        setting = self._setting
        assert setting is not None
        start, end = step.tokens[0].start, step.tokens[-1].end
        self._read.append((start, end))
        rules = {slug: claim.rule for claim in reversed(step.claims) for _, slugs in claim.roles for slug in slugs}
        taking = {f.quantity.start: b.match.rule.id for b in reversed(step.bindings) for f in b.figures}
        for quantity in step.quantities:
            reason = figure_reason(step, quantity, setting.matcher)
            self._quantity(quantity, reason, taking.get(quantity.start))
        for time in times(setting.view, start, end, issued=self._document.issued):
            rule = next((claim.rule for claim in step.claims if claim.time == time.value), None)
            self._time(time, time_reason(step, time, setting.matcher), rule)
        for mention in self._organisations(step.named, setting):
            rule = next((rules[slug] for slug in mention.slugs if slug in rules), None)
            rule = rule or next((claim.rule for claim in step.claims), None)
            self._name(mention, step.tokens, name_reason(step, mention, setting), rule)
        for above in (step.block.heading, step.block.intro):
            if above is not None and rules:
                self._given.append((setting.blocks[above], rules))

    def result(self, claims: Sequence[Claim]) -> Coverage:
        """Enter what stands outside of all sentences, and close the ledger; `claims` are those of the reading."""
        self._claims = claims
        setting = self._setting
        assert setting is not None
        for start, end in self._unread():
            self._stretch(start, end, setting)
        entered = sorted((item.start, item.end) for item in self._items if item.kind not in (TIME, NAME))
        for quantity in all_quantities(setting.view):
            before = bisect_right(entered, (quantity.end - 1, len(setting.view)))
            if not before or entered[before - 1][1] <= quantity.start:
                self._quantity(quantity, Reason("cut"), None)
        first = {
            self._values[i.start]: i for i in reversed(self._items) if i.status == "claimed" and i.kind in _TELLING
        }
        items = [self._settled(item, first) for item in self._items]
        order = sorted(items, key=lambda item: (item.start, item.end, item.kind))
        return Coverage(self._document.path, tuple(order))

    def _settled(self, item: Covered, first: Mapping[tuple[object, ...], Covered]) -> Covered:
        """Give a name of a heading to the claims below it, and a figure that is claimed elsewhere to its claim."""
        if item.status == "claimed":
            return item
        for block, rules in self._given:
            if item.entity is not None and item.entity in rules and block.start <= item.start < block.end:
                return replace(item, status="claimed", reason=None, rule=rules[item.entity], roles=())
        same = first.get(self._values.get(item.start, ())) if item.kind in _TELLING else None
        if same is not None and item.reason in _UNREAD:
            return replace(item, status="settled", reason="duplicate", rule=same.rule, roles=())
        return item

    def _unread(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of lines that no sentence holds."""
        text, position = self._document.text, 0
        for start, end in [*sorted(self._read), (len(text), len(text))]:
            for line in text[position:start].splitlines(keepends=True):
                if line.strip():
                    yield position, position + len(line)
                position += len(line)
            position = max(position, end)

    def _stretch(self, start: int, end: int, setting: Setting) -> None:
        block = next((b for b in setting.blocks if b.start < end and start < b.end), None)
        reason = Reason(_LAYOUT.get(block.kind, "layout") if block is not None else "layout")
        for quantity in quantities(setting.view, start, end):
            rule = self._told(quantity.start, quantity.end, measured=True)
            self._quantity(quantity, None if rule else reason, rule)
        for time in times(setting.view, start, end, issued=self._document.issued):
            self._time(time, reason, None)
        tokens = tokenize(setting.view, start, end)
        for mention in self._organisations(named_mentions(tokens, setting.indexes, setting.entities), setting):
            rule = self._told(tokens[mention.first].start, tokens[mention.last].end)
            self._name(mention, tokens, None if rule else reason, rule)

    def _told(self, start: int, end: int, *, measured: bool = False) -> str | None:
        """Return the rule whose claim tells a stretch of a table's row, None where none does."""
        words = self._document.text[start:end]
        holding = [c for c in self._claims if any(span.start <= start and end <= span.end for span in c.spans)]
        return next((c.rule for c in holding if not measured or any(words in m.text for m in c.measures)), None)

    def _organisations(self, mentions: Sequence[Mention], setting: Setting) -> Iterator[Mention]:
        is_a = load_ontology().is_a
        for mention in mentions:
            entity = setting.entities.get(mention.slugs[0])
            if entity is not None and any(is_a(kind, "Organisation") for kind in entity.kinds):
                yield mention

    def _quantity(self, quantity: Quantity, reason: Reason | None, rule: str | None) -> None:
        value = (quantity.kind, quantity.min, quantity.max, quantity.unit, quantity.per)
        self._values[quantity.start] = value
        self._enter(quantity.start, quantity.end, quantity.kind, reason, rule)

    def _time(self, time: TimeMention, reason: Reason | None, rule: str | None) -> None:
        issued = self._document.issued
        if reason is not None and issued is not None and time.value.start == time.value.end == issued:
            reason = Reason("issued")
        self._enter(time.start, time.end, TIME, reason, rule)

    def _name(self, mention: Mention, tokens: Sequence[Token], reason: Reason | None, rule: str | None) -> None:
        start, end = tokens[mention.first].start, tokens[mention.last].end
        self._enter(start, end, NAME, reason, rule, mention.slugs[0])

    def _enter(
        self, start: int, end: int, kind: str, reason: Reason | None, rule: str | None, entity: str | None = None
    ) -> None:
        text, line = self._document.text[start:end], bisect_left(self._breaks, start) + 1
        if reason is None:
            self._items.append(Covered(start, end, kind, text, line, "claimed", None, rule, (), entity))
            return
        status = "settled" if reason.code in SETTLED else "open"
        self._items.append(
            Covered(start, end, kind, text, line, status, reason.code, reason.rule, reason.roles, entity)
        )


def coverage(document: Document) -> Coverage:
    """Read a document and return its ledger."""
    return observed(document)[1]


def read_covered(document: Document) -> Reading:
    """Read a document, as `kgtool.extract.reader.read` does, and add to the reading what its ledger leaves open."""
    return observed(document)[0]


def observed(document: Document, *others: Trace) -> tuple[Reading, Coverage]:
    """Read a document before a ledger and other observers; return the reading, with what is open, and the ledger."""
    ledger = _Ledger(document)
    reading = read(document, Observers((ledger, *others)) if others else ledger)
    found = ledger.result(reading.claims)
    return replace(reading, open=tuple(item for item in found.items if item.status == "open")), found
