"""The precision of rules and types, as tables or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kgtool.cli.language import say
from kgtool.cli.table import table
from kgtool.decisions.decision import Decision
from kgtool.review.stats import Precision, by_rule, by_type

_COLUMNS = ("decided", "right", "wrong", "corrected", "missing", "share", "interval")


def stats_text(decisions: Sequence[Decision], language: str, format: str) -> str:
    """Return what the decisions say of types and rules, in a language, or as JSON."""
    found = {"type": by_type(decisions), "rule": by_rule(decisions)}
    if format == "json":
        return json.dumps({name: [_record(one) for one in entries] for name, entries in found.items()}, indent=2)
    return "\n\n".join(_table(name, entries, language) for name, entries in found.items())


def _table(name: str, entries: Sequence[Precision], language: str) -> str:
    columns = [say(language, f"review_stats_title_{name}"), *(say(language, f"review_stats_{one}") for one in _COLUMNS)]
    rows = [
        (
            one.name, str(one.decided), str(one.accepted), str(one.rejected), str(one.corrected), str(one.missing),
            "–" if one.share is None else _percent(one.share, language),
            "–" if one.share is None else " – ".join(_percent(bound, language) for bound in one.interval),
        )
        for one in entries
    ]  # fmt: skip
    return table(columns, rows, right=frozenset(columns[1:]))


def _percent(share: float, language: str) -> str:
    words = f"{100 * share:.0f}"
    return f"{words} %" if language == "de" else f"{words}%"


def _record(one: Precision) -> dict[str, object]:
    return {
        "name": one.name,
        "decided": one.decided,
        "accepted": one.accepted,
        "rejected": one.rejected,
        "corrected": one.corrected,
        "missing": one.missing,
        "precision": None if one.share is None else round(one.share, 4),
        "low": round(one.interval[0], 4),
        "high": round(one.interval[1], 4),
    }
