"""Source names: the name of whoever a phrase brings as a source, and the words for one who has no name ('Insider')."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgtool.claims import Entity
from kgtool.extract.lexicon import stem_set
from kgtool.extract.names.cues import cues
from kgtool.extract.names.shape import is_common
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token
from kgtool.extract.voice import voice_words

_SILENT = frozenset({"Market", "Location", "Segment", "Position", "Chip", "ChipGeneration", "AIModel", "Component"})


def named_in(
    tokens: Sequence[Token], span: range, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """Return the labels of those a phrase names: the person rather than the firm beside his post."""
    inside = [m for m in mentions if m.first in span and m.form in ("name", "compound", "description")]
    found = [entities[slug] for m in inside for slug in m.slugs if slug in entities]
    people = [e.label for e in found if "Person" in e.kinds]
    named = people or [e.label for e in found if not set(e.kinds) & _SILENT]
    if not named and found and all(m.head is None for m in inside):
        named = [e.label for e in found if "Location" not in e.kinds]
    return tuple(dict.fromkeys(named))


def unnamed_in(tokens: Sequence[Token], span: range) -> tuple[str, ...]:
    """Return the words for a source without a known name: 'Medienberichte', 'zwei mit der Sache vertraute Personen'.

    A noun of saying ('Angaben', 'Schätzung') only carries the source; alone it names nobody.
    """
    words = voice_words()
    nouns = [i for i in span if tokens[i].capital and tokens[i].kind == "word"]
    nouns = [i for i in nouns if tokens[i].low not in words["openers"]]
    nouns = [i for i in nouns[:-1] if tokens[i].low not in words["counting"]] + nouns[-1:]
    while nouns and carries(tokens[nouns[0]].low):
        prefix = tokens[nouns[0]].text.rpartition("-")[0]
        if prefix and not is_common(prefix):
            return (prefix,)
        nouns.pop(0)
    if not nouns or any(tokens[i].low in words["nobody"] for i in nouns):
        return ()
    first = nouns[0]
    inner = [i for i in span if i < first and tokens[i].low in words["counting"]]
    start = inner[0] if inner else first
    text = " ".join(tokens[i].text for i in range(start, nouns[-1] + 1))
    if tokens[start - 1].low in ("des", "eines") and len(nouns) == 1:
        bare = text.removesuffix("es") if text.lower().removesuffix("es") in words["source_nouns"] else text
        text = bare if text.endswith("es") else text.removesuffix("s")
    return (text.removesuffix("n") if text.lower().removesuffix("n") in words["plural_sources"] else text,)


def behind(
    tokens: Sequence[Token], span: range, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """Return the words for who told a named source: 'nach Informationen der X aus Branchenkreisen'."""
    for i in span:
        if tokens[i].low not in ("von", "vom", "aus"):
            continue
        stop = next((k for k in range(i + 1, span.stop) if tokens[k].capital and is_source_noun(tokens[k].low)), None)
        if stop is not None and not named_in(tokens, range(i, stop + 1), mentions, entities):
            return unnamed_in(tokens, range(i + 1, stop + 1))
    return ()


def papers(span: range, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Return the media named in a stretch of a sentence."""
    slugs = [slug for m in mentions if m.first in span and m.head is None for slug in m.slugs]
    return tuple(
        dict.fromkeys(entities[s].label for s in slugs if s in entities and "MediaOutlet" in entities[s].kinds)
    )


def carries(low: str) -> bool:
    """Tell whether a noun means what somebody says, and nobody who says it."""
    words = voice_words()
    found = stem_set(low.rpartition("-")[2])
    return not (words["carriers"].isdisjoint(found) and words["bare_carriers"].isdisjoint(found))


def is_source_noun(low: str) -> bool:
    """Tell whether a noun names somebody or something that says things: 'Insider', 'Konzernsprecherin', 'Prospekt'."""
    return not voice_words()["source_nouns"].isdisjoint(stem_set(low))


def speaks(low: str, text: str) -> bool:
    """Tell whether a noun may be the one who says something: a source, a post, or a word that is no vocabulary."""
    return is_source_noun(low) or cues().position(low) is not None or not is_common(text)
