"""A text is pasted and read in a real browser: it is shown as it is, its claims are marked, and nothing complains."""

from __future__ import annotations

from tests.browser.watched import Watched

TEXT = "Nvidia investiert laut dpa bis zu 10 Milliarden Dollar in Anthropic. <script>alert(1)</script> bleibt Text."


def test_a_pasted_text_is_read(watched: Watched) -> None:
    page = watched.goto("/read")
    page.fill("textarea[name=text]", TEXT)
    page.click("form.paste button[type=submit]")
    page.wait_for_selector("a.claim")
    assert page.inner_text("a.claim sup") == "1"
    assert page.inner_text("p.text").replace("1", "") == TEXT.replace("1", "")
    page.click("a.claim")
    assert page.evaluate("location.hash") == "#claim-1"
    assert watched.axe() == []
