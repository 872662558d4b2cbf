"""The reader: takes a document through blocks, sentences, names, figures, clauses and frames to its claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kgtool.claims import Claim, Entity
from kgtool.documents.document import Document
from kgtool.extract.advice.advise import Advice, advise
from kgtool.extract.advice.annotation import Annotator
from kgtool.extract.advice.relations import join_particles
from kgtool.extract.anaphora import refer
from kgtool.extract.bare import untold
from kgtool.extract.bind import bind
from kgtool.extract.binding import Binding
from kgtool.extract.blocks import Block, blocks
from kgtool.extract.chronology import Chronology, chronology
from kgtool.extract.context import Context
from kgtool.extract.denial import asks_about, settle
from kgtool.extract.dialogue import voices
from kgtool.extract.discourse import Discourse
from kgtool.extract.draft import Sentence, draft, merge
from kgtool.extract.figures import currency_of, figures_by_scope, lend, usual_currency
from kgtool.extract.fillers import Selection, siblings
from kgtool.extract.frames import frames
from kgtool.extract.introductions import introduce
from kgtool.extract.known import estimators, known_names
from kgtool.extract.lasting import prolong
from kgtool.extract.learning import learn, learn_makers
from kgtool.extract.lexicon import lexicon
from kgtool.extract.match import Matcher
from kgtool.extract.names import NameIndex
from kgtool.extract.names.ownership import own
from kgtool.extract.names.unknown import open_names
from kgtool.extract.periods import Periods
from kgtool.extract.quantities import Quantity, quantities
from kgtool.extract.quotations import introduce_guests, quoted
from kgtool.extract.reading import Reading, named_in
from kgtool.extract.reports import Reports
from kgtool.extract.roles import Match
from kgtool.extract.sentences import sentences
from kgtool.extract.situation import arrow_sides, goes_on, quoting, take_notice
from kgtool.extract.situation import speaker as speaker_of
from kgtool.extract.sources import sources
from kgtool.extract.syntax.breaks import breaks
from kgtool.extract.syntax.clauses import clauses
from kgtool.extract.syntax.labels import labelled
from kgtool.extract.syntax.mentions import Mention, named_mentions
from kgtool.extract.syntax.nominals import Nominal, nominals
from kgtool.extract.syntax.remnants import with_remnants
from kgtool.extract.syntax.scope import Scope, scopes
from kgtool.extract.tables import Source, Table, cell_names, find_facts, find_tables, table_claims
from kgtool.extract.tellers import Tellers
from kgtool.extract.theme import PLAIN, dominant, protagonist, weigh, without_masthead
from kgtool.extract.tokens import Token, tokenize
from kgtool.extract.trace import Setting, Step, Trace
from kgtool.extract.view import view
from kgtool.extract.voice import Hearing, asks_for_something
from kgtool.vocabulary.ontology import load_ontology


@dataclass
class _Reader:
    """One document being read; it is thrown away afterwards."""

    document: Document
    text: str
    entities: dict[str, Entity]
    indexes: Sequence[NameIndex]
    discourse: Discourse
    matcher: Matcher
    selection: Selection
    siblings: Mapping[str, tuple[str, ...]]
    estimators: frozenset[str]
    named: Mapping[int, list[Mention]]
    chronology: Chronology
    advice: Advice
    trace: Trace | None = None
    tables: list[Table] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    previous: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    pending: list[Match] = field(default_factory=list)
    arrow: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    periods: Periods = field(default_factory=Periods)
    reports: Reports = field(default_factory=Reports)
    found: int = 0
    latest: int = 0
    open: int = 0
    claimed: set[int] = field(default_factory=set)

    def lines(self, lines: Sequence[tuple[Block, Sequence[Sequence[Token]]]]) -> int:
        """Read the blocks with their sentences in the order of the text; return how many sentences there were."""
        count = 0
        slugs = {slug for mentions in self.named.values() for m in mentions for slug in m.slugs}
        people = sorted(e.label for slug in slugs if "Person" in (e := self.entities[slug]).kinds)
        spoken = voices(self.text, [block for block, _ in lines], people)
        introduce_guests(spoken, [t for _, found in lines for t in found if t], self.named, self.discourse)
        for position, (block, found) in enumerate(lines):
            self.rows(block.start)
            self.discourse.line()
            speaker = speaker_of(spoken[position], lines[position:], self.indexes, self.entities, self.discourse)
            if block.kind in ("heading", "arrow") and found:
                self.section(block, found[0])
            if block.kind == "arrow":
                continue
            firm = self.discourse.speaker
            for tokens, quote in zip(found, quoted(found, self.named, self.entities, lexicon()), strict=True):
                if tokens:
                    count += 1
                    self.sentence(block, tokens, speaker or quoting(quote, firm, self.entities, self.discourse))
        self.rows(len(self.text))
        return count

    def rows(self, until: int) -> None:
        """Read the tables that stand before an offset."""
        while self.tables and self.tables[0].start < until:
            owner = self.discourse.protagonist or self.discourse.singular()
            source = Source(self.document, self.text, self.indexes, self.entities, self.selection)
            self.claims += table_claims(self.tables.pop(0), source, owner, usual_currency(self.text))

    def section(self, block: Block, tokens: Sequence[Token]) -> None:
        """Begin a section: its heading's names are the topic, its arrow says who gives to whom."""
        mentions = self.named[id(tokens)]
        self.arrow = arrow_sides(tokens, mentions) if block.kind == "arrow" else None
        topic = self.arrow[0] if self.arrow else tuple(slug for m in mentions for slug in m.slugs)
        self.discourse.section(topic)
        for memory in (self.previous, self.periods, self.reports, self.pending):
            memory.clear()

    def sentence(self, block: Block, tokens: Sequence[Token], speaker: tuple[str, ...]) -> None:
        """Read one sentence."""
        known, named = self.advice.lexicon, self.named[id(tokens)]
        self.discourse.sentence()
        introduce(tokens, named, self.discourse)
        figures = quantities(self.text, tokens[0].start, tokens[-1].end)
        self.found += sum(q.kind != "price" for q in figures)
        source = sources(tokens, named, self.entities, known)
        reference = refer(tokens, named, self.discourse, known)
        mentions = [m for m in reference.mentions if m.first not in source.positions]
        phrases, found_scopes = self._syntax(tokens, mentions, figures)
        learn_makers(phrases, self.entities, self.selection)
        by_scope = figures_by_scope(tokens, figures, found_scopes, phrases)
        own = arrow_sides(tokens, named) if block.kind in ("bullet", "paragraph") else None
        if own is not None and all(self.selection.is_kind(slug, "Product") for slug in own[0]):
            own = None  # 'Volumen: 400 Chips → Umsatz für X' names no two sides
        seen = (own or self.arrow, self.previous, self.siblings, found_scopes, reference.unread)
        context = Context(known, self.discourse, *seen, claims=self.claims)
        models = self.pending if goes_on(block, found_scopes, self.pending) else ()
        matches = self.matcher.sentence(found_scopes, context, models)
        matches += self.matcher.posts(tokens, reference.mentions, source.positions, self._syntax, context)
        bindings = bind(matches, lend(by_scope, matches, found_scopes), self._accept)
        self._complete(bindings)
        since = self.open
        self.latest = settle(self.claims, since, tokens, found_scopes, speaker)
        told = self.reports.hear(Tellers(tokens, reference.mentions, self.entities, known), found_scopes, source)
        hearing = Hearing(known, self.entities, tokens, speaker, told, self.estimators)
        self._write(block, tokens, found_scopes, bindings, hearing, figures)
        self.reports.after(self.claims, self.latest)
        spoken = partial(self.chronology.sentence, block, tokens[0].start, tokens[-1].end)
        prolong(self.claims, since, self.latest, found_scopes, spoken)
        asked = len(self.claims) == self.latest and asks_about(self.claims[since:], tokens)
        self.open = since if asked else self.latest
        if self.trace is not None:
            seen_by = (block, tokens, named, mentions, figures, source, context, by_scope, matches, bindings)
            self.trace.sentence(Step(*seen_by, self.claims[self.latest :], hearing))
        self._remember(block, matches, bindings, found_scopes, phrases)

    def _syntax(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], figures: Sequence[Quantity]
    ) -> tuple[list[Nominal], list[Scope]]:
        inside = frozenset(t.index for t in tokens for q in figures if q.start <= t.start < q.end)
        known, notes = self.advice.lexicon, self.advice.notes.get(id(tokens))
        parts = clauses(tokens, known)
        if notes is not None:
            join_particles(tokens, parts, known, notes)
        openers = frozenset(c.opener for c in parts if c.kind in ("rel", "sub") and c.opener is not None and c.verb)
        phrases = nominals(tokens, mentions, known, inside, openers, breaks(parts))
        found = labelled(scopes(tokens, parts, phrases, known, inside, notes), known)
        return phrases, with_remnants(found, known)

    def _accept(self, match: Match, role: str, slugs: tuple[str, ...]) -> tuple[str, ...]:
        fitting = tuple(slug for slug in slugs if role == "location" or not self.selection.is_place(slug))
        return self.selection.accept(fitting, match.rule.type, role)[0]

    def _complete(self, bindings: Sequence[Binding]) -> None:
        """Let a figure in the next sentence ('Der Vertrag hat einen Wert von …') complete the claim before it."""
        for binding in bindings:
            given = any(filler.nominal is None for filler in binding.roles.values())
            if not (given and binding.figures and self.claims):
                continue
            last = self.claims[-1]
            kin = (binding.match.rule.type, *self.siblings.get(binding.match.rule.type, ()))
            same = all(last.fillers(role) == filler.slugs for role, filler in binding.roles.items())
            if last.type in kin and same and not last.measures:
                self.claims.pop()

    def _write(
        self,
        block: Block,
        tokens: Sequence[Token],
        found: Sequence[Scope],
        bindings: Sequence[Binding],
        hearing: Hearing,
        figures: Sequence[Quantity],
    ) -> None:
        if not bindings or asks_for_something(tokens, self.advice.lexicon):
            return
        currency = currency_of([f for b in bindings for f in b.figures], figures, self.text)
        self.periods.begin(block.start, self.chronology.lead(block))
        times = partial(self.chronology.sentence, block, tokens[0].start, tokens[-1].end)
        sentence = Sentence(tokens, found, times, hearing, currency, self.periods, self.claims)
        for binding in bindings:
            self.claims.append(draft(binding, sentence, self.document, self.selection.ontology))
            self.claimed.update(f.quantity.start for f in binding.figures)

    def _remember(
        self,
        block: Block,
        matches: Sequence[Match],
        bindings: Sequence[Binding],
        found: Sequence[Scope],
        phrases: Sequence[Nominal],
    ) -> None:
        learn(bindings, self.entities, self.discourse)
        take_notice(self.discourse, phrases, found)
        if bindings:
            self.previous.clear()
        for binding in bindings:
            self.discourse.parts.update((r, f.slugs) for r, f in binding.roles.items())
            for filler in binding.roles.values():
                if filler.slot == "topic":
                    self.discourse.note(filler.slugs, subject=True)  # what is told of him keeps him in the foreground
            if binding.match.rule.type == "Leadership" and not self.discourse.interviewed:
                self.discourse.interviewed = binding.roles["organisation"].slugs
            roles = {r: f.slugs for r, f in binding.roles.items()}
            self.previous[binding.match.rule.type] = {**binding.match.companions, **roles}
        self.previous = {**untold(matches), **self.previous}
        if block.kind != "bullet":
            heads = block.kind in ("intro", "heading")
            self.pending = [b.match for b in bindings] or [m for m in matches if m.roles or heads]

    def result(self, count: int) -> Reading:
        """Return the reading, with every entity that a claim names."""
        merged = merge(self.claims)
        return Reading(merged, named_in(merged, self.entities), count, self.found, len(self.claimed))


