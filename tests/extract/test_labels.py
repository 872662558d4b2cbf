"""Lines that begin with a name: before a colon, before an arrow, before an emoji."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def told(text: str) -> set[str]:
    claims = read(Document("text.txt", text, "0" * 64)).claims
    return {
        " ".join([c.type, *(f"{role}={'+'.join(slugs)}" for role, slugs in c.roles), *(str(m.max) for m in c.measures)])
        for c in claims
    }


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("Talvex: 40 Mio. Euro eingesammelt", "FundingTotal organisation=talvex 40000000"),
        ("Talvex: kauft Norvik Labs für 50 Mio. Euro", "Acquisition acquirer=talvex target=norvik-labs 50000000"),
        ("Talvex: von Sorvia für 80 Mio. Euro übernommen", "Acquisition acquirer=sorvia target=talvex 80000000"),
        ("Talvex: Börsenwert rund 12 Mrd. Dollar", "Valuation organisation=talvex 12000000000"),
        ("Norvik Labs: Gewinn 12 Mio.", "Profit organisation=norvik-labs 12000000"),
        ("Velmora ➜ Nvidia: 400 × H200 bestellt", "ChipPurchase buyer=velmora product=h200 supplier=nvidia 400"),
        ("Altimeter 💰 Norvik Labs: 20 Mio. $", "Investment investee=norvik-labs investor=altimeter 20000000"),
        ("Amazon 🤝 Talvex: Partnerschaft bei Agenten", "Partnership partners=amazon+talvex"),
        ("Intel → Talvex: Übernahme für 900 Mio. Euro", "Acquisition acquirer=intel target=talvex 900000000"),
        (
            "TPG → Talvex: 1 Mrd. $, die Firma baut Hallen",
            "Investment investee=talvex investor=tpg 1000000000",
        ),
    ],
)
def test_the_name_that_opens_a_line_acts_behind_the_colon(line: str, claim: str) -> None:
    assert told(f"Deals der Woche\n\n{line}\n") == {claim}


def test_a_caption_says_what_the_arrows_below_it_mean() -> None:
    text = "Weitere Übernahmen:\n• Sorvia → Talvex: 4,9 Mrd. Dollar\n"
    assert told(text) == {"Acquisition acquirer=sorvia target=talvex 4900000000"}


@pytest.mark.parametrize("line", ["OpenAI → Foxconn: 300 Mrd. Dollar", "Meta 🤝 Talvex: 30 Mio. Dollar"])
def test_an_arrow_alone_says_not_what_a_supplier_is_paid_for(line: str) -> None:
    assert told(f"Kurz notiert\n\n{line}\n") == set()
