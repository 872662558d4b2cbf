"""Fills the templates in `data/pages/`."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from kgtool.report.wording import day as day_words
from kgtool.resources import folder
from kgtool.web.assets import asset_link, has_asset
from kgtool.web.islands.words import island
from kgtool.web.pages.page import LANGUAGES, Page, Visit
from kgtool.web.pages.wording import words

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(folder("data", "pages")),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {"asset": asset_link, "has_asset": has_asset}
    return environment


def render(page: Page, visit: Visit, entries: tuple[tuple[str, str], ...]) -> str:
    """Return a page as HTML; whatever is filled in is escaped. `entries` are the navigation's names and paths.

    A template has `w` (words by key), `island` (the attributes of one), `to` (a link to a path), `link` (where an IRI
    leads, or none), `day`, and all values of the page.
    """
    language = visit.language
    return (
        _environment()
        .get_template(page.template)
        .render(
            w=partial(words, language),
            island=partial(island, language),
            to=visit.to,
            link=visit.link,
            day=partial(_day, language=language),
            lang=language,
            other_language=next(other for other in LANGUAGES if other != language),
            other_address=visit.in_language(next(other for other in LANGUAGES if other != language)),
            title=page.title,
            section=page.section,
            entries=entries,
            build=visit.reading.build.id,
            visit=visit,
            **page.values,
        )
        + "\n"
    )


def _day(value: date | None, language: str) -> str:
    return day_words(value, language)


@cache
def digest() -> str:
    """Return eight hex digits of all templates and words, so that a page of another version is not taken for this."""
    found = hashlib.sha256()
    for file in sorted(folder("data", "pages").rglob("*")):
        if file.is_file():
            found.update(file.read_bytes())
    return found.hexdigest()[:8]