def read(document: Document, trace: Trace | None = None, annotator: Annotator | None = None) -> Reading:
    """Read a document: pure, offline and deterministic; offsets in the claims are those of `document.text`.

    `trace` is shown every sentence as it is read; `annotator` tells of words where the rules are open.
    """
    known = known_names()
    text = view(document.text)
    structure = blocks(text)
    tables = sorted((*find_tables(text, structure), *find_facts(text, structure)), key=lambda table: table.start)
    told = {cell.start for table in tables for cell in table.head}
    prose = (b for b in structure if b.kind not in ("boilerplate", "row") and b.start not in told)
    lines = without_masthead(
        [(b, [tokenize(text, start, end) for start, end in sentences(text, b.start, b.end)]) for b in prose]
    )
    all_tokens = [tokens for _, found in lines for tokens in found]
    advice = advise(annotator, text, all_tokens, known.index)
    introduced = open_names(all_tokens, known.index, cell_names(text, tables, known.index), advice.names)
    entities = known.joined(introduced.entities)
    selection = Selection(load_ontology(), entities, known.gazetteer.metonyms)
    indexes = (NameIndex(introduced.names), known.index)
    named = {id(tokens): named_mentions(tokens, indexes, entities) for _, found in lines for tokens in found}
    entities.update(own(((t, named[id(t)]) for _, found in lines for t in found), entities))
    reader = _Reader(
        document,
        text,
        entities,
        indexes,
        Discourse(entities),
        Matcher(frames(), selection),
        selection,
        siblings(),
        known.estimators | estimators(introduced.entities),
        named,
        chronology(document, text, structure),
        advice,
        trace,
        tables,
    )
    if trace is not None:
        trace.begin(Setting(text, structure, indexes, entities, reader.matcher))
    weights = weigh(lines, named, reader.discourse)
    reader.discourse.counts = {slug: weight // PLAIN for slug, weight in weights.items()}
    reader.discourse.protagonist, reader.discourse.dominant = protagonist(weights), dominant(weights)
    reader.periods.report(reader.discourse.protagonist, reader.chronology.report)
    return reader.result(reader.lines(lines))
