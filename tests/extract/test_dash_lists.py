"""Lists between dashes: names in the middle of a clause that goes on behind them."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read

_THREE = ("aws", "azure", "google-cloud")


@pytest.mark.parametrize(
    "text",
    [
        "Cohere ist auf allen großen Plattformen – AWS, Azure und Google Cloud – vertreten.",
        "Command ist das Modell, das auf allen drei Plattformen – AWS, Azure und Google Cloud – erhältlich ist.",
        "Cohere schafft es, auf drei Plattformen – AWS, Azure und nun auch Google Cloud – vertreten zu sein.",
    ],
)
def test_the_clause_goes_on_behind_the_second_dash(text: str) -> None:
    claims = [c for c in read(Document("x.txt", text, "0" * 64)).claims if c.type == "CloudAvailability"]
    assert [sorted(dict(c.roles)["platform"]) for c in claims] == [list(_THREE)]
