"""The islands on a page that has all of them: what each adds, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.standin import standing_in
from tests.browser.watched import Watched

pytestmark = pytest.mark.usefixtures("islands")


@pytest.fixture(scope="session")
def address(chromium: str) -> Iterator[str]:
    """Give the address of the stand-in."""
    assert chromium
    with standing_in() as found:
        yield found


@pytest.fixture
def standin(browser: Browser, address: str, axe_source: str) -> Iterator[Watched]:
    """Give the page with all islands, started."""
    with Watched.opened(browser, address, axe_source) as watched:
        watched.goto("/")
        yield watched


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"#tables tbody tr:visible td:nth-child({number})").all_inner_texts()


def test_islands_bear_looking_at(standin: Watched) -> None:
    assert standin.axe() == []
    standin.resize("phone")
    assert standin.too_wide() == []


def test_table_sorts_by_its_values_there_and_back(standin: Watched) -> None:
    page = standin.page
    amount = page.locator("th", has_text="Amount")
    assert amount.get_attribute("aria-sort") == "none"
    page.get_by_role("button", name="Amount").click()
    assert column(page, 2) == ["−3 Mrd. $", "0", "9 Mrd. $", "25,5 Mrd. $", "100 Mrd. $", ""]
    assert amount.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert column(page, 2) == ["100 Mrd. $", "25,5 Mrd. $", "9 Mrd. $", "0", "−3 Mrd. $", ""]
    assert amount.get_attribute("aria-sort") == "descending"
    page.keyboard.press("Space")
    assert column(page, 1) == ["Österreich AG", "Oracle", "nvidia", "Zürich", "AMD", "Gruppe 10"]
    assert amount.get_attribute("aria-sort") == "none"


def test_table_sorts_texts_as_the_language_does(standin: Watched) -> None:
    page = standin.goto("/?lang=de")
    page.get_by_role("button", name="Actor").click()
    assert column(page, 1) == ["AMD", "Gruppe 10", "nvidia", "Oracle", "Österreich AG", "Zürich"]
    page.get_by_role("button", name="Since").click()
    assert column(page, 3) == ["2023-02-03", "2024-05-01", "2025-01-01", "2025-12-31", "2026-01-09", ""]
    assert page.locator("th[aria-sort=ascending]").all_inner_texts() == ["Since"]
    assert page.get_by_role("button", name="Proof").count() == 0


def test_table_sorts_amounts_and_days_as_the_language_writes_them(standin: Watched) -> None:
    written = {
        "de": ["5 Mrd. USD", "1,3 bis 350 Mrd. USD", "1.234", "999", "knapp 12,5 Mio. €", "−2"],
        "en": ["5 bn USD", "1.3 to 350 bn USD", "1,234", "999", "just under 12.5 million €", "−2"],
    }
    fill = """(texts) => document.querySelectorAll("#tables tbody td:first-child").forEach((cell, at) => {
      cell.textContent = texts[at] ?? "";
    })"""
    for language, (billions, most, thousand, below, millions, minus) in written.items():
        page = standin.goto(f"/?lang={language}")
        page.evaluate(fill, [billions, most, thousand, below, millions, minus])
        page.get_by_role("button", name="Actor").click()
        assert column(page, 1) == [minus, below, thousand, millions, billions, most]
    days = ["3.11.2025", "12.1.2026", "30.6.2024", "", "1.12.2025", "5.5.2025"]
    page.evaluate(fill, days)
    page.get_by_role("button", name="Since").click()
    page.get_by_role("button", name="Actor").click()
    assert column(page, 1) == [days[2], days[5], days[0], days[4], days[1], ""]


def test_table_filters_by_words_without_accents_and_counts(standin: Watched) -> None:
    page = standin.page
    status = page.locator(".table-tools output")
    assert status.inner_text() == "6 of 6 rows"
    page.get_by_label("Filter rows").fill("oster mrd")
    assert column(page, 1) == ["Österreich AG"]
    assert status.inner_text() == "1 of 6 rows"
    page.get_by_label("Filter rows").fill("")
    assert status.inner_text() == "6 of 6 rows"


def view_box(page: Page) -> list[float]:
    return [float(part) for part in str(page.locator("figure svg").first.get_attribute("viewBox")).split()]


def test_picture_zooms_and_moves_by_buttons_keys_and_drag(standin: Watched) -> None:
    page = standin.page
    whole = page.get_by_role("button", name="Whole picture")
    assert whole.is_disabled()
    page.get_by_role("button", name="Closer").click()
    assert view_box(page) == [57.14, 28.57, 285.71, 142.86]
    page.keyboard.press("ArrowRight")
    assert view_box(page) == [100.0, 28.57, 285.71, 142.86]
    page.keyboard.press("ArrowRight")
    assert view_box(page) == [114.29, 28.57, 285.71, 142.86]
    page.keyboard.press("-")
    assert view_box(page) == [0.0, 0.0, 400.0, 200.0]
    page.keyboard.press("+")
    page.keyboard.press("0")
    assert view_box(page) == [0.0, 0.0, 400.0, 200.0]
    page.get_by_role("button", name="Closer").click()
    page.locator("figure svg").scroll_into_view_if_needed()
    box = page.locator("figure svg").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + box["width"] / 10, middle[1], steps=4)
    page.mouse.up()
    assert view_box(page)[0] == pytest.approx(57.14 - 28.57, abs=0.5)
    whole.click()
    assert view_box(page) == [0.0, 0.0, 400.0, 200.0]


def test_picture_click_still_follows_a_mark(standin: Watched) -> None:
    page = standin.page
    page.get_by_role("button", name="Closer").click()
    page.locator("#one rect").click(position={"x": 80, "y": 7}, force=True)
    assert page.url.endswith("#one")


def test_picture_filters_by_kind_rung_and_day(standin: Watched) -> None:
    page = standin.page
    status = page.locator(".picture-count")
    assert status.inner_text() == "2 of 2 shown"
    page.get_by_label("equity").uncheck()
    assert status.inner_text() == "1 of 2 shown"
    assert not page.locator("#two").is_visible()
    page.get_by_label("equity").check()
    page.get_by_label("rumoured").uncheck()
    assert not page.locator("#two").is_visible()
    page.get_by_label("rumoured").check()
    page.get_by_label("since").fill("2025-09-23")
    assert status.inner_text() == "0 of 2 shown"
    page.get_by_label("since").fill("2025-09-22")
    assert status.inner_text() == "1 of 2 shown"
    assert page.locator("#one").is_visible()


def test_picture_says_what_a_mark_is_to_mouse_and_keyboard(standin: Watched) -> None:
    page = standin.page
    tip = page.locator("figure .tip")
    assert not tip.is_visible()
    page.locator("#one rect").hover()
    assert tip.inner_text() == "OpenAI pays Nvidia"
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.locator("#two").focus()
    assert tip.inner_text() == "Nvidia invests in OpenAI"
    assert page.locator("#one title").count() == 0
    assert page.locator("figure svg > title").count() == 1
    assert page.get_by_role("link", name="OpenAI pays Nvidia").count() == 1


def test_picture_lights_what_belongs_together(standin: Watched) -> None:
    page = standin.page
    page.locator("#one rect").hover()
    lit = page.locator(".lit")
    assert lit.evaluate_all("all => all.map((e) => e.id || e.tagName + e.dataset.actor)") == [
        "TRundefined",
        "one",
        "gopenai",
    ]
    page.locator("tbody tr[data-from]").hover()
    assert page.locator("#one.lit").count() == 1
    assert page.locator("#two.lit").count() == 0
    page.locator("h1").hover()
    assert lit.count() == 0


def test_claim_shows_its_card_to_mouse_and_keyboard(standin: Watched) -> None:
    page = standin.page
    card = page.locator("[data-island=claims] > [role=tooltip]")
    first, second = page.locator("a.claim").all()
    first.hover()
    assert card.inner_text() == "Purchase 10 Mrd. $"
    assert first.get_attribute("aria-describedby") == card.get_attribute("id")
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    second.focus()
    assert card.inner_text().split("\n") == ["Purchase 10 Mrd. $", "Supply"]
    assert first.get_attribute("aria-describedby") is None
    page.locator("#text").focus()
    expect(card).to_be_hidden()


_FILE = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/plain" }));
  return data;
}"""


