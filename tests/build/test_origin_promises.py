"""What is promised of origins, on the five source articles and on the bundled documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.query.ask import ask
from kgtool.store import OxigraphStore, StoreDirectory
from kgtool.vocabulary.terms import Iris
from tests.timing import quickest

QUESTIONS = ("origins", "single-source", "forecasts-and-rumours", "deal-timeline", "who-says-so")


@pytest.fixture(scope="module", params=["articles", "bundled"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OxigraphStore]:
    source = str(request.getfixturevalue("shared") / "seeds") if request.param == "articles" else BUNDLED
    store = tmp_path_factory.mktemp("origins") / "store"
    build(BuildRequest((source,), store))
    with StoreDirectory(store).open() as opened:
        yield opened


def rows(store: OxigraphStore, name: str, **parameters: str) -> list[dict[str, str]]:
    return list(ask(store, name, parameters, Iris()).dicts())


def test_every_claim_that_counts_has_one_origin_and_one_chain(built: OxigraphStore) -> None:
    assert not built.query("""
        PREFIX kg: <https://w3id.org/kgtool/ns#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        ASK {
          GRAPH ?facts { ?fact a kg:Fact ; prov:wasDerivedFrom ?claim }
          GRAPH ?source { ?claim kg:negated false }
          FILTER NOT EXISTS {
            GRAPH ?analysis {
              ?origin a kg:Origin ; prov:wasDerivedFrom ?claim ; kg:chain ?chain .
              ?chain prov:wasDerivedFrom ?claim
            }
          }
        }""")


def test_nothing_rests_on_more_origins_than_claims(built: OxigraphStore) -> None:
    assert not built.query("""
        PREFIX kg: <https://w3id.org/kgtool/ns#>
        ASK { GRAPH ?facts { ?node kg:originCount ?origins ; kg:claimCount ?claims FILTER (?origins > ?claims) } }""")


def test_unnamed_sources_are_shown_as_such(built: OxigraphStore) -> None:
    found = {row["chains"].split(" → ", 1)[1] for row in rows(built, "origins", kind="anonymous")}
    assert {"Medienberichte (ungenannt)", "Analysten (ungenannt)"} <= found


def test_estimates_name_whose_they_are(built: OxigraphStore) -> None:
    found = rows(built, "forecasts-and-rumours", lang="en")
    assert any(row["whose"].endswith("Medienberichte (unnamed)") for row in found if row["kind"] == "estimate")
    assert {row["kind"] for row in found} <= {"estimate", "forecast", "rumour"}


def test_the_timeline_of_the_deals_is_in_the_order_of_time(built: OxigraphStore) -> None:
    dates = [row.get("date", "9999") for row in rows(built, "deal-timeline")]
    assert len(dates) > 40
    assert dates == sorted(dates)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_questions_are_answered_at_once(built: OxigraphStore, name: str) -> None:
    assert rows(built, name)
    assert quickest(partial(rows, built, name), 1) < 1, "five times what is asked for, on a busy machine"
