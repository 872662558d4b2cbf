"""Matching: every rule whose trigger stands in a clause, with the fillers found for its roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kgtool.extract.conditions import Conditions, conditions_of
from kgtool.extract.context import Context, Filler
from kgtool.extract.fillers import Selection
from kgtool.extract.frames import Frames, Rule, noun_rules
from kgtool.extract.lexicon import lexicon
from kgtool.extract.posts import Syntax, sourced
from kgtool.extract.roles import Match, Roles
from kgtool.extract.slots import Search
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token
from kgtool.vocabulary.ontology import load_ontology

#: A line of so few words that begins or ends with its trigger says what the arrows below it stand for.
_CAPTION = 4


class Matcher:
    """Applies the frames to clauses; `selection` says who may fill a role."""

    def __init__(self, frames: Frames, selection: Selection) -> None:
        self._frames = frames
        self._selection = selection
        self._roles = Roles(selection)
        self._conditions: Conditions | None = None

    def matches(self, scope: Scope, context: Context) -> Iterator[Match]:
        """Yield the matches of all rules in a clause, complete or not, in the order of the triggers."""
        seen: set[tuple[str, int]] = set()
        conditions: Conditions | None = None
        for rule, trigger, verbal in self.triggers(scope, context):
            conditions = conditions or self.conditions(scope)
            if rule.pointed and context.arrow is None:
                continue
            if (rule.id, trigger[0]) in seen or conditions.refusal(rule, trigger, verbal):
                continue
            seen.add((rule.id, trigger[0]))
            match = self.fill(rule, scope, trigger, verbal, context)
            if not scope.remnant or match.own:
                yield match

    def sentence(self, scopes: Sequence[Scope], context: Context, models: Sequence[Match] = ()) -> list[Match]:
        """Return the matches of all clauses, in their order: what one tells, a later one may mean or go on about.

        '…, der Vertrag ist 3 Mrd. wert' means the contract of the clause before. `models` are the matches of the line
        before, whose rules hold on where the sentence has no trigger of its own but perhaps an arrow.
        """
        found: list[Match] = []
        for scope in scopes:
            here = list(self.matches(scope, context))
            measured = not scope.figures.isdisjoint(scope.indexes)
            told = [m for m in here if measured and m.complete and m.rule.needs_measure]
            if told:
                context.previous = {m.rule.type: {role: f.slugs for role, f in m.roles.items()} for m in told}
            for match in here:
                if match.complete and match.local and (scope.figures or not match.rule.needs_measure):
                    context.earlier[match.rule.type] = {role: f.slugs for role, f in match.roles.items()}
            found += here
        said = [m for m in found if m.complete and not m.linked]
        if not said and any(m.complete for m in found):
            models = [model for model in models if _captions(model)]
        more = self._inherited(models, scopes, context) if models and not said else []
        dealt = {m.rule.type for m in (*said, *more) if m.complete and (m.inherited or len(m.roles) > 1)}
        return [m for m in found if not (m.linked and dealt - {m.rule.type})] + more

    def _inherited(self, models: Sequence[Match], scopes: Sequence[Scope], context: Context) -> list[Match]:
        """Return the matches that the clauses of a line take over from the line before, with the roles they lack.

        A line with an arrow names both of its sides itself.
        """
        found: list[Match] = []
        for scope in scopes:
            named = any(n.bare and any(m.form != "pronoun" for m in n.mentions) for n in scope.nominals)
            for model in models:
                if model.asked and model.complete and named:
                    continue  # who is named answers another question
                match = self.fill(model.rule, scope, (scope.indexes[0],) * 2, False, context)
                for role, filler in model.roles.items() if scope.towards is None else ():
                    if role not in match.roles or match.roles[role].nominal is None:
                        match.roles[role] = type(filler)(filler.slugs, None, filler.slot)
                match.inherited = True
                if not (named and model.asked) or match.literal:
                    found.append(match)
        return found

    def posts(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        sources: frozenset[int],
        syntax: Syntax,
        context: Context,
    ) -> list[Match]:
        """Return the leaderships that a sentence's phrases of source tell, which are no party to anything else."""
        return sourced(tokens, mentions, sources, (self, syntax, context))

    def is_person(self, slugs: Sequence[str]) -> bool:
        """Tell whether a mention is of a person."""
        return any(self._selection.is_kind(slug, "Person") for slug in slugs)

    def triggers(self, scope: Scope, context: Context) -> Iterator[tuple[Rule, tuple[int, int], bool]]:
        """Yield every rule whose trigger stands in a clause, with the trigger's tokens and whether it is a verb."""
        verb = scope.clause.verb
        if verb is not None:
            causative = (("lassen", position) for _, position in verb.lemmas[:1] if verb.causative)
            for lemma, position in (*verb.lemmas, *causative):
                for rule in self._verb_rules(lemma, scope):
                    yield rule, (position, position), True
        yield from self._attributes(scope, context)
        tokens, phrases = scope.tokens, self._frames.by_word
        if scope.towards is not None and verb is None:
            yield from ((rule, (scope.indexes[0],) * 2, True) for _, rule in phrases.get(scope.link, ()))
        for i in scope.indexes:
            token = tokens[i]
            if token.kind != "word":
                continue
            if token.capital and not token.name:
                for rule in noun_rules(token.low):
                    yield rule, (i, i), False
            for phrase, rule in phrases.get(token.low, ()):
                if tuple([t.low for t in tokens[i : i + len(phrase)]]) == phrase and not (token.capital and i):
                    yield rule, (i, i + len(phrase) - 1), False

    def _attributes(self, scope: Scope, context: Context) -> Iterator[tuple[Rule, tuple[int, int], bool]]:
        """Yield the rules of participles that stand before a noun: 'die von Nvidia investierten 10 Milliarden'."""
        heads = {position for _, position in scope.clause.verb.lemmas} if scope.clause.verb else set()
        for i in scope.indexes:
            token = scope.tokens[i]
            if token.capital or i in heads:
                continue
            for lemma in context.lexicon.verbs.attributes(token.low):
                for rule in self._verb_rules(lemma, scope):
                    yield rule, (i, i), True

    def _verb_rules(self, lemma: str, scope: Scope) -> Iterator[Rule]:
        """Yield the rules of a verb, those of its idioms only where their words stand in the clause."""
        for words, rule in self._frames.by_verb.get(lemma, ()):
            if not words or self.conditions(scope).idiom(words):
                yield rule

    def conditions(self, scope: Scope) -> Conditions:
        """Return what rules may ask of a clause beside its trigger."""
        if self._conditions is None or self._conditions.scope is not scope:
            self._conditions = conditions_of(scope, self._selection)
        return self._conditions

    def fill(self, rule: Rule, scope: Scope, trigger: tuple[int, int], verbal: bool, context: Context) -> Match:
        """Fill a rule's roles in a clause, the demanded roles in the order of the rule."""
        match = Match(rule, scope, trigger, verbal)
        search = search_of(scope, trigger, verbal, context)
        for role, slots in rule.roles:
            for slot in slots:
                filler = self._roles.fill(search, match, role, slot)
                if filler is not None and not self._repeats(match, role, filler) and self._enough(rule, role, filler):
                    match.roles[role] = filler
                    if filler.nominal is not None:
                        search.used.append(filler.nominal)
                    self._companion(match, rule, role, filler)
                    break
        return match

    def _repeats(self, match: Match, role: str, filler: Filler) -> bool:
        """Tell whether a filler is the other side of the same deal: nobody invests in himself."""
        sides = _sides(match.rule.type)
        if role not in sides:
            return False
        others = (f.slugs for r, f in match.roles.items() if r in sides)
        return any(slug in filler.slugs for slugs in others for slug in slugs) and match.rule.type != "ChipUse"

    def _enough(self, rule: Rule, role: str, filler: Filler) -> bool:
        """A role that holds all sides needs two of them."""
        return not self._selection.ontology.claim_types[rule.type].roles[role].mutual or len(filler.slugs) > 1

    def _companion(self, match: Match, rule: Rule, role: str, filler: Filler) -> None:
        if rule.companion is None or filler.nominal is None or rule.companion in match.roles:
            return
        products = self._selection.accept(filler.nominal.slugs, rule.type, role)[1]
        roles = self._selection.ontology.claim_types[rule.type].roles
        if not products or rule.companion not in roles:
            return
        # a person acts for the firm, too, but is no segment of it
        if fitting := tuple(p for p in products if p in self._selection.accept((p,), rule.type, rule.companion)[0]):
            match.companions[rule.companion] = fitting


