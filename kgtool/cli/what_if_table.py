"""The effects of a supposition as tables: who is hit, by how much, and on which path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kgtool.cli.language import say
from kgtool.cli.table import table
from kgtool.resolve.money_words import money_words, number_words
from kgtool.what_if.commitments import Commitment
from kgtool.what_if.effect import Effect, Hit, Sum
from kgtool.what_if.spread import WHOLE, Share

COLUMNS = ("actor", "tier", "share_after", "share_lost", "lost", "exposed", "path")


def effects_table(effects: Iterable[Effect], labels: Mapping[str, str], language: str) -> str:
    """Return a table for funding and one for supplies, as far as there are any; each row ends with its path."""
    parts = []
    headings = [say(language, f"column_{name}") for name in COLUMNS]
    for effect in effects:
        if effect.hits:
            parts.append(say(language, f"what_if_{effect.what}", hits=len(effect.hits)))
            rows = [_row(hit, labels, effect.what, language) for hit in effect.hits]
            parts.append(table(headings, rows, right=frozenset(headings[1:4])))
        else:
            parts.append(say(language, f"what_if_none_{effect.what}"))
        if not effect.settled:
            parts.append(say(language, "what_if_unsettled"))
        parts.append("")
    return "\n".join(parts[:-1])


def _row(hit: Hit, labels: Mapping[str, str], what: str, language: str) -> list[str]:
    return [
        labels[hit.actor],
        str(hit.tier),
        _share(hit.after_tiers, language),
        _share(hit.share, language),
        _sum(hit.lost, language),
        _sum(hit.exposed, language),
        _path(hit.path, labels, what),
    ]


def _share(share: Share, language: str) -> str:
    """Return a share in percent, rounded outwards: `12–34 %`."""
    low, high = share[0] * 100 // WHOLE, -(-share[1] * 100 // WHOLE)
    space = "\u202f" if language == "de" else ""
    words = [number_words(Decimal(part), language) for part in sorted({low, high})]
    return f"{'–'.join(words)}{space}%"


def _sum(told: Sum, language: str) -> str:
    parts = []
    for unit, one in told.amounts.items():
        anything = one.min == 0 and one.known_max is None
        words = say(language, "what_if_open", unit=unit) if anything else ""
        parts.append(words or money_words(one.known_min, one.known_max, unit, language))
    if told.unknown:
        parts.append(say(language, "what_if_unknown", count=told.unknown))
    return " + ".join(parts)


def _path(path: Iterable[Commitment], labels: Mapping[str, str], what: str) -> str:
    """Return a chain of payments, or against the payments a chain of supplies, with the number of claims of each."""
    words = ""
    for one in path:
        first, last = (one.payer, one.payee) if what == "funding" else (one.payee, one.payer)
        words = words or labels[first]
        words += f" →({len(one.claims)}) {labels[last]}"
    return words
