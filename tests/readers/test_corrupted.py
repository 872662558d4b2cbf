"""No corrupted answer brings a quote into a reading that the text lacks, or a number that its quote lacks.

`KGTOOL_ANSWERS` says how many answers are tried; `make bench` takes 10,000.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kgtool.claims import Claim
from kgtool.claims.claim import Span
from kgtool.claims.rejection import REASONS
from kgtool.documents.document import Document
from kgtool.extract.quantities import quantities
from kgtool.readers.protocol import Identity
from kgtool.readers.raw import RawClaim, RawFiller, RawMeasure
from kgtool.readers.verify import verified
from kgtool.readers.verify.ground import ground
from kgtool.readers.verify.quotes import seen
from kgtool.vocabulary.ontology import load_ontology

COUNT = int(os.environ.get("KGTOOL_ANSWERS", "1000"))
READER = Identity("llm", "1", "tester", "0" * 64)
TEXT = (
    "Microsoft und Oracle sind Konkurrenten. Nvidia will bis zu 10 Milliarden Dollar in Anthropic stecken.\n\n"
    "Meta zahlte im November 2025 laut Reuters 5,5 Mrd. Euro an Velkron Systems. Der Umsatz von AMD stieg um 12 %.\n"
    "OpenAI kauft keine Chips von AMD für 2 Mrd. Dollar. Investiert Google 7 Mrd. Dollar in Mistral?\n"
    "Amazon steckt zwischen 3 und 5 Milliarden Dollar in Anthropic. Amazon steckt 8 Milliarden Dollar in Anthropic.\n"
)
ELSEWHERE = (
    "SoftBank steckt 40 Milliarden Dollar in OpenAI",
    "40 Milliarden Dollar",
    "SoftBank",
    "bis zu 11 Milliarden Dollar",
)
DOCUMENT = Document("a.txt", TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), issued=date(2025, 11, 20))


def investment(investor: str, investee: str, evidence: str, amount: str, **fields: str) -> RawClaim:
    return RawClaim(
        "Investment",
        (RawFiller("investor", investor), RawFiller("investee", investee)),
        evidence,
        measures=(RawMeasure(amount, "amount"),),
        trigger=fields.get("trigger"),
        modality=fields.get("modality", "asserted"),
        time=fields.get("time"),
        attribution=("Reuters",) if "Reuters" in evidence else (),
    )


GOOD = (
    investment(
        "Nvidia",
        "Anthropic",
        "Nvidia will bis zu 10 Milliarden Dollar in Anthropic stecken",
        "bis zu 10 Milliarden Dollar",
        trigger="stecken",
        modality="planned",
    ),
    investment(
        "Meta",
        "Velkron Systems",
        "Meta zahlte im November 2025 laut Reuters 5,5 Mrd. Euro an Velkron Systems",
        "5,5 Mrd. Euro",
        trigger="zahlte",
        time="im November 2025",
    ),
    investment(
        "Amazon",
        "Anthropic",
        "Amazon steckt zwischen 3 und 5 Milliarden Dollar in Anthropic",
        "zwischen 3 und 5 Milliarden Dollar",
        trigger="steckt",
    ),
    investment(
        "Amazon", "Anthropic", "Amazon steckt 8 Milliarden Dollar in Anthropic", "8 Milliarden Dollar", trigger="steckt"
    ),
)
WORDS = ("Milliarden", "Millionen", "Billionen", "Mrd.", "Dollar", "Euro", "Gigawatt", "%", "Stück")
SIGNS = ("\x00", "\x07", "\u0301", "\u0308", "\u200b", "\u202e", "\u00a0", "\ud800", "„", "**", "\n", "\U0001f4b0", "ß")

Change = Callable[[str, random.Random], str]


def _digit(text: str, dice: random.Random) -> str:
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return text + str(dice.randrange(10))
    place = dice.choice(places)
    return text[:place] + dice.choice("0123456789") + text[place + 1 :]


def _unit(text: str, dice: random.Random) -> str:
    word = next((word for word in WORDS if word in text), None)
    return f"{text} {dice.choice(WORDS)}" if word is None else text.replace(word, dice.choice(WORDS), 1)


def _other(text: str, dice: random.Random) -> str:
    return dice.choice(ELSEWHERE)


def _cut(text: str, dice: random.Random) -> str:
    start, end = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
    return text[start:end]


def _sign(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(SIGNS) + text[place:]


def _empty(text: str, dice: random.Random) -> str:
    return dice.choice(("", " ", "\n", "\u00a0"))


def _huge(text: str, dice: random.Random) -> str:
    return dice.choice((text, "9", "Nvidia ", "(", "\\")) * dice.randrange(50, 2_000)


def _mention(text: str, dice: random.Random) -> str:
    return f"{text} {text}"


def _stretch(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(TEXT))
    return TEXT[start : start + dice.randrange(1, 140)]


CHANGES: tuple[Change, ...] = (_digit, _unit, _other, _cut, _sign, _empty, _huge, _mention, _stretch)


def corrupted(raw: RawClaim, dice: random.Random) -> RawClaim:
    """Change one to three parts of a claim."""
    for _ in range(dice.randrange(1, 4)):
        change = dice.choice(CHANGES)
        part = dice.choice(("evidence", "measure", "number", "filler", "swap", "type", "trigger", "within", "flags"))
        fillers, measures = list(raw.fillers), list(raw.measures)
        if part == "evidence":
            raw = replace(raw, evidence=change(raw.evidence, dice))
        elif part == "measure":
            measures[0] = replace(measures[0], quote=change(measures[0].quote, dice))
        elif part == "number":
            measures[0] = replace(measures[0], low=change("10000000000", dice), high=change("10000000000", dice))
        elif part == "filler":
            place = dice.randrange(len(fillers))
            fillers[place] = replace(fillers[place], quote=change(fillers[place].quote, dice))
        elif part == "swap":
            fillers = [replace(one, role=two.role) for one, two in zip(fillers, reversed(fillers), strict=True)]
        elif part == "type":
            raw = replace(raw, type=dice.choice((*load_ontology().claim_types, "Gift", "")))
        elif part == "trigger":
            raw = replace(raw, trigger=change(raw.trigger or "", dice), time=change(raw.time or "2025", dice))
        elif part == "within":
            raw = replace(raw, within=Span(start := dice.randrange(len(TEXT)), dice.randrange(start + 1, 10_000)))
        else:
            raw = replace(raw, negated=dice.random() < 0.5, modality=dice.choice(("asserted", "hypothetical", "x")))
        raw = replace(raw, fillers=tuple(fillers), measures=tuple(measures))
    return raw


def check(claim: Claim, raw: RawClaim) -> None:
    """Assert that a claim's words stand in the text, its numbers in its words, and these in the reader's quotes."""
    plain = seen(TEXT)
    for span in claim.spans:
        assert 0 <= span.start < span.end <= len(TEXT)
        words = plain[span.start : span.end]
        assert " ".join(words.split()) in " ".join(seen(raw.evidence).split())
        for measure in claim.measures:
            assert seen(measure.text) in words
            assert set(re.findall(r"\d+", measure.text)) <= set(re.findall(r"\d+", seen(raw.measures[0].quote)))
            (read,) = quantities(seen(measure.text), 0, len(measure.text))
            assert (read.min, read.max) == (measure.min, measure.max)
    if claim.time is not None:
        assert claim.time.text in TEXT


def test_no_corrupted_answer_gets_a_quote_or_a_number_into_a_reading_that_the_text_lacks() -> None:
    on = ground(DOCUMENT)
    assert len(verified(DOCUMENT, GOOD, READER, on).claims) == len(GOOD)
    dice = random.Random(8)
    outcomes: Counter[str] = Counter()
    for _ in range(COUNT):
        raw = corrupted(dice.choice(GOOD), dice)
        found = verified(DOCUMENT, [raw], READER, on)
        for claim in found.claims:
            check(claim, raw)
        gone = [one.reason for one in found.rejections if not one.kept]
        # A claim passes or is stated as rejected, never both and never neither.
        assert (len(found.claims), len(gone)) in ((1, 0), (0, 1)), raw
        outcomes.update(gone or ["passed"])
    assert set(outcomes) <= {*REASONS, "passed"}
    assert outcomes.total() == COUNT
    assert outcomes["passed"] >= COUNT // 20
    assert len(outcomes) >= 12


def test_a_number_of_a_claim_is_never_the_readers() -> None:
    on = ground(DOCUMENT)
    dice = random.Random(9)
    for _ in range(COUNT // 10):
        low, high = str(dice.randrange(10**13)), str(dice.randrange(10**13))
        lying = RawMeasure("8 Milliarden Dollar", "amount", low=low, high=high)
        found = verified(DOCUMENT, [replace(GOOD[3], measures=(lying,))], READER, on)
        assert [(m.min, m.max) for claim in found.claims for m in claim.measures] == [(Decimal(8 * 10**9),) * 2]
        assert [(one.reason, one.kept) for one in found.rejections] == [("number_differs", True)]
