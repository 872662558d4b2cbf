from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.conftest import TEXT, Kgtool

HOSTILE = 'Microsoft <script>alert("&1")</script> zahlt 7 Mrd. USD.\nAmazon investiert 4 Mrd. USD in Anthropic.\n'


def test_table_counts_and_lists_what_is_open(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Das Wetter riecht nach 7 Milliarden Dollar.\n" + TEXT)
    ran = kgtool("coverage", "a.txt", "--lang", "en")
    assert ran.status == 0
    assert re.search(r"^kind +in a claim +open +set aside$", ran.out, re.MULTILINE)
    assert re.search(r"^ +1 +amount +7 Milliarden Dollar +no rule fits the clause$", ran.out, re.MULTILINE)
    assert re.match(r"\d+ items, \d+ in claims\n$", ran.err)
    assert "7 Milliarden Dollar" in kgtool("coverage", "a.txt", "--lang", "de").out


def test_json_gives_every_item_with_exact_offsets(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (ledger,) = json.loads(kgtool("coverage", "a.txt", "--format", "json").out)
    assert ledger["document"] == "a.txt"
    assert all(TEXT[item["start"] : item["end"]] == item["text"] for item in ledger["items"])
    assert {item["status"] for item in ledger["items"]} >= {"claimed"}


def test_page_is_the_whole_text_escaped_without_script(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE)
    ran = kgtool("coverage", "a.txt", "--format", "html", "--output", "page.html", "--lang", "de")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert ran.out == ""
    assert "<script" not in page
    assert "&lt;script&gt;alert(&quot;&amp;1&quot;)&lt;/script&gt;" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)
    assert '<mark class="claimed"' in page
    article = page.split('<article lang="de">')[1].split("</article>")[0]
    plain = re.sub(r"</?mark[^>]*>", "", article)
    assert plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&") == HOSTILE


def test_hostile_file_name_is_escaped(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "<b>&.txt").write_text(TEXT)
    page = kgtool("coverage", "<b>&.txt", "--format", "html").out
    assert "<h2>&lt;b&gt;&amp;.txt</h2>" in page


def test_unknown_format_is_refused(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ran = kgtool("coverage", "a.txt", "--format", "htlm")
    assert (ran.status, ran.out) == (2, "")
    assert "Did you mean 'html'?" in ran.err
