"""Tables: heads and rows become the claims that a sentence would make of them, with the row's words as span."""

from __future__ import annotations

from datetime import date

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.coverage import coverage
from kgtool.extract.reader import read

REPORT = """Trevanto Compute SE: Zahlen zum dritten Quartal

In Mio. Euro, sofern nicht anders angegeben:

| Kennzahl | Q3 2025 | Q3 2024 | Veränderung |
|:---|---:|---:|---:|
| Umsatz | 186,4 | 132,2 | +41 % |
| davon Dienste | 120,1 | 80,0 | +50 % |
| EBITDA-Marge (%) | 22,1 | 20,0 | +2,1 Pp. |
| EBIT | 12,4 | -3,1 | – |
| Nettoergebnis | (4,2) | 1,5 | – |
| Auftragsbestand | 940 | 610 | +54 % |
| Kunden | 3.450 | 3.240 | +6 % |
| Mitarbeiter | 812 | 790 | +3 % |
"""
LEAGUE = """# Wer in Europa Rechenzeit verkauft
Umsatz in Mrd. Euro, Marktanteil in Prozent

| Rang | Anbieter | Umsatz 2024 | Umsatz 2025e | Marktanteil |
| --- | --- | --- | --- | --- |
| 1 | Brückwolke | 3,2 | 4,1 | 18,5 % |
| 2 | Taldera Cloud | k. A. | ca. 2,9 | 13 |
| | Übrige | 9,0 | 11 | 62,5 |
"""
DEALS = """## Geschäfte der Woche

| Unternehmen | Partner | Art | Volumen | Stand |
|---|---|---|---|---|
| Anthropic | Taldera Cloud | Mietvertrag für Rechenleistung | 2 Mrd. $ | unterzeichnet |
| SoftBank | Quantelo (Graz) | Beteiligung | 500 Mio. $ | in Verhandlung |
| Brückwolke | Silvatek | Übernahme | 120 Mio. € | geplatzt ¹ |
| SAP | Lumora | Kooperation | – | |
| Vexal Systems | Fenrix | Sponsoring | 3 Mio. € | |
"""
MODELS = """Welche Modelle stecken in welchen Programmen?

| Anwendung | Modell | Preis |
|---|---|---|
| Buildra (ServiceNow) | GPT, Claude | im Abo |
| Azure | Mistral Large | nach Verbrauch |
"""
CHIPS = """## Wer welchen Beschleuniger entwirft

| Konzern | Chip | Mitentwickler | Gefertigt bei |
|---|---|---|---|
| Zuvora | Basalt (ab Mitte 2027) | Broadcom | TSMC |
| Meta | Krypta (eingestellt) | – | Samsung |
"""
CAPEX = """## Investitionen der Betreiber

Geplante Ausgaben für Rechenzentren (in Mrd. Dollar):

| Konzern | 2024 | 2025 | 2026e |
|---|---|---|---|
| Amazon | 83 | 125 | 200 |
| Zuvora | 4 | 6,5 | 9–10 |
"""
OWNERS = """# Aktionäre der Kolbrax AG

| Aktionär | Anteil (%) |
|---|---|
| Norgesfond | 12,1 |
| Samsung | 5,0 |
| Streubesitz | 82,9 |
"""


def claims_of(text: str) -> tuple[Claim, ...]:
    return read(Document("text.txt", text, "0" * 64, issued=date(2026, 2, 10))).claims


def told(claim: Claim) -> str:
    """Give a claim in short: type, fillers, bounds of the measures, modality and denial."""
    roles = " ".join(f"{role}={'+'.join(slugs)}" for role, slugs in claim.roles)
    bounds = [str(m.max) if m.min == m.max else f"{m.min}..{m.max}" for m in claim.measures]
    return " ".join(
        [claim.type, roles, *bounds, *([claim.modality] if claim.modality != "asserted" else []), "not" * claim.negated]
    ).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            REPORT,
            [
                "Revenue organisation=trevanto-compute 186400000 41",
                "Revenue organisation=trevanto-compute 132200000",
                "Profit organisation=trevanto-compute 12400000",
                "Loss organisation=trevanto-compute 3100000",
                "Loss organisation=trevanto-compute 4200000",
                "Profit organisation=trevanto-compute 1500000",
                "OrderBacklog organisation=trevanto-compute 940000000 54",
                "OrderBacklog organisation=trevanto-compute 610000000",
                "CustomerCount organisation=trevanto-compute 3450 6",
                "CustomerCount organisation=trevanto-compute 3240",
            ],
        ),
        (
            LEAGUE,
            [
                "Revenue organisation=brueckwolke 3200000000",
                "Revenue organisation=brueckwolke 4100000000 estimated",
                "MarketShare organisation=brueckwolke 18.5",
                "Revenue organisation=taldera-cloud 2900000000 estimated",
                "MarketShare organisation=taldera-cloud 13",
            ],
        ),
        (
            DEALS,
            [
                "CloudCommitment customer=anthropic provider=taldera-cloud 2000000000",
                "Investment investee=quantelo investor=softbank 500000000 planned",
                "Acquisition acquirer=brueckwolke target=silvatek 120000000 not",
                "Partnership partners=sap+lumora",
            ],
        ),
        (
            MODELS,
            [
                "ProductIntegration host=buildra integrator=servicenow product=gpt vendor=openai",
                "ProductIntegration host=buildra integrator=servicenow product=claude vendor=anthropic",
                "CloudAvailability platform=azure product=mistral-large vendor=mistral",
            ],
        ),
        (
            CHIPS,
            [
                "ComponentSupply customer=zuvora product=basalt supplier=tsmc planned",
                "ChipDesign designer=zuvora partner=broadcom product=basalt planned",
                "ComponentSupply customer=meta product=krypta supplier=samsung not",
                "ChipDesign designer=meta product=krypta not",
            ],
        ),
        (
            CAPEX,
            [
                "CapitalExpenditure spender=amazon 83000000000",
                "CapitalExpenditure spender=amazon 125000000000",
                "CapitalExpenditure spender=amazon 200000000000 estimated",
                "CapitalExpenditure spender=zuvora 4000000000",
                "CapitalExpenditure spender=zuvora 6500000000",
                "CapitalExpenditure spender=zuvora 9000000000..10000000000 estimated",
            ],
        ),
        (
            OWNERS,
            [
                "Investment investee=kolbrax investor=norgesfond 12.1",
                "Investment investee=kolbrax investor=samsung 5.0",
            ],
        ),
    ],
    ids=["report", "league", "deals", "models", "chips", "capex", "owners"],
)
def test_table_gives_these_claims(text: str, expected: list[str]) -> None:
    assert [told(claim) for claim in claims_of(text) if claim.rule.startswith("table.")] == expected


