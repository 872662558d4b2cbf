"""The page of all stored questions, by what they are about, with a field for a question in one's own words."""

from __future__ import annotations

from kgtool.query.library import library
from kgtool.query.question import StoredQuestion
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: The tags that questions are listed under, each question once, under the first that it has.
_TOPICS = ("circle", "dependence", "money", "deal", "chips", "energy", "market", "doubt", "origin", "evidence")


def page(visit: Visit) -> Page:
    """Return the page of all questions."""
    values = {"topics": _by_topic(visit.language), "count": len(library())}
    return Page("questions.html", words(visit.language, "questions.title"), values, "questions")


def _by_topic(language: str) -> list[tuple[str, str, list[StoredQuestion]]]:
    """Return anchor, heading and questions of each topic; what has none of the topics stands at the end."""
    found: dict[str, list[StoredQuestion]] = {topic: [] for topic in (*_TOPICS, "other")}
    for question in library():
        found[next((topic for topic in _TOPICS if topic in question.tags), "other")].append(question)
    return [
        (topic, words(language, f"questions.topic_{topic}"), questions)
        for topic, questions in found.items()
        if questions
    ]


KIND = PageKind("questions", "/questions", page, lambda _reading: ("/questions",), entry=True)
