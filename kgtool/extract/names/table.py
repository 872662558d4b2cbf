"""Tables of words and names: tab-separated, with a header and comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgtool.errors import DataFileError, Place


def read_table(path: Path, first: tuple[str, ...] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column of a tab-separated file whose first line that is no comment is its header.

    Raises DataFileError with file and line where a row has more cells than the header, or the header does not begin
    with the columns `first`.
    """
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if tuple(header[: len(first)]) != first:
                raise DataFileError(
                    f"The first columns must be {', '.join(first)}.", "Mend the header line.", Place(str(path), number)
                )
            continue
        if len(cells) > len(header):
            raise DataFileError(
                f"{len(cells)} cells under {len(header)} columns.", "Remove the surplus tabs.", Place(str(path), number)
            )
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
