from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kgtool import resources
from kgtool.claims.claim import INSTRUMENTS, STAGES
from kgtool.errors import DataFileError
from kgtool.tables.faults import UnknownMappingError
from kgtool.tables.mapping import Kind, State
from kgtool.tables.mapping_file import read_mapping
from tests.tables.given import LEAST, SHIPPED, written


def test_the_shipped_mapping_has_the_columns_of_the_published_form() -> None:
    columns = read_mapping(SHIPPED).columns
    assert (columns.payer, columns.payee, columns.instrument, columns.amount) == (
        *("from", "to"),
        *("instrument", "amount_usd"),
    )
    assert (columns.status, columns.cancellable, columns.source, columns.notes) == (
        *("status", "cancelable"),
        *("source_file", ("declared_circular",)),
    )


def test_every_shipped_instrument_is_a_flow_from_from_to_to() -> None:
    mapping = read_mapping(SHIPPED)
    assert len(mapping.instruments) >= 40
    assert {(kind.claim, kind.from_role, kind.to_role) for kind in mapping.instruments.values()} == {
        ("Investment", "investor", "investee"),
        ("CloudCommitment", "customer", "provider"),
        ("ChipPurchase", "buyer", "supplier"),
        ("Payment", "payer", "recipient"),
    }
    assert mapping.other == Kind("Payment", "payer", "recipient")
    assert {code for kind in mapping.instruments.values() for code in kind.instruments} <= set(INSTRUMENTS)


def test_every_shipped_state_is_a_stage_and_denies_nothing() -> None:
    mapping = read_mapping(SHIPPED)
    assert {state.stage for state in mapping.states.values()} == {*STAGES, None}
    assert not any(state.negated for state in mapping.states.values())
    assert mapping.states["announced"] == State("planned", "planned")
    assert mapping.states["reported"] == State("rumoured", "rumoured")
    assert mapping.states["closed"] == State("delivered", "asserted")
    assert mapping.open_state == State(None, "asserted")


def test_each_shipped_mapping_reads_the_table_beside_it() -> None:
    files = resources.matching("mappings", "*.toml")
    assert [file.stem for file in files] == ["deal-flows", "zahlungen"]
    for file in files:
        assert file.with_suffix(".csv").read_text("utf-8").count("\n") > 6
        assert read_mapping(file.stem).digest == read_mapping(str(file)).digest


def test_the_least_mapping_names_two_columns(tmp_path: Path) -> None:
    mapping = read_mapping(written(tmp_path, LEAST))
    assert mapping.columns.named == ("from", "to")
    assert (mapping.language, mapping.delimiter, mapping.encoding) == ("en", None, None)
    assert (mapping.other, mapping.instruments, mapping.states) == (Kind("Payment", "payer", "recipient"), {}, {})


def test_a_mapping_says_what_the_table_is_and_whom_an_instrument_pays(tmp_path: Path) -> None:
    mapping = read_mapping(
        written(
            tmp_path,
            f"""[table]
language = "de"
delimiter = ";"
title = "Liste"
issued = 2026-01-31
{LEAST}
[instruments]
"Purchase  Of Chips" = {{ claim = "ChipPurchase", payer = "to" }}
loan = {{ claim = "Investment", instrument = ["debt", "convertible"] }}
[states]
Void = {{ stage = "cancelled", negated = true }}
guess = {{ modality = "estimated" }}
""",
        )
    )
    assert mapping.instruments == {
        "purchase of chips": Kind("ChipPurchase", "supplier", "buyer"),
        "loan": Kind("Investment", "investor", "investee", ("debt", "convertible")),
    }
    assert mapping.states == {"void": State("cancelled", "asserted", True), "guess": State(None, "estimated")}
    assert (mapping.source.title, mapping.source.issued, mapping.delimiter) == ("Liste", date(2026, 1, 31), ";")


