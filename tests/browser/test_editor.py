"""The SPARQL editor: typing with completion, running, views of the answer, sharing and keeping queries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.standin import standing_in
from tests.browser.watched import Watched

pytestmark = pytest.mark.usefixtures("islands")


@pytest.fixture(scope="module")
def address(chromium: str) -> Iterator[str]:
    """Give the address of the stand-in."""
    assert chromium
    with standing_in() as found:
        yield found


@pytest.fixture
def editor(browser: Browser, address: str, axe_source: str) -> Iterator[Watched]:
    """Give the page with the editor, started."""
    with Watched.opened(browser, address, axe_source) as watched:
        watched.goto("/")
        yield watched


def write(page: Page, query: str) -> None:
    """Put a query in the place of what stands there, as a reader does."""
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(query)


def run(page: Page, query: str) -> None:
    write(page, query)
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".editor-status")).not_to_have_text("The query is running …")


def query_of(page: Page) -> str:
    return page.locator("#query").input_value()


def test_editor_is_styled_under_the_policy(editor: Watched) -> None:
    """CodeMirror's own rules are in force: without them lines would not be blocks of its font."""
    page = editor.page
    assert page.locator("style").count() == 0
    keyword = page.locator(".cm-line span", has_text="SELECT").first
    assert keyword.evaluate("(e) => getComputedStyle(e).color") == "rgb(11, 93, 138)"
    assert page.locator(".cm-scroller").evaluate("(e) => getComputedStyle(e).display") == "flex"


def test_editor_completes_a_term_and_declares_its_prefix(editor: Watched) -> None:
    page = editor.page
    write(page, "SELECT * WHERE { ?circle a ")
    page.keyboard.type("kg:Circ")
    option = page.locator(".cm-tooltip-autocomplete [aria-selected=true]")
    expect(option).to_have_text("kg:CircularFlowKreislauf")
    page.wait_for_timeout(120)
    page.keyboard.press("Enter")
    assert query_of(page).startswith("PREFIX kg: <https://w3id.org/kgtool/ns#>\nSELECT")
    assert "?circle a kg:CircularFlow" in query_of(page)
    assert editor.axe() == []


def test_editor_completes_prefixes_and_variables(editor: Watched) -> None:
    page = editor.page
    write(page, "")
    page.keyboard.type("PREFIX rd")
    expect(page.locator(".cm-tooltip-autocomplete [aria-selected=true]")).to_contain_text("rdfs:")
    page.wait_for_timeout(120)
    page.keyboard.press("Enter")
    assert query_of(page) == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    write(page, "SELECT ?payer WHERE { ")
    page.keyboard.type("?pa")
    expect(page.locator(".cm-tooltip-autocomplete [aria-selected=true]")).to_have_text("?payer")


def test_tab_leads_out_of_the_editor(editor: Watched) -> None:
    page = editor.page
    page.locator(".cm-content").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run"


def test_answer_is_a_table_whose_texts_are_texts(editor: Watched) -> None:
    page = editor.page
    run(page, "SELECT * WHERE { ?from ?p ?to }")
    table = page.locator(".editor-results table")
    assert table.locator("th").all_inner_texts() == ["from", "to", "amount", "note", "page"]
    assert table.locator("tbody tr").first.locator("td").all_inner_texts() == [
        "entity/openai",
        "entity/nvidia",
        "10",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
    ]
    links = table.locator("a").evaluate_all("all => all.map((e) => e.getAttribute('href'))")
    assert links[:2] == ["/kgtool/id/entity/openai", "/kgtool/id/entity/nvidia"]
    assert len(links) == 6
    table.get_by_role("button", name="amount").click()
    assert table.locator("td.number").all_inner_texts() == ["10", "30", "100"]
    assert editor.axe() == []


def test_answer_is_also_a_chart_and_a_graph(editor: Watched) -> None:
    page = editor.page
    run(page, "SELECT * WHERE { ?from ?p ?to }")
    page.get_by_role("tab", name="Chart").click()
    assert page.locator("svg.chart .chart-figure").all_text_contents() == ["10", "100", "30"]
    assert page.locator("svg.chart .chart-name").all_text_contents() == [
        "entity/openai",
        "entity/nvidia",
        "entity/openai",
    ]
    assert editor.axe() == []
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="Graph").get_attribute("aria-selected") == "true"
    assert sorted(page.locator("svg.graph .graph-node text").all_text_contents()) == [
        "entity/nvidia",
        "entity/openai",
        "entity/oracle",
    ]
    assert page.locator("svg.graph .graph-edge").count() == 3
    assert page.locator("svg.graph a").first.get_attribute("href") == "/kgtool/id/entity/openai"
    assert editor.axe() == []


def test_graph_looks_the_same_each_time(editor: Watched) -> None:
    page = editor.page
    drawn = []
    for _ in range(2):
        run(page, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        page.get_by_role("tab", name="Graph").click()
        drawn.append(page.locator("svg.graph").get_attribute("viewBox"))
    assert drawn[0] == drawn[1]


def test_triples_are_rows_of_three(editor: Watched) -> None:
    page = editor.page
    run(page, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    rows = page.locator(".editor-results tbody tr").all()
    assert [row.locator("td").all_inner_texts() for row in rows] == [
        ["entity/openai", "kg:pays", "entity/nvidia"],
        ["entity/openai", "rdfs:label", 'Open "AI"ä'],
        ["_:b1", "kg:amount", "5"],
    ]


def test_yes_no_and_nothing_are_said(editor: Watched) -> None:
    page = editor.page
    run(page, "ASK { ?s ?p ?o }")
    assert page.locator(".editor-results").inner_text() == "Yes"
    run(page, "SELECT ?s WHERE { ?s ?p 'NOTHING' }")
    assert page.locator(".editor-results").inner_text() == "No answer"


def test_refusal_is_said_with_the_servers_words(editor: Watched) -> None:
    editor.expected.append("Failed to load resource")
    page = editor.page
    run(page, "BROKEN")
    said = "That did not work: Bad Request Line 1: <b>BROKEN</b> is no keyword. Mend it."
    assert page.locator(".editor-status.failed").inner_text() == said


def test_query_is_shared_by_a_link(editor: Watched, browser: Browser, address: str) -> None:
    page = editor.page
    write(page, "ASK { ?ä <urn:x#y> 'a b&c' }")
    page.get_by_role("button", name="Link to share").click()
    expect(page.locator(".editor-status")).to_contain_text("The link is in the address bar")
    shared = page.url
    assert "#query=" in shared
    with Watched.opened(browser, address, "") as other:
        other.goto(shared.removeprefix(address))
        assert query_of(other.page) == "ASK { ?ä <urn:x#y> 'a b&c' }"


def test_query_is_kept_in_the_browser_and_forgotten(editor: Watched) -> None:
    page = editor.page
    write(page, "ASK { ?kept ?p ?o }")
    page.get_by_label("Keep under the name").fill("Mine")
    page.get_by_role("button", name="Keep").click()
    editor.goto("/")
    page.get_by_label("Saved query").select_option(label="Mine")
    assert query_of(page) == "ASK { ?kept ?p ?o }"
    page.get_by_role("button", name="Forget").click()
    assert page.get_by_label("Saved query").locator("option").all_inner_texts() == ["—", "Which circles?"]


def test_stored_question_is_loaded_and_undone(editor: Watched) -> None:
    page = editor.page
    before = query_of(page)
    page.get_by_label("Saved query").select_option(label="Which circles?")
    assert query_of(page) == "SELECT ?circle WHERE { ?circle ?p ?o }"
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+z")
    assert query_of(page) == before
