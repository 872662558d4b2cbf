"""Thirty hostile labels and sentences stay texts on every page: nothing runs, nothing is loaded, nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from kgtool.web.current import Current
from kgtool.web.pages.registry import PAGES
from tests.browser.serving import ROOT, served
from tests.browser.watched import Watched

HOSTILE = tuple(Path(__file__).with_name("hostile.txt").read_text("utf-8").splitlines())
_COLUMNS = "slug\tlabel\tkinds\towner\taliases\tdescriptions\tseat\tambiguous\tcommon_words"
#: So many addresses of each kind of page are looked at.
_OF_A_KIND = 2
#: What a text that became markup would have left: whether it ran, elements and attributes that no page of ours has.
_LEFT = """() => {
  const found = [];
  if (window.pwned !== undefined) found.push("it ran");
  for (const one of document.querySelectorAll("*")) {
    if (["IFRAME", "OBJECT", "EMBED", "BASE", "STYLE", "MATH"].includes(one.tagName)) found.push(one.outerHTML);
    if (one.tagName === "SCRIPT" && !one.src.startsWith(location.origin + "/static/")) found.push(one.outerHTML);
    for (const { name, value } of one.attributes) {
      if (name.startsWith("on") || (["href", "src", "action"].includes(name) && /^\\s*javascript:/i.test(value))) {
        found.push(`${one.tagName} ${name}=${value}`);
      }
    }
  }
  return found;
}"""


def _write(folder: Path) -> None:
    """Write names that are hostile, and a text in whose sentences they stand, under a name that is hostile as well."""
    (folder / "data" / "gazetteer").mkdir(parents=True)
    (folder / "texts").mkdir()
    names = [f"boesewicht-{at}\t{text}\tSoftwareCompany\t\t{text} | Boesewicht{at}" for at, text in enumerate(HOSTILE)]
    table = "\n".join([_COLUMNS, *(f"{name}\t\t\t\t" for name in names)])
    (folder / "data" / "gazetteer" / "organisations.tsv").write_text(f"{table}\n", "utf-8")
    sentences = [
        f"Boesewicht{at} investiert {at + 1} Milliarden Dollar in OpenAI, {text} heißt es.\n\n"
        f"OpenAI kauft für {at + 2} Milliarden Dollar Rechenleistung bei Boesewicht{at} ({text}).\n"
        for at, text in enumerate(HOSTILE)
    ]
    article = "\n".join([HOSTILE[0], "BERLIN, 3. November 2025", "", *sentences])
    (folder / "texts" / '"><svg onload=window.pwned=1>.txt').write_text(article, "utf-8")


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store whose labels, sentences and document are hostile, built as a user builds one with his own names."""
    folder = tmp_path_factory.mktemp("hostile")
    _write(folder)
    command = [sys.executable, "-m", "kgtool", "build", "texts", "--store", "store", "--data", "data"]
    subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    return folder / "store"


@pytest.fixture(scope="module")
def hostile_server(chromium: str, hostile_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server of the hostile store."""
    assert chromium
    with served(hostile_store, tmp_path_factory.mktemp("serve")) as address:
        yield address


@pytest.fixture
def hostile(browser: Browser, hostile_server: str) -> Iterator[Watched]:
    """Give a page of that server."""
    with Watched.opened(browser, hostile_server, "") as watched:
        yield watched


def test_there_are_thirty() -> None:
    assert len(set(HOSTILE)) == 30


def test_every_kind_of_page_shows_them_as_texts(hostile: Watched, hostile_store: Path) -> None:
    current = Current(hostile_store)
    with current.borrow() as reading:
        addresses = [address for kind in PAGES for address in list(kind.addresses(reading))[:_OF_A_KIND]]
    current.close()
    assert len(addresses) >= len(PAGES)
    # Addresses that name what only the bundled texts have are refused here, which is a page as well.
    hostile.expected.append("Failed to load resource: the server responded with a status of 400")
    for address in addresses:
        response = hostile.page.goto(address)
        assert response is not None
        assert response.status in {200, 400}, address
        assert hostile.page.evaluate(_LEFT) == [], address


@pytest.mark.parametrize("at", range(0, len(HOSTILE), 5))
def test_resources_show_them_as_texts(hostile: Watched, at: int) -> None:
    page = hostile.goto(f"/kgtool/id/entity/boesewicht-{at}")
    assert page.locator("h1").inner_text() == HOSTILE[at]
    assert page.evaluate(_LEFT) == []


def test_source_shows_their_sentences_as_they_stand(hostile: Watched) -> None:
    page = hostile.goto("/sources")
    page.locator("main th[scope=row] a").click()
    page.wait_for_url("**/document/*")
    text = page.locator("main").inner_text()
    assert [one for one in HOSTILE if f", {one} heißt es." not in text] == []
    assert page.evaluate(_LEFT) == []


def test_rows_hold_all_of_them(hostile: Watched) -> None:
    page = hostile.goto("/q/circular-flow")
    cells = page.locator("main table tbody td:first-child").all_inner_texts()
    pairs = [sorted((text, "OpenAI"), key=str.casefold) for text in HOSTILE]
    assert sorted(cells) == sorted(f"{first} → {second} → {first}" for first, second in pairs)
    assert page.evaluate(_LEFT) == []


@pytest.mark.parametrize("at", range(0, len(HOSTILE), 3))
def test_what_an_address_says_is_text(hostile: Watched, at: int) -> None:
    word = quote(HOSTILE[at], safe="")
    hostile.expected.append("Failed to load resource")
    for address in (
        f"/ask?q={word}",
        f"/search?q={word}",
        f"/?lang={word}",
        f"/q/lock-in?customer={word}",
        f"/q/{word}",
    ):
        hostile.page.goto(address)
        assert hostile.page.evaluate(_LEFT) == [], address


@pytest.mark.usefixtures("islands")
def test_editor_shows_them_as_texts(hostile: Watched) -> None:
    query = (
        "SELECT ?name WHERE { ?who <http://www.w3.org/2000/01/rdf-schema#label> ?name "
        "FILTER (CONTAINS(STR(?who), '/entity/boesewicht-')) } ORDER BY ?name"
    )
    page = hostile.goto(f"/sparql#query={quote(query)}")
    page.locator("form[data-island=editor] button[type=submit]").click()
    cells = page.locator(".editor-results tbody td")
    expect(cells).to_have_count(len(HOSTILE))
    assert sorted(cells.all_inner_texts()) == sorted(HOSTILE)
    assert page.evaluate(_LEFT) == []
