"""What a server does, good or bad, ends in claims or in a stated reason; nothing it does ends the work."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kgtool.claims.claim import Span
from kgtool.readers.model.endpoint import endpoint
from kgtool.readers.model.faults import AccessError
from kgtool.readers.model.price import Price
from kgtool.readers.raw import RawClaim, Unanswered
from tests.readers.model.fake import (
    CLAIM,
    QUICK,
    SENTENCE,
    Asked,
    Reply,
    completion,
    document,
    fake,
    good,
    reader,
    refused,
)

WHOLE = Span(0, len(SENTENCE))
SECRET = "sk-very-secret"


def said(reply: Reply, cache: Path) -> list[RawClaim | Unanswered]:
    """Give what the reader makes of a text when the server always replies so."""
    with fake(lambda _asked, _number: reply) as server:
        return list(reader(server, cache).read(document()))


def test_a_good_answer_gives_the_claim_with_its_quotes_and_the_stretch_that_was_shown(tmp_path: Path) -> None:
    (claim,) = said(good(CLAIM), tmp_path)
    assert isinstance(claim, RawClaim)
    assert (claim.type, claim.evidence, claim.trigger, claim.within) == ("Investment", SENTENCE, "investiert", WHOLE)
    assert [(f.role, f.quote, f.name) for f in claim.fillers] == [
        ("investor", "Amazon", None),
        ("investee", "Anthropic", None),
    ]
    (measure,) = claim.measures
    assert (measure.quote, measure.kind, measure.low, measure.of) == (
        "4 Milliarden Dollar",
        "amount",
        "4000000000",
        None,
    )


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (completion('{"claims": [{"type": "Inv', finish="length"), "truncated"),
        (completion("Gern! Hier sind die Aussagen."), "no_json"),
        (completion("[" * 100_000), "no_json"),
        (completion(None, refusal="Das lese ich nicht."), "refusal"),
        (completion("", finish="content_filter"), "refusal"),
        (completion(""), "empty"),
        (completion('{"answers": []}'), "schema"),
        (completion('["claims"]'), "schema"),
        (good({**CLAIM, "type": "Geschenk"}), "schema"),
        (good({**CLAIM, "extra": 1}), "schema"),
        (good({name: value for name, value in CLAIM.items() if name != "evidence"}), "schema"),
        (Reply(body=b"<html>"), "not_understood"),
        (Reply(body=b'{"choices": []}'), "not_understood"),
        (Reply(body=b"[]"), "not_understood"),
        (refused(500, "overloaded"), "server_error"),
        (refused(529, "overloaded"), "server_error"),
        (refused(400, "what is this?"), "server_error"),
        (refused(429, "slow down"), "rate_limited"),
        (Reply(302, headers=(("location", "http://127.0.0.2/elsewhere"),)), "redirected"),
        (Reply(body=b"x" * 300_000), "too_long"),
        (Reply(body=b"{", endless=True), "too_long"),
    ],
)
def test_whatever_is_no_answer_is_stated_with_its_reason(reply: Reply, reason: str, tmp_path: Path) -> None:
    (stated,) = said(reply, tmp_path)
    assert isinstance(stated, Unanswered)
    assert (stated.reason, stated.within) == (reason, WHOLE)
    assert len(stated.words) <= 160


def test_one_claim_of_the_wrong_form_does_not_lose_the_others(tmp_path: Path) -> None:
    bad = {**CLAIM, "negated": "no"}
    first, second, third = said(good(CLAIM, bad, CLAIM), tmp_path)
    assert isinstance(first, RawClaim)
    assert second == Unanswered("schema", "negated: 'no' is not of type 'boolean'", WHOLE)
    assert third == first


def test_a_fence_around_the_json_is_taken_off(tmp_path: Path) -> None:
    fenced = completion(f"```json\n{json.dumps({'claims': [CLAIM]})}\n```")
    assert said(fenced, tmp_path / "a") == said(good(CLAIM), tmp_path / "b")


def test_after_429_the_server_is_asked_again_when_it_said_so(tmp_path: Path) -> None:
    def script(_asked: Asked, number: int) -> Reply:
        return good(CLAIM) if number else refused(429, "slow down", ("retry-after", "1"))

    with fake(script) as server:
        begun = time.monotonic()
        (claim,) = reader(server, tmp_path).read(document())
        waited = time.monotonic() - begun
    assert isinstance(claim, RawClaim)
    assert len(server.asked) == 2
    assert waited >= 1


def test_a_server_that_wants_to_be_left_alone_for_long_is_not_waited_for(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: refused(429, "tomorrow", ("retry-after", "86400"))) as server:
        (stated,) = reader(server, tmp_path).read(document())
    assert isinstance(stated, Unanswered)
    assert (stated.reason, len(server.asked)) == ("rate_limited", 1)


def test_500_is_tried_again_and_then_given_up(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: refused(503, "later")) as server:
        (stated,) = reader(server, tmp_path).read(document())
    assert stated == Unanswered("server_error", "503 later", WHOLE)
    assert len(server.asked) == QUICK.attempts


def test_a_silent_server_is_a_timeout(tmp_path: Path) -> None:
    limits = replace(QUICK, read=0.3, total=5)
    with fake(lambda _asked, _number: Reply(silence=30)) as server:
        (stated,) = reader(server, tmp_path, limits=limits).read(document())
    assert stated == Unanswered("timeout", "5 s", WHOLE)


def test_a_body_that_never_ends_is_cut_off_when_the_time_is_over(tmp_path: Path) -> None:
    limits = replace(QUICK, total=0.5, bytes=1_000_000_000)
    with fake(lambda _asked, _number: Reply(body=b"{", endless=True)) as server:
        begun = time.monotonic()
        (stated,) = reader(server, tmp_path, limits=limits).read(document())
        waited = time.monotonic() - begun
    assert stated == Unanswered("timeout", "0.5 s", WHOLE)
    assert waited < 5


def test_a_server_that_is_not_there_is_stated(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: good()) as server:
        pass
    (stated,) = reader(server, tmp_path).read(document())
    assert isinstance(stated, Unanswered)
    assert stated.reason == "unreachable"


def test_the_text_is_not_sent_on_to_another_host(tmp_path: Path) -> None:
    with (
        fake(lambda _asked, _number: good(CLAIM)) as other,
        fake(lambda _asked, _number: Reply(307, headers=(("location", f"{other.url}/chat/completions"),))) as server,
    ):
        (stated,) = reader(server, tmp_path).read(document())
    assert isinstance(stated, Unanswered)
    assert (stated.reason, other.asked) == ("redirected", [])


def test_a_dead_server_is_not_asked_for_every_section(tmp_path: Path) -> None:
    texts = [document(f"{SENTENCE} Das ist Text {number}.") for number in range(8)]
    with fake(lambda _asked, _number: refused(500, "down")) as server:
        who = reader(server, tmp_path, limits=replace(QUICK, attempts=1))
        stated = [part for text in texts for part in who.read(text)]
    assert [part.reason for part in stated if isinstance(part, Unanswered)] == ["server_error"] * 4 + ["given_up"] * 4
    assert len(server.asked) == 4


@pytest.mark.parametrize("status", [401, 403, 404])
def test_who_may_not_ask_is_told_so_at_once_and_the_key_is_not_in_it(status: int, tmp_path: Path) -> None:
    environment = {"KGTOOL_API_KEY": SECRET}
    with (
        fake(lambda _asked, _number: refused(status, f"Wrong key {SECRET}!")) as server,
        pytest.raises(AccessError) as raised,
    ):
        list(reader(server, tmp_path, environment=environment).read(document()))
    assert str(raised.value) == (
        f"KG967 {server.url}/chat/completions refuses to answer: {status} Wrong key ...!. "
        "Check --endpoint, --api and --model. Check $KGTOOL_API_KEY."
    )


def test_the_key_is_sent_and_stands_in_no_file_and_no_statement(tmp_path: Path) -> None:
    environment = {"KGTOOL_API_KEY": SECRET}
    replies = (refused(500, f"{SECRET} is busy"), good(CLAIM), completion(f"no json but {SECRET}"), Reply(body=b"{"))
    with fake(lambda asked, number: replies[min(number, 3)]) as server:
        who = reader(server, tmp_path, environment=environment)
        where = endpoint(server.url, "openai", environment)
        said_by_server = [repr(part) for text in ("A.", SENTENCE, "B.") for part in who.read(document(text))]
    assert {asked.headers["authorization"] for asked in server.asked} == {f"Bearer {SECRET}"}
    assert len(said_by_server) == 3
    kept = [file.read_text("utf-8") for file in tmp_path.rglob("*") if file.is_file()]
    assert len(kept) == 2
    shown = [*said_by_server, *kept, repr(who), repr(vars(who.asking)), repr(where)]
    assert [words for words in shown if SECRET in words] == []


def test_a_second_run_asks_nobody_and_says_the_same(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: good(CLAIM)) as server:
        first = list(reader(server, tmp_path).read(document()))
        second = list(reader(server, tmp_path).read(document()))
    assert (first, len(server.asked)) == (second, 1)


def test_another_model_is_asked_anew(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: good(CLAIM)) as server:
        for model in ("one", "other"):
            who = reader(server, tmp_path)
            who._model = model
            list(who.read(document()))
    assert [asked.body["model"] for asked in server.asked] == ["one", "other"]


def test_no_more_questions_are_asked_at_once_than_allowed(tmp_path: Path) -> None:
    running, most = [0], [0]

    def script(_asked: Asked, _number: int) -> Reply:
        running[0] += 1
        most[0] = max(most[0], running[0])
        time.sleep(0.05)
        running[0] -= 1
        return good()

    section = "Das ist ein Satz über nichts. " * 150
    text = "\n\n".join(f"# Abschnitt {number}\n{section}" for number in range(6))
    with fake(script) as server:
        list(reader(server, tmp_path, limits=replace(QUICK, at_once=2)).read(document(text, "long.md")))
    assert (len(server.asked), most[0]) == (6, 2)


def test_the_cap_on_the_cost_is_never_passed_and_what_it_left_unread_is_stated(tmp_path: Path) -> None:
    price = Price(Decimal(3), Decimal(15))
    texts = [document(f"{SENTENCE} Das ist Text {number}.") for number in range(5)]
    with fake(lambda _asked, _number: good(CLAIM)) as server:
        # A question costs at most 0.11, and then 0.0045 (1,000 tokens sent and 100 answered).
        who = reader(server, tmp_path, price=price, cap=Decimal("0.12"))
        reasons = [part.reason for text in texts for part in who.read(text) if isinstance(part, Unanswered)]
    usage = who.asking.usage
    assert usage.spent == Decimal("0.0045") * len(server.asked)
    assert reasons == ["cost_cap"] * (5 - len(server.asked))
    assert 1 <= len(server.asked) < 5


def test_usage_counts_questions_tokens_and_money_after_each_answer(tmp_path: Path) -> None:
    spent = []
    with fake(lambda _asked, number: good(CLAIM) if number else completion("?")) as server:
        who = reader(
            server, tmp_path, price=Price(Decimal(3), Decimal(15)), watch=lambda usage: spent.append(usage.spent)
        )
        for text in ("Eins.", "Zwei.", "Eins."):
            list(who.read(document(text)))
    usage = who.asking.usage
    assert (usage.questions, usage.cached, usage.failures) == (3, 1, ())
    assert (usage.input_tokens, usage.output_tokens) == (2000, 200)
    assert spent == [Decimal("0.0045"), Decimal("0.009"), Decimal("0.009")]
