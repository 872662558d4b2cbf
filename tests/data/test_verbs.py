"""The verb table: forms a reader of business news meets, split and joined."""

from __future__ import annotations

import runpy
from collections import defaultdict
from functools import cache

import pytest

from kgtool.resources import folder
from tests.data.tables import table

#: (lemma, particle, feature)
Reading = tuple[str, str, str]


@cache
def readings() -> dict[str, set[Reading]]:
    found: defaultdict[str, set[Reading]] = defaultdict(set)
    for row in table("lexicon", "verbs.tsv"):
        for feature in row["features"].split():
            found[row["form"]].add((row["lemma"], row["particle"], feature))
    return dict(found)


def generated() -> str:
    pytest.importorskip("ablaut", reason="the generator of the verb table needs ablaut")
    script = runpy.run_path(str(folder("data", "lexicon", "build", "verb_forms.py")))
    return str(script["HEADER"] + "\n".join(script["lines"]()) + "\n")


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("steuert", ("beisteuern", "bei", "pres.ind.3s")),
        ("beigesteuert", ("beisteuern", "", "part2")),
        ("beizusteuern", ("beisteuern", "", "zu")),
        ("beisteuert", ("beisteuern", "", "pres.ind.3s")),
        ("übernimmt", ("übernehmen", "", "pres.ind.3s")),
        ("übernommen", ("übernehmen", "", "part2")),
        ("schoss", ("zuschießen", "zu", "pret.ind.3s")),
        ("zugeschossen", ("zuschießen", "", "part2")),
        ("schiesst", ("zuschießen", "zu", "pres.ind.3s")),
        ("hineingepumpt", ("hineinpumpen", "", "part2")),
        ("investierten", ("investieren", "", "part2.adj")),
        ("investierten", ("investieren", "", "pret.ind.3p")),
        ("unterschrieb", ("unterschreiben", "", "pret.ind.3s")),
        ("firmiert", ("umfirmieren", "um", "pres.ind.3s")),
        ("habe", ("haben", "", "pres.k1.3s")),
        ("könnte", ("können", "", "pret.k2.3s")),
        ("verwendete", ("verwenden", "", "pret.ind.3s")),
        ("schuf", ("schaffen", "", "pret.ind.3s")),
    ],
)
def test_a_form_leads_to_its_verb(form: str, reading: Reading) -> None:
    assert reading in readings()[form]


@pytest.mark.parametrize("form", ["nahm über", "geübernommen", "unterschreibte"])
def test_a_wrong_form_is_not_there(form: str) -> None:
    assert form not in readings()


def test_the_table_covers_the_verbs_of_business_news() -> None:
    assert len({lemma for found in readings().values() for lemma, _, _ in found}) > 3000


def test_the_rows_are_sorted_and_single_and_the_file_stays_small() -> None:
    path = folder("data", "lexicon", "verbs.tsv")
    keys = [(row["form"], row["lemma"], row["particle"]) for row in table("lexicon", "verbs.tsv")]
    assert keys == sorted(set(keys))
    assert path.stat().st_size < 3_500_000


def test_the_table_is_what_the_generator_writes() -> None:
    written = folder("data", "lexicon", "verbs.tsv").read_text(encoding="utf-8")
    assert written == generated()
