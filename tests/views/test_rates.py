from __future__ import annotations

from datetime import date

import pytest

from kgtool.errors import DataFileError
from kgtool.views.rates import read_rates
from kgtool.views.view import View
from kgtool.vocabulary.terms import KG
from tests.resolve.claim_graph import IRIS, Corpus
from tests.views.graph import bench, rows

HEAD = "date\tfrom\tto\trate\tsource\n"
TABLE = HEAD + "2025-11-01\tEUR\tUSD\t1.15\tEZB\n2025-01-02\tEUR\tUSD\t1.03\tEZB\n2025-12-01\tEUR\tUSD\t2\tEZB\n"


def corpus() -> Corpus:
    made = Corpus()
    made.say("Investment", "10 Euro", investor="nvidia", investee="openai", amount=("10", "10"), unit="EUR")
    made.say("Investment", "12 Dollar", investor="nvidia", investee="openai", amount=("12", "12"))
    return made


def test_an_amount_is_converted_by_the_nearest_earlier_rate() -> None:
    made = bench(corpus())
    view = View(rates=read_rates(TABLE, "kurse.tsv"))
    (row,) = rows(made, view, "lock-in")
    assert (row["min"], row["max"], row["currency"]) == ("11.5", "12", "USD")


def test_the_rate_is_recorded_where_it_was_used() -> None:
    made = bench(corpus())
    shown = made.show(View(rates=read_rates(TABLE, "kurse.tsv")))
    flow = IRIS.flow("Investment", "nvidia", "openai", policy=shown.name)
    (quad,) = made.store.quads_for_pattern(flow, KG["convertedWith"], None, None)
    assert quad.object == IRIS.rate("EUR", "USD", date(2025, 11, 1))
    rate = IRIS.rate("EUR", "USD", date(2025, 11, 1))
    assert len(list(made.store.quads_for_pattern(rate, None, None, None))) == 6


def test_without_a_rate_currencies_stay_as_written() -> None:
    late = HEAD + "2025-12-01\tEUR\tUSD\t2\tEZB\n"
    plain = rows(bench(corpus()), View(), "lock-in")
    assert rows(bench(corpus()), View(rates=read_rates(late, "kurse.tsv")), "lock-in") == plain


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2025-11-01\tEUR\tUSD\tviel\tEZB", 2),
        ("gestern\tEUR\tUSD\t1\tEZB", 2),
        ("2025-11-01\tEUR\tUSD\t1\t", 2),
        ("2025-11-01\tEUR\tEUR\t1\tEZB", 2),
        ("2025-11-01\tEuro\tUSD\t1\tEZB", 2),
        ("2025-11-01\tEUR\tUSD\t0\tEZB", 2),
    ],
)
def test_a_line_that_is_no_rate_is_refused_with_its_number(line: str, number: int) -> None:
    with pytest.raises(DataFileError, match=rf"kurse\.tsv:{number}"):
        read_rates(HEAD + line, "kurse.tsv")


def test_a_table_without_its_head_is_refused() -> None:
    with pytest.raises(DataFileError, match="no table of rates"):
        read_rates("2025-11-01\tEUR\tUSD\t1\tEZB\n", "kurse.tsv")
