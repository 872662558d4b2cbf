"""Chips that a text introduces: their names, and who makes them."""

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def _claims(text: str) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    return [(claim.type, dict(claim.roles)) for claim in read(Document("a.txt", text, "0" * 64)).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Bosch verbaut den Prozessor Ulmin von Haldern Silicon.",
        "Bosch verbaut den Ulmin-Prozessor der Firma Haldern Silicon.",
        "Haldern Silicon hat den Chip Ulmin entwickelt. Bosch verbaut den Ulmin.",
        "Haldern Silicon entwickelt einen Chip mit dem Namen Ulmin. Bosch setzt den Ulmin ein.",
    ],
)
def test_a_chip_belongs_to_the_maker_that_the_text_names(text: str) -> None:
    used = [roles for kind, roles in _claims(text) if kind == "ChipUse"]
    assert used == [{"user": ("bosch",), "supplier": ("haldern-silicon",), "product": ("ulmin",)}]
