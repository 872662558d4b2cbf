"""The static site: every link of every page leads to a file, and each page is there once."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.errors import UsageError
from kgtool.web.app import create_app
from kgtool.web.limits import Limits
from kgtool.web.settings import Settings
from kgtool.web.site.export import Site, needs_server, write_site

TEXT = """Nvidia investiert bis zu 10 Milliarden Dollar in OpenAI.
OpenAI mietet für 30 Milliarden Dollar Rechenleistung bei Oracle.
Laut Bloomberg kauft Oracle für 4 Milliarden Dollar Chips bei Nvidia.
ASML ist der einzige Lieferant von EUV-Maschinen für TSMC.
"""
_LINK = re.compile(r"""(?:href|src)="([^"#]+)""")


def written(store: Path, folder: Path) -> Site:
    return write_site(create_app(Settings(store, limits=Limits(burst=float("inf")))), folder)


def pages_of(folder: Path) -> dict[str, str]:
    return {str(page.relative_to(folder)): page.read_text("utf-8") for page in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "text.txt").write_text(TEXT, "utf-8")
    build(BuildRequest((str(folder / "text.txt"),), folder / "store"))
    return folder / "store"


@pytest.fixture(scope="module")
def site(store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path]:
    folder = tmp_path_factory.mktemp("public") / "site"
    return written(store, folder), folder


def test_every_page_is_one_file(site: tuple[Site, Path]) -> None:
    found, folder = site
    pages = pages_of(folder)
    assert len(pages) == found.pages > 1000
    assert sum(path.is_file() for path in folder.rglob("*")) == found.pages + found.files + 1
    # Both languages have the same pages.
    german = {name for name in pages if not name.startswith("en/")}
    assert {name.removeprefix("en/") for name in pages} - german == set()


def test_every_link_leads_to_a_file_or_out(site: tuple[Site, Path]) -> None:
    _, folder = site
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    links = 0
    for name, text in pages_of(folder).items():
        for link in map(unescape, _LINK.findall(text)):
            if link.startswith(("http:", "https:", "data:", "mailto:")):
                continue
            links += 1
            place = normpath(f"{name.rpartition('/')[0]}/{unquote(link)}".lstrip("/"))
            assert place in files, f"{name}: {link}"
    assert links > 10_000


def test_only_what_needs_a_server_became_words(site: tuple[Site, Path]) -> None:
    found, _ = site
    assert [link for link in found.left_out if not needs_server(link)] == []
    assert any(link.startswith("/why") for link in found.left_out)


def test_an_earlier_site_is_written_anew_with_the_same_bytes(store: Path, site: tuple[Site, Path]) -> None:
    found, folder = site
    before = pages_of(folder)
    (folder / "old.html").write_text("gone", "utf-8")
    assert written(store, folder) == found
    assert pages_of(folder) == before


def test_a_folder_of_others_is_left_alone(store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(UsageError, match="holds something else"):
        written(store, tmp_path)
    with pytest.raises(UsageError, match="is a file"):
        written(store, tmp_path / "mine.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
