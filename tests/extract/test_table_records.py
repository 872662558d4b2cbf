"""Runs of labels, each with what it names, are read as one row of a table."""

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read

ROUND = "Start-up: Quarnholm\nGeldgeber: Vebro Ventures, Hollberg Capital\nSumme: 45 Mio. Euro\n"
SALE = "Käufer: Hollberg SE{0}Ziel: Quarnholm{0}Kaufpreis: 80 Mio. Euro\n"


def _claims(text: str) -> dict[str, tuple[dict[str, tuple[str, ...]], list[str]]]:
    return {c.type: (dict(c.roles), [m.text for m in c.measures]) for c in read(Document("x", text, "0" * 64)).claims}


def test_the_lines_of_a_round_are_one_record() -> None:
    found = _claims(ROUND + "Bewertung: 300 Mio. Euro\nCEO: Petra Lindqvist\n")
    assert found == {
        "FundingTotal": ({"organisation": ("quarnholm",)}, ["45 Mio. Euro"]),
        "Investment": ({"investee": ("quarnholm",), "investor": ("vebro-ventures", "hollberg-capital")}, []),
        "Valuation": ({"organisation": ("quarnholm",)}, ["300 Mio. Euro"]),
        "Leadership": ({"organisation": ("quarnholm",), "person": ("petra-lindqvist",), "position": ("ceo",)}, []),
    }


@pytest.mark.parametrize("stroke", ["\n", " | ", " / ", "; "])
def test_labels_stand_a_line_each_or_with_a_stroke_between_them(stroke: str) -> None:
    roles = {"acquirer": ("hollberg",), "target": ("quarnholm",)}
    assert _claims(SALE.format(stroke)) == {"Acquisition": (roles, ["80 Mio. Euro"])}


def test_a_label_that_comes_again_opens_the_next_record() -> None:
    second = SALE.format("\n").replace("Hollberg SE", "Velmora AG").replace("Quarnholm", "Kelvantis").replace("80", "9")
    found = [dict(c.roles) for c in read(Document("x", SALE.format("\n") + second, "0" * 64)).claims]
    assert found == [
        {"acquirer": ("hollberg",), "target": ("quarnholm",)},
        {"acquirer": ("velmora",), "target": ("kelvantis",)},
    ]


def test_a_record_without_its_firm_is_of_whom_the_text_speaks() -> None:
    text = "Die Vandrell GmbH baut Chips. Vandrell wächst.\n\n" + ROUND.split("\n", 1)[1] + "Bewertung: 300 Mio. Euro\n"
    found = _claims(text)
    assert found["Investment"][0]["investee"] == ("vandrell",)
    assert found["Valuation"][0] == {"organisation": ("vandrell",)}


def test_the_kind_of_contract_comes_from_the_line_above() -> None:
    lines = "Kunde: Rotenfels Bank\nAnbieter: Helmion\nVolumen: 120 Mio. Euro\n"
    assert _claims(lines) == {}
    roles = {"customer": ("rotenfels-bank",), "provider": ("helmion",)}
    assert _claims("Cloud-Vertrag des Monats\n" + lines) == {"CloudCommitment": (roles, ["120 Mio. Euro"])}


def test_who_speaks_in_turns_is_no_record() -> None:
    talk = "Käufer: Der Preis ist uns zu hoch.\nVerkäufer: Das sehen wir bei Vandrell anders.\n"
    assert _claims(talk) == {}


@pytest.mark.parametrize(
    ("title", "claim_type"),
    [
        ("Quarnholm mit Rekordgewinn: 2,1 Milliarden Euro", "Profit"),
        ("Rekordumsatz bei Quarnholm: 2,1 Milliarden Euro", "Revenue"),
        ("Umsatz von Quarnholm: 2,1 Milliarden Euro", "Revenue"),
    ],
)
def test_a_title_that_says_whose_its_figure_is_is_no_label(title: str, claim_type: str) -> None:
    assert _claims(title + "\n") == {claim_type: ({"organisation": ("quarnholm",)}, ["2,1 Milliarden Euro"])}


def test_what_a_figure_is_made_with_is_not_whose_it_is() -> None:
    found = read(Document("x", "Quarnholm in Zahlen\nUmsatz mit Chips: 40 Mio. Euro\n", "0" * 64)).claims
    assert [(c.type, c.rule) for c in found] == [("Revenue", "table.revenue")]
