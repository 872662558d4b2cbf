"""Matching: every rule whose trigger stands in a clause, with the fillers found for its roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgtool.extract.context import Context, Filler
from kgtool.extract.fillers import Selection
from kgtool.extract.frames import Frames, Rule, noun_rules
from kgtool.extract.lexicon import ends_with_noun
from kgtool.extract.names.cues import cues
from kgtool.extract.slots import SHARED, Search
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope

#: Prepositions behind which a place is a place, and no government.
_WHERE = frozenset({"in", "aus", "nach", "bei", "an", "auf", "für", "zu"})
_PLACES = frozenset({"location"})
#: Kinds that every firm is: a slot that asks for one of them wants the firm itself, not a product of it.
_ANY_FIRM = frozenset({"Actor", "Organisation", "Company"})


@dataclass(slots=True)
class Match:
    """One rule in one clause: the trigger's token positions, the fillers by role, and what stands for an owner."""

    rule: Rule
    scope: Scope
    trigger: tuple[int, int]
    verbal: bool
    roles: dict[str, Filler] = field(default_factory=dict)
    companions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inherited: bool = False

    @property
    def complete(self) -> bool:
        """Tell whether every role that the rule demands is filled."""
        return all(role in self.roles for role, _ in self.rule.roles if role not in self.rule.optional)

    @property
    def own(self) -> bool:
        """Tell whether a match in the copy of a clause says something of the conjunct the copy was made for."""
        places = [self.trigger[0], *(f.nominal.first for f in self.roles.values() if f.nominal is not None)]
        return any(place in self.scope.remnant for place in places)

    @property
    def local(self) -> int:
        """Return how many roles are filled from the clause itself."""
        return sum(filler.nominal is not None for filler in self.roles.values())


