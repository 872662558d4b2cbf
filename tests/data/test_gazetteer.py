"""The gazetteer: its files keep the format their headers promise, and every reference in them leads somewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kgtool.claims.slug import slug
from kgtool.resources import folder
from tests.data.tables import Row, gazetteer, items, table

FILES = {"markets": 50, "media": 120, "organisations": 1000, "people": 200, "places": 400, "products": 330}
_KG = "https://w3id.org/kgtool/ns#"
_OWL_CLASS = NamedNode("http://www.w3.org/2002/07/owl#Class")


@cache
def rows() -> tuple[tuple[str, Row], ...]:
    return tuple(gazetteer())


@cache
def slugs_of(*files: str) -> frozenset[str]:
    return frozenset(row["slug"] for file, row in rows() if not files or file in files)


@cache
def classes() -> frozenset[str]:
    quads = parse(folder("ontology", "kgtool.ttl").read_bytes(), format=RdfFormat.TURTLE)
    nodes = [quad.subject for quad in quads if quad.object == _OWL_CLASS and isinstance(quad.subject, NamedNode)]
    return frozenset(node.value.removeprefix(_KG) for node in nodes if node.value.startswith(_KG))


def row_of(identity: str) -> Row:
    return next(row for _, row in rows() if row["slug"] == identity)


def test_each_file_holds_at_least_the_rows_it_is_known_for() -> None:
    counted = Counter(file for file, _ in rows())
    assert set(counted) == set(FILES)
    assert {file: counted[file] for file, least in FILES.items() if counted[file] < least} == {}


def test_a_slug_stands_once_in_all_files() -> None:
    counted = Counter(row["slug"] for _, row in rows())
    assert [identity for identity, times in counted.items() if times > 1] == []


def test_slugs_are_their_own_slug() -> None:
    assert [row["slug"] for _, row in rows() if slug(row["slug"]) != row["slug"]] == []


def test_the_label_is_the_first_alias() -> None:
    assert [row["slug"] for _, row in rows() if items(row["aliases"])[:1] != [row["label"]]] == []


def test_owners_exist_and_nobody_owns_himself() -> None:
    owned = [(row["slug"], row["owner"]) for _, row in rows() if row.get("owner")]
    assert [pair for pair in owned if pair[1] not in slugs_of("organisations", "media") or pair[0] == pair[1]] == []


def test_kinds_are_classes_of_the_ontology() -> None:
    used = {kind for _, row in rows() for kind in items(row.get("kinds", ""))}
    assert used - classes() == set()


@pytest.mark.parametrize("file", ["organisations", "media", "products", "places", "markets"])
def test_every_row_of_a_file_with_kinds_has_one(file: str) -> None:
    assert [row["slug"] for name, row in rows() if name == file and not items(row["kinds"])] == []


def test_media_and_research_firms_are_no_companies() -> None:
    media = [row for file, row in rows() if file == "media"]
    assert {row["kinds"] for row in media} <= {"MediaOutlet", "ResearchFirm"}


def test_no_name_belongs_to_two_entities() -> None:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for _, row in rows():
        for name in items(row["aliases"]):
            holders[name].add(row["slug"])
    assert {name: sorted(found) for name, found in holders.items() if len(found) > 1} == {}


def test_a_description_means_one_organisation_and_has_an_article_or_a_genitive() -> None:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for _, row in rows():
        for description in items(row.get("descriptions", "")):
            holders[description].add(row["slug"])
    assert [description for description, found in holders.items() if len(found) > 1] == []
    formed = re.compile(r"(der|die|das) |\S+(s|') |(Lisa Sus|Sam Altmans|Elon Musks) ")
    assert [description for description in holders if not formed.match(description)] == []


def test_common_words_are_marked_ambiguous() -> None:
    marked = [(row["slug"], row["ambiguous"]) for _, row in rows() if row.get("common_words")]
    assert len(marked) > 150
    assert {mark for _, mark in marked} == {"1"}
    assert [row["slug"] for _, row in rows() if row.get("ambiguous") and not row["common_words"]] == []


@pytest.mark.parametrize("noun", ["Allianz", "Welt", "Zeit", "Bild", "Spiegel", "Block", "Titan", "Verbund", "Zug"])
def test_a_german_noun_alone_is_nobodys_name(noun: str) -> None:
    assert [row["slug"] for _, row in rows() if noun in items(row["aliases"])] == []


def test_places_lie_within_places_and_act_through_governments_or_the_firm_of_a_town() -> None:
    places = [row for file, row in rows() if file == "places"]
    assert [row["slug"] for row in places if row["within"] and row["within"] not in slugs_of("places")] == []
    governments = {row["slug"] for _, row in rows() if "Government" in items(row.get("kinds", ""))}
    seated = {(row["slug"], seat) for _, row in rows() for seat in items(row.get("seat", ""))}
    acting = {(row["government"], row["slug"]) for row in places if row["government"]}
    assert [pair for pair in acting if pair[0] not in governments and pair not in seated] == []


def test_the_last_seat_of_an_organisation_is_a_known_place() -> None:
    seated = [(row["slug"], items(row["seat"])) for _, row in rows() if row.get("seat")]
    assert [pair for pair in seated if pair[1][-1] not in slugs_of("places")] == []


def test_positions_of_people_are_known() -> None:
    known = {row["slug"] for row in table("lexicon", "positions.tsv")}
    people = [row for file, row in rows() if file == "people"]
    used = {row["position"] for row in people} | {slug for row in people for slug in items(row["further_positions"])}
    assert used - known - {""} == set()


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Telekom", "deutsche-telekom"),
        ("Alphabet", "google"),
        ("Facebook", "meta"),
        ("Amazon Web Services", "aws"),
        ("GB300 NVL72", "gb300"),
        ("TPUs", "tpu"),
        ("Schwarz Gruppe", "schwarz-gruppe"),
        ("Süss Microtec", "suess-microtec"),
        ("amerikanischer Staat", "us-government"),
        ("Azure AI Foundry", "azure"),
        ("Markt für KI-Server", "ai-server"),
    ],
)
def test_a_name_of_the_press_leads_to_its_entity(name: str, identity: str) -> None:
    assert name in items(row_of(identity)["aliases"])


@pytest.mark.parametrize(
    ("product", "owner"),
    [
        ("azure", "microsoft"),
        ("aws", "amazon"),
        ("claude", "anthropic"),
        ("tpu", "google"),
        ("stackit", "schwarz-digits"),
    ],
)
def test_a_product_belongs_to_the_organisation_behind_it(product: str, owner: str) -> None:
    assert row_of(product)["owner"] == owner


@pytest.mark.parametrize(
    ("place", "government"),
    [
        ("washington", "us-government"),
        ("brussels", "european-union"),
        ("berlin", "german-government"),
        ("tokyo", "japanese-government"),
    ],
)
def test_a_capital_stands_for_its_government(place: str, government: str) -> None:
    assert row_of(place)["government"] == government
