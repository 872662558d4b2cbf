"""A person decides in a browser, by keyboard and with JavaScript or without: accept, add, join, take back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kgtool.decisions.files import read_decisions
from kgtool.web.review.access import COOKIE
from tests.browser.conftest import TOKEN, WHO
from tests.browser.serving import served
from tests.browser.watched import Watched

SENTENCE = "Anthropic wird mit 183 Milliarden Dollar bewertet."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("decided")


@pytest.fixture(scope="module")
def reviewing(bundled_store: Path, data: Path) -> Iterator[str]:
    """Give the address of a server whose decisions nobody else sees."""
    words = ("--review", "--token", TOKEN, "--by", WHO, "--data", str(data))
    with served(bundled_store, data, *words) as address:
        yield address


@pytest.fixture
def desk(browser: Browser, reviewing: str, axe_source: str) -> Iterator[Watched]:
    with Watched.opened(browser, reviewing, axe_source) as watched:
        watched.goto(f"/review?token={TOKEN}")
        yield watched


@pytest.fixture
def plain(browser: Browser, reviewing: str) -> Iterator[Page]:
    """Give a page on which no script runs."""
    with browser.new_context(base_url=reviewing, java_script_enabled=False) as context:
        context.add_cookies([{"name": COOKIE, "value": TOKEN, "url": reviewing}])
        yield context.new_page()


def bears_looking_at(watched: Watched) -> None:
    """Assert that a page can be used by everybody, on a phone too."""
    assert watched.axe() == []
    watched.resize("phone")
    assert watched.too_wide() == []
    watched.resize("desk")


def test_one_claim_is_decided_by_keyboard_and_taken_back(desk: Watched, data: Path) -> None:
    page = desk.page
    before = len(read_decisions(data))
    page.locator("section.review h2 a").first.click()
    page.wait_for_url("**/review?claim=*")
    assert page.locator("section.review").count() == 1
    bears_looking_at(desk)
    page.get_by_label("Warum?").focus()
    page.keyboard.type("Nur ein Gerücht.")
    page.get_by_role("button", name="Verwerfen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?done=*")
    assert page.get_by_role("status").is_visible()
    bears_looking_at(desk)
    page.get_by_role("link", name="Zurücknehmen?").click()
    page.get_by_label("Warum?").fill("Doch nicht.")
    page.get_by_role("button", name="Zurücknehmen").click()
    page.locator(".done").first.wait_for()
    made = read_decisions(data)[before:]
    assert [(one.kind, one.who, one.why) for one in made] == [
        ("reject", WHO, "Nur ein Gerücht."),
        ("undo", WHO, "Doch nicht."),
    ]
    assert made[1].withdraws == made[0].id


def test_missing_claim_is_added_without_a_script(plain: Page, data: Path) -> None:
    plain.goto("/review/add?lang=en")
    plain.get_by_label("Text").select_option("zwei-lager.txt")
    plain.get_by_role("button", name="Next").click()
    plain.get_by_role("link", name=SENTENCE).click()
    plain.get_by_label("Type of the claim").select_option(label="funding total")
    plain.get_by_role("button", name="Next").click()
    plain.get_by_label("organisation concerned").fill("Anthropik")
    plain.get_by_label("amount").fill("183 Milliarden Dollar")
    plain.get_by_label("Why?").fill("It was missing.")
    plain.get_by_role("button", name="Add the claim").click()
    fault = plain.get_by_role("alert")
    assert "this does not stand in the text: 'Anthropik'" in fault.inner_text()
    assert plain.get_by_label("amount").input_value() == "183 Milliarden Dollar"
    plain.get_by_label("organisation concerned").fill("Anthropic")
    plain.get_by_role("button", name="Add the claim").click()
    assert plain.get_by_role("status").is_visible()
    made = read_decisions(data)[-1]
    assert made.kind == "add" and made.claim is not None
    assert (made.claim.type, made.claim.measures[0].text) == ("FundingTotal", "183 Milliarden Dollar")


def test_names_are_joined_and_what_does_not_fit_is_said_beside_the_form(desk: Watched, data: Path) -> None:
    page = desk.goto("/review/same")
    page.get_by_label("Name, der bleibt").fill("Nividia")
    page.get_by_label("Name, der darin aufgeht").fill("ibm")
    page.get_by_label("Warum?").fill("Ein Haus.")
    desk.expected.append("Failed to load resource")
    page.get_by_role("button", name="Gleichsetzen").click()
    page.get_by_role("alert").wait_for()
    assert "Meinten Sie „nvidia“?" in page.get_by_role("alert").inner_text()
    bears_looking_at(desk)
    page.get_by_label("Name, der bleibt").fill("Intel")
    page.get_by_role("button", name="Gleichsetzen").click()
    page.get_by_role("status").wait_for()
    made = read_decisions(data)[-1]
    assert made.names is not None and (made.names.keep, made.names.other) == ("intel", "ibm")