def test_text_file_can_be_dropped_pasted_and_chosen(standin: Watched) -> None:
    page = standin.page
    field, status = page.locator("#text"), page.locator(".drop-status")
    assert status.inner_text() == "A text file can also be dragged here or pasted."
    dropped = page.evaluate_handle(_FILE, ["a.txt", "Größe <b>fett</b>"])
    page.dispatch_event("#text", "dragover", {"dataTransfer": dropped})
    assert page.locator("form.dragged").count() == 1
    page.dispatch_event("#text", "drop", {"dataTransfer": dropped})
    expect(status).to_have_text("a.txt is taken over.")
    assert field.input_value() == "Größe <b>fett</b>"
    assert page.locator("form.dragged").count() == 0
    pasted = page.evaluate_handle(_FILE, ["b.txt", "pasted"])
    page.evaluate(
        "(data) => document.querySelector('#text').dispatchEvent("
        "new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))",
        pasted,
    )
    expect(status).to_have_text("b.txt is taken over.")
    assert field.input_value() == "pasted"
    latin = {"name": "c.txt", "mimeType": "text/plain", "buffer": "Übernahme für 5 €".encode("cp1252")}
    page.get_by_label("Choose a text file:").set_input_files(latin)  # type: ignore[arg-type]
    expect(status).to_have_text("c.txt is taken over.")
    assert field.input_value() == "Übernahme für 5 €"


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04\x00\x00", "d.txt is no text."), (b"x" * 1001, "d.txt is larger than 1,000 bytes.")],
)
def test_file_that_is_no_text_or_too_large_is_refused(standin: Watched, content: bytes, said: str) -> None:
    page = standin.page
    chosen = {"name": "d.txt", "mimeType": "text/plain", "buffer": content}
    page.get_by_label("Choose a text file:").set_input_files(chosen)  # type: ignore[arg-type]
    expect(page.locator(".drop-status")).to_have_text(said)
    assert page.locator("#text").input_value() == ""


def test_search_field_offers_names(standin: Watched) -> None:
    page = standin.page
    page.locator("#q").press_sequentially("nv")
    options = page.locator("#q + datalist option")
    expect(options).to_have_count(3)
    assert options.evaluate_all("all => all.map((e) => e.value)") == ["nv-0", "nv-1", "nv-2"]
