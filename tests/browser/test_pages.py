"""Every page in both languages: no complaint, no other host, WCAG AA, keyboard, phone, paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kgtool.data_files import load_yaml
from kgtool.query.library import find
from kgtool.web.pages.page import LANGUAGES
from kgtool.web.pages.registry import PAGES
from tests.browser.watched import Watched


@dataclass(frozen=True, slots=True)
class Looked:
    """A line of `pages.yaml`."""

    page: str
    path: str
    shows: str

    def address(self, language: str) -> str:
        if language == LANGUAGES[0]:
            return self.path
        return f"{self.path}{'&' if '?' in self.path else '?'}lang={language}"


def lines() -> tuple[Looked, ...]:
    data = load_yaml(Path(__file__).with_name("pages.yaml"))
    assert isinstance(data, list)
    return tuple(Looked(**line) for line in data)


LINES = lines()
EACH = pytest.mark.parametrize("looked", LINES, ids=lambda looked: looked.path)
BOTH = pytest.mark.parametrize("language", LANGUAGES)

#: What has the focus: a name for it, whether it can be seen, and whether one sees that it has the focus.
_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const inner = at.shadowRoot?.activeElement ?? at;
  const box = inner.getBoundingClientRect();
  const drawn = [inner, ...inner.querySelectorAll("*")].map((one) => getComputedStyle(one));
  const own = drawn[0];
  const stroked = drawn.some((style) => style.stroke !== "none" && style.strokeWidth !== "0px");
  const marked = own.outlineStyle !== "none" || stroked || inner.closest(".cm-focused") !== null;
  const all = [...document.querySelectorAll("*")];
  return [all.indexOf(at), at.outerHTML.slice(0, 120), box.width > 0 && box.height > 0, marked];
}"""
_MOST_STOPS = 60


def test_every_kind_of_page_has_a_line() -> None:
    assert {kind.name for kind in PAGES} - {line.page for line in LINES} == set()


@BOTH
@EACH
def test_page_bears_looking_at(watched: Watched, looked: Looked, language: str) -> None:
    page = watched.goto(looked.address(language))
    assert page.locator(looked.shows).first.is_visible()
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert watched.axe() == []
    watched.resize("phone")
    assert watched.too_wide() == []
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("header nav").is_visible()


@EACH
def test_page_can_be_walked_by_keyboard(watched: Watched, looked: Looked) -> None:
    page = watched.goto(looked.path)
    seen: set[int] = set()
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            break
        if not stop[3]:
            # An editor marks itself a moment after it has the focus.
            page.wait_for_timeout(300)
            stop = page.evaluate(_FOCUSED)
        place, element, visible, marked = stop
        assert visible, f"the focus is on what cannot be seen: {element}"
        assert marked, f"one cannot see where the focus is: {element}"
        assert place not in seen, f"the focus stays or goes back to {element}"
        seen.add(place)
    assert seen


@EACH
def test_language_switch_leads_to_the_same_page(watched: Watched, looked: Looked) -> None:
    page = watched.goto(looked.path)
    page.click("a.language")
    page.wait_for_load_state("load")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(looked.shows).first.is_visible()
    page.click("a.language")
    page.wait_for_load_state("load")
    assert page.locator("html").get_attribute("lang") == "de"


def test_failure_is_said_on_a_page_that_bears_looking_at(watched: Watched) -> None:
    page = watched.goto("/?lang=fr", status=400)
    assert page.locator("h1").count() == 1
    assert watched.axe() == []


@pytest.mark.usefixtures("islands")
def test_editor_asks_the_server_and_shows_its_answer(watched: Watched) -> None:
    page = watched.goto("/sparql?lang=en")
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("PREFIX kg: <https://w3id.org/kgtool/ns#>\nSELECT (COUNT(*) AS ?flows) WHERE { ?flow a ")
    page.keyboard.type("kg:Flo")
    expect(page.locator(".cm-tooltip-autocomplete [aria-selected=true]")).to_contain_text("kg:Flow")
    page.keyboard.press("Escape")
    page.keyboard.insert_text("w }")
    page.get_by_role("button", name="Run").click()
    cell = page.locator(".editor-results tbody td")
    expect(cell).to_have_count(1)
    assert int(cell.inner_text()) > 0
    assert watched.axe() == []


@pytest.mark.usefixtures("islands")
def test_stored_question_runs_in_the_editor(watched: Watched) -> None:
    page = watched.goto("/sparql?lang=en")
    page.get_by_label("Saved query").select_option(label=find("circular-flow").title["en"])
    page.keyboard.press("Tab")
    page.locator("form[data-island=editor] button[type=submit]").click()
    expect(page.locator(".editor-results tbody tr").first).to_be_visible()
    assert page.get_by_role("tab").all_inner_texts() == ["Table", "Chart"]
    assert watched.axe() == []
