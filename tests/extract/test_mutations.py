"""Texts torn apart in every way a copy, a scan or a mail client tears them: nothing crashes, every span holds.

`KGTOOL_MUTATIONS` says how many texts are tried; `make bench` takes 10,000.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.coverage import coverage
from kgtool.extract.reader import read
from tests.extract.test_reader import DISTURBERS

COUNT = int(os.environ.get("KGTOOL_MUTATIONS", "1000"))
PARTS = 8
#: Characters a page has, and the seconds of computing that it may take.
PAGE = 1800
SLOW = 1.0
FOLDER = Path(__file__).resolve().parents[2] / "data" / "documents"
TEXTS = tuple(p.read_text(encoding="utf-8") for p in sorted(FOLDER.iterdir()) if p.suffix in (".txt", ".md"))
SIGNS = (
    '"',
    "«",
    "(",
    ")",
    "[",
    "]",
    "|",
    ":",
    ";",
    "–",
    "…",
    "%",
    "€",
    "0",
    "1.000",
    "999999999999999999999",
    "Mrd.",
    ",",
    "?",
    "#",
    "- ",
)

Mutation = Callable[[str, random.Random], str]


def _cut(text: str, dice: random.Random) -> str:
    a, b = sorted(dice.randrange(len(text) + 1) for _ in range(2))
    return text[:a] + text[b:]


def _double(text: str, dice: random.Random) -> str:
    a = dice.randrange(len(text) + 1)
    return text[: a + 200] + text[a:]


def _insert(text: str, dice: random.Random) -> str:
    for _ in range(dice.randrange(1, 12)):
        a = dice.randrange(len(text) + 1)
        text = text[:a] + dice.choice(DISTURBERS + SIGNS) + text[a:]
    return text


def _shuffle(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    a = dice.randrange(len(words))
    some = words[a : a + 40]
    dice.shuffle(some)
    return " ".join(words[:a] + some + words[a + 40 :])


def _strip_signs(text: str, dice: random.Random) -> str:
    gone = dice.choice((".", ",", "\n", " ", ".,;:\n", "aeiou"))
    return "".join(c for c in text if c not in gone)


def _case(text: str, dice: random.Random) -> str:
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


MUTATIONS: tuple[Mutation, ...] = (_cut, _double, _insert, _shuffle, _strip_signs, _case)


def mutated(number: int) -> str:
    """Return the text of a number: a page of a document of ours after one to four mutations."""
    dice = random.Random(number)
    text = dice.choice(TEXTS)
    start = dice.randrange(max(1, len(text) - PAGE))
    text = text[start : start + PAGE]
    for _ in range(dice.randrange(1, 5)):
        text = dice.choice(MUTATIONS)(text, dice)
    return text


def timed(document: Document) -> tuple[tuple[Claim, ...], float]:
    """Return the claims of a document and the seconds of computing that they took."""
    begin = process_time()
    claims = read(document).claims
    return claims, process_time() - begin


@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_texts_are_read_in_time_and_every_span_holds(part: int) -> None:
    read(Document("warm.txt", TEXTS[0], "0" * 64))
    slowest = 0.0
    for number in range(part, COUNT, PARTS):
        text = mutated(number)
        if not text.strip():
            continue
        document = Document("text.txt", text, "0" * 64)
        claims, seconds = timed(document)
        pages = max(1.0, len(text) / PAGE)
        if seconds / pages >= SLOW:
            # A busy machine may stall once; a text that is slow is slow again.
            seconds = min(timed(document)[1] for _ in range(3))
        slowest = max(slowest, seconds / pages)
        for claim in claims:
            assert all(0 <= s.start < s.end <= len(text) and text[s.start : s.end].strip() for s in claim.spans), number
        if number % 10 == 0:
            assert all(text[i.start : i.end] == i.text for i in coverage(document).items), number
    assert slowest < SLOW
