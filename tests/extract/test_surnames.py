"""A listed person named in full goes on by the last name."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


@pytest.mark.parametrize("teller", ["Feldman", "Andrew Feldman"])
def test_a_listed_person_is_known_by_the_surname(teller: str) -> None:
    text = f"Cerebras-Chef Andrew Feldman zögert. {teller} meldete einen Umsatz von Cerebras von 300 Millionen Dollar."
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert [c.attribution for c in found if c.type == "Revenue"] == [("Andrew Feldman",)]


def test_a_surname_alone_names_nobody() -> None:
    text = "Feldman meldete einen Umsatz von Cerebras von 300 Millionen Dollar."
    reading = read(Document("a.txt", text, "0" * 64))
    assert "andrew-feldman" not in {e.slug for e in reading.entities}
