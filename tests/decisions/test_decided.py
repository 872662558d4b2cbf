"""What becomes of a reading under a person's decisions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kgtool.claims import Claim, Measure, Span
from kgtool.decisions.book import Book
from kgtool.decisions.decided import Decided, decided
from kgtool.decisions.decision import Decision, SameName
from kgtool.extract.reading import Reading
from tests.decisions.examples import MOMENT, decision, document, reading

TEXT = "Alpha zahlt Beta 5 Euro. Gamma zahlt Beta 7 Euro. Alpha zahlt Beta 5 Euro."
LATER = "2026-11-24T09:15:00Z"


def apply(text: str, read: Reading, *decisions: Decision, path: str = "a.txt") -> Decided:
    ordered = sorted(decisions, key=lambda one: (one.when, one.id))
    return decided(document(text, path), read, Book(ordered))


def shown(found: Decided) -> list[str]:
    """Say of every claim who pays how much, in which modality, at which offset, and how it stands."""
    entries = []
    for claim in found.reading.claims:
        entries.append(_said(claim, ""))
    entries.extend(_said(one.claim, " aside") for one in found.judged if one.aside)
    return entries


def _said(claim: Claim, mark: str) -> str:
    places = ",".join(str(span.start) for span in claim.spans)
    return f"{claim.fillers('investor')[0]} {claim.measures[0].max} {claim.modality} @{places}{mark}"


def cheaper(claim: Claim) -> Claim:
    return replace(claim, measures=(Measure("amount", Decimal(5), Decimal(5), "EUR", "5 Euro"),))


def test_without_decisions_a_reading_stays_the_same_object() -> None:
    read = reading(TEXT)
    other = decision("reject", read.claims[0], TEXT, path="b.txt")
    assert apply(TEXT, read).reading is read
    assert apply(TEXT.replace("7", "8"), reading(TEXT.replace("7", "8")), other).judged == ()


def test_accepted_claim_counts_and_names_its_decision() -> None:
    read = reading(TEXT)
    said = decision("accept", read.claims[1], TEXT)
    found = apply(TEXT, read, said)
    assert found.reading.claims == read.claims
    assert [(one.claim, one.by, one.own, one.aside) for one in found.judged] == [(read.claims[1], said, None, False)]


def test_rejected_claim_is_set_aside_with_all_that_it_said() -> None:
    read = reading(TEXT)
    found = apply(TEXT, read, decision("reject", read.claims[1], TEXT))
    assert shown(found) == ["alpha 5 asserted @0", "alpha 5 asserted @50", "gamma 7 asserted @25 aside"]
    assert [one.claim for one in found.judged] == [read.claims[1]]
    assert [entity.slug for entity in found.reading.entities] == ["alpha", "beta"]


def test_rejection_does_not_reach_the_same_words_elsewhere_in_the_text() -> None:
    read = reading(TEXT)
    both = replace(read.claims[0], spans=(read.claims[0].spans[0], read.claims[2].spans[0]))
    merged = replace(read, claims=(both, read.claims[1]))
    found = apply(TEXT, merged, decision("reject", read.claims[0], TEXT))
    assert shown(found) == ["alpha 5 asserted @50", "gamma 7 asserted @25", "alpha 5 asserted @0 aside"]


def test_corrected_claim_takes_the_place_of_the_one_that_was_read() -> None:
    read = reading(TEXT)
    wrong = read.claims[1]
    found = apply(TEXT, read, decision("correct", wrong, TEXT, corrected=cheaper(wrong)))
    assert shown(found) == [
        "alpha 5 asserted @0",
        "alpha 5 asserted @50",
        "gamma 5 asserted @25",
        "gamma 7 asserted @25 aside",
    ]
    (own,) = [one for one in found.judged if one.own]
    assert own.replaces == wrong


def test_correction_that_a_better_reader_makes_itself_is_its_claim() -> None:
    read = reading(TEXT)
    wrong = read.claims[1]
    better = replace(read, claims=(read.claims[0], cheaper(wrong), read.claims[2]))
    found = apply(TEXT, better, decision("correct", wrong, TEXT, corrected=cheaper(wrong)))
    assert found.reading.claims == better.claims
    assert [(one.own, one.aside) for one in found.judged] == [(None, False)]


def test_correction_that_takes_a_field_away_holds() -> None:
    read = reading(TEXT)
    wrong = replace(read.claims[1], stage="agreed")
    given = replace(read, claims=(read.claims[0], wrong, read.claims[2]))
    found = apply(TEXT, given, decision("correct", wrong, TEXT, corrected=replace(wrong, stage=None)))
    assert [(claim.fillers("investor"), claim.stage) for claim in found.reading.claims] == [
        (("alpha",), None),
        (("alpha",), None),
        (("gamma",), None),
    ]
    assert [one.claim.stage for one in found.judged if one.aside] == ["agreed"]


def test_accepted_claim_that_no_reader_finds_any_more_stays() -> None:
    read = reading(TEXT)
    said = decision("accept", read.claims[1], TEXT)
    poorer = replace(read, claims=(read.claims[0], read.claims[2]))
    found = apply(TEXT, poorer, said)
    assert found.reading.claims == (*poorer.claims, read.claims[1])
    assert [one.own for one in found.judged] == [said]
    assert [entity.slug for entity in found.reading.entities] == ["alpha", "beta", "gamma"]


def test_rule_confidence_and_new_fields_do_not_make_another_claim() -> None:
    read = reading(TEXT)
    said = decision("reject", read.claims[1], TEXT)
    anew = replace(read.claims[1], rule="new-rule", confidence=Decimal("0.3"), stage="agreed", spans=(Span(25, 49),))
    found = apply(TEXT, replace(read, claims=(read.claims[0], anew, read.claims[2])), said)
    assert shown(found) == ["alpha 5 asserted @0", "alpha 5 asserted @50", "gamma 7 asserted @25 aside"]


def test_another_reading_of_the_sentence_is_not_the_rejected_one() -> None:
    read = reading(TEXT)
    said = decision("reject", read.claims[1], TEXT)
    other = replace(read.claims[1], modality="planned")
    found = apply(TEXT, replace(read, claims=(read.claims[0], other, read.claims[2])), said)
    assert shown(found) == ["alpha 5 asserted @0", "gamma 7 planned @25", "alpha 5 asserted @50"]
    assert found.judged == ()


def test_of_two_decisions_the_later_holds() -> None:
    read = reading(TEXT)
    wrong = read.claims[1]
    first = decision("correct", wrong, TEXT, corrected=cheaper(wrong))
    second = decision("correct", wrong, TEXT, corrected=replace(wrong, modality="planned"), who="Ben", when=LATER)
    back = decision("accept", wrong, TEXT, who="Ben", when=LATER)
    assert shown(apply(TEXT, read, first, second))[2:] == [
        "gamma 7 planned @25",
        "gamma 7 asserted @25 aside",
        "gamma 5 asserted @25 aside",
    ]
    assert shown(apply(TEXT, read, first, back)) == [
        "alpha 5 asserted @0",
        "gamma 7 asserted @25",
        "alpha 5 asserted @50",
        "gamma 5 asserted @25 aside",
    ]


def test_in_an_edited_text_the_sentence_is_found_again() -> None:
    read = reading(TEXT)
    said = decision("reject", read.claims[1], TEXT)
    edited = "Vorweg ein Satz. " + TEXT
    assert shown(apply(edited, reading(edited), said)) == [
        "alpha 5 asserted @17",
        "alpha 5 asserted @67",
        "gamma 7 asserted @42 aside",
    ]


def test_in_an_edited_text_a_changed_sentence_is_left_alone() -> None:
    read = reading(TEXT)
    said = decision("reject", read.claims[1], TEXT)
    edited = TEXT.replace("Gamma zahlt", "Es stimmt nicht: Gamma zahlt")
    assert apply(edited, reading(edited), said).judged == ()


def test_sentence_that_stood_twice_is_not_taken_for_its_twin() -> None:
    read = reading(TEXT)
    said = decision("reject", read.claims[2], TEXT)
    edited = TEXT.removesuffix(" Alpha zahlt Beta 5 Euro.")
    assert apply(edited, reading(edited), said).judged == ()
    first_gone = TEXT.removeprefix("Alpha zahlt Beta 5 Euro. ")
    assert shown(apply(first_gone, reading(first_gone), said)) == ["gamma 7 asserted @0", "alpha 5 asserted @25 aside"]


def test_same_sentence_in_another_document_is_another_sentence() -> None:
    text = "Alpha zahlt Beta 5 Euro."
    said = decision("reject", reading(text).claims[0], text)
    longer = f"{text} Mehr nicht."
    assert apply(longer, reading(longer, "b.txt"), said, path="b.txt").judged == ()
    assert len(apply(text, reading(text, "b.txt"), said, path="b.txt").judged) == 1


def test_pronoun_sentence_needs_the_sentence_before_it() -> None:
    text = "Alpha wächst. Der Konzern zahlt Beta 5 Euro."
    start = text.index("zahlt")
    claim = replace(reading("Alpha zahlt Beta 5 Euro.").claims[0], spans=(Span(start, len(text)),))
    said = decision("add", claim, text)
    empty = replace(reading(""), claims=(), entities=())
    moved = f"Heute. {text}"
    other = "Gamma wächst. Der Konzern zahlt Beta 5 Euro."
    assert shown(apply(moved, empty, said)) == [f"alpha 5 asserted @{start + 7}"]
    assert shown(apply(other, empty, said)) == []


def test_two_names_become_one_and_decisions_follow() -> None:
    read = reading(TEXT)
    same = Decision("same", "Anna", MOMENT, "Alter Name", "", "", names=SameName("alpha", "gamma"))
    said = decision("reject", read.claims[1], TEXT)
    found = apply(TEXT, read, same, said)
    assert shown(found) == ["alpha 5 asserted @0", "alpha 5 asserted @50", "alpha 7 asserted @25 aside"]
    assert [entity.slug for entity in found.reading.entities] == ["alpha", "beta"]
    assert [(one.decision, one.keep) for one in found.names] == [(same, "alpha")]


def test_claims_that_point_at_a_corrected_one_point_at_its_correction() -> None:
    read = reading(TEXT)
    wrong = read.claims[1]
    pointing = replace(read.claims[0], in_return_for=wrong.id)
    given = replace(read, claims=(pointing, wrong, read.claims[2]))
    corrected = apply(TEXT, given, decision("correct", wrong, TEXT, corrected=cheaper(wrong)))
    rejected = apply(TEXT, given, decision("reject", wrong, TEXT))
    (own,) = [one.claim for one in corrected.judged if one.own]
    assert corrected.reading.claims[0].in_return_for == own.id
    assert rejected.reading.claims[0].in_return_for is None


def test_figure_that_is_not_in_its_words_or_words_that_are_not_in_the_text_change_nothing() -> None:
    read = reading(TEXT)
    for figure, words in ((50, "5 Euro"), (9, "9 Euro")):
        measure = Measure("amount", Decimal(figure), Decimal(figure), "EUR", words)
        wrong = replace(read.claims[1], measures=(measure,))
        found = apply(TEXT, read, decision("correct", read.claims[1], TEXT, corrected=wrong))
        assert (found.reading.claims, found.judged) == (read.claims, ())
