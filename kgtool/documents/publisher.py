"""The publisher of a text, where the text names one."""

from __future__ import annotations

import re
from functools import cache

from kgtool.documents.boilerplate import boilerplate
from kgtool.documents.header import foot, head

_LONGEST = 80
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s*)?(?P<name>[^\W\d].*)$", re.I
)
_BREAK = re.compile(r"\s*[|·•,]\s*|\s[–—-]\s")


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in boilerplate().agencies)
    return re.compile(rf"\((?P<a>{names})\)|^(?P<b>{names})\s[–—-]\s|/(?P<c>{names})[)/]")


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in boilerplate().labels)
    return re.compile(rf"^(?:{labels})\s?:\s*(?P<name>.+)$", re.IGNORECASE)


def _name(words: str) -> str | None:
    """Trim a publisher's name; None where it is an address or too long for a name."""
    name = words.strip(" .*_()\t")
    if not name or len(name) > _LONGEST or "://" in name:
        return None
    return name


def _masthead(line: str) -> str | None:
    """Return the publication a header line begins with ('Elektronik-Fachmagazin, Ausgabe 11/2025')."""
    words = boilerplate()
    first, *rest = _BREAK.split(line, maxsplit=1)
    if not rest or first.lower() in words.rubrics or len(first) > _LONGEST or first[:1].islower() or ":" in first:
        return None
    issue = rest[0].lower().startswith(tuple(f"{issue} " for issue in words.issues))
    named = any(word.lower().endswith(words.mastheads) for word in first.split()[:3])
    dated = bool(re.search(r"\d{4}", rest[0]))
    return first if issue or (named and dated) else None


def publisher(text: str) -> str | None:
    """Return the name of the publisher as the text writes it, or None where it is unknown.

    In this order: a line 'Quelle der Angaben: …' or the like at the head or foot, an agency's mark in the head, a
    masthead, a copyright line.
    """
    first, last = head(text), foot(text)
    for line in first + last:
        if (labelled := _label().match(line)) and (name := _name(labelled["name"])):
            return name
    for line in first:
        if agency := _agency().search(line):
            return agency["a"] or agency["b"] or agency["c"]
    for line in first:
        if len(line) <= 2 * _LONGEST and (masthead := _masthead(line)):
            return masthead
    for line in last + first:
        if (notice := _COPYRIGHT.match(line)) and (name := _name(re.split(r"\.\s|,\s|\s\d{4}", notice["name"])[0])):
            return name
    return None
