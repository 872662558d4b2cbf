"""Names no gazetteer lists: what counts as one, where it ends, what kind it is."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.names.gazetteer import Name
from kgtool.extract.names.index import NameIndex
from kgtool.extract.names.unknown import open_names
from kgtool.extract.reader import read
from kgtool.extract.sentences import sentences
from kgtool.extract.tokens import tokenize

NOBODY = NameIndex(())


def found(text: str, *known: Name) -> dict[str, str]:
    """Return label and kind of the names a text introduces."""
    lines = [tokenize(text, start, end) for start, end in sentences(text, 0, len(text))]
    return {e.label: e.kinds[0] for e in open_names(lines, NameIndex(known) if known else NOBODY).entities}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Die Kolbrax GmbH mietet Server.", "Kolbrax", "Company"),
        ("Den Auftrag erhielt die Uferlicht Compute SE am Montag.", "Uferlicht Compute", "Company"),
        ("Beteiligt ist der Softwareanbieter Trevanto.", "Trevanto", "SoftwareCompany"),
        ("Strom liefern die Stadtwerke Birkenau.", "Stadtwerke Birkenau", "EnergyCompany"),
        ("Rechner stehen an der Universität Falkenrode.", "Universität Falkenrode", "PublicBody"),
        ("Gegen den Bescheid klagt die Klägerin Lumiform GmbH.", "Lumiform", "Company"),
        ("Das sagte Vorstandschefin Wiebke Harders über den Vertrag.", "Wiebke Harders", "Person"),
        ("Henrik Tolvan leitet das Haus.", "Henrik Tolvan", "Person"),
    ],
)
def test_a_cue_makes_a_name(text: str, name: str, kind: str) -> None:
    assert found(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Die Kundenzahl ist gestiegen.",
        "Der Versandhändler sprang im August ab.",
        "Das Rechenzentrum liefert Rechenleistung.",
        "Das Kursplus hält an.",
        "Viele AnlegerInnen verkaufen.",
    ],
)
def test_common_nouns_are_no_names(text: str) -> None:
    assert found(text) == {}


def test_a_genitive_loses_its_ending_only_before_what_is_owned() -> None:
    assert found("Trevantors Auftragsbestand wächst.") == {"Trevantor": "Company"}
    assert found("Geschäftsführerin Imke Jansens kündigte den Vertrag.") == {"Imke Jansens": "Person"}


def test_what_the_gazetteer_lists_is_not_found_again() -> None:
    listed = Name("Trevanto", "trevanto", exact=True)
    assert found("Beteiligt ist der Softwareanbieter Trevanto.", listed) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Gehostet wird bei der Lindqvist & Söhne OHG.", "Lindqvist & Söhne", "Company"),
        ("Den Kredit gewährt die Weserbank.", "Weserbank", "Company"),
        ("Die Medizinische Hochschule Torgow kauft Server.", "Medizinische Hochschule Torgow", "PublicBody"),
        (
            "Das Geld kommt vom Ministerium für Digitales und Verkehr.",
            "Ministerium für Digitales und Verkehr",
            "Government",
        ),
        ("Bestückt ist er mit Chips des Typs Velkon 9.", "Velkon 9", "Chip"),
        ("Das neue Sprachmodell «Eisvogel» läuft dort.", "Eisvogel", "AIModel"),
        ("Mit Partnern wie Travantis und Bolvera wird verhandelt.", "Bolvera", "Company"),
        ("Für Bolvera ist es die dritte Runde.", "Bolvera", "Company"),
        ("Die Bolvera-Aktie verlor.", "Bolvera", "Company"),
        ("Den Kunden Hilmar Orvendahl sagte das wenig.", "Hilmar Orvendahl", "Person"),
        ("Die dänische Nordby Pumper A/S baut aus.", "Nordby Pumper", "Company"),
        ("Das Start-up p4grid sammelt Geld ein.", "p4grid", "Company"),
        ("Leuchtturms Umsatz wuchs.", "Leuchtturm", "Company"),
        ("Bei Ahrens & Kolb wird geliefert.", "Ahrens & Kolb", "Company"),
        ("Das Nationale Institut für Chemie mietet Rechner.", "Nationales Institut für Chemie", "PublicBody"),
        ("Die Stadt Wiesenrode verpachtet das Gelände.", "Stadt Wiesenrode", "Government"),
        ("Den Preis nennt der Anbieter Moselwolke nicht.", "Moselwolke", "Company"),
        ("Geliehen hat es die Zürcher Eichhof-Bank, die schweigt.", "Eichhof-Bank", "Company"),
        ("Die Chefin, Imke Jansens, ging.", "Imke Jansens", "Person"),
        ("Gekauft wird die Firma von Gazelle Labs und anderen.", "Gazelle Labs", "Company"),
        ("Im Herbst tun sich Torfstich und Ludrana Motors zusammen.", "Ludrana Motors", "Company"),
        ("Walfisch Turbinen liefert die Anlage.", "Walfisch Turbinen", "Company"),
        ("Felicitas Robotics baut eine Fabrik.", "Felicitas Robotics", "Company"),
        ("Den Strom kauft sie beim Versorger Elchwind Energie.", "Elchwind Energie", "EnergyCompany"),
        ("Gespeichert wird beim Anbieter Datenwerk.", "Datenwerk", "Company"),
        ("Das sagte Bereichsleiterin Quirina Sandvik gestern.", "Quirina Sandvik", "Person"),
        ("Per Sjöblom führt das Haus.", "Per Sjöblom", "Person"),
        ("Der Direktor des Instituts für Angewandte Robotik ging.", "Institut für Angewandte Robotik", "PublicBody"),
        ("Der Händler Kilian eröffnet eine Filiale.", "Kilian", "Company"),
        ("Gefördert wird die Bio-Firma Rotblatt.", "Rotblatt", "Company"),
        ("Der Drohnenbauer Milanhorst wächst.", "Milanhorst", "IndustrialCompany"),
        ("Die Versicherung Uferlaterne zahlt.", "Uferlaterne", "Company"),
        ("Gebaut wird ein Beschleuniger namens Wallach.", "Wallach", "Chip"),
        ("Der Assistent Nele kostet nichts.", "Nele", "Application"),
        ("Lange war Nordkern allein am Markt.", "Nordkern", "Company"),
        ("Das Landwirtschaftsministerium zahlt.", "Landwirtschaftsministerium", "Government"),
    ],
)
def test_a_name_is_found_without_a_listing(text: str, name: str, kind: str) -> None:
    assert found(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Ein Hyperscaler mietet die Hallen.",
        "Die Neoclouds leben von Krediten.",
        "Dass der Betreiber Server bestellt, ist bekannt.",
        "Dass der Hersteller Anteile verkauft, überrascht.",
        "Grundlast fehlt, Gasturbinen sind knapp.",
        "Die Hausbank lieh das Geld.",
        "Wegen des Infrastrukturfonds wird gestritten.",
        "Startups Geld zu geben ist schwer.",
        "Gibt's keinen Strom, steht die Halle leer.",
        "Forschung & Entwicklung kosten Geld.",
        "Der Hersteller energieeffizienter Rechner wuchs.",
        "Der Markt für Lizenzdeals wächst, der Technikchef auch.",
        "Erster Großkunde ist ein Bund von Kliniken.",
        "Auch Strom fehlt, und Ende Mai läuft der Vertrag aus.",
        "Ein Bundesministerium zahlt, das Ministerium schweigt.",
        "Gemeldet wird nach Artikel 17 MAR.",
        "Per Mausklick geht es schneller.",
        "Der Anbieter ist Abnehmerin von Strom.",
        "Eingesammeltes Geld fehlt, frisches Kapital auch.",
    ],
)
def test_nouns_and_loan_words_are_no_names(text: str) -> None:
    assert found(text) == {}


def test_a_part_of_a_listed_firm_has_that_owner() -> None:
    lines = [tokenize("Beteiligt ist Samsung Ventures.", 0, 31)]
    entity = open_names(lines, NameIndex([Name("Samsung", "samsung")])).entities[0]
    assert (entity.slug, entity.kinds, entity.owner) == ("samsung-ventures", ("Investor",), "samsung")


@pytest.mark.parametrize(
    "text",
    [
        "Die Torvane Rechenkontor GmbH (TRK) kauft ein. Der TRK fehlt Geld.",
        "Die Stadtwerke Wiesenrode (im Folgenden: SWR) bauen. Strom liefert die SWR.",
        "Die Kronfeld IT GmbH (nachfolgend „Kronfeld“) mietet. Kronfeld zahlt.",
    ],
)
def test_a_short_form_in_brackets_is_the_same_firm(text: str) -> None:
    lines = [tokenize(text, start, end) for start, end in sentences(text, 0, len(text))]
    names = {name.slug for name in open_names(lines, NOBODY).names}
    assert len(names) == 1


def test_a_word_of_german_is_the_short_form_of_a_firm_only_where_it_stands_alone_as_a_name() -> None:
    assert found("Die Argon Inferenz GmbH wächst. Argons Anteil steigt.") == {"Argon Inferenz": "Company"}


def test_a_town_that_acts_is_its_council() -> None:
    jena = Name("Jena", "jena")
    assert found("Die Stadt Jena mietet Server.", jena) == {"Stadt Jena": "Government"}
    assert found("In der Stadt Jena stehen Server.", jena) == {}
    assert found("Die Stadtwerke Jena mieten Server.", jena) == {"Stadtwerke Jena": "EnergyCompany"}


def test_an_institution_is_named_in_every_case() -> None:
    text = "An der Freien Universität Auental wird gerechnet. Die Freie Universität Auental zahlt."
    assert found(text) == {"Freie Universität Auental": "PublicBody"}
    lines = [tokenize(text, start, end) for start, end in sentences(text, 0, len(text))]
    index = NameIndex(open_names(lines, NOBODY).names)
    assert [hit.length for tokens in lines for i in (1, 2) if (hit := index.at(tokens, i))] == [3, 3]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Die Appenzeller Kantonalbank gibt einen Kredit.", "Appenzeller Kantonalbank", "Investor"),
        ("Ein Darlehen der Rheinischen Beteiligungsbank läuft aus.", "Rheinische Beteiligungsbank", "Investor"),
        ("Beim Kreisrechenzentrum Dornau stehen die Rechner.", "Kreisrechenzentrum Dornau", "PublicBody"),
        ("Das Geld stammt von Quiet Otter Partners.", "Quiet Otter Partners", "Investor"),
        ("Red Heron und Silver Creek steigen ein.", "Silver Creek", "Company"),
        ("Vorbild ist die Mainzer Klitsche Troventa.", "Troventa", "Company"),
        ("Bei Sturmpfeil wird gespart.", "Sturmpfeil", "Company"),
        ("Mondkranich, ein Ableger der Universität, baut Karten.", "Mondkranich", "Company"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str, kind: str) -> None:
    assert found(text).get(name) == kind


@pytest.mark.parametrize("text", ["Blue Chips verlieren.", "Ein White Paper erscheint.", "Die Berliner Banken zahlen."])
def test_phrases_and_plurals_are_no_names(text: str) -> None:
    assert not found(text)


def test_a_preposition_leaves_a_name_that_is_also_a_noun() -> None:
    reading = read(Document("x", "Die Allianz zwischen SAP und Bosch hält seit Mai.", "0" * 64))
    assert {slug for claim in reading.claims for slug in claim.fillers("partners")} == {"sap", "bosch"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tonspur aus Linz baut Karten. Später kaufte Bosch Tonspur.", "Tonspur"),
        ("Leuchtturm, ein Ableger der Universität, baut Karten.", "Leuchtturm"),
        ("Wetterhahn baut Karten. Wetterhahn liefert an Bosch.", "Wetterhahn"),
        ("Die Leute fragen nach Vantrell.", "Vantrell"),
        ("OTRAVO KAUFT KOLBRAX", "OTRAVO"),
        ("Warum Otravo Kolbrax kauft. Otravo zahlt an Kolbrax.", "Otravo"),
        ("Otravo & Kolbrax bauen ein Werk.", "Kolbrax"),
    ],
)
def test_a_noun_or_a_headline_gives_the_names_it_holds(text: str, name: str) -> None:
    assert found(text).get(name) == "Company"


@pytest.mark.parametrize(
    "text", ["Rückenwind aus Asien hilft.", "Strom aus Norwegen ist billig.", "Der Leuchtturm aus Kiel steht."]
)
def test_goods_and_described_nouns_are_no_names(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Das Werk in Luzern kostet 3 Millionen Franken. Der Bund kauft Nvidia.", "swiss-government"),
        ("Das Werk in Graz wächst, sagen die Wiener. Der Bund kauft Nvidia.", "austrian-government"),
        ("Das Werk in Köln wächst. Der Bund kauft Nvidia.", "german-government"),
    ],
)
def test_the_state_is_that_of_the_country_the_text_is_at_home_in(text: str, state: str) -> None:
    claims = read(Document("x", text, "0" * 64)).claims
    assert [c.fillers("acquirer") for c in claims if c.type == "Acquisition"] == [(state,)]


def test_a_first_word_alone_is_the_listed_firm_named_in_full() -> None:
    claims = read(Document("x", "Ayar Labs wächst. Bosch kauft Ayar.", "0" * 64)).claims
    assert [c.fillers("target") for c in claims if c.type == "Acquisition"] == [("ayar-labs",)]