class Matcher:
    """Applies the frames to clauses; `selection` says who may fill a role."""

    def __init__(self, frames: Frames, selection: Selection) -> None:
        self._frames = frames
        self._selection = selection

    def matches(self, scope: Scope, context: Context) -> Iterator[Match]:
        """Yield the matches of all rules in a clause, complete or not, in the order of the triggers."""
        seen: set[tuple[str, int]] = set()
        for rule, trigger, verbal in self.triggers(scope, context):
            if (rule.id, trigger[0]) in seen or self.refusal(rule, scope, context, trigger, verbal):
                continue
            seen.add((rule.id, trigger[0]))
            match = self.fill(rule, scope, trigger, verbal, context)
            if not scope.remnant or match.own:
                yield match

    def sentence(self, scopes: Sequence[Scope], context: Context) -> list[Match]:
        """Return the matches of all clauses, in their order: what one tells, a later one may mean or go on about.

        '…, der Vertrag ist 3 Mrd. wert' means the contract of the clause before.
        """
        found: list[Match] = []
        for scope in scopes:
            here = list(self.matches(scope, context))
            measured = any(i in scope.figures for i in scope.indexes)
            told = [m for m in here if measured and m.complete and m.rule.needs_measure]
            if told:
                context.previous = {m.rule.type: {role: f.slugs for role, f in m.roles.items()} for m in told}
            for match in here:
                if match.complete and match.local:
                    context.earlier[match.rule.type] = {role: f.slugs for role, f in match.roles.items()}
            found += here
        return found

    def triggers(self, scope: Scope, context: Context) -> Iterator[tuple[Rule, tuple[int, int], bool]]:
        """Yield every rule whose trigger stands in a clause, with the trigger's tokens and whether it is a verb."""
        verb = scope.clause.verb
        if verb is not None:
            causative = (("lassen", position) for _, position in verb.lemmas[:1] if verb.causative)
            for lemma, position in (*verb.lemmas, *causative):
                for rule in self._verb_rules(lemma, scope):
                    yield rule, (position, position), True
        yield from self._attributes(scope, context)
        tokens = scope.tokens
        for i in scope.indexes:
            token = tokens[i]
            if token.kind != "word":
                continue
            if token.capital and not token.name:
                for rule in noun_rules(token.low):
                    yield rule, (i, i), False
            for phrase, rule in self._frames.by_word.get(token.low, ()):
                if tuple(t.low for t in tokens[i : i + len(phrase)]) == phrase and not (token.capital and i):
                    yield rule, (i, i + len(phrase) - 1), False

    def _attributes(self, scope: Scope, context: Context) -> Iterator[tuple[Rule, tuple[int, int], bool]]:
        """Yield the rules of participles that stand before a noun: 'die von Nvidia investierten 10 Milliarden'."""
        heads = {position for _, position in scope.clause.verb.lemmas} if scope.clause.verb else set()
        for i in scope.indexes:
            token = scope.tokens[i]
            if i in heads or token.capital:
                continue
            for form in context.lexicon.verbs.get(token.low, ()):
                if "participle2.attribute" in form.features:
                    for rule in self._verb_rules(form.lemma, scope):
                        yield rule, (i, i), True

    def _verb_rules(self, lemma: str, scope: Scope) -> Iterator[Rule]:
        """Yield the rules of a verb, those of its idioms only where their words stand in the clause."""
        text: str | None = None
        for words, rule in self._frames.by_verb.get(lemma, ()):
            if words and text is None:
                text = f" {' '.join(scope.tokens[i].low for i in scope.indexes)} "
            if not words or (text is not None and f" {words} " in text):
                yield rule

    def refusal(self, rule: Rule, scope: Scope, context: Context, trigger: tuple[int, int], verbal: bool) -> str | None:
        """Return the field of the rule that forbids it in a clause (voice, words, without, cue), or None."""
        verb = scope.clause.verb
        if rule.voice != "any" and verbal and (rule.voice == "passive") != bool(verb and verb.passive):
            return "voice"
        lows = [scope.tokens[i].low for i in scope.indexes]
        if rule.words and not _any_of(rule.words, lows):
            return "words"
        if rule.without and (_any_of(rule.without, lows) or self._has_class(rule.without, scope, context, trigger)):
            return "without"
        return "cue" if rule.cue and not self._has_class(rule.cue, scope, context, None) else None

    def _has_class(
        self, classes: frozenset[str], scope: Scope, context: Context, trigger: tuple[int, int] | None
    ) -> bool:
        for i in scope.indexes:
            if trigger is not None and trigger[0] <= i <= trigger[1]:
                continue
            token = scope.tokens[i]
            if (
                token.kind == "word"
                and token.capital
                and not token.name
                and context.lexicon.noun_classes(token.low) & classes
            ):
                return True
        kinds = {c for c in classes if c[0].isupper()}
        return bool(kinds) and any(
            self._selection.is_kind(slug, kind) for n in scope.nominals for slug in n.slugs for kind in kinds
        )

    def fill(self, rule: Rule, scope: Scope, trigger: tuple[int, int], verbal: bool, context: Context) -> Match:
        """Fill a rule's roles in a clause, the demanded roles in the order of the rule."""
        match = Match(rule, scope, trigger, verbal)
        search = search_of(scope, trigger, verbal, context)
        for role, slots in rule.roles:
            for slot in slots:
                filler = self._slot(search, match, role, slot)
                if filler is not None and not self._repeats(match, role, filler) and self._enough(rule, role, filler):
                    match.roles[role] = filler
                    if filler.nominal is not None:
                        search.used.append(filler.nominal)
                    self._companion(match, rule, role, filler)
                    break
        return match

    def _slot(self, search: Search, match: Match, role: str, slot: str) -> Filler | None:
        name, _, argument = slot.partition(":")
        if "+" in slot:
            return self._union(search, match, role, slot.split("+"))
        if name == "noun":
            return self._generic(search, argument, slot)
        if name == "part":
            return self._part(search, match, argument, slot)
        if name == "is":
            return Filler((argument,), None, slot)
        if name == "owner":
            return self._owner(match, role, argument)
        if name == "position":
            position = cues().position(search.scope.tokens[match.trigger[0]].low)
            return Filler((position,), None, slot) if position else None
        place, _, wanted = slot.partition("@")
        sides = {s for f in match.roles.values() for s in f.slugs} if name.startswith(SHARED) else set()

        def accept(slugs: tuple[str, ...]) -> tuple[str, ...]:
            if wanted:
                slugs = tuple(s for s in slugs if self._is_wanted(s, wanted))
            at = search.standing
            if at is not None and at.prep in _WHERE and any(self._selection.is_place(s) for s in slugs):
                slugs = tuple(s for s in slugs if role in _PLACES or not self._selection.is_place(s))
            accepted = self._selection.accept(slugs, match.rule.type, role)[0] if slugs else ()
            return tuple(s for s in accepted if s not in sides)

        return search.fill(place, role, accept, match.rule.type)

    def _is_wanted(self, slug: str, wanted: str) -> bool:
        """Tell whether an entity, or the firm behind a product, is of the kind a slot asks for.

        A kind with a question mark also lets in a firm of which nobody says what kind it is: 'Kolbrax' may rent out
        computing, 'der Versicherer Kolbrax' and Intel may not; with '=' before it the firm is of no other kind.
        """
        if wanted.startswith("="):
            return self._selection.is_only(slug, wanted[1:])
        if wanted.endswith("?"):
            return self._selection.is_open(slug) or self._is_wanted(slug, wanted[:-1])
        owner = self._selection.owner(slug) if wanted not in _ANY_FIRM else None
        return self._selection.is_kind(slug, wanted) or (owner is not None and self._selection.is_kind(owner, wanted))

    def _union(self, search: Search, match: Match, role: str, slots: Sequence[str]) -> Filler | None:
        """Join the fillers of several slots; each must give somebody new."""
        found: list[Filler] = []
        for slot in slots:
            filler = self._slot(search, match, role, slot)
            if filler is None or set(filler.slugs) <= {s for f in found for s in f.slugs}:
                for f in found:
                    search.used[:] = [n for n in search.used if n is not f.nominal]
                return None
            found.append(filler)
            if filler.nominal is not None:
                search.used.append(filler.nominal)
        slugs = tuple(dict.fromkeys(s for f in found for s in f.slugs))
        anchor = next((f.nominal for f in found if f.nominal is not None), None)
        return Filler(slugs, anchor, "+".join(slots))

    def _owner(self, match: Match, role: str, other: str) -> Filler | None:
        filler = match.roles.get(other)
        owners = tuple(dict.fromkeys(o for s in (filler.slugs if filler else ()) if (o := self._selection.owner(s))))
        accepted = self._selection.accept(owners, match.rule.type, role)[0] if owners else ()
        return Filler(accepted, None, f"owner:{other}") if accepted else None

    def _generic(self, search: Search, argument: str, slot: str) -> Filler | None:
        """Fill a product role by the common noun itself: 'GPUs' is `gpu`, 'Beschleuniger' is `ai-accelerator`."""
        noun, _, slug = argument.partition("=")
        for i in search.scope.indexes:
            token = search.scope.tokens[i]
            if not token.capital:
                continue
            found = search.context.lexicon.thing(noun, token.low) if not slug else None
            if found or (slug and ends_with_noun(token.low, noun)):
                return Filler((found or slug,), Nominal([], i, i, i), slot)
        return None

    def _part(self, search: Search, match: Match, argument: str, slot: str) -> Filler | None:
        """Fill a product role by the first part of the trigger's compound: 'HBM-Lieferant', 'Stromversorger'."""
        low = search.scope.tokens[search.trigger[0]].low
        for stem in match.rule.nouns:
            part = low[: low.rfind(stem)].rstrip("-") if low.rfind(stem) > 0 else ""
            found = part and search.context.lexicon.thing(argument, part)
            if found:
                return Filler((found,), None, slot)
        return None

    def _repeats(self, match: Match, role: str, filler: Filler) -> bool:
        """Tell whether a filler is the other side of the same deal: nobody invests in himself."""
        claim_type = self._selection.ontology.claim_types[match.rule.type]
        sides = {claim_type.flow_from, claim_type.flow_to, *claim_type.required_roles}
        if role not in sides:
            return False
        others = {s for r, f in match.roles.items() if r in sides for s in f.slugs}
        return bool(others & set(filler.slugs)) and claim_type.name not in ("ChipUse",)

    def _enough(self, rule: Rule, role: str, filler: Filler) -> bool:
        """A role that holds all sides needs two of them."""
        return not self._selection.ontology.claim_types[rule.type].roles[role].mutual or len(filler.slugs) > 1

    def _companion(self, match: Match, rule: Rule, role: str, filler: Filler) -> None:
        if rule.companion is None or filler.nominal is None or rule.companion in match.roles:
            return
        products = self._selection.accept(filler.nominal.slugs, rule.type, role)[1]
        roles = self._selection.ontology.claim_types[rule.type].roles
        if products and rule.companion in roles:
            match.companions[rule.companion] = products


def search_of(scope: Scope, trigger: tuple[int, int], verbal: bool, context: Context) -> Search:
    """Return the search for the roles of a rule in a clause; a participle before a noun is read as a passive."""
    verb = scope.clause.verb
    attribute = verbal and (verb is None or all(position != trigger[0] for _, position in verb.lemmas))
    passive = attribute or (verbal and verb is not None and verb.passive)
    return Search(scope, trigger, verbal, context, passive=passive)


def _any_of(words: frozenset[str], lows: Sequence[str]) -> bool:
    if any(" " in word for word in words):
        text = f" {' '.join(lows)} "
        return any(f" {word} " in text if " " in word else word in lows for word in words)
    return not words.isdisjoint(lows)