@cache
def _sides(claim_type: str) -> frozenset[str]:
    """Return the roles that are sides of a deal: who pays, who is paid, and whom every claim of the type names."""
    known = load_ontology().claim_types[claim_type]
    # what a house offers at its own place is no offer on another's platform
    vendor = "vendor" if "platform" in known.required_roles else None
    roles = (known.flow_from, known.flow_to, *known.required_roles, vendor)
    return frozenset(role for role in roles if role is not None)


def _captions(model: Match) -> bool:
    """Tell whether a match is of a caption that says what is listed below it: 'Übernahmen:', but not 'Deals:'."""
    indexes, (first, last) = model.scope.indexes, model.trigger
    plain = "contract" in lexicon().noun_classes(model.scope.tokens[first].low)
    return len(indexes) <= _CAPTION and not plain and (first == indexes[0] or last == indexes[-1])


def search_of(scope: Scope, trigger: tuple[int, int], verbal: bool, context: Context) -> Search:
    """Return the search for the roles of a rule in a clause; a participle before a noun is read as a passive."""
    verb = scope.clause.verb
    attribute = verbal and (verb is None or all(position != trigger[0] for _, position in verb.lemmas))
    passive = attribute or (verbal and verb is not None and verb.passive)
    return Search(scope, trigger, verbal, context, passive=passive)
