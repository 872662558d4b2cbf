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
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of `kgtool serve` on a store of the bundled texts."""
    assert chromium
    folder = tmp_path_factory.mktemp("browser")
    build(BuildRequest((BUNDLED,), folder / "store"))
    with served(folder / "store", folder) as address:
        yield address


@pytest.fixture
def watched(browser: Browser, server: str, axe_source: str) -> Iterator[Watched]:
    """Give a page of the server in a browser; the test fails if the page complains or asks another host."""
    with Watched.opened(browser, server, axe_source) as page:
        yield page
