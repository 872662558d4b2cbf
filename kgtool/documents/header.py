"""The lines a text begins and ends with, where title, date and publisher stand."""

from __future__ import annotations

import re

from kgtool.documents.boilerplate import boilerplate

#: How many lines with text count as the head and the foot.
HEAD = 6
FOOT = 5
_HEADING = re.compile(r"^(?:#{1,6}|>)\s+")
_EMPHASIS = re.compile(r"^([*_]{1,3})(?=\S)(?P<inner>.*\S)\1$")


def plain(line: str) -> str:
    """Take the Markdown marks of headings and emphasis off a line."""
    return _EMPHASIS.sub(r"\g<inner>", _HEADING.sub("", line.strip())).strip()


def is_navigation(line: str) -> bool:
    """Tell whether a line belongs to the page, not to the text: a menu word or a path of pages."""
    words = boilerplate()
    lower = line.lower().strip(" :|")
    if lower in words.navigation:
        return True
    marks = sum(line.count(mark) for mark in words.separators)
    path = any(lower.startswith(start) for start in words.path_starts)
    # French quotation marks turned inside out („»Rechenzeit«“) are no path.
    return (marks > 1 and "«" not in line) or (marks == 1 and path)


def head(text: str) -> list[str]:
    """Return the first lines with text, without marks and navigation; the first 4,000 characters are looked at."""
    lines = (plain(line) for line in text[:4000].splitlines())
    return [line for line in lines if line and not is_navigation(line)][:HEAD]


def foot(text: str) -> list[str]:
    """Return the last lines with text, without marks and navigation."""
    lines = (plain(line) for line in text[-2000:].splitlines())
    return [line for line in lines if line and not is_navigation(line)][-FOOT:]
