"""A table of deals of the size and form of published ones, from a seed: few hubs, most rows without an amount."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

HEADER = ("from", "to", "instrument", "amount_usd", "status", "declared_circular", "cancelable", "source_file")
#: Names that differ in case, blanks, marks or letters alone, and names that no IRI may hold as they are.
HARD_NAMES = (
    *("Nvidia", "NVIDIA", "nvidia", "Nvidia Corp.", "Nvidia, Inc.", "Nvidia Inc", "A&B", "A & B", "A/B", "A-B", "A B"),
    *("Müller KI", "Mueller KI", "Muller KI", "Zürich", "Zurich", "ZÜRICH", "Straße", "Strasse", "O'Neil", "O’Neil"),
    *('The "Fund"', "The Fund", "<script>alert(1)</script>", "<b>Fund</b>", "a<b>c", "x|y", "x;y", "tab\tname", "{x}"),
    *("100%", "100", "a#b", "a?b=c", "http://example.org/x", "../x", "back\\slash", "`tick`", "^caret", "%20", "+"),
    *("日本電産", "日本電産株式会社", "Яндекс", "яндекс", "Ångström", "Angström", "naïve", "naive", "…", "—", "😀 AI"),
    *("SINK_unknown", "SINK_other", "Sink_other", "line\nbreak", "line break", "=1+1", "-", "null", "NaN", "true", "0"),
    *("&", "A" * 300, "x.y", "x_y", "x-y", "x y", "xy", "XY", "Xy", "É", "é", "E"),
)
_INSTRUMENTS = ("equity", "Equity Investment", "debt", "cloud contract", "GPU purchase", "lease", "", "swap (other)")
_FREE = ("multi-year capacity & offtake", "strategic alliance fee", "warrants + cash", "Vorauszahlung", "prepaid")
_STATES = ("announced", "Signed", "closed", "rumored", "active", "", "in talks (secret)", "terms agreed?", "cancelled")
_AMOUNTS = ("", "", "", "", "", "", "1200000000", "$1.2B", "10-15 bn", "up to $40bn", "~5bn", "undisclosed", "several")
_ANSWERS = ("true", "false", "True", "FALSE", "yes", "no", "", "maybe")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, cell by cell."""

    payer: str
    payee: str
    instrument: str
    amount: str
    status: str
    circular: str
    cancellable: str
    source: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            *(self.payer, self.payee, self.instrument, self.amount),
            *(self.status, self.circular, self.cancellable, self.source),
        )


def generated(rows: int = 1700, names: int = 1180, seed: int = 7) -> tuple[Row, ...]:
    """Give rows in which each of the names stands, some pairs several times, and some actors pay themselves."""
    rng = random.Random(seed)
    known = [*HARD_NAMES, *(f"Company {number:04d}" for number in range(names - len(HARD_NAMES)))]
    hubs = known[90:130]
    pairs = [(name, rng.choice(hubs)) if rng.random() < 0.5 else (rng.choice(hubs), name) for name in known]
    pairs += [(rng.choice(hubs), rng.choice(hubs)) for _ in range(85)]
    pairs += [(name, name) for name in rng.sample(known, 5)]
    pairs += rng.sample(pairs, 40)
    pairs += [(rng.choice(known[130:]), rng.choice(known[130:])) for _ in range(rows - len(pairs))]
    rng.shuffle(pairs)
    return tuple(_row(rng, *pair) for pair in pairs)


def _row(rng: random.Random, payer: str, payee: str) -> Row:
    return Row(
        payer,
        payee,
        rng.choice(_INSTRUMENTS if rng.random() < 0.8 else _FREE),
        rng.choice(_AMOUNTS),
        rng.choice(_STATES),
        rng.choice(("true", "false", "")),
        rng.choice(_ANSWERS),
        f"sources/{rng.randrange(200):03d}.md" if rng.random() < 0.9 else "",
    )


def as_csv(rows: Sequence[Row], delimiter: str = ",") -> str:
    """Write the rows as RFC 4180 has them."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(HEADER)
    writer.writerows(row.cells for row in rows)
    return stream.getvalue()
