"""Who is meant: descriptions, inhabitants, parts of a deal, pronouns and adverbs find the actor spoken of before."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read


def claims(text: str) -> list[str]:
    """Return the claims of a text as 'Type role=slug …', roles in the order of their names."""
    found = read(Document("x", text, "0" * 64)).claims
    return [" ".join([c.type, *(f"{role}={','.join(slugs)}" for role, slugs in c.roles)]) for c in found]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Die Klägerin, die Lumeo GmbH aus Kiel, entwickelt Software. Die Beklagte, die Varntal SE, vermietet "
            "Server. 2023 erzielte die Klägerin einen Umsatz von 9 Mio. Euro.",
            "Revenue organisation=lumeo",
        ),
        (
            "Die Holmdahl SE (im Folgenden: Verkäuferin) gehört der Lumeo GmbH. Die Tarnhof AG zahlte 2024 an Nvidia. "
            "Die Verkäuferin erwirtschaftete 2024 einen Gewinn von 3 Mio. Euro.",
            "Profit organisation=holmdahl",
        ),
        (
            "Der Antragstellerin Lumeo GmbH steht die Antragsgegnerin Tarnhof AG gegenüber. "
            "Die Antragsgegnerin erzielte 2024 einen Umsatz von 7 Mio. Euro.",
            "Revenue organisation=tarnhof",
        ),
        (
            "Lumeran AG: Quartalsmitteilung\n\nGroßkunde ist Supermicro. Der Vorstand rechnet für 2026 mit einem "
            "Umsatz von 90 Mio. Euro.",
            "Revenue organisation=lumeran",
        ),
        (
            "Lumeran AG: Quartalsmitteilung\n\nErwerberin der Sparte ist Siemens. Im Juli übernahm die Gesellschaft "
            "die Tarnhof ApS für 3 Mio. Euro.",
            "Acquisition acquirer=lumeran target=tarnhof",
        ),
        (
            "Ploriva baut Kühlanlagen und wächst. Die Berenberg Bank rechnet für 2026 mit einem Umsatz von "
            "3 Milliarden Euro.",
            "Revenue organisation=ploriva",
        ),
        (
            "Ploriva baut Kühlanlagen. Das Bankhaus Ellerbrock traut dem Start-up 2027 einen Umsatz von "
            "40 Millionen Euro zu.",
            "Revenue organisation=ploriva",
        ),
        (
            "Der Chipentwickler Morvenna baut einen Prozessor. Die Münchner wollen Nvidia angreifen. Im "
            "vergangenen Jahr setzten sie 40 Millionen Euro um.",
            "Revenue organisation=morvenna",
        ),
        (
            "Nvidia kauft Lumeo. Nvidia lehnt die Beteiligung an der Tarnhof GmbH ab. Der Wert dieses Unternehmens "
            "liegt bei 12 Millionen Euro.",
            "Valuation organisation=tarnhof",
        ),
        (
            "Klar wächst der Bezahldienst Lumeo. Vermieter ist Nvidia. Der Bezahldienst erzielte 2024 einen Umsatz von "
            "12 Millionen Euro.",
            "Revenue organisation=lumeo",
        ),
        (
            "„Wir haben 2024 zwei Millionen Euro Gewinn gemacht“, sagt Peter Stroh, der die Firma Ploriva leitet.",
            "Profit organisation=ploriva",
        ),
        (
            "Nach Angaben von Ploriva-Gründerin Anna Wieland hat das Unternehmen inzwischen 300 Kunden.",
            "CustomerCount organisation=ploriva",
        ),
        (
            "Siemens lobt den Standort; Holmdahl stimmte seine Modelle auf die Chips von AMD ab.",
            "HardwareOptimisation developer=holmdahl hardware=amd-chip vendor=amd",
        ),
        (
            "Der Landtechnikkonzern Holmdahl legte Zahlen vor. Zu den Kunden zählt auch Nvidia. "
            "Der Konzern erzielte 2025 einen Umsatz von 3,4 Milliarden Euro.",
            "Revenue organisation=holmdahl",
        ),
        (
            "Die Firma Velorix Robotics aus Kiel verhandelt mit dem Investor Elbufer Capital. "
            "Die Kieler erzielten zuletzt einen Umsatz von 12 Millionen Euro.",
            "Revenue organisation=velorix-robotics",
        ),
        (
            "Der Batterie-Spezialist Voltaq (Aachen) wächst. Nvidia ist Kunde. "
            "Das Aachener Unternehmen erzielte 2025 einen Umsatz von 80 Millionen Euro.",
            "Revenue organisation=voltaq",
        ),
        (
            "Die Umsätze der Lumeran AG stiegen. Analysten loben Nvidia. Die AG erzielte 30 Millionen Euro Gewinn.",
            "Profit organisation=lumeran",
        ),
        (
            "Oracle mietet bei Crusoe Rechenleistung für zwei Milliarden Dollar. "
            "Der Vermieter machte 2025 einen Verlust von 40 Millionen Dollar.",
            "Loss organisation=crusoe",
        ),
        (
            "Das Start-up Quellwerk hat den Wettbewerber Tarnhof übernommen. "
            "Die Zielgesellschaft erzielte zuletzt 4 Millionen Euro Umsatz.",
            "Revenue organisation=tarnhof",
        ),
        (
            "Nvidia lobt Corvin. Corvin wiederum übernimmt Dahlbeck. Daran hält Bosch ein Viertel der Anteile.",
            "Investment investee=dahlbeck investor=bosch",
        ),
        (
            "OpenAI, Oracle und Softbank haben einen Vertrag geschlossen. "
            "Die drei investieren 100 Milliarden Dollar in Rechenzentren.",
            "CapitalExpenditure spender=openai,oracle,softbank",
        ),
        (
            "Der Chipentwickler Axionic stellt den Beschleuniger Pyra vor. Siemens nutzt den Chip in Rechenzentren.",
            "ChipUse product=pyra supplier=axionic user=siemens",
        ),
        (
            "Die Norweger von Aker investieren 200 Millionen Euro in ein Rechenzentrum.",
            "CapitalExpenditure spender=aker",
        ),
    ],
)
def test_who_is_meant(text: str, claim: str) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        # no bank was spoken of
        "Nvidia legte Zahlen vor. Die Bank erzielte 2025 einen Umsatz von 3 Milliarden Euro.",
        # nobody from there was spoken of
        "Nvidia legte Zahlen vor. Die Bregenzer erzielten einen Umsatz von 3 Millionen Euro.",
        # no deal has a target yet
        "Nvidia legte Zahlen vor. Die Zielgesellschaft erzielte einen Umsatz von 3 Millionen Euro.",
    ],
)
def test_nobody_rather_than_somebody_else(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Fjellmark aus Tromsø gilt als Geheimtipp. Gründerin Maren Voss über Strom und Schulden.\n\n"
            "Frau Voss, was bringt 2026?\nWir investieren 80 Millionen Euro in ein Rechenzentrum. "
            "Auf Telenor entfällt bei uns ein Drittel des Umsatzes.",
            "CapitalExpenditure spender=fjellmark",
        ),
        (
            "Nvidia stellte Zahlen vor. „Die Lage ist gut. Wir investieren 20 Millionen Euro in ein Rechenzentrum“, "
            "sagte Kolbrax-Chefin Imke Jansens.",
            "CapitalExpenditure spender=kolbrax",
        ),
        (
            "Kolbrax-Chef Ole Brandt ist zufrieden. Sein Unternehmen erzielte zuletzt 41 Mio. Euro Umsatz.",
            "Revenue organisation=kolbrax",
        ),
        (
            "**Moderatorin:** Zu Gast ist Tom Wendel, der bei Kolbrax Photonics die Finanzen verantwortet.\n\n"
            "**Wendel:** Wir investieren 60 Millionen Euro in ein Werk. Nvidia ist unser größter Kunde.",
            "CapitalExpenditure spender=kolbrax-photonics",
        ),
    ],
)
def test_we_are_the_speakers_firm(text: str, claim: str) -> None:
    assert claim in claims(text)


def test_a_sentence_stays_about_whom_it_opened_with() -> None:
    text = "Lambda hat 480 Millionen Dollar eingesammelt, Nvidia war dabei. Die Bewertung: vier Milliarden Dollar."
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert [dict(c.roles)["organisation"] for c in found if c.type == "Valuation"] == [("lambda",)]


def test_what_a_thing_is_worth_is_no_value_of_a_firm() -> None:
    found = claims("Der Vertrag von Holmdahl mit der Stadt Kiel läuft zehn Jahre. Er ist 40 Millionen Euro wert.")
    assert "Valuation organisation=holmdahl" not in found


def test_a_guest_whose_firm_nobody_knows_speaks_of_no_other() -> None:
    talk = (
        "Frau Jansens, im Herbst wollte Holmdahl Ihre Firma kaufen, im Winter Tarnhof. Woran lag es?\n"
        "Nicht am Preis.\n\nUnd jetzt?\nBosch ist mit 60 Millionen Euro eingestiegen."
    )
    assert not [claim for claim in claims(talk) if claim.startswith("Investment")]


def test_a_label_names_whom_a_paragraph_is_about() -> None:
    text = (
        "Ploriva und Tarnhof bauen in Kiel.\n\nDie Ploriva AG zahlt den Bau.\n\n"
        "Über Tarnhof: Das 2019 gegründete Unternehmen erzielte 2024 einen Umsatz von 22 Mio. Euro."
    )
    assert "Revenue organisation=tarnhof" in claims(text)


@pytest.mark.parametrize(
    ("text", "investor"),
    [("Redmond steckt drei Milliarden Dollar in Mistral.", ("microsoft",)), ("In Redmond wird gebaut.", None)],
)
def test_a_town_means_its_firm_where_it_acts(text: str, investor: tuple[str, ...] | None) -> None:
    found = read(Document("a.txt", text, "0" * 64)).claims
    assert [dict(c.roles)["investor"] for c in found] == ([investor] if investor else [])
