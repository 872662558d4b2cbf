"""What a build did, said in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgtool.build.rejecting import FILE
from kgtool.build.summary import BuildSummary
from kgtool.cli.language import number, say
from kgtool.cli.rejections import rejected_lines
from kgtool.error_words import line_in_language

#: How many skipped texts are named one by one.
_LISTED = 20


def lines(summary: BuildSummary, store: Path, language: str) -> Iterator[str]:
    """Yield the closing lines of a build: what was read, found, concluded, and what to look at."""
    yield say(
        language,
        "built",
        documents=summary.documents,
        reread=summary.reread,
        sentences=summary.sentences,
        store=store,
        seconds=seconds(summary.seconds, language),
    )
    yield say(
        language,
        "quantities",
        found=summary.quantities,
        claimed=summary.quantities_claimed,
        share=round(100 * summary.quantities_claimed / summary.quantities) if summary.quantities else 0,
    )
    left = dict(summary.open)
    if left:
        yield say(language, "left_open", **{f"{kind}s": left.get(kind, 0) for kind in ("figure", "time", "name")})
    by_type = sorted(summary.claims_by_type, key=lambda item: (-item[1], item[0]))
    types = ", ".join(f"{name} {number(count, language)}" for name, count in by_type)
    yield say(language, "claims", claims=summary.claims, types=types or "–")
    yield say(
        language,
        "concluded",
        facts=summary.facts,
        flows=summary.flows,
        inferences=summary.inferences,
        circles=summary.circles,
    )
    if summary.clashes:
        yield say(language, "clashing", clashes=summary.clashes, first=dict(summary.first_clash)[language])
    yield say(language, "checked", violations=summary.violations, warnings=summary.warnings)
    yield from rejected_lines(dict(summary.rejected), summary.remarked, FILE, language)
    yield from _left_out(summary, language)


def _left_out(summary: BuildSummary, language: str) -> Iterator[str]:
    """Yield what of the sources was decoded otherwise, ignored or skipped."""
    for path in summary.recoded:
        yield say(language, "recoded", path=path)
    if summary.ignored:
        yield say(language, "ignored", files=summary.ignored)
    if summary.skipped:
        yield say(language, "skipped_count", texts=len(summary.skipped))
    for skipped in summary.skipped[:_LISTED]:
        yield say(language, "skipped", reason=line_in_language(skipped.reason, language))
    if len(summary.skipped) > _LISTED:
        yield say(language, "skipped_more", texts=len(summary.skipped) - _LISTED)


def seconds(value: float, language: str) -> str:
    """Write seconds with one decimal, with the language's mark."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if language == "de" else text
