"""Whatever a model answers, what reaches the claims stands in the text and all else is a stated rejection."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kgtool.claims.record import to_record
from kgtool.documents.document import Document
from kgtool.readers.verify import Verified, verified
from tests.readers.model.fake import CLAIM, SENTENCE, Reply, completion, fake, good, reader, refused

TEXT = f"Die Zahlen der Woche. {SENTENCE} Oracle verneint das nicht. {SENTENCE}"
MEASURE = CLAIM["measures"][0]


def read(reply: Reply, cache: Path, text: str = TEXT) -> Verified:
    document = Document("a.txt", text, hashlib.sha256(text.encode()).hexdigest())
    with fake(lambda _asked, _number: reply) as server:
        who = reader(server, cache)
        return verified(document, who.read(document), who.identity)


def filler(role: str, quote: str, name: str = "") -> dict[str, str]:
    return {"role": role, "quote": quote, "name": name}


def test_a_good_answer_is_a_claim_of_the_model_at_each_place_where_it_is_said(tmp_path: Path) -> None:
    found = read(good(CLAIM), tmp_path)
    assert found.rejections == ()
    (claim,) = found.claims
    assert (claim.rule, claim.readers) == ("reader:llm", ("llm",))
    assert [TEXT[span.start : span.end] for span in claim.spans] == [SENTENCE[:-1], SENTENCE[:-1]]
    record = to_record(claim)
    assert record["roles"] == {"investor": ["amazon"], "investee": ["anthropic"]}
    assert record["measures"] == [
        {
            "kind": "amount",
            "min": "4000000000",
            "max": "4000000000",
            "unit": "USD",
            "per": None,
            "text": "4 Milliarden Dollar",
            "hedge": "exact",
        }
    ]


def test_a_mention_that_is_said_twice_is_one_claim(tmp_path: Path) -> None:
    assert read(good(CLAIM, CLAIM), tmp_path / "two").claims == read(good(CLAIM), tmp_path / "one").claims


def test_a_wrong_number_gives_way_to_ours_and_that_is_told(tmp_path: Path) -> None:
    found = read(good({**CLAIM, "measures": [{**MEASURE, "low": "40000000000", "high": "4"}]}), tmp_path)
    assert [(one.reason, one.kept, one.words) for one in found.rejections] == [
        ("number_differs", True, "4 Milliarden Dollar")
    ]
    assert [m.max for m in found.claims[0].measures] == [Decimal(4_000_000_000)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"evidence": "Amazon investiert 5 Milliarden Dollar in Anthropic."}, "quote_not_in_text"),
        ({"evidence": TEXT}, "evidence_too_long"),
        ({"measures": [{**MEASURE, "quote": "5 Milliarden Dollar"}]}, "quote_not_in_text"),
        ({"measures": [{**MEASURE, "quote": "Milliarden"}]}, "figure_unread"),
        ({"trigger": "spendet"}, "quote_not_in_text"),
        ({"fillers": [filler("investor", "Amazon"), filler("investee", "Mistral")]}, "quote_not_in_text"),
        ({"fillers": [filler("investor", "Amazon", "Google"), filler("investee", "Mistral")]}, "quote_not_in_text"),
        ({"fillers": [filler("investor", "Amazon")]}, "role_missing"),
        ({"fillers": [filler("buyer", "Amazon"), filler("investee", "Anthropic")]}, "unknown_role"),
        ({"fillers": [filler("investor", "investiert"), filler("investee", "Anthropic")]}, "filler_unknown"),
        ({"type": "MarketShare", "fillers": [filler("organisation", "Amazon")]}, "figure_kind"),
        ({"negated": True}, "negation"),
        ({"modality": "hypothetical"}, "hypothesis"),
    ],
)
def test_what_the_text_does_not_bear_out_is_rejected_with_its_reason(
    change: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    found = read(good({**CLAIM, **change}), tmp_path)
    assert found.claims == ()
    assert [(one.reason, one.kept, one.reader) for one in found.rejections] == [(reason, False, "llm")]


def test_swapped_roles_stand_in_the_text_and_are_the_models_own_claim(tmp_path: Path) -> None:
    swapped = {**CLAIM, "fillers": [filler("investor", "Anthropic"), filler("investee", "Amazon")]}
    (claim,) = read(good(swapped), tmp_path).claims
    assert (claim.readers, claim.roles) == (("llm",), (("investee", ("amazon",)), ("investor", ("anthropic",))))


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (completion('{"claims": [{"type": "Inv', finish="length"), "truncated"),
        (completion("Gern!"), "no_json"),
        (completion(None, refusal="Nein."), "refusal"),
        (refused(500, "down"), "server_error"),
        (refused(429, "slow"), "rate_limited"),
        (Reply(302, headers=(("location", "http://127.0.0.2/"),)), "redirected"),
    ],
)
def test_no_answer_is_a_rejection_of_the_whole_stretch(reply: Reply, reason: str, tmp_path: Path) -> None:
    found = read(reply, tmp_path)
    assert found.claims == ()
    (one,) = found.rejections
    assert one.span is not None
    assert (one.reason, one.span.start, one.span.end) == (reason, 0, len(TEXT))