@pytest.mark.parametrize("text", [REPORT, LEAGUE, DEALS, MODELS, CAPEX, OWNERS])
def test_span_is_of_one_row_and_measures_are_its_words(text: str) -> None:
    for claim in claims_of(text):
        if claim.rule.startswith("table."):
            for span in claim.spans:
                words = text[span.start : span.end]
                assert "\n" not in words
                assert words == words.strip(" |")
                assert all(measure.text in words for measure in claim.measures)


def test_heads_date_their_columns() -> None:
    times = {str(c.measures[0].max): c.time for c in claims_of(REPORT)}
    now, before = times["186400000"], times["132200000"]
    assert now is not None and before is not None
    assert (now.start, now.end) == (date(2025, 7, 1), date(2025, 9, 30))
    assert before.start == date(2024, 7, 1)


def test_name_that_only_a_table_introduces_is_known_in_the_text() -> None:
    text = DEALS + "\nQuantelos Umsatz lag 2025 bei 30 Mio. Euro.\n"
    assert "Revenue organisation=quantelo 30000000" in [told(claim) for claim in claims_of(text)]


def test_lenders_own_part_is_his_and_the_sum_is_the_debtors() -> None:
    text = """| Schuldner | Volumen | Geldgeber |
|---|---|---|
| Polmark | 400 Mio. CHF | Varga Kapital zeichnet 90 Mio., Rest gestreut |
"""
    assert [told(claim) for claim in claims_of(text)] == [
        "FundingTotal organisation=polmark 400000000",
        "Investment investee=polmark investor=varga-kapital 90000000",
    ]


def test_table_without_actors_claims_nothing() -> None:
    text = "| Jahr | Wert |\n|---|---|\n| 2024 | 12 Mrd. Dollar |\n| 2025 | 15 Mrd. Dollar |\n"
    assert claims_of(text) == ()


def test_coverage_tells_the_rule_of_a_cell() -> None:
    items = coverage(Document("text.txt", DEALS, "0" * 64)).items
    found = next(item for item in items if item.text == "2 Mrd. $")
    assert (found.status, found.rule) == ("claimed", "table.cloud")


def test_facts_are_of_whom_the_lines_above_speak() -> None:
    text = """Kolbrax AG: die Zahlen des Jahres

Umsatz: 3,2 Mrd. Euro (+12 %)
Kunden: 4.500
Auftragsbestand: rund 7 Mrd. Euro
Mitarbeiter: 900

Das hat die Fenrix AG 2025 geschafft:
• Umsatz: 88 Mio. Euro, ein Plus von 40 Prozent
• Verlust: 12 Mio. Euro
"""
    assert [told(claim) for claim in claims_of(text)] == [
        "Revenue organisation=kolbrax 3200000000 12",
        "CustomerCount organisation=kolbrax 4500",
        "OrderBacklog organisation=kolbrax 7000000000",
        "Revenue organisation=fenrix 88000000 40",
        "Loss organisation=fenrix 12000000",
    ]


def test_fact_without_an_actor_claims_nothing() -> None:
    assert claims_of("Umsatz: 3,2 Mrd. Euro\n\nDas Wetter wird schön.\n") == ()


def test_row_a_year_is_of_whom_the_line_above_names() -> None:
    text = """## Die Kolbrax AG in Zahlen

| Jahr | Umsatz | Gewinn | Umsatz pro Kopf |
|---|---|---|---|
| 2023 | 120 Mio. € | 4 Mio. € | 90.000 € |
| 2024e | 150 Mio. € | 9 Mio. € | 95.000 € |
"""
    found = claims_of(text)
    assert [told(claim) for claim in found] == [
        "Revenue organisation=kolbrax 120000000",
        "Profit organisation=kolbrax 4000000",
        "Revenue organisation=kolbrax 150000000 estimated",
        "Profit organisation=kolbrax 9000000 estimated",
    ]
    assert [claim.time and claim.time.start for claim in found[:2]] == [date(2023, 1, 1)] * 2


def test_a_makers_own_model_is_no_integration() -> None:
    assert claims_of("| Modell | Anbieter | Preis |\n|---|---|---|\n| Claude Opus | Anthropic | 15 $ |\n") == ()
