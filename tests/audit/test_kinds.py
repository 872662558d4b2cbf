"""Each kind of check by short texts of our own: what is found, and which look-alikes give no check."""

from __future__ import annotations

import pytest

from tests.audit.checked import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Der Umsatz von Vellmar Chip lag 2025 bei 420 Millionen Euro. Im Jahr 2024 lag der Umsatz von Vellmar Chip "
            "bei 350 Millionen Euro. Der Umsatz von Vellmar Chip stieg 2025 um 20 Prozent.",
            [("growth", "holds", "20")],
        ),
        (
            "Der Umsatz von Vellmar Chip lag 2025 bei 420 Millionen Euro. Im Jahr 2024 lag der Umsatz von Vellmar Chip "
            "bei 350 Millionen Euro. Der Umsatz von Vellmar Chip stieg 2025 um 30 Prozent.",
            [("growth", "does-not-hold", "30")],
        ),
        (
            "Die Kolbius SE kauft bei der Rheinwolke AG über vier Jahre Rechenleistung für 2 Milliarden Euro. Kolbius "
            "kauft bei Rheinwolke Rechenleistung für 500 Millionen Euro pro Jahr.",
            [("yearly", "holds", "2000000000")],
        ),
        (
            "Die Sensora AG kommt bei Lasern auf einen Marktanteil von 50 Prozent. Die Lumibeam GmbH kommt bei Lasern "
            "auf einen Marktanteil von 40 Prozent. Die Photonika SE kommt bei Lasern auf einen Marktanteil von 30 "
            "Prozent.",
            [("shares", "does-not-hold", "100")],
        ),
        (
            "Die Sensora AG kommt bei Lasern auf einen Marktanteil von 30 Prozent. Die Lumibeam GmbH kommt bei Lasern "
            "auf einen Marktanteil von 40 Prozent.",
            [],
        ),
    ],
)
def test_check_is_found_and_weighed(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_figures_of_several_texts_are_weighed_together() -> None:
    assert told(
        "SAP und Siemens investieren zusammen 600 Millionen Euro in die Kernfunk GmbH.",
        "SAP steckt 250 Millionen Euro in die Kernfunk GmbH. Siemens steckt 350 Millionen Euro in die Kernfunk GmbH.",
    ) == [("total", "holds", "600000000")]
