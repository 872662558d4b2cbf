"""`kgtool serve` as a process: what it says, what it serves, and what it refuses to begin with."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cli.conftest import Kgtool
from tests.web.serving import ask, send

ROOT = Path(__file__).resolve().parents[2]
QUOTE = "Microsoft investiert 5 Milliarden Dollar in Anthropic."


@contextmanager
def served(*words: str | Path) -> Iterator[tuple[int, str]]:
    """Run the command on a free port; give the port and what it said."""
    command = [sys.executable, "-m", "kgtool", "serve", "--port", "0", "--lang", "en", *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
            assert found is not None, said
            yield int(found[1]), said
        finally:
            process.terminate()
            process.wait(20)


def test_it_says_where_the_start_page_and_the_endpoint_are(built: Path) -> None:
    with served("--store", built) as (port, said):
        assert f"http://127.0.0.1:{port}/sparql" in said
        assert send(port, "GET", "/", headers={"Accept": "text/html"}).status == 200
        assert ask(port, "ASK { ?s ?p ?o }", accept="application/sparql-results+json").record["boolean"] is True


def test_whole_texts_are_kept_back_where_that_is_asked_for(built: Path, tmp_path: Path, kgtool: Kgtool) -> None:
    secret = "Das Wetter in Redmond war an diesem Tag so mild wie lange nicht."
    (tmp_path / "own.txt").write_text(f"{QUOTE}\n\n{secret}\n", "utf-8")
    assert kgtool("build", tmp_path / "own.txt", "--store", tmp_path / "store").status == 0
    shown = []
    for words in ((), ("--no-texts",)):
        with served("--store", tmp_path / "store", *words) as (port, _):
            page = send(port, "GET", "/kgtool/id/document/own.txt", headers={"Accept": "text/html"}).body.decode()
            assert "Microsoft" in page
            shown.append(secret in page)
    assert shown == [True, False]


def test_own_words_count_for_a_pasted_text_too(built: Path, tmp_path: Path) -> None:
    gazetteer = tmp_path / "words" / "gazetteer"
    gazetteer.mkdir(parents=True)
    rows = ("slug\tlabel\tkinds\tseat\towner\taliases", "grauwerk\tGrauwerk\tAILab\t\t\tGraue Mappe")
    (gazetteer / "organisations.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    body = urlencode({"text": "Microsoft investiert 5 Milliarden Dollar in Graue Mappe."}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    with served("--store", built, "--data", tmp_path / "words") as (port, _):
        read = send(port, "POST", "/read", body, headers).body.decode()
    assert "Grauwerk" in read


def test_a_writable_server_takes_what_brings_its_token(tmp_path: Path) -> None:
    graph = f"/graph-store?{urlencode({'graph': 'http://example.org/g'})}"
    turtle = b"<http://example.org/a> <http://example.org/b> 1 ."
    headers = {"Content-Type": "text/turtle"}
    with served("--writable", "--token", "secret", "--store", tmp_path / "written") as (port, _):
        assert send(port, "PUT", graph, turtle, headers).status == 401
        assert send(port, "PUT", graph, turtle, {**headers, "Authorization": "Bearer secret"}).status == 201
        found = ask(port, "ASK { GRAPH <http://example.org/g> { ?s ?p 1 } }", accept="application/sparql-results+json")
        assert found.record["boolean"] is True


@pytest.mark.parametrize(
    ("words", "code", "cause"),
    [
        (("--store", "absent"), "KG501", "There is no store at 'absent'."),
        (("--store", "http://127.0.0.1:9/"), "KG100", "http://127.0.0.1:9/ is no folder, and this needs one."),
        (("--host", "203.0.113.9"), "KG910", "203.0.113.9:0 cannot be listened on:"),
        (("--writable",), "KG911", "A writable server needs a token."),
        (("--writable", "--token", "x", "--host", "0.0.0.0"), "KG911", "0.0.0.0 is reached from elsewhere."),
        (("--writable", "--token", "x"), "KG911", "is not empty."),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("KG") else "",
)
def test_what_cannot_be_served_is_one_line_with_status_2(
    kgtool: Kgtool, built: Path, words: tuple[str, ...], code: str, cause: str
) -> None:
    store = () if "--store" in words else ("--store", built)
    ran = kgtool("serve", "--port", "0", *words, *store)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith(f"kgtool: {code} ")
    assert cause in ran.err
    assert ran.err.count("\n") == 1
