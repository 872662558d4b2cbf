"""How an origin and its chains are named to a reader, in German and English."""

from __future__ import annotations

from kgtool.origins.origin import Chain, Origin
from kgtool.origins.thresholds import thresholds


def chain_words(chain: Chain, language: str) -> str:
    """Write a chain from the text to its source: 'Blatt → Financial Times → Insider (ungenannt)'."""
    unnamed = thresholds().words["hop"][language]
    hops = (unnamed.format(name=hop.words) if hop.anonymous else hop.words for hop in chain.hops)
    return " → ".join((chain.name, *hops))


def origin_words(origin: Origin, language: str) -> str:
    """Write who an origin is: its source, or the texts that have it from nobody whom they name."""
    form = thresholds().words[origin.kind][language]
    return form.format(source=_source(origin), texts=_texts(origin, language))


def _source(origin: Origin) -> str:
    """Return the source's name, as most claims write it; where it publishes itself, as it is known as a publisher."""
    written = [hop.words for chain in origin.chains for hop in chain.hops if hop.speaker == origin.source]
    written += [chain.name for chain in origin.chains if chain.first == origin.source]
    return min(written, key=lambda words: (-written.count(words), words), default="")


def _texts(origin: Origin, language: str) -> str:
    names = sorted({chain.name for chain in origin.chains})
    shown = thresholds().shown
    if len(names) <= shown + 1:
        return ", ".join(names)
    more = thresholds().words["more"][language]
    return more.format(texts=", ".join(names[:shown]), count=len(names) - shown)
