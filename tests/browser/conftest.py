"""A real browser on a real server: what every page must bear, whoever wrote it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.decisions.decision import Decision, SameName
from kgtool.decisions.files import write_decision
from kgtool.web.review.access import COOKIE
from tests.browser.serving import served
from tests.browser.watched import Watched

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: A browser that asks nobody for updates, tries no other protocol, and runs as any user.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Who decides on the pages under /review, and what opens them.
WHO, TOKEN = "Anna Beispiel", "geheim"
_JOINED = Decision("same", WHO, "2026-11-23T09:15:00Z", "Alter Name.", "", "", names=SameName("spacex", "xai"))
_WRONG = Decision("same", WHO, "2026-11-23T09:16:00Z", "Verlesen.", "", "", names=SameName("intel", "ibm"))
DECISIONS = (
    _JOINED,
    _WRONG,
    Decision("undo", WHO, "2026-11-23T09:17:00Z", "Zwei Firmen.", "", "", withdraws=_WRONG.id),
)
#: Where `make islands` keeps what npm installs.
WORK = Path(os.environ.get("KGTOOL_ISLANDS_WORK", ROOT / ".venv" / "islands"))


def absent(what: str) -> None:
    """Skip the test, or fail where a browser is required."""
    if os.environ.get("KGTOOL_REQUIRE_BROWSER"):
        pytest.fail(f"{what}, and KGTOOL_REQUIRE_BROWSER is set")
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a Chromium."""
    named = os.environ.get("KGTOOL_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        absent(f"no {', '.join(BROWSERS)} on the path, nor named by KGTOOL_CHROMIUM")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Give a running browser."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS), headless=True)
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """Give the script of axe-core, which npm brings."""
    script = WORK / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        absent("axe-core is not installed: make islands")
    return script.read_text("utf-8")


@pytest.fixture(scope="session")
def islands() -> None:
    """Skip where the islands were not bundled."""
    if not (ROOT / "kgtool" / "web" / "static" / "islands.js").is_file():
        absent("the islands are not bundled: make islands")


@pytest.fixture(scope="session")
def bundled_store(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of the bundled texts."""
    assert chromium
    folder = tmp_path_factory.mktemp("browser")
    build(BuildRequest((BUNDLED,), folder / "store"))
    return folder / "store"


@pytest.fixture(scope="session")
def server(bundled_store: Path) -> Iterator[str]:
    """Give the address of `kgtool serve --review` on that store, with a decision that holds and one that does not."""
    for decision in DECISIONS:
        write_decision(decision, bundled_store.parent / "kgtool-data")
    with served(bundled_store, bundled_store.parent, "--review", "--token", TOKEN, "--by", WHO) as address:
        yield address


@pytest.fixture
def watched(browser: Browser, server: str, axe_source: str) -> Iterator[Watched]:
    """Give a page of the server in a browser; the test fails if the page complains or asks another host."""
    with Watched.opened(browser, server, axe_source, cookies={COOKIE: TOKEN}) as page:
        yield page
