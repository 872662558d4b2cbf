"""The report as data: every statement has claims of the graph whose words stand in their documents."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.report.firm import Entry, Firm
from kgtool.report.report import Report, Unknown, my_firm
from kgtool.report.statement import Statement
from kgtool.resources import folder
from kgtool.vocabulary.terms import KG, RDF
from tests.report.conftest import case_of, uses


def statements(report: Report, key: str) -> list[Statement]:
    return [one for section in report.sections if section.key == key for one in section.statements]


def texts(report: Report, key: str) -> list[str]:
    return [one.text for one in statements(report, key)]


def check_evidence(report: Report, store: Path, documents: Path) -> int:
    """Check each sentence of each statement against graph and document, and count them."""
    engine = case_of(store).store
    count = 0
    for section in report.sections:
        for statement in section.statements:
            assert statement.evidence
            for one in statement.evidence:
                claim = ox.NamedNode(one.claim)
                assert any(engine.quads_for_pattern(claim, RDF["type"], KG["Claim"], None)), one.claim
                words = " ".join((documents / one.document).read_text("utf-8").split())
                assert one.quote and one.quote in words
                assert one.hedge
                count += 1
    return count


def test_each_statement_of_the_example_has_claims_whose_words_stand_in_a_document(
    report: Report, bundled: Path
) -> None:
    assert check_evidence(report, bundled, folder("data", "documents")) == 156


@pytest.mark.shared
def test_each_statement_on_the_five_articles_has_claims_whose_words_stand_in_one(
    shared: Path, tmp_path: Path, example: Firm
) -> None:
    build(BuildRequest((str(shared / "seeds"),), tmp_path / "store"))
    report = my_firm(case_of(tmp_path / "store"), example)
    assert check_evidence(report, tmp_path / "store", shared / "seeds") > 100
    assert report.texts.count == 5
    assert report.silent == ("H100",)
    assert [section.key for section in report.sections if not section.statements] == []


def test_statements_are_numbered_through_all_sections(report: Report) -> None:
    numbers = [one.number for section in report.sections for one in section.statements]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [section.key for section in report.sections] == [
        "tiers",
        "chokepoints",
        "exclusive",
        "alternatives",
        "contradictions",
    ]


def test_tiers_lead_from_the_application_to_lithography(report: Report) -> None:
    assert texts(report, "tiers") == [
        "In Copilot steckt: Claude und GPT",
        "In GitHub steckt: Claude und GPT",
        "Claude gibt es auf Azure",
        "Cloud oder Rechenleistung für Anthropic: Amazon",
        "Cloud oder Rechenleistung für Anthropic: Microsoft",
        "Cloud oder Rechenleistung für Anthropic: Nvidia",
        "Cloud oder Rechenleistung für OpenAI: Amazon",
        "Cloud oder Rechenleistung für OpenAI: CoreWeave",
        "Cloud oder Rechenleistung für OpenAI: Microsoft",
        "Cloud oder Rechenleistung für OpenAI: Oracle",
        "Chips für Microsoft: Nvidia",
        "Chips für Anthropic: Amazon (Inferentia und Trainium)",
        "Chips für Anthropic: Nvidia",
        "Chips für CoreWeave: Nvidia",
        "Chips für Oracle: Nvidia",
        "Chip kommt von: Intel, Samsung und TSMC",
        "Auftragsfertigung kommt von: TSMC",
        "EUV für TSMC kommt von: ASML",
        "HBM für TSMC kommt von: Micron, SK Hynix und Samsung",
    ]
    assert report.sections[0].notes == (
        "Wer für Nvidia und Amazon fertigt, sagt kein Text; gerechnet ist mit jedem, der Chips fertigt.",
    )


def test_chokepoints_are_those_on_all_ways_then_by_the_number_of_entries(report: Report) -> None:
    assert texts(report, "chokepoints")[:4] == [
        "ASML liegt auf jedem Weg zu Copilot, GitHub, Claude und GPT, den die Texte kennen",
        "TSMC liegt auf jedem Weg zu Copilot, GitHub, Claude und GPT, den die Texte kennen",
        "An Nvidia hängen, unmittelbar oder über andere, 6 von 6 Einträgen: "
        "Copilot, GitHub, Claude, GPT, Azure und H100",
        "An Microsoft hängen, unmittelbar oder über andere, 5 von 6 Einträgen: Copilot, GitHub, Claude, GPT und Azure",
    ]
    assert texts(report, "chokepoints")[-2:] == [
        "ASML ist einziger Lieferant von: EUV",
        "Nvidia liefert Chips an Rivalen, darunter: Anthropic, OpenAI",
    ]


def test_exclusive_ties_come_before_primary_ones_and_both_before_those_that_are_over(report: Report) -> None:
    assert [one.case for one in statements(report, "exclusive")] == ["exclusive"] * 2 + ["primary"] * 3 + ["over"] * 2


def test_alternatives_are_other_platforms_and_models_of_several_labs(report: Report) -> None:
    assert texts(report, "alternatives") == [
        "Claude gibt es auch auf AWS und Google Cloud",
        "In Copilot stecken Modelle mehrerer Labore: Claude und GPT",
        "In GitHub stecken Modelle mehrerer Labore: Claude und GPT",
    ]


def test_other_models_of_a_platform_are_alternatives(bundled: Path) -> None:
    found = my_firm(case_of(bundled), uses(platforms=["Google Cloud"], models=["Claude"]))
    assert texts(found, "alternatives") == [
        "Claude gibt es auch auf AWS und Azure",
        "Auf Google Cloud gibt es auch Gemini",
    ]


def test_contradictions_show_a_sentence_of_each_side_the_gravest_first(report: Report) -> None:
    ledger = statements(report, "contradictions")
    assert [one.case for one in ledger] == ["high", "high", "high", "medium", "low", "low"]
    assert [one.mark for one in ledger] == ["schwer", "schwer", "schwer", "mittel", "leicht", "leicht"]
    assert [one.quote for one in ledger[0].evidence[: ledger[0].shown]] == [
        "Anthropic trainiert seine Modelle ebenfalls ausschließlich auf Azure",
        "Anthropic trainiert seine Modelle hauptsächlich auf AWS",
    ]


def test_levers_rest_on_the_findings_that_chose_them(report: Report) -> None:
    assert [(lever.field, lever.case) for lever in report.levers] == [
        ("interfaces", "elsewhere"),
        ("data", "one_house"),
        ("governance", "disputed"),
    ]
    by_number = {one.number: one for section in report.sections for one in section.statements}
    kinds = [{by_number[number].case for number in lever.because} for lever in report.levers]
    assert kinds == [{"elsewhere"}, {"house"}, {"high"}]


def test_names_that_no_text_has_are_listed_with_their_line_and_what_may_be_meant(bundled: Path) -> None:
    found = my_firm(case_of(bundled), uses(models=["Claud", "Claude"], applications=["Fräsfix 3000"]))
    assert found.unknown == (
        Unknown(Entry("applications", "Fräsfix 3000", 1), None),
        Unknown(Entry("models", "Claud", 2), "Claude"),
    )


def test_where_no_text_says_anything_the_report_says_so_and_invents_nothing(bundled: Path) -> None:
    found = my_firm(case_of(bundled), uses(applications=["Fräsfix 3000"], chips=["M-Serie"]))
    assert [(section.key, len(section.statements)) for section in found.sections] == [
        ("tiers", 4),
        ("chokepoints", 1),
        ("exclusive", 0),
        ("alternatives", 0),
        ("contradictions", 0),
    ]
    only = my_firm(case_of(bundled), uses(applications=["Fräsfix 3000"]))
    assert [one for section in only.sections for one in section.statements] == []
    assert [section.notes for section in only.sections] == [
        ("Kein Text sagt, wovon abhängt, was die Firma nutzt.",),
        ("Kein Text nennt jemanden, auf den mehreres zugleich hinausläuft.",),
        ("Kein Text nennt eine ausschließliche oder vorrangige Bindung.",),
        ("Kein Text nennt ein Modell auf einer weiteren Plattform oder ein weiteres auf der eigenen.",),
        ("In dem, was die Firma nutzt, widersprechen sich die Texte nicht.",),
    ]
    assert [lever.case for lever in only.levers] == ["no_interface", "no_data", "no_governance"]
    assert [lever.because for lever in only.levers] == [(), (), ()]


def test_report_in_english_says_the_same(report: Report, bundled: Path, example: Firm) -> None:
    english = my_firm(case_of(bundled, "en"), example)
    assert [len(section.statements) for section in english.sections] == [
        len(section.statements) for section in report.sections
    ]
    assert texts(english, "tiers")[0] == "In Copilot: Claude and GPT"
