"""Quotations: who speaks what stands in quotation marks, also where the speaker is named sentences later.

'„Wir bauen aus. Bis Mai stecken wir zwei Millionen hinein“, sagte Werkleiterin Imke Jansens.' has one speaker for both
sentences. In a talk the firm of a guest is the one beside whom the text introduces him.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgtool.claims import Entity
from kgtool.extract.discourse import Discourse
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token
from kgtool.extract.voice import voice_words

_MARKS = frozenset('„“”"«»›‹')
_GOODS = frozenset({"Component", "Chip", "ChipGeneration", "Market", "Segment"})
_NO_SPEAKERS = frozenset({"MediaOutlet", "Location", "Position"}) | _GOODS
_NEAR = 8
_LINKS = frozenset({"bei", "von", "der", "des", "vom", "beim"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quotation: a person or a firm, and the firm beside a person's post where the text gives one."""

    slug: str
    firm: str | None = None


def quoted(
    sentences: Sequence[Sequence[Token]],
    named: Mapping[int, Sequence[Mention]],
    entities: Mapping[str, Entity],
    lexicon: Lexicon,
) -> list[Speaker | None]:
    """Return for each sentence of a line who speaks the quotation in it, None where it holds none with a speaker."""
    found: list[Speaker | None] = []
    run: list[int] = []
    speaker = latest = None
    inside = False
    for position, tokens in enumerate(sentences):
        found.append(None)
        outside, quotes = [], inside
        for token in tokens:
            if token.text in _MARKS:
                inside, quotes = not inside, True
            elif not inside:
                outside.append(token.index)
        if not quotes:
            continue
        run.append(position)
        speaker = speaker or _named_speaker(tokens, frozenset(outside), named[id(tokens)], entities, lexicon)
        if speaker is None and not any(tokens[i].kind == "word" for i in outside):
            speaker = latest  # '„…“, sagt X. „…“': nothing but his words
        if not inside:
            latest = speaker
            for member in run:
                found[member] = speaker
            run, speaker = [], None
    return found


def _named_speaker(
    tokens: Sequence[Token],
    outside: frozenset[int],
    named: Sequence[Mention],
    entities: Mapping[str, Entity],
    lexicon: Lexicon,
) -> Speaker | None:
    """Return whom the words outside the quotation marks name, where one of them is a verb of speech."""
    verbs = voice_words()["speech_verbs"]
    lows = [tokens[i].low for i in sorted(outside) if not tokens[i].capital]
    if not any(f.finite and _speaks(f.lemma, lows, verbs) for low in lows for f in lexicon.verbs.get(low, ())):
        return None
    here = [m for m in named if m.first in outside and m.slugs[0] in entities]
    person = next((m for m in here if "Person" in entities[m.slugs[0]].kinds), None)
    firms = [m for m in here if _is_firm(entities[m.slugs[0]])]
    if person is not None:
        beside = {m.slugs[0]: m for m in reversed(firms) if _beside(tokens, person, m)}
        own = list(beside) or list(dict.fromkeys(m.slugs[0] for m in firms if _leads(tokens, person, m)))
        return Speaker(person.slugs[0], own[-1] if own else None)
    return Speaker(firms[0].slugs[0], firms[0].slugs[0]) if firms else None


def _speaks(lemma: str, lows: Sequence[str], verbs: frozenset[str]) -> bool:
    return lemma in verbs or any(f"{low}{lemma}" in verbs for low in lows[-3:])


def _is_firm(entity: Entity) -> bool:
    return not set(entity.kinds) & (_NO_SPEAKERS | {"Person"})


def _beside(tokens: Sequence[Token], person: Mention, firm: Mention) -> bool:
    """Tell whether a firm stands by a person's post: 'Kolbrax-Chefin X', 'X, Vorständin der Kolbrax AG'."""
    if firm.head is not None and cues().position(firm.head) is not None:
        return abs(firm.first - person.first) <= 3
    gap = range(min(person.last, firm.last) + 1, max(person.first, firm.first))
    if len(gap) > _NEAR:
        return False
    posts = any(tokens[i].capital and cues().position(tokens[i].low) is not None for i in gap)
    return posts or (firm.genitive and len(gap) <= 3)


def _leads(tokens: Sequence[Token], person: Mention, firm: Mention) -> bool:
    """Tell whether a relative clause behind a person says that he leads a firm: 'X, der die Firma Y führt'."""
    gap = tokens[person.last + 1 : firm.first]
    relative = len(gap) > 1 and gap[0].text == "," and gap[1].low in ("der", "die")
    return relative and len(gap) <= _NEAR and not any(t.text == "," for t in gap[1:])


def introduce_guests(
    voices: Sequence[str | None],
    sentences: Sequence[Sequence[Token]],
    named: Mapping[int, Sequence[Mention]],
    discourse: Discourse,
) -> None:
    """Tell the discourse for whom those speak whose voices a talk has."""
    for who in sorted({voice for voice in voices if voice}):
        if (post := _guest_firm(who, sentences, named, discourse.entities)) is not None:
            discourse.employ(*post)


def _guest_firm(
    who: str,
    sentences: Sequence[Sequence[Token]],
    named: Mapping[int, Sequence[Mention]],
    entities: Mapping[str, Entity],
) -> tuple[str, str] | None:
    """Return person and firm where a text introduces a speaker beside one, or right behind a sentence about one."""
    before: list[str] = []
    for tokens in sentences:
        mentions = [m for m in named[id(tokens)] if m.slugs[0] in entities]
        people = [m for m in mentions if entities[m.slugs[0]].label == who]
        firms = [m for m in mentions if _is_firm(entities[m.slugs[0]]) and "ResearchFirm" not in _kinds(m, entities)]
        if people and _is_addressed(tokens, people[0]) and not before:
            continue  # 'Frau Jansens, X wollte Sie kaufen': a question names whom it likes
        if people:
            here = [m.slugs[0] for m in firms if tokens[m.first - 1].low in _LINKS or m.head is not None or m.genitive]
            own = dict.fromkeys(here or [m.slugs[0] for m in firms] or before)
            return (people[0].slugs[0], next(iter(own))) if len(own) == 1 else None
        if firms:
            before = [m.slugs[0] for m in firms]
    return None


def _is_addressed(tokens: Sequence[Token], person: Mention) -> bool:
    behind = tokens[person.last + 1].text if person.last + 1 < len(tokens) else ""
    return person.first <= 2 and tokens[0].low in ("frau", "herr") and behind == ","


def _kinds(mention: Mention, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    return entities[mention.slugs[0]].kinds
