"""Reads the shipped tables the way their header comments describe them."""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.resources import folder

#: One row: column name to cell.
Row = dict[str, str]


def table(*parts: str) -> list[Row]:
    """Give the rows of a table below `data/`; a row whose cells do not match the columns fails the test."""
    path = folder("data", *parts)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        assert len(cells) == len(columns), f"{path.name}: {len(cells)} cells under {len(columns)} columns: {line}"
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


def items(cell: str) -> list[str]:
    """Give the entries of a cell that holds a list."""
    return [entry for entry in cell.split(" | ") if entry]


def gazetteer() -> Iterator[tuple[str, Row]]:
    """Give every row of the gazetteer with the name of its file."""
    for path in sorted(folder("data", "gazetteer").glob("*.tsv")):
        for row in table("gazetteer", path.name):
            yield path.stem, row
