"""What a hasty reader would claim wrongly: figures of other nouns, clauses run together, mere words."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def _said(text: str) -> list[str]:
    """Return the claims of a text as 'Type slugs figures'."""
    found = read(Document("a.txt", text, "0" * 64)).claims
    return [
        " ".join(
            [
                c.type,
                *sorted(s for _, slugs in c.roles for s in slugs),
                *(f"{m.min or ''}..{m.max}" for m in c.measures),
            ]
        )
        for c in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Palantir wird mit dem 40-Fachen der Erlöse gehandelt.",
        "AMD ist mit dem 34-fachen des Gewinns bewertet.",
        "Das Bundeskartellamt hat den Erwerb von 30 Prozent der Anteile an der Zorbex AG, Jena, "
        "durch die Vellamo SE am 3. März genehmigt.",
        "Laut Gartner erreichte die Bundesregierung 2024 einen Umsatz von 9 Millionen Euro.",
    ],
)
def test_nothing_is_claimed(text: str) -> None:
    """Multiples, a verb that stands far from its auxiliary, a state with sales: nothing of it is a claim."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Die Zorbex AG nahm laut Bericht 40 Millionen Euro in die Hand, bei 9 Millionen Euro Verlust.",
            "Loss zorbex 9000000..9000000",
        ),
        (
            "Das Ergebnis der Zorbex AG lag bei 4 Mio. Euro nach einem Fehlbetrag von 2 Mio. Euro.",
            "Loss zorbex 2000000..2000000",
        ),
        (
            "Nvidia kündigte an, 900 Grafikprozessoren von AMD anzuschaffen und bei Equinix unterzustellen.",
            "ChipPurchase amd nvidia 900..900",
        ),
        ("Meta plant 9.000 H100 Chips zu kaufen.", "ChipPurchase h100 meta nvidia 9000..9000"),
        (
            "Oracle beabsichtigt 3 Milliarden Dollar in Crusoe zu investieren.",
            "Investment crusoe oracle 3000000000..3000000000",
        ),
        (
            "Intel macht 50 Mrd. Dollar Umsatz im Jahr (2025) und ist ein Partner von Cisco.",
            "Revenue intel 50000000000..50000000000",
        ),
    ],
)
def test_each_figure_is_of_its_own_noun(text: str, claim: str) -> None:
    """A noun takes the figure beside it, a verb that of its own half of the sentence."""
    said = _said(text)
    assert claim in said
    assert sum(s.startswith(claim.split(maxsplit=1)[0]) for s in said) == 1
