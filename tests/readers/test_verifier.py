"""What passes the gate, and what is rejected and why."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kgtool.claims import Claim
from kgtool.claims.claim import Span
from kgtool.claims.record import to_record
from kgtool.documents.document import Document
from kgtool.extract.reader import read
from kgtool.readers.protocol import Identity
from kgtool.readers.raw import RawClaim, RawFiller, RawMeasure, Unanswered
from kgtool.readers.verify import Verified, verified
from kgtool.readers.verify.finished import FinishedClaims
from kgtool.resources import folder
from tests.benchmarks.reading import documents

MODEL = Identity("llm", "1", "tester", "0" * 64)
TEXT = (
    "Microsoft und Oracle sind Konkurrenten. Nvidia will bis zu 10 Milliarden Dollar in Anthropic stecken.\n\n"
    "Der Konzern zahlte im November 2025 laut Reuters 5 Mrd. Euro an Velkron Systems. "
    "OpenAI kauft keine Chips von AMD für 2 Mrd. Dollar. Investiert Google 7 Mrd. Dollar in Mistral?\n"
)


def document(text: str = TEXT) -> Document:
    return Document("gate.txt", text, hashlib.sha256(text.encode()).hexdigest(), issued=date(2025, 11, 20))


def claim(evidence: str, investor: str, investee: str, amount: str | None, **fields: object) -> RawClaim:
    measures = () if amount is None else (RawMeasure(amount, "amount"),)
    given: dict[str, object] = {"measures": measures, **fields}
    fillers = (RawFiller("investor", investor), RawFiller("investee", investee))
    return RawClaim("Investment", fillers, evidence, **given)  # type: ignore[arg-type]


PLANNED = claim(
    "Nvidia will bis zu 10 Milliarden Dollar in Anthropic stecken",
    "Nvidia",
    "Anthropic",
    "bis zu 10 Milliarden Dollar",
    trigger="stecken",
    modality="planned",
)


def gate(*raws: RawClaim | Claim | Unanswered, text: str = TEXT) -> Verified:
    return verified(document(text), raws, MODEL)


def reasons(found: Verified) -> list[tuple[str, str]]:
    return [(one.reason, one.words) for one in found.rejections]


def test_a_claim_whose_quotes_stand_in_one_sentence_passes() -> None:
    found = gate(PLANNED)
    assert found.rejections == ()
    (passed,) = found.claims
    record = to_record(passed)
    assert record["roles"] == {"investor": ["nvidia"], "investee": ["anthropic"]}
    assert record["measures"] == [
        {
            "kind": "amount",
            "min": None,
            "max": "10000000000",
            "unit": "USD",
            "per": None,
            "text": "bis zu 10 Milliarden Dollar",
            "hedge": "upTo",
        }
    ]
    assert (passed.modality, passed.rule, passed.confidence) == ("planned", "reader:llm", Decimal("0.70"))
    (span,) = passed.spans
    assert TEXT[span.start : span.end] == PLANNED.evidence


def test_the_number_of_our_grammar_wins_and_the_difference_is_told() -> None:
    wrong = RawMeasure("bis zu 10 Milliarden Dollar", "amount", low="10000000000", high="10000000")
    found = gate(claim(PLANNED.evidence, "Nvidia", "Anthropic", None, modality="planned", measures=(wrong,)))
    assert found.claims[0].measures[0].max == 10_000_000_000
    assert [(one.reason, one.kept) for one in found.rejections] == [("number_differs", True)]


def test_a_description_means_whom_the_reader_names_and_a_stranger_becomes_a_provisional_entity() -> None:
    raw = RawClaim(
        "Investment",
        (RawFiller("investor", "Der Konzern", "Nvidia"), RawFiller("investee", "Velkron Systems")),
        "Der Konzern zahlte im November 2025 laut Reuters 5 Mrd. Euro an Velkron Systems",
        measures=(RawMeasure("5 Mrd. Euro"),),
        time="im November 2025",
        attribution=("Reuters",),
    )
    found = gate(raw)
    assert found.rejections == ()
    (passed,) = found.claims
    assert passed.roles == (("investee", ("velkron-systems",)), ("investor", ("nvidia",)))
    assert passed.time is not None
    assert (passed.time.start, passed.time.end) == (date(2025, 11, 1), date(2025, 11, 30))
    assert passed.attribution == ("Reuters",)
    assert [(one.slug, one.provisional) for one in found.entities] == [("nvidia", False), ("velkron-systems", True)]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (claim("Nvidia steckt 10 Milliarden Dollar in Anthropic", "Nvidia", "Anthropic", None), "quote_not_in_text"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", "11 Milliarden Dollar"), "quote_not_in_text"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", "0 Milliarden Dollar"), "quote_not_in_text"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", "5 Mrd. Euro"), "figure_outside"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", "Milliarden Dollar"), "figure_unread"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", None, trigger="zahlte"), "trigger_outside"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", None, trigger="schenken"), "quote_not_in_text"),
        (claim(PLANNED.evidence, "Meta", "Anthropic", None), "quote_not_in_text"),
        (claim(PLANNED.evidence, "Velkron Systems", "Anthropic", None), "filler_outside"),
        (claim(PLANNED.evidence, "stecken", "Anthropic", None), "filler_unknown"),
        (claim(PLANNED.evidence, "Nvidia", "", None), "quote_empty"),
        (claim("", "Nvidia", "Anthropic", None), "quote_empty"),
        (claim(TEXT[:100], "Nvidia", "Anthropic", None), "evidence_too_long"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", None, modality="sure"), "unknown_code"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", None, modality="planned", negated=True), "negation"),
        (claim(PLANNED.evidence, "Nvidia", "Anthropic", None, modality="hypothetical"), "hypothesis"),
        (claim("Investiert Google 7 Mrd. Dollar in Mistral", "Google", "Mistral", "7 Mrd. Dollar"), "question"),
        (RawClaim("Gift", (RawFiller("giver", "Nvidia"),), PLANNED.evidence), "unknown_type"),
        (RawClaim("Investment", (RawFiller("giver", "Nvidia"),), PLANNED.evidence), "unknown_role"),
        (RawClaim("Investment", (RawFiller("investor", "Nvidia"),), PLANNED.evidence), "role_missing"),
        (
            RawClaim(
                "Investment",
                (RawFiller("investor", "Nvidia", "Apfelbaum AG"), RawFiller("investee", "Anthropic")),
                PLANNED.evidence,
            ),
            "name_not_in_text",
        ),
        (
            RawClaim("Revenue", (RawFiller("organisation", "Nvidia"),), PLANNED.evidence, modality="hypothetical"),
            "hypothesis",
        ),
        (
            RawClaim(
                "ChipPurchase",
                (RawFiller("buyer", "OpenAI"), RawFiller("supplier", "AMD")),
                "OpenAI kauft keine Chips von AMD für 2 Mrd. Dollar",
                trigger="kauft",
            ),
            "negation",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_fails_is_rejected_with_its_reason(raw: RawClaim, reason: str) -> None:
    found = gate(raw)
    assert found.claims == ()
    assert [one.reason for one in found.rejections] == [reason]


ELLIPTIC = "Velkron Systems wächst.\n\nDer Umsatz stieg 2025 auf 7 Mio. Euro.\n"


def implied(name: str) -> RawClaim:
    return RawClaim("Revenue", (RawFiller("organisation", "", name),), "Der Umsatz stieg 2025 auf 7 Mio. Euro")


def test_whom_a_sentence_does_not_name_a_reader_may_name_from_the_text_and_that_is_told() -> None:
    found = gate(implied("Velkron Systems"), text=ELLIPTIC)
    assert [one.roles for one in found.claims] == [(("organisation", ("velkron-systems",)),)]
    (told,) = found.rejections
    assert (told.reason, told.words, told.kept) == ("filler_implied", "Velkron Systems", True)


@pytest.mark.parametrize("name", ["Nvidia", "Apfelbaum AG"])
def test_whom_the_text_does_not_name_nobody_can_mean(name: str) -> None:
    found = gate(implied(name), text=ELLIPTIC)
    assert (found.claims, [one.reason for one in found.rejections]) == ((), ["name_not_in_text"])


def test_finished_claims_are_looked_up_too() -> None:
    rules = read(document()).claims
    assert gate(*rules).claims == rules
    (planned,) = (one for one in rules if one.roles == (("investee", ("anthropic",)), ("investor", ("nvidia",))))
    other = replace(planned.measures[0], max=Decimal(11_000_000_000))
    absent = replace(planned.measures[0], text="bis zu 10 Billionen Dollar")
    beyond = replace(planned, spans=(Span(len(TEXT) - 1, len(TEXT) + 1),))
    found = gate(
        replace(planned, measures=(other,)),
        replace(planned, measures=(absent,)),
        beyond,
    )
    assert found.claims == ()
    assert [one.reason for one in found.rejections] == [
        "figure_unread",
        "quote_not_in_text",
        "quote_not_in_text",
    ]


def test_all_that_the_rules_read_of_the_bundled_texts_passes_as_it_is() -> None:
    count = 0
    for text in documents(folder("data", "documents")):
        claims = read(text).claims
        assert FinishedClaims(text).part(claims, "rules") == (list(claims), [])
        count += len(claims)
    assert count > 100


def test_what_two_readers_say_alike_is_one_claim_of_both_and_surer() -> None:
    (planned, *_) = (one for one in read(document()).claims if one.fillers("investee") == ("anthropic",))
    found = gate(planned, replace(PLANNED, stage=planned.stage))
    (one,) = found.claims
    assert one == replace(planned, readers=("llm", "rules"), confidence=one.confidence)
    assert (planned.confidence, one.confidence) == (Decimal("0.95"), Decimal("0.98"))
    assert one.id == planned.id


def test_what_a_reader_could_not_say_is_counted() -> None:
    found = gate(Unanswered("refusal", "I cannot"))
    assert found.claims == ()
    assert reasons(found) == [("refusal", "I cannot")]


def test_a_sentence_that_stands_twice_carries_its_claim_at_both_places() -> None:
    sentence = "Nvidia steckt 10 Milliarden Dollar in Anthropic."
    text = f"{sentence}\n\nDas ist viel. {sentence}\n"
    found = gate(claim(sentence, "Nvidia", "Anthropic", "10 Milliarden Dollar"), text=text)
    assert [text[span.start : span.end] for span in found.claims[0].spans] == [sentence.rstrip(".")] * 2


def test_typographic_signs_and_masked_marks_are_no_difference() -> None:
    text = "Nvidia steckt „bis zu\u00a0**10 Mrd.** Dollar“ in Anthropic.\n"
    raw = claim(text.strip().replace("„", '"').replace("“", '"').replace("\u00a0", " "), "Nvidia", "Anthropic", None)
    assert len(gate(raw, text=text).claims) == 1
