"""Stories: annotated steps over the picture, as a list, as a page, and as a page that stands alone."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from kgtool.web.assets import STYLE, assets
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words
from kgtool.web.problem import NotFoundError
from kgtool.web.stories.story import Story, stories
from kgtool.web.stories.told import told


def index(visit: Visit) -> Page:
    """Return the list of all stories."""
    language = visit.language
    listed = [(f"/story/{story.name}", story.title[language], story.lead[language]) for story in stories()]
    return Page("stories.html", words(language, "story.title"), {"stories": listed}, "story")


def page(visit: Visit) -> Page:
    """Return a story; an unknown one is a NotFoundError."""
    return _page(visit, "story.html", alone=False)


def alone(visit: Visit) -> Page:
    """Return a story as a page that stands alone: its style in it, no link to this server."""
    return _page(visit, "story-alone.html", alone=True)


def style() -> str:
    """Return the style sheet that a page that stands alone holds."""
    return assets()[STYLE].content.decode()


def _page(visit: Visit, template: str, *, alone: bool) -> Page:
    story = _named(visit.parts["name"])
    steps = told(story, visit, alone=alone)
    values = {
        "story": story,
        "lead": story.lead[visit.language],
        "steps": steps,
        "broken": sum(bool(step.missing) for step in steps),
        **({"style": Markup(style())} if alone else {}),
    }
    return Page(template, story.title[visit.language], values, "story")


def _named(name: str) -> Story:
    for story in stories():
        if story.name == name:
            return story
    raise NotFoundError(f"There is no story '{name}'.", "/story lists them.")


def _addresses(_reading: object) -> Iterable[str]:
    return [f"/story/{story.name}" for story in stories()]


INDEX = PageKind("story", "/story", index, lambda _reading: ("/story",), entry=True)
KIND = PageKind("story-steps", "/story/{name}", page, _addresses)
