"""The situation of a line: the arrow of its heading, who speaks it, and whom the document is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgtool.claims import Entity
from kgtool.extract.blocks import Block
from kgtool.extract.discourse import Discourse
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names import NameIndex
from kgtool.extract.quotations import Speaker
from kgtool.extract.roles import Match
from kgtool.extract.syntax.labels import LINKS
from kgtool.extract.syntax.mentions import Mention, named_mentions
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token, tokenize
from kgtool.extract.trades import trade

#: Words behind which a name is set aside: 'nicht etwa von Nvidia', 'statt bei X'.
_SET_ASIDE = frozenset({"nicht", "statt", "anstatt", "anstelle", "außer", "weder", "kein", "keine"})
#: What opens the label of a paragraph about a firm.
_ABOUT = frozenset({"über", "zu", "zur"})
#: A block with its sentences as tokens.
Line = tuple[Block, Sequence[Sequence[Token]]]


def arrow_sides(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return who stands left and right of the first arrow of a line, None where a side names nobody."""
    arrows = [t.index for t in tokens if t.text in LINKS]
    if not arrows:
        return None
    at = arrows[0]
    stop = next((t.index for t in tokens if t.index > at and t.text in ("(", ":", *LINKS)), len(tokens))
    left = tuple(s for m in mentions if m.last < at for s in m.slugs)
    right = tuple(s for m in mentions if at < m.first < stop for s in m.slugs)
    return (left, right) if left and right else None


def goes_on(block: Block, found: Sequence[Scope], models: Sequence[Match]) -> bool:
    """Tell whether a line goes on with what the line before said: a list item, or an afterthought without a verb.

    An answer may name whom the question before asked for: 'Wer fertigt Ihre Chips?' – 'Aurelfab, und zwar nur die.'
    """
    if block.kind == "bullet":
        return True
    if not found or found[0].tokens[-1].text == "?":
        return False
    verbless = not any(s.clause.verb and s.clause.verb.finite is not None for s in found)
    asked = any(model.asked and not model.complete for model in models)
    named = any(n.bare for s in found for n in s.nominals)
    return (verbless or _answers(found, models)) and block.kind in ("paragraph", "turn") and (asked or not named)


def _answers(found: Sequence[Scope], models: Sequence[Match]) -> bool:
    """Tell whether a sentence says how high is what a question without a verb named: 'Und der Umsatz? Der lag bei …'.

    The verb may open it, its subject left out.
    """
    verb, grammar = found[0].clause.verb, lexicon().grammar
    if verb is None or len(found) > 1 or not all(m.asked and not m.verbal for m in models):
        return False
    first = found[0].tokens[0]
    taken_up = first.low in grammar["taken_up"] or first.index == verb.finite
    behind = found[0].tokens[1].index if len(found[0].tokens) > 1 else 0
    level = any(lemma in grammar["level_verbs"] for lemma, _ in verb.lemmas)
    return any(m.complete for m in models) and level and taken_up and verb.finite in (first.index, behind)


def speaker(
    voice: str | None,
    lines: Sequence[Line],
    indexes: Sequence[NameIndex],
    entities: Mapping[str, Entity],
    discourse: Discourse,
) -> tuple[str, ...]:
    """Return who speaks the first of some lines, by its voice or the line below; tell the discourse his firm."""
    discourse.speaker, discourse.guest = (), False
    tokens: Sequence[Token] = ()
    if voice is not None:
        tokens = tokenize(voice, 0, len(voice))
    elif len(lines) > 1 and lines[1][0].kind == "speaker" and lines[1][1]:
        tokens = lines[1][1][0]
    mentions = named_mentions(tokens, indexes, entities) if tokens else []
    people = [s for m in mentions for s in m.slugs if "Person" in entities[s].kinds]
    firms = [s for m in mentions for s in m.slugs if discourse.is_actor(s)]
    if tokens and tokens[0].low in _ABOUT and firms:
        discourse.section(firms)  # 'Über Holmdahl: Das Unternehmen …'
        discourse.note(firms, subject=True)
        return ()
    owners = [o for s in people if (o := discourse.employer(s))]
    discourse.guest = voice is not None and (bool(owners) or lines[0][0].who is None)
    discourse.speaker = tuple(dict.fromkeys(owners or firms))[:1] or discourse.interviewed or discourse.protagonist
    if people and (voice is None or len(entities[people[0]].label) >= len(voice)):
        return (entities[people[0]].label,)
    return (voice,) if voice else ()


