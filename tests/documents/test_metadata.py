"""Title, date and publisher, each from made-up heads of texts."""

from __future__ import annotations

from datetime import date

import pytest

from kgtool.documents.dateline import issued
from kgtool.documents.publisher import publisher
from kgtool.documents.title import title

BODY = "\n\nDer Konzern kauft Chips für 3 Mrd. Euro. Das teilte er mit.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chips auf Kredit" + BODY, "Chips auf Kredit"),
        ("# Chips auf *Kredit*" + BODY, "Chips auf *Kredit*"),
        ("**Chips auf Kredit**" + BODY, "Chips auf Kredit"),
        ("Zum Inhalt springen\nStartseite » Blog » Chips\n\nChips auf Kredit" + BODY, "Chips auf Kredit"),
        ("Table of Contents\n\nWer zahlt die Chips?" + BODY, "Wer zahlt die Chips?"),
        ("BERLIN, 4. November 2025 (dpa)\nChips auf Kredit" + BODY, "Chips auf Kredit"),
        ("„Wir kaufen Zeit“" + BODY, "„Wir kaufen Zeit“"),
        ("»Rechenzeit«, Folge 3: Wer zahlt?" + BODY, "»Rechenzeit«, Folge 3: Wer zahlt?"),
        ("Der Konzern kauft Chips für 3 Mrd. Euro." + BODY, None),
        ("Wer zahlt? Niemand!" + BODY, None),
        ("Die Lage ist ernst. Der Konzern kauft Chips" + BODY, None),
        ("x" * 200 + BODY, None),
    ],
)
def test_title_is_the_first_line_if_that_is_a_heading(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("18. November 2025", date(2025, 11, 18)),
        ("REDMOND, 4. November 2025 (dpa-AFX)", date(2025, 11, 4)),
        (
            "Frankfurt am Main, 1. März 2026 – Der Konzern kauft Chips und zahlt dafür in bar, sagt er.",
            date(2026, 3, 1),
        ),
        ("Stand: 30. Januar 2026", date(2026, 1, 30)),
        ("Ausgabe vom 20. November 2025", date(2025, 11, 20)),
        ("Geschrieben am 1. Oktober 2025. Dieser Text ist übersetzt.", date(2025, 10, 1)),
        ("Mittwoch, 22. Oktober 2025", date(2025, 10, 22)),
        ("Lokales | Mittwoch, 22. Oktober 2025", date(2025, 10, 22)),
        ("03.02.2026 | Redaktion", date(2026, 2, 3)),
        ("2026-02-03", date(2026, 2, 3)),
        ("3. Feb. 2026 · von der Redaktion", date(2026, 2, 3)),
        ("Der Vertrag vom 3. Februar 2026 gilt.", None),
        ("Am 3. Februar 2026 kaufte der Konzern Chips.", None),
        ("31. Februar 2026", None),
        ("November 2025", None),
    ],
)
def test_date_is_that_of_the_dateline(head: str, expected: date | None) -> None:
    assert issued("Chips auf Kredit\n" + head + BODY) == expected


def test_date_may_stand_at_the_foot_with_its_label() -> None:
    assert issued("Chips" + 8 * BODY + "Stand: 30. Januar 2026\n") == date(2026, 1, 30)
    assert issued("Chips" + 8 * BODY + "Berlin, 30. Januar 2026\n") is None


def test_the_only_day_of_a_text_that_speaks_of_today_is_its_date() -> None:
    said = "Die Firmen haben heute ein Bündnis geschlossen. Der 18. November 2025 bleibt in Erinnerung."
    assert issued(said) == date(2025, 11, 18)
    assert issued(said.replace("heute ", "")) is None
    assert issued(said + " Seit dem 1. Juli 2024 wurde verhandelt.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chips\nBERLIN, 4. November 2025 (dpa-AFX)" + BODY, "dpa-AFX"),
        ("Chips\nBERLIN (Reuters) - Der Konzern kauft." + BODY, "Reuters"),
        ("Chips\nQuelle der Angaben: Beispielverlag" + BODY, "Beispielverlag"),
        ("Chips" + BODY + "Quelle der Angaben: Beispiel AG, Pressestelle\n", "Beispiel AG, Pressestelle"),
        ("Chips" + BODY + "© 2025 Beispielverlag GmbH. Alle Rechte vorbehalten.\n", "Beispielverlag GmbH"),
        ("Chips\nElektronik-Fachmagazin, Ausgabe 11/2025" + BODY, "Elektronik-Fachmagazin"),
        ("Chips\nKreditbrief Rechenzeit | 9. Januar 2026" + BODY, "Kreditbrief Rechenzeit"),
        ("Chips\nInterview | 14. Oktober 2025" + BODY, None),
        ("Chips\nErika Muster | 14. Oktober 2025" + BODY, None),
        ("Chips\nDer Konzern (Quelle: Beispiel AG) kauft." + BODY, None),
        ("Chips" + BODY, None),
    ],
)
def test_publisher_is_who_the_text_names_as_such(text: str, expected: str | None) -> None:
    assert publisher(text) == expected
