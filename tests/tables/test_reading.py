from __future__ import annotations

import codecs
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kgtool.claims import Claim, Span, TableCell, TableRow, TimeSpan
from kgtool.claims.record import from_record, to_record
from kgtool.errors import InputError
from kgtool.tables.names import own_slug
from kgtool.tables.report import Unmapped
from tests.tables.given import HEAD, LEAST, read, written


def only(text: str) -> Claim:
    (claim,) = read(HEAD + text).reading.claims
    return claim


def test_a_row_is_a_claim_with_its_source_and_its_cells() -> None:
    claim = only("Nvidia,OpenAI,Equity,up to $100B,announced,true,no,nv.md\n")
    assert (claim.type, dict(claim.roles)) == (
        "Investment",
        {"investor": (own_slug("Nvidia"),), "investee": (own_slug("OpenAI"),)},
    )
    (measure,) = claim.measures
    assert (measure.min, measure.max, measure.unit, measure.text, measure.hedge) == (
        *(None, Decimal(100_000_000_000), "USD"),
        *("up to $100B", "upTo"),
    )
    assert (claim.stage, claim.modality, claim.negated, claim.instrument) == ("planned", "planned", False, ("equity",))
    assert (claim.cancellable, claim.rule) == (False, "table/deal-flows")
    assert claim.row == TableRow(
        2,
        (
            TableCell(3, "instrument", "Equity"),
            TableCell(4, "amount_usd", "up to $100B"),
            TableCell(5, "status", "announced"),
            TableCell(6, "declared_circular", "true"),
            TableCell(7, "cancelable", "no"),
        ),
        "nv.md",
    )


def test_the_quote_of_a_claim_is_its_row() -> None:
    read_ = read(HEAD + 'A,"B, ""C""",,,,,,\n"D\nE",F,,,,,,\n')
    text = read_.document.text
    assert [text[span.start : span.end] for claim in read_.reading.claims for span in claim.spans] == [
        'A,"B, ""C""",,,,,,',
        '"D\nE",F,,,,,,',
    ]


def test_an_unknown_instrument_is_another_payment_and_an_unknown_state_leaves_the_stage_open() -> None:
    claim = only("A,B,swap,,in talks,,,\n")
    assert (claim.type, claim.stage, claim.instrument, claim.measures) == ("Payment", None, (), ())
    assert dict(claim.roles) == {"payer": (own_slug("A"),), "recipient": (own_slug("B"),)}


def test_rows_of_the_same_words_are_claims_of_their_own() -> None:
    read_ = read(HEAD + "A,B,equity,,closed,,,\n" * 3)
    assert len({claim.id for claim in read_.reading.claims}) == 3
    assert (read_.report.rows, read_.report.claims, read_.report.pairs) == (3, 3, 1)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("true", True), ("Yes", True), ("ja", True), ("1", True), ("FALSE", False), ("nein", False), ("0", False)],
)
def test_cancellable_is_read_in_german_and_english(cell: str, meant: bool) -> None:
    assert only(f"A,B,,,,,{cell},\n").cancellable is meant


def test_what_cannot_be_mapped_is_counted_by_value() -> None:
    report = read(
        HEAD
        + "A,B,swap,lots,soon,,perhaps,\nA,C,swap,lots,soon,,,\n,C,equity,5,closed,,no,\nA,A,equity,n/a,closed,,no,\n"
    ).report
    assert report.unmapped == (
        Unmapped("name", "from", "", 1, 4),
        Unmapped("instrument", "instrument", "swap", 2, 2),
        Unmapped("status", "status", "soon", 2, 2),
        Unmapped("amount", "amount_usd", "lots", 2, 2),
        Unmapped("cancellable", "cancelable", "perhaps", 1, 2),
        Unmapped("cancellable", "cancelable", "", 1, 3),
    )
    assert (report.rows, report.claims, report.names, report.nodes, report.pairs, report.own) == (4, 3, 3, 3, 2, 1)
    assert report.count("amount") == 2


def test_an_amount_that_is_not_read_is_open_in_the_ledger_of_the_document() -> None:
    read_ = read(HEAD + "A,B,,5bn,,,,\nA,B,,lots,,,,\n")
    assert (read_.reading.quantities, read_.reading.quantities_claimed) == (2, 1)
    (item,) = read_.reading.open
    assert (item.kind, item.text, item.reason, item.line) == ("amount", "lots", "unreadable", 3)
    assert read_.document.text[item.start : item.end] == "lots"


def test_blanks_around_a_name_do_not_make_another_name_but_case_does() -> None:
    read_ = read(HEAD + " Nvidia,B,,,,,,\nNvidia ,B,,,,,,\nNVIDIA,B,,,,,,\n")
    assert sorted(entity.label for entity in read_.reading.entities) == ["B", "NVIDIA", "Nvidia"]


def test_days_speakers_and_the_direction_of_an_instrument_are_read(tmp_path: Path) -> None:
    mapping = written(
        tmp_path,
        LEAST
        + 'instrument = "what"\ndate = "when"\nattribution = "who"\n[dates]\nformats = ["%d.%m.%Y"]\n'
        + '[instruments]\nsale = { claim = "ChipPurchase", payer = "to" }\n',
    )
    read_ = read("from,to,what,when,who\nN,O,sale,18.11.2025,Reuters\nN,O,sale,soon,…\n", mapping)
    first, second = read_.reading.claims
    assert dict(first.roles) == {"supplier": (own_slug("N"),), "buyer": (own_slug("O"),)}
    assert first.time == TimeSpan(date(2025, 11, 18), date(2025, 11, 18), "18.11.2025")
    assert (first.attribution, second.attribution, second.time) == (("Reuters",), (), None)
    assert [(entry.part, entry.value) for entry in read_.report.unmapped] == [("date", "soon"), ("attribution", "…")]
    assert read_.report.pairs == 1


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Müller".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Müller".encode(), "utf-8-sig"),
        ("Müller".encode("utf-16"), "utf-16-le"),
        ("Müller".encode("windows-1252"), "windows-1252"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    codec = {"utf-16-le": "utf-16", "utf-8-sig": "utf-8-sig"}.get(encoding, encoding)
    read_ = read((HEAD + "Müller,B,,,,,,\n").encode(codec))
    assert (read_.document.encoding, read_.reading.claims[0].spans[0].start) == (encoding, len(HEAD))
    assert {entity.label for entity in read_.reading.entities} == {"Müller", "B"}


def test_a_stated_encoding_is_taken(tmp_path: Path) -> None:
    mapping = written(tmp_path, f'[table]\nencoding = "mac-roman"\n{LEAST}')
    assert {entity.label for entity in read("from,to\nMüller,B\n".encode("mac-roman"), mapping).reading.entities} == {
        *("Müller", "B")
    }


def test_an_empty_table_is_an_error() -> None:
    with pytest.raises(InputError, match="The text is empty"):
        read(" \n")


def test_the_columns_that_no_key_names_stay_in_the_quotes(tmp_path: Path) -> None:
    read_ = read("from,to,comment\nA,B,well\n", written(tmp_path, LEAST))
    assert read_.report.kept == ("comment",)
    assert read_.reading.claims[0].spans == (Span(16, 24),)


def test_the_record_of_a_claim_holds_its_row() -> None:
    claim = only("Nvidia,OpenAI,equity,5bn,announced,true,no,nv.md\n")
    assert from_record(to_record(claim), document=claim.document, sha256=claim.sha256) == claim