def quoting(
    quote: Speaker | None, firm: tuple[str, ...], entities: Mapping[str, Entity], discourse: Discourse
) -> tuple[str, ...]:
    """Return who says the quotation in a sentence; tell the discourse his firm, else that of the line."""
    discourse.speaker = firm
    if quote is None:
        return ()
    own = quote.firm or discourse.employer(quote.slug)
    discourse.speaker = (own,) if own else firm or discourse.foremost()
    return (entities[quote.slug].label,)


def take_notice(discourse: Discourse, phrases: Sequence[Nominal], scopes: Sequence[Scope]) -> None:
    """Tell the discourse whom a sentence named, and whom it was about."""
    for phrase in phrases:
        if not any(m.form in ("possessive", "relative") for m in phrase.mentions):
            discourse.note(phrase.slugs, weight=_prominence(phrase, scopes))
    if market := next((found for s in scopes if (found := trade(s))), None):
        discourse.market, discourse.market_named = market[:1], discourse.now
    for scope in scopes:
        if scope.clause.kind == "main":
            discourse.own(_possessor(scope))
    mains = [s.subject for s in scopes if s.subject is not None and _is_main(s)]
    if mains:
        discourse.note(mains[0].slugs, subject=True)
    elif len(named := [p for p in phrases if p.mentions[0].form == "name"]) == 1 and _turns_to(named[0], scopes):
        discourse.note(named[0].slugs, subject=True)


def _turns_to(phrase: Nominal, scopes: Sequence[Scope]) -> bool:
    """Tell whether a sentence names the next topic: 'Und AMD?', 'Punkt zwei, AMD.', 'Reden wir über AMD'."""
    verbs = [scope.clause.verb for scope in scopes if scope.clause.verb is not None]
    if not verbs:
        return phrase.bare or (phrase.prep in ("über", "zu") and phrase.begins <= 1)
    talks = any(lemma in lexicon().grammar["topic_verbs"] for verb in verbs for lemma, _ in verb.lemmas)
    return talks and phrase.prep in ("zu", "über", "mit", "nach", "von", "bei", "auf")


def _possessor(scope: Scope) -> tuple[str, ...]:
    """Return whose the subject of a clause is that names nobody: 'Der Umsatz von X wuchs.'"""
    finite = scope.clause.verb.finite if scope.clause.verb is not None else None
    if scope.tokens[scope.indexes[0]].low in lexicon().prepositions:
        return ()
    for nominal in scope.nominals:
        owns = nominal.prep == "von" or nominal.genitive_of is not None or nominal.noun_before is not None
        if finite is not None and nominal.first < finite and owns and nominal.prep in (None, "von", "bei"):
            return nominal.slugs
    return ()


def _is_main(scope: Scope) -> bool:
    """Tell whether a clause is a main one, also where another is put into it: 'X, das Y baut, sichert sich …'."""
    verb = scope.clause.verb
    return scope.clause.kind == "main" or (
        scope.clause.kind == "fragment" and verb is not None and verb.finite is not None
    )


def _prominence(phrase: Nominal, scopes: Sequence[Scope]) -> float:
    """Return how far a phrase stands in the foreground: a subject or object more than a modifier or what is denied."""
    tokens = scopes[0].tokens if scopes else ()
    before = {t.low for t in tokens[max(0, phrase.begins - 3) : phrase.begins]}
    if before & _SET_ASIDE or phrase.prep in ("wie", "als"):
        return 0.4
    if phrase.mentions[-1].head is not None:
        return 0.6
    return 0.8 if phrase.genitive_of is not None else 0.85 if phrase.prep is not None else 1.0
