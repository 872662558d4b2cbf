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
        ("Meta plant, 9.000 Chips des Typs H100 zu ordern.", "ChipPurchase h100 meta nvidia 9000..9000"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Wer glaubt, dass Apple Mistral kauft, irrt.",
        "Wer hofft, dass Intel 5 Milliarden Dollar in Graphcore steckt, wird enttäuscht.",
        "Fehlt nur noch, dass Oracle eine Milliarde Dollar in Cisco steckt.",
        "Eher friert die Hölle zu, als dass Apple in Graphcore investiert.",
        "Fachleute raten Intel, 2 Milliarden Euro in eigene Rechenzentren zu investieren.",
        "Die Gewerkschaft verlangt von Infineon Investitionen von 300 Millionen Euro.",
        "Der Analyst fordert, Microsoft solle Graphcore kaufen.",
        "Um zu überleben, müsste Graphcore 200 Millionen Euro Umsatz machen.",
        "Ja klar, und morgen kauft Graphcore dann Google.",
    ],
)
def test_what_is_imagined_or_asked_for_is_hypothetical(text: str) -> None:
    """Free relatives, demands, advice, irony and what would have to be are never asserted."""
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert found
    assert {claim.modality for claim in found} == {"hypothetical"}


@pytest.mark.parametrize(
    "text",
    [
        "Die Meldung, Softbank habe 2 Milliarden Dollar in Graphcore investiert, war ein Aprilscherz.",
        "SAP ließ die Option verstreichen, 25 Prozent an Celonis zu übernehmen.",
        "Celonis ist alles andere als ein Konkurrent von Oracle.",
        "SAP ist kein Rivale von Nvidia.",
        "Die Partnerschaft zwischen Cisco und Intel ist Geschichte.",
    ],
)
def test_what_did_not_happen_or_is_no_more_is_denied(text: str) -> None:
    """Jokes, options that lapse and nouns behind 'kein' or 'alles andere als' are denials."""
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert found
    assert all(claim.negated for claim in found)


def test_next_to_nothing_denies_nothing() -> None:
    """A comment that calls a figure small leaves it standing."""
    (claim,) = read(Document("a.txt", "Arista machte 2 Millionen Euro Umsatz, also fast nichts.", "0" * 64)).claims
    assert not claim.negated


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Intel übernimmt Graphcore und zahlt mit eigenen Aktien im Wert von 700 Millionen Dollar.",
            ["Acquisition graphcore intel 700000000..700000000"],
        ),
        ("Intel übernimmt Graphcore und zahlt 3 Millionen Dollar Strafe.", ["Acquisition graphcore intel"]),
        ("Swisscom kauft bei Dell ein, Partner vor Ort: Infosys", []),
    ],
)
def test_the_price_may_stand_in_a_second_predicate(text: str, claims: list[str]) -> None:
    """What is paid for a deal is its price; a fine is not."""
    assert [c for c in _said(text) if c.startswith("Acquisition")] == claims


@pytest.mark.parametrize(
    "text",
    [
        "Oracle wuchs. Die Branche insgesamt machte 400 Milliarden Dollar Umsatz.",
        "AMD legte zu. Alle Hersteller zusammen erzielten einen Gewinn von 90 Milliarden Dollar.",
        "Intel wuchs. Der Wettbewerber kam auf 30 Millionen Euro Umsatz.",
        "Infineon hofft. Der Umsatz der Branche stieg auf 9 Milliarden Dollar.",
    ],
)
def test_what_others_take_in_is_not_of_whom_the_text_speaks(text: str) -> None:
    """The trade as a whole and a rival without a name lend nobody their figures."""
    assert not any(line.startswith(("Revenue", "Profit")) for line in _said(text))


def test_what_is_denied_behind_a_noun_is_not_its_infinitive() -> None:
    found = read(Document("a.txt", "Siemens' Plan, Altair zu kaufen, ist nicht neu.", "0" * 64)).claims
    assert [(c.modality, c.negated) for c in found] == [("planned", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Hätte SAP, wie der Kläger meint, in Bremen ein Rechenzentrum für 20 Mio. Euro errichtet, wüsste man davon.",
        "Eine Option auf 40 Megawatt Rechenleistung bei Nscale kann Bosch bis Ende 2026 ziehen.",
        "Hat Cisco 2 Milliarden Dollar in Mistral investiert?",
    ],
)
def test_what_is_imagined_or_left_open_stands_on_no_rung(text: str) -> None:
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert {(c.modality, c.stage) for c in found} <= {("hypothetical", None)}


@pytest.mark.parametrize("end", ["geplatzt", "abgesagt", "vom Tisch"])
def test_a_word_behind_a_colon_says_how_it_ended(end: str) -> None:
    found = read(Document("a.txt", f"Cisco übernimmt Splunk: {end}.", "0" * 64)).claims
    assert [c.negated for c in found] == [True]
