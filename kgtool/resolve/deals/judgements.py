"""What a human has said of claims that may be of one deal: `judgements/deals.tsv` in the user's data overrules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kgtool.errors import DataFileError, Place
from kgtool.resources import matching

_COLUMNS = ("claim", "other", "judgement")
_VERDICTS = {"same": True, "not same": False}


def read_judgements(paths: Iterable[Path] | None = None) -> Mapping[tuple[str, str], bool]:
    """Return for each judged pair of claims (digests, the smaller first) whether they are of one deal.

    A file has the columns claim, other and judgement ('same' or 'not same'), parted by tabs, and any further ones, such
    as who judged and why; a claim is named by its id (`sha256:…`) or IRI. `#` begins a remark. The last word on a pair
    counts. Raises DataFileError with file and line.
    """
    found: dict[tuple[str, str], bool] = {}
    for path in matching("judgements", "deals*.tsv") if paths is None else paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            cells = [cell.strip() for cell in line.split("\t")]
            if not line.strip() or line.startswith("#") or tuple(cells[:3]) == _COLUMNS:
                continue
            if len(cells) < len(_COLUMNS) or cells[2] not in _VERDICTS or not cells[0] or not cells[1]:
                place = Place(str(path), number)
                cure = "Write two claims and 'same' or 'not same', parted by tabs."
                raise DataFileError("This line is no judgement on two claims.", cure, place)
            first, second = sorted(_digest(cell) for cell in cells[:2])
            found[first, second] = _VERDICTS[cells[2]]
    return found


def _digest(name: str) -> str:
    return name.rsplit("/", 1)[-1].removeprefix("sha256:")
