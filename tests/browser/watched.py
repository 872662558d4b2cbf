"""A page in a browser that notes whatever no page of ours may do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

#: Rules of axe-core for WCAG 2.2, levels A and AA.
_WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
#: So long a page may take until what a test waits for is there, on a machine that does other work too.
_MILLISECONDS = 15_000
_RUN_AXE = """async (tags) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.html}`));
}"""
#: Breaches of the Content-Security-Policy are also said on the console, but not always in a way one can tell.
_SAY_BREACHES = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));"""
_SIZES: Mapping[str, tuple[int, int]] = {"desk": (1280, 900), "phone": (360, 740)}


class Watched:
    """A page and its faults: errors on the console, breaches of the policy, requests to others, dialogs."""

    def __init__(self, page: Page, address: str, axe_source: str) -> None:
        self.page = page
        self.faults: list[str] = []
        #: Beginnings of console messages that a test expects, such as of a page that is not there.
        self.expected: list[str] = []
        self._address = address
        self._axe_source = axe_source
        page.set_default_timeout(_MILLISECONDS)
        page.add_init_script(_SAY_BREACHES)
        page.on("console", lambda message: self._fault(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._fault(str(error)))
        page.on("request", self._asked)
        page.on("dialog", self._asks)

    @classmethod
    @contextmanager
    def opened(
        cls,
        browser: Browser,
        address: str,
        axe_source: str,
        size: str = "desk",
        cookies: Mapping[str, str] | None = None,
    ) -> Iterator[Watched]:
        """Give a page of a server, with cookies and storage of its own, and fail at the end where it has faults."""
        width, height = _SIZES[size]
        with browser.new_context(viewport={"width": width, "height": height}, base_url=address) as context:
            for name, value in (cookies or {}).items():
                context.add_cookies([{"name": name, "value": value, "url": address}])
            watched = cls(context.new_page(), address, axe_source)
            yield watched
            if watched.faults:
                pytest.fail("\n".join(watched.faults))

    def _fault(self, text: str) -> None:
        if not any(text.startswith(start) for start in self.expected):
            self.faults.append(text)

    def _asks(self, dialog: Dialog) -> None:
        self._fault(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https", "ws", "wss") and not request.url.startswith(self._address):
            self._fault(f"asks another host: {request.url}")

    def goto(self, path: str, status: int = 200) -> Page:
        """Load an address of the server, wait for its islands, and give the page."""
        if status != 200:
            self.expected.append("Failed to load resource")
        response = self.page.goto(path, wait_until="load")
        assert response is not None
        assert response.status == status
        if self.page.locator("script[src*='islands.js']").count():
            self.page.locator("html[data-islands=started]").wait_for(state="attached")
        return self.page

    def axe(self) -> Sequence[str]:
        """Give the breaches of WCAG 2.2 A and AA that axe-core finds: rule, place and element of each."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(self._axe_source)
        found: Any = self.page.evaluate(_RUN_AXE, list(_WCAG))
        return [str(one) for one in found]

    def resize(self, size: str) -> None:
        """Give the window another size: `desk` or `phone`."""
        width, height = _SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})

    def too_wide(self) -> Sequence[str]:
        """Give the elements that make the page scroll sideways, none where it does not."""
        return [str(one) for one in self.page.evaluate(_TOO_WIDE)]


_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1);
  return ["the page scrolls sideways", ...wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 160))];
}"""
