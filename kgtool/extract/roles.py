"""Roles: a match of a rule in a clause, and what the slots of its roles give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kgtool.extract.appraisers import APPRAISED, appraises
from kgtool.extract.context import CONTEXTUAL, Filler
from kgtool.extract.fillers import Selection
from kgtool.extract.frames import Rule
from kgtool.extract.lexicon import ends_with_noun
from kgtool.extract.names.cues import cues
from kgtool.extract.posts import post_in
from kgtool.extract.sites import site
from kgtool.extract.slots import SHARED, Search, parts
from kgtool.extract.syntax.labels import LINKS
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.trades import trade

#: Prepositions behind which a place is a place, and no government.
_WHERE = frozenset({"in", "aus", "nach", "bei", "an", "auf", "für", "zu"})
_PLACES = frozenset({"location"})
#: Slots that no phrase with a name fills.
_BY_NOUNS = frozenset(
    ["noun", "goods", "made", "part", "is", "owner", "position", "site", "market", "trade", "business"]
)
#: Kinds that every firm is: a slot that asks for one of them wants the firm itself, not a product of it.
_ANY_FIRM = frozenset({"Actor", "Organisation", "Company"})


#: What a maker's goods without a name are, and as whom they name him: the class of nouns to kind, claim type and role.
_MADE = {"chip": ("Chip", "ChipDesign", "designer"), "models": ("AIModel", "ProductIntegration", "vendor")}


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
        return self.rule.demanded <= self.roles.keys()

    @property
    def own(self) -> bool:
        """Tell whether a match in the copy of a clause says something of the conjunct the copy was made for."""
        places = [self.trigger[0], *(f.nominal.first for f in self.roles.values() if f.nominal is not None)]
        return any(place in self.scope.remnant for place in places)

    @property
    def literal(self) -> bool:
        """Tell whether who fills a role is named himself, and no thing of his."""
        return all(set(f.slugs) <= set(f.nominal.slugs) for f in self.roles.values() if f.nominal and f.nominal.slugs)

    @property
    def asked(self) -> bool:
        """Tell whether the sentence asks."""
        return self.scope.tokens[-1].text == "?"

    @property
    def linked(self) -> bool:
        """Tell whether nothing but an arrow between two names triggers the rule."""
        return bool(self.rule.phrases) and self.rule.phrases[0][0] in LINKS

    @property
    def local(self) -> int:
        """Return how many roles are filled from the clause itself."""
        return sum(filler.nominal is not None for filler in self.roles.values())


class _Slot(NamedTuple):
    """A slot of a rule: its name and argument, and of a slot with a kind ('mit:X@KIND') the place and that kind."""

    name: str
    argument: str
    place: str
    where: str
    held: str
    wanted: str


@cache
def _slot(text: str) -> _Slot:
    """Cut a slot into its parts; an own product may stand in any phrase of the clause."""
    name, argument = parts(text)
    place, _, wanted = text.partition("@")
    place = "kind" if name == "own" else place
    return _Slot(name, argument, place, *parts(place), wanted)


class Roles:
    """Fills the roles of matches, slot by slot; `selection` says who may fill a role."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection

    def fill(self, search: Search, match: Match, role: str, slot: str) -> Filler | None:
        """Return what a slot of a rule gives for a role, None where nobody who may fill it stands there."""
        if "+" in slot:
            return self._union(search, match, role, slot.split("+"))
        name, argument, place, where, held, wanted = _slot(slot)
        if name in _BY_NOUNS:
            return self._by_nouns(search, match, role, slot)
        standing = None if where in CONTEXTUAL else search.candidates(where, held)
        if standing is not None and not standing:
            return None
        maker = None
        if name == "own":
            whose = match.roles.get(argument.partition("@")[0])
            maker = frozenset(whose.slugs if whose else ())
        sides = {s for f in match.roles.values() for s in f.slugs} if name.startswith(SHARED) else frozenset()
        selection = self._selection
        reckoned = role in APPRAISED and place in ("subject", "topic")

        def accept(slugs: tuple[str, ...]) -> tuple[str, ...]:
            if wanted:
                slugs = tuple([s for s in slugs if self._is_wanted(s, wanted)])
            if maker is not None:
                slugs = tuple([s for s in slugs if selection.owner(s) in (None, *maker)])
            if reckoned:
                slugs = tuple([s for s in slugs if not appraises(s, search.scope, search.context.discourse)])
            at = search.standing
            if at is not None and at.prep in _WHERE and role not in _PLACES:
                slugs = tuple([s for s in slugs if not selection.is_place(s)])
            accepted = selection.accept(slugs, match.rule.type, role)[0] if slugs else ()
            return tuple([s for s in accepted if s not in sides]) if sides else accepted

        if standing is None:
            return search.given(where, held, role, accept, match.rule.type)
        return search.first(standing, place, accept)

    def _by_nouns(self, search: Search, match: Match, role: str, slot: str) -> Filler | None:
        """Fill a role by what common nouns name, or by what the slot itself says, not by whom a phrase names."""
        name, argument = parts(slot)
        if name in ("noun", "goods"):
            return self._generic(search, argument, slot, governed=name == "noun")
        if name == "made":
            return self._made(search, match, argument, slot)
        if name == "part":
            return self._part(search, match, argument, slot)
        if name == "is":
            return Filler((argument,), None, slot)
        if name == "owner":
            return self._owner(match, role, argument)
        if name == "position":
            position = post_in(search) if argument else cues().position(search.scope.tokens[match.trigger[0]].low)
            return Filler((position,), None, slot) if position else None
        return self._common(search, name, argument, slot)

    def _common(self, search: Search, name: str, argument: str, slot: str) -> Filler | None:
        """Fill a role by the common nouns of the clause: where something is built, what market or business it is of."""
        if name == "site":
            found = site(search.scope, self._selection.is_place)
            return Filler(*found, slot) if found else None
        if name == "market":
            market = search.context.market()
            return Filler(market, None, slot) if market else None
        named = trade(search.scope, argument.split("/"), own=name == "business")
        return Filler((named[0],), Nominal([], named[1], named[1], named[1]), slot) if named else None

    def _is_wanted(self, slug: str, wanted: str) -> bool:
        """Tell whether an entity, or the firm behind a product, is of the kind a slot asks for.

        A kind with a question mark also lets in a firm of which nobody says what kind it is: 'Kolbrax' may rent out
        computing, 'der Versicherer Kolbrax' and Intel may not; with '=' before it the firm is of no other kind; '!'
        behind it asks for a name that only the text knows.
        """
        if "/" in wanted:
            return any(self._is_wanted(slug, kind) for kind in wanted.split("/"))
        if wanted.startswith("="):
            return self._selection.is_only(slug, wanted[1:])
        if wanted.endswith("!"):
            return self._selection.is_new(slug) and self._is_wanted(slug, wanted[:-1])
        if wanted.endswith("?"):
            return self._selection.is_open(slug) or self._is_wanted(slug, wanted[:-1])
        person = self._selection.is_only(slug, "Person")  # 'Zuckerberg will 65 Mrd. ausgeben': his firm does
        # a model is run somewhere, but is no place to run at: 'greift auf Gemini zurück'
        housed = wanted == "CloudProvider" and self._selection.is_kind(slug, "AIModel")
        owner = self._selection.owner(slug) if (person or wanted not in _ANY_FIRM) and not housed else None
        return self._selection.is_kind(slug, wanted) or (owner is not None and self._selection.is_kind(owner, wanted))

    def _union(self, search: Search, match: Match, role: str, slots: Sequence[str]) -> Filler | None:
        """Join the fillers of several slots; each must give somebody new."""
        found: list[Filler] = []
        for slot in slots:
            filler = self.fill(search, match, role, slot)
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

    def _generic(self, search: Search, argument: str, slot: str, *, governed: bool) -> Filler | None:
        """Fill a product role by the common noun itself: 'GPUs' is `gpu`, 'Beschleuniger' is `ai-accelerator`.

        Where it may not be governed, a noun behind a preposition or in the genitive is none: 'Kühlung für Chips'.
        """
        noun, _, slug = argument.partition("=")
        for i in (*search.scope.indexes, *search.scope.antecedent):
            token = search.scope.tokens[i]
            if not token.capital:
                continue
            found = search.context.lexicon.thing(noun, token.low) if not slug else None
            if (found or (slug and ends_with_noun(token.low, noun))) and (governed or not _is_governed(search, i)):
                return Filler((found or slug,), Nominal([], i, i, i), slot)
        return None

    def _made(self, search: Search, match: Match, argument: str, slot: str) -> Filler | None:
        """Fill a product role by a maker's goods without a name: 'die Chips von Qualcomm', 'Modelle von Cohere'."""
        kind, of, by = _MADE[argument]
        for place in ("compound", "genitive"):
            for nominal in search.candidates(place, argument):
                makers = self._selection.accept(nominal.slugs, of, by)[0]
                noun = next((i for i in search.heads(argument)), None)
                if len(makers) == 1 and noun is not None:
                    goods = search.context.lexicon.thing(argument, search.scope.tokens[noun].low) or argument
                    return Filler((self._selection.goods_of(makers[0], goods, kind),), nominal, slot)
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


def _is_governed(search: Search, noun: int) -> bool:
    """Tell whether a preposition or a genitive's article governs a common noun."""
    tokens, lexicon = search.scope.tokens, search.context.lexicon
    for position in range(noun - 1, max(noun - 6, -1), -1):
        low = tokens[position].low
        if low in lexicon.prepositions:
            return True
        if low in lexicon.determiners:
            genitive = low in ("der", "des", "dieser", "seiner", "ihrer", "eines", "einer")
            return genitive and position > 0 and tokens[position - 1].capital and tokens[position - 1].kind == "word"
        if tokens[position].kind == "word" and not tokens[position].low.endswith(("e", "en", "er", "es", "em")):
            return False
    return False