@pytest.mark.parametrize(
    ("toml", "line", "message"),
    [
        ("[columns]\nfrom = 'a'\n", 1, "[columns] lacks 'to'."),
        (f"{LEAST}via = 'x'\n", 4, "[columns] knows no 'via'."),
        (f"{LEAST}stats = 'x'\n", 4, "[columns] knows no 'stats'. Did you mean 'status'?"),
        (f"{LEAST}status = 'from'\n", 4, "The column 'from' is named twice."),
        (f"{LEAST}[colums]\nfrom = 'a'\n", 4, "the mapping knows no 'colums'. Did you mean 'columns'?"),
        (f"{LEAST}amount = 'x'\n", None, "[amounts] lacks 'decimal'."),
        (f"{LEAST}[amounts]\ndecimal = ';'\n", 5, "';' is no decimal."),
        (f"{LEAST}[amounts]\ndecimal = '.'\ncurrency = 'Dollar'\n", 6, "'Dollar' is no currency."),
        (f"{LEAST}[names]\nkind = 'Chip'\n", 5, "'Chip' is no kind."),
        (f"{LEAST}[names]\ngazetteer = 'yes'\n", 5, "'gazetteer' is neither true nor false."),
        (f"{LEAST}[names]\nplaceholders = 7\n", 5, "'placeholders' is no list of texts."),
        (f"{LEAST}[instruments]\nswap = 'Partnership'\n", 5, "'Partnership' is no claim type of two names."),
        (
            f"{LEAST}[instruments]\nswap = 'ComponentSupply'\n",
            5,
            "'ComponentSupply' is no claim type of two names.",
        ),
        (f"{LEAST}[instruments]\nswap = 7\n", 5, "'swap' is neither a text nor a table."),
        (f"{LEAST}[instruments]\nswap = {{ claim = 'Payment', instrument = 'x' }}\n", 5, "'x' is no instrument."),
        (f"{LEAST}[instruments]\nswap = {{ payer = 'x' }}\n", 5, "'x' is no payer."),
        (f"{LEAST}[states]\nnew = 'brandnew'\n", 5, "'brandnew' is no stage."),
        (f"{LEAST}[states]\nnew = {{ modality = 'sure' }}\n", 5, "'sure' is no modality."),
        (f"{LEAST}[table]\ndelimiter = ';;'\n", 5, "'delimiter' is not a text of 1 character."),
        (f"{LEAST}[table]\nissued = '2026-01-31'\n", 5, "'issued' is no day."),
        (f"{LEAST}[table]\nlanguage = 'fr'\n", 5, "'fr' is no language."),
        ("columns = 7\n", 1, "'columns' is no table."),
        (f"{LEAST}status = \n", 4, "This is no TOML: Invalid value."),
    ],
)
def test_what_is_not_understood_is_an_error_with_its_line(
    tmp_path: Path, toml: str, line: int | None, message: str
) -> None:
    name = written(tmp_path, toml)
    with pytest.raises(DataFileError) as raised:
        read_mapping(name)
    assert raised.value.code == "KG310"
    assert raised.value.cause[: len(message)] == message
    assert raised.value.place is not None
    assert (raised.value.place.file, raised.value.place.line) == (name, line)


def test_a_mapping_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_bytes(b"[columns]\nfrom = '\xff'\n")
    with pytest.raises(DataFileError, match="byte 0xFF is out of place"):
        read_mapping(str(tmp_path / "m.toml"))


def test_an_unknown_mapping_names_those_that_ship() -> None:
    with pytest.raises(UnknownMappingError, match=r"one that ships: deal-flows, zahlungen\.") as raised:
        read_mapping("deal-flow")
    assert raised.value.code == "KG311"


def test_a_mapping_of_the_users_folder_goes_before_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "deal-flows.toml").write_text(LEAST, encoding="utf-8")
    resources.use(tmp_path)
    try:
        assert read_mapping(SHIPPED).columns.named == ("from", "to")
    finally:
        resources.use(None)
