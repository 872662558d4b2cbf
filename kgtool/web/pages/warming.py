"""Makes the pages of the navigation before the first visitor asks for them."""

from __future__ import annotations

from kgtool.web.pages.page import LANGUAGES, Visit
from kgtool.web.pages.registry import PAGES
from kgtool.web.pages.routes import made
from kgtool.web.reading import Reading
from kgtool.web.texts.rules import rule_words


def warm(reading: Reading) -> None:
    """Keep every page of the navigation in each language, the first language first, and what claims' pages need."""
    rule_words("")
    for language in LANGUAGES:
        fields = {} if language == LANGUAGES[0] else {"lang": (language,)}
        for kind in PAGES:
            if "{" not in kind.path:
                visit = Visit(reading, kind.path, {}, fields)
                made(kind.make, Visit(reading, visit.in_language(language), {}, fields))
