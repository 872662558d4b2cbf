from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgtool.errors import InputError
from kgtool.tables.sheet import cell_span, read_sheet
from tests.tables.generated import HEADER, as_csv, generated

COLUMNS = ("from", "to")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_header(delimiter: str) -> None:
    sheet = read_sheet(as_csv(generated(300, 200), delimiter), "flows.csv", HEADER)
    assert sheet.delimiter == delimiter
    assert [record.cells for record in sheet.records] == [row.cells for row in generated(300, 200)]


def test_records_count_from_1_and_the_header_is_one() -> None:
    text = 'from,to\r\nA,B\r\n\r\n"C\r\nD",E\r\nF,G'
    records = read_sheet(text, "flows.csv", COLUMNS).records
    assert [(record.number, record.line, record.cells) for record in records] == [
        (2, 2, ("A", "B")),
        (4, 4, ("C\r\nD", "E")),
        (5, 6, ("F", "G")),
    ]
    assert [text[record.start : record.end] for record in records] == ["A,B", '"C\r\nD",E', "F,G"]


def test_a_line_that_states_the_delimiter_stands_above_the_header() -> None:
    sheet = read_sheet("sep=;\nfrom;to\nA;B\n", "flows.csv", COLUMNS)
    assert (sheet.header, [record.number for record in sheet.records]) == (("from", "to"), [3])


def test_columns_may_have_blanks_around_them_and_no_name() -> None:
    assert read_sheet(" from ,to,\nA,B,\n", "flows.csv", COLUMNS).header == ("from", "to", "")


def test_a_cell_is_found_in_the_text() -> None:
    text = 'from,to,x\n"A, B",C,"say ""yes"""\n'
    record = read_sheet(text, "flows.csv", COLUMNS).records[0]
    spans = [cell_span(text, record, ",", place) for place in range(3)]
    assert [text[start:end] for start, end in spans] == ['"A, B"', "C", '"say ""yes"""']


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("von,to\nA,B\n", "KG220 f.csv:1: There is no column 'from'; the header has von, to."),
        ("form,to\nA,B\n", "KG220 f.csv:1: There is no column 'from'; the header has form, to."),
        ("from,to,to\nA,B,C\n", "KG221 f.csv:1: The columns 2 and 3 are both called 'to'."),
        ("from,to\nA,B\nA,B,C\n", "KG222 f.csv:3:5: The row has 3 cells, the header 2."),
        ("from,to\nA\nB\nC,D\n", "KG222 f.csv:2:2: The row has 1 cells, the header 2. The same holds of 1 more, from"),
        ('from,to\nA,B\nA,"B\nC,D\n', "KG223 f.csv:3:3: The quoting of the row is broken: a quotation mark is opened"),
        ('from,to\nA,"B"C\n', "KG223 f.csv:2:5: The quoting of the row is broken: after the mark that closes a cell"),
        ("\n", "KG224 f.csv: The table has no header."),
        ("from,to\n", "KG224 f.csv: The table has a header but no row."),
        ("from,to\n,\n", "KG224 f.csv: The table has a header but no row."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read_sheet(text, "f.csv", COLUMNS)
    assert str(raised.value)[: len(message)] == message


def test_a_close_column_is_proposed() -> None:
    with pytest.raises(InputError, match="Did the mapping mean 'form'"):
        read_sheet("form,to\nA,B\n", "f.csv", COLUMNS)


CELLS = st.text(alphabet='ab,;"\n\r ü', max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_every_cell_comes_back_and_every_record_stands_at_its_place(rows: list[tuple[str, str]]) -> None:
    written = [f'"{one.replace(chr(34), chr(34) * 2)}","{two.replace(chr(34), chr(34) * 2)}"' for one, two in rows]
    text = "\r\n".join(["from,to", *written])
    filled = [(row, words) for row, words in zip(rows, written, strict=True) if any(cell.strip() for cell in row)]
    if filled:
        records = read_sheet(text, "flows.csv", COLUMNS).records
        assert [(record.cells, text[record.start : record.end]) for record in records] == filled
