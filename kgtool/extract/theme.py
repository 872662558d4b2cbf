"""The theme: which organisation a document is about, and which lines at its head are no text of its own.

News put what they are about into the title and the first sentence (the inverted pyramid), so a name counts more there:
most as the title's label ('Nordkante AG: Mietvertrag …') or as the first name of the first sentence. A quotation or
a question as title names whom it likes. Who decides or reports (an authority, a bank, a fund) is seldom the theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kgtool.documents.boilerplate import boilerplate
from kgtool.extract.blocks import Block
from kgtool.extract.discourse import Discourse
from kgtool.extract.lexicon import lexicon
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.verbs import is_finite
from kgtool.extract.tokens import Token

#: How many lines at the head can be a masthead, and how many words it has at most.
_HEAD = 4
_SHORT = 20
#: How many words the shortest sentence has with which a text begins.
_LEAST = 5
#: What a mention counts: plain, in the first paragraph, in the title, first in the first sentence, the title's label.
PLAIN, _LEAD, _TITLE, _FIRST, _LABEL = 2, 3, 5, 6, 10
#: Which part of all mentions the protagonist has at least, and who is hardly left.
_SHARE, _MOST = 0.2, 0.35
#: A block with its sentences as tokens.
Line = tuple[Block, Sequence[Sequence[Token]]]


def without_masthead(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without those below the title that tell where, when and by whom a text was published."""
    body = next((i for i, (block, found) in enumerate(lines) if i and _is_text(block, found)), len(lines))
    return [line for i, line in enumerate(lines) if not (0 < i < min(body, _HEAD) and _is_masthead(line))]


def _is_text(block: Block, found: Sequence[Sequence[Token]]) -> bool:
    if block.kind != "paragraph" or _is_masthead((block, found)):
        return False
    return any(len(s) > _LEAST and any(is_finite(t, lexicon()) for t in s) and s[-1].text == "." for s in found)


def _is_masthead(line: Line) -> bool:
    block, found = line
    tokens = [token for sentence in found for token in sentence]
    if block.kind in ("bullet", "turn", "intro", "row") or len(tokens) > _SHORT or not tokens:
        return False
    words = boilerplate()
    lows = {part for token in tokens for part in token.low.split("-")}
    dated = not lows.isdisjoint(words.months) and any(t.text[:1].isdigit() for t in tokens)
    byline = tokens[0].low == "von" and len(tokens) <= 6
    verbless = not any(is_finite(token, lexicon()) for token in tokens)
    if tokens[-1].text in ".!?" and not verbless:
        return False
    return dated or byline or (verbless and any(low.endswith(words.papers) for low in lows))


def weigh(lines: Sequence[Line], named: Mapping[int, Sequence[Mention]], discourse: Discourse) -> Mapping[str, int]:
    """Return how much a document speaks of each organisation; `named` maps the identity of a sentence to its names."""
    counts: Counter[str] = Counter()
    lead = next((i for i, (block, found) in enumerate(lines) if i and _is_text(block, found)), None)
    for position, (_, sentences) in enumerate(lines):
        firms = [(s, m, name) for s in sentences for m in named[id(s)] for name in discourse.organisations(m.slugs)]
        for place, (tokens, mention, name) in enumerate(firms):
            weight = PLAIN
            if position == 0 and lead is not None:
                weight = _in_title(tokens, mention)
            elif position == lead:
                weight = _LEAD if place else _FIRST
            counts[name] += weight if discourse.leads(name) else weight // 2
    return counts


def _in_title(tokens: Sequence[Token], mention: Mention) -> int:
    if tokens[0].text in "„“\"«»‚'" or tokens[-1].text == "?":
        return PLAIN
    behind = tokens[mention.last + 1 : mention.last + 3]
    if mention.first == 0 and (not behind or any(t.text == ":" for t in behind)):
        return _LABEL
    return _TITLE


def protagonist(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the organisation a document is about: it counts half as much again as any other, and a fifth of all.

    A letter of many short notes is about nobody.
    """
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < _FIRST or (len(ranked) > 1 and 2 * ranked[0][1] < 3 * ranked[1][1]):
        return ()
    return (ranked[0][0],) if ranked[0][1] > _SHARE * sum(counts.values()) else ()


def dominant(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the organisation that a document is about and hardly leaves: whoever speaks there, speaks for it."""
    first = protagonist(counts)
    return first if first and counts[first[0]] > _MOST * sum(counts.values()) else ()
