"""What readers said and the gate did not let through, told in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kgtool.cli.language import number, say


def rejected_lines(reasons: Mapping[str, int], remarked: int, file: object, language: str) -> Iterator[str]:
    """Yield how much was rejected, by reason, and how often ours was taken instead; nothing where there is nothing."""
    told = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    if told:
        counted = ", ".join(f"{reason} {number(count, language)}" for reason, count in told)
        yield say(language, "rejected", claims=sum(reasons.values()), reasons=counted, file=file)
    if remarked:
        yield say(language, "remarked", claims=remarked, file=file)
