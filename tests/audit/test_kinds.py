"""Each kind of check by short texts of our own: what is found, and which look-alikes give no check."""

from __future__ import annotations

import pytest

from tests.audit.checked import checked, told

#: Kind, verdict and stated number of each check of a text.
TEXTS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "growth from year to year": (
        "Der Umsatz von Vellmar Chip lag 2025 bei 420 Millionen Euro. Im Jahr 2024 lag der Umsatz von Vellmar Chip bei "
        "350 Millionen Euro. Der Umsatz von Vellmar Chip stieg 2025 um 20 Prozent.",
        [("growth", "holds", "20")],
    ),
    "growth that is too high": (
        "Der Umsatz von Vellmar Chip lag 2025 bei 420 Millionen Euro. Im Jahr 2024 lag der Umsatz von Vellmar Chip bei "
        "350 Millionen Euro. Der Umsatz von Vellmar Chip stieg 2025 um 30 Prozent.",
        [("growth", "does-not-hold", "30")],
    ),
    "an increment beside growth and level": (
        "Der Umsatz der Sensora AG ist 2024 um 75 Millionen Euro auf 450 Millionen Euro gestiegen, ein Plus von 20 "
        "Prozent.",
        [("growth", "holds", "75000000")],
    ),
    "several years against one": (
        "Die Kolbius SE kauft bei der Rheinwolke AG über vier Jahre Rechenleistung für 2 Milliarden Euro. Kolbius "
        "kauft bei Rheinwolke Rechenleistung für 500 Millionen Euro pro Jahr.",
        [("yearly", "holds", "2000000000")],
    ),
    "a rate that is open": (
        "Die Kolbius SE kauft bei der Rheinwolke AG über vier Jahre Rechenleistung für 2 Milliarden Euro. Kolbius "
        "kauft bei Rheinwolke Rechenleistung für mindestens 300 Millionen Euro pro Jahr.",
        [("yearly", "undecided", "2000000000")],
    ),
    "halves of a year": (
        "Der Umsatz der Sensora AG lag 2024 bei 400 Millionen Euro. Im ersten Halbjahr 2024 lag der Umsatz der Sensora "
        "AG bei 180 Millionen Euro. Im zweiten Halbjahr 2024 lag der Umsatz der Sensora AG bei 240 Millionen Euro.",
        [("quarters", "does-not-hold", "400000000")],
    ),
    "shares above the whole market": (
        "Die Sensora AG kommt bei Lasern auf einen Marktanteil von 50 Prozent. Die Lumibeam GmbH kommt bei Lasern auf "
        "einen Marktanteil von 40 Prozent. Die Photonika SE kommt bei Lasern auf einen Marktanteil von 30 Prozent.",
        [("shares", "does-not-hold", "100")],
    ),
    "two shares that leave room": (
        "Die Sensora AG kommt bei Lasern auf einen Marktanteil von 30 Prozent. Die Lumibeam GmbH kommt bei Lasern auf "
        "einen Marktanteil von 40 Prozent.",
        [],
    ),
    "a stake and its price": (
        "Die Nordkern AG übernimmt für 3 Milliarden Euro 30 Prozent an der Halbwerk GmbH. Halbwerk wird mit 10 "
        "Milliarden Euro bewertet.",
        [("share", "holds", "30")],
    ),
    "a round and its parts": (
        "Die Halbwerk GmbH sammelte in einer Finanzierungsrunde 900 Millionen Euro ein, davon 500 Millionen Euro von "
        "der Nordkern AG und 400 Millionen Euro von der Tessara SE.",
        [("total", "holds", "900000000")],
    ),
    "a round of which not all parts are told": (
        "Die Halbwerk GmbH sammelte in einer Finanzierungsrunde 900 Millionen Euro ein, davon 300 Millionen Euro von "
        "der Nordkern AG und 200 Millionen Euro von der Tessara SE.",
        [],
    ),
    "the volume of a deal": (
        "Der Gesamtwert der Vereinbarung zwischen der Talwerk AG und der Bergblick SE beträgt 9 Milliarden Euro. Die "
        "Talwerk AG investiert 7 Milliarden Euro in die Bergblick SE. Im Gegenzug verpflichtet sich Bergblick, bei "
        "Talwerk Rechenleistung für 4 Milliarden Euro zu kaufen.",
        [("total", "does-not-hold", "9000000000")],
    ),
    "a multiple of two figures": (
        "Der Umsatz der Hochform AG lag 2024 bei 300 Millionen Euro. Der Umsatz der Tiefgang GmbH lag 2024 bei 183 "
        "Millionen Euro. Der Umsatz der Hochform AG ist 1,6-mal so groß wie bei der Tiefgang GmbH.",
        [("multiple", "rounding", "1.6")],
    ),
    "chips and their power": (
        "Die Zetacom AG hat bei Nvidia 900.000 GPUs geordert. In Leipzig errichtet Zetacom ein Rechenzentrum mit 100 "
        "Megawatt Leistung.",
        [("capacity", "does-not-hold", "900000")],
    ),
    "what is denied": (
        "Der Umsatz von Vellmar Chip lag 2025 bei 420 Millionen Euro. Im Jahr 2024 lag der Umsatz von Vellmar Chip bei "
        "350 Millionen Euro. Der Umsatz von Vellmar Chip stieg 2025 nicht um 30 Prozent.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), list(TEXTS.values()), ids=list(TEXTS))
def test_check_is_found_and_weighed(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_figures_of_several_texts_are_weighed_together() -> None:
    assert told(
        "SAP und Siemens investieren zusammen 600 Millionen Euro in die Kernfunk GmbH.",
        "SAP steckt 250 Millionen Euro in die Kernfunk GmbH. Siemens steckt 350 Millionen Euro in die Kernfunk GmbH.",
    ) == [("total", "holds", "600000000")]


def test_texts_that_quarrel_over_an_operand_give_no_failing_check() -> None:
    assert (
        told(
            "Der Umsatz von Vellmar Chip stieg 2025 um 90 Prozent.",
            "Der Umsatz von Vellmar Chip lag 2025 bei 420 Millionen Euro. 2024 lag der Umsatz von Vellmar Chip bei 350 "
            "Millionen Euro.",
            "Der Umsatz von Vellmar Chip lag 2025 bei 510 Millionen Euro.",
        )
        == []
    )


def test_slip_that_explains_a_figure_is_named() -> None:
    (row,) = checked(
        "Der Umsatz der Sensora AG ist 2024 um 90 Millionen Euro auf 450 Millionen Euro gestiegen, ein Plus von 20 "
        "Prozent."
    )
    assert row["verdict"] == "does-not-hold"
    assert row["formula"] == "450 Millionen Euro − 450 Millionen Euro ÷ (1 + 20 Prozent)"
    assert row["sentence"].endswith("wenn man den Prozentsatz vom neuen statt vom alten Wert nimmt.")
    (english,) = checked(
        "Der Umsatz der Sensora AG ist 2024 um 90 Millionen Euro auf 450 Millionen Euro gestiegen, ein Plus von 20 "
        "Prozent.",
        lang="en",
    )
    assert english["sentence"].endswith("percentage taken of the new instead of the old level.")
