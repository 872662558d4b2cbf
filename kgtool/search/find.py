"""Answers a search: the best of each kind, what of their words was asked for, and what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.query.matching.words import says_little
from kgtool.search.entry import KINDS, Entry, in_language
from kgtool.search.index import Index, expression
from kgtool.search.words import folded, keys, senses, tokens

#: So many hits are given where nobody says how many, and at most.
LIMIT, MOST = 20, 200
#: The longest search, in words; more are not looked at.
_WORDS = 24
#: The length of a snippet in code points, and how much of it stands before what was found.
_SNIPPET, _LEAD = 240, 70
#: How like a word must be to one that is known, from 0 to 1.
_LIKE = 0.72


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the stretches that were asked for, as (start, end) in code points; `clipped` where words are cut."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind and IRI (of a question its name), its name and a snippet of its text.

    `others` are further claims of the same sentence, `source` is the document of a sentence.
    """

    kind: str
    iri: str
    name: Marked
    text: Marked
    others: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: hits by kind, entities first; how many of each kind there are in all.

    `every` tells whether each hit has all words asked for, not only some; `meant` is the nearest search that finds
    something, where this one found nothing.
    """

    words: str
    hits: tuple[Hit, ...]
    counts: dict[str, int]
    every: bool = True
    meant: str | None = None


def search(index: Index, text: str, *, kinds: Collection[str] = (), limit: int = LIMIT, language: str = "de") -> Found:
    """Find what has all words of a text, else what has some of them; the last one may be the beginning of a word.

    `kinds` are those wanted, all where none is named; an unknown one is a UsageError. Where there are more than
    `limit`, each kind keeps a share, so that a thousand sentences do not hide the one question.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(f"'{kind}' is no kind of what is found.", nearest(kind, KINDS))
    wanted = tuple(kind for kind in KINDS if not kinds or kind in kinds)
    limit = max(1, min(limit, MOST))
    words = _asked(text)
    if not words:
        return Found(text, (), {})
    for every in (True, False) if len(words) > 1 else (True,):
        asked = expression(words, every=every, typing=True)
        counts = {kind: count for kind, count in index.counts(asked).items() if kind in wanted}
        if counts:
            ranked = [(kind, _exact_first(index.ranked(asked, kind, limit), text)) for kind in counts]
            hits = tuple(_hit(entry, words, language) for entry in _shared(ranked, limit))
            return Found(text, hits, counts, every)
    return Found(text, (), {}, meant=_meant(index, text))


def suggest(index: Index, text: str, *, limit: int = 8, language: str = "de") -> tuple[str, ...]:
    """Return names that go on as somebody types: of entities, deals, sources, questions and terms, each once."""
    words = _asked(text, all_words=True)
    if not words:
        return ()
    asked = expression(words, every=True, typing=True)
    names: dict[str, None] = {}
    begin = folded(words[-1])
    for kind in KINDS:
        if kind != "claim":
            named = (in_language(entry.name, language) for entry in index.ranked(asked, kind, limit * 3))
            names |= dict.fromkeys(name for name in named if any(t.form.startswith(begin) for t in tokens(name)))
    return tuple(names)[:limit]


def _asked(text: str, *, all_words: bool = False) -> list[str]:
    """Return the words to look for: those that say something, where there are such."""
    words = [text[token.start : token.end] for token in tokens(text)][:_WORDS]
    return words if all_words else [word for word in words if not says_little(word)] or words


def _exact_first(entries: list[Entry], text: str) -> list[Entry]:
    """Return entries whose name is the text before the others, which keep their order."""
    wanted = [token.form for token in tokens(text)]
    return sorted(
        entries, key=lambda entry: wanted not in ([t.form for t in tokens(name)] for name in entry.name.values())
    )


def _shared(ranked: Sequence[tuple[str, list[Entry]]], limit: int) -> Iterator[Entry]:
    """Yield at most `limit` entries in the order of kinds, of which each has its share, and the first what is left."""
    share = max(1, limit // len(ranked))
    room = {kind: min(share, len(entries)) for kind, entries in ranked}
    left = limit - sum(room.values())
    for kind, entries in ranked:
        more = max(0, min(left, len(entries) - room[kind]))
        room[kind] += more
        left -= more
    yield from [entry for kind, entries in ranked for entry in entries[: room[kind]]][:limit]


def _hit(entry: Entry, words: Sequence[str], language: str) -> Hit:
    name = in_language(entry.name, language)
    # The text of an entity is only its slug, which its IRI says.
    text = "" if entry.kind == "entity" else in_language(entry.text, language)
    return Hit(entry.kind, entry.iri, marked(name, words), snippet(text, words), entry.others, entry.source)


def marked(text: str, words: Sequence[str]) -> Marked:
    """Return a text with the words that were asked for, by form, stem or part of a compound."""
    asked = {sense for word in words for sense in senses(word)}
    begin = folded(words[-1]) if words else ""
    return Marked(
        text,
        tuple(
            (token.start, token.end)
            for token in tokens(text)
            if not asked.isdisjoint(keys(text[token.start : token.end])) or (begin and token.form.startswith(begin))
        ),
    )


def snippet(text: str, words: Sequence[str]) -> Marked:
    """Return a text, of a long one the part around the first word that was asked for."""
    whole = marked(text, words)
    if len(text) <= _SNIPPET:
        return whole
    first = whole.marks[0][0] if whole.marks else 0
    begin = text.find(" ", max(0, first - _LEAD)) + 1 if first > _LEAD else 0
    end = text.rfind(" ", begin, begin + _SNIPPET)
    end = len(text) if begin + _SNIPPET >= len(text) else max(end, begin + 1)
    marks = tuple((a - begin, b - begin) for a, b in whole.marks if begin <= a and b <= end)
    return Marked(text[begin:end], marks, clipped=True)


def _meant(index: Index, text: str) -> str | None:
    """Return the search with each unknown word put right, None where a word is like none that is known."""
    parts: list[str] = []
    at = 0
    for token in tokens(text):
        word = text[token.start : token.end]
        if not index.counts(expression([word], every=True, typing=True)):
            known = index.like(token.form)
            near = difflib.get_close_matches(token.form, sorted(known), n=3, cutoff=_LIKE)
            spelt = next((found for form in near if (found := index.spelling(form))), None)
            if spelt is None:
                return None
            word = spelt
        parts += [text[at : token.start], word]
        at = token.end
    return "".join([*parts, text[at:]])
