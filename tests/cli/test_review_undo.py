"""What `kgtool review` refuses, takes back and lists, and what `kgtool explain` says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.decisions.files import read_decisions
from kgtool.store import StoreDirectory
from kgtool.store.nquads import dump_nquads
from tests.cli.conftest import Kgtool
from tests.cli.test_review import keys, made, store

__all__ = ["store"]


def dumped(store: Path) -> set[bytes]:
    with StoreDirectory(store).open() as opened:
        return set(dump_nquads(opened.engine).splitlines())


def test_undo_by_claim_and_by_id_leaves_only_who_did_what(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    before, found = dumped(store), keys(kgtool)
    claim = found["Investment Amazon"]
    assert kgtool("review", "reject", claim, "--why", "Nein.", "--by", "Anna").status == 0
    assert kgtool("review", "same", "mistral", "Parloa", "--why", "Eins.", "--by", "Anna").status == 0
    kgtool("build")
    assert "KG982" in (ran := kgtool("review", "accept", claim, "--why", "Ja.")).err
    assert f"kgtool review undo {claim} takes that decision back." in ran.err
    ran = kgtool("review", "undo", claim[:6], "--why", "Doch.", "--by", "Ben")
    assert (ran.status, ran.err.count("withdrawn")) == (0, 1)
    joined = made(tmp_path)[1]
    assert kgtool("review", "undo", joined.id[:9], "--why", "Zwei.", "--by", "Ben").status == 0
    kgtool("build")
    after = dumped(store)
    assert before <= after
    assert all(b"/decision/" in line.split(b" ")[0] or b"/reviewer/" in line.split(b" ")[0] for line in after - before)
    assert kgtool("validate").status == 0
    assert keys(kgtool) == found
    told = " ".join(kgtool("explain", claim[:8], "--lang", "de").out.split())
    assert "verworfen von Anna am 20" in told and "; zurückgenommen von Ben am 20" in told and "Doch." in told


def test_undo_refuses_what_is_not_there_any_more_or_never_was(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    claim = keys(kgtool)["Investment Amazon"]
    for words in ((claim,), ("ffffffff",), ("Amazon",)):
        ran = kgtool("review", "undo", *words, "--why", "x")
        assert (ran.status, "KG987 There is no decision" in ran.err) == (2, True)
    kgtool("review", "accept", claim, "--why", "Ja.")
    kgtool("review", "reject", claim, "--why", "Nein.")
    kgtool("review", "undo", claim, "--why", "Doch.")
    first, second, back = made(tmp_path)
    assert back.withdraws == second.id
    assert "KG987" in (ran := kgtool("review", "undo", second.id[:12], "--why", "x")).err
    assert "was taken back already" in ran.err
    assert "takes another decision back, and stays" in kgtool("review", "undo", back.id, "--why", "x").err
    assert "KG983 A decision needs a reason." in kgtool("review", "undo", claim).err
    assert kgtool("review", "undo", claim, "--why", "Auch nicht.").status == 0
    assert made(tmp_path)[3].withdraws == first.id
    assert "was taken back already" in kgtool("review", "undo", claim, "--why", "x").err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("same", "amazn", "nvidia"), "KG986", "Did you mean 'amazon'?"),
        (("same", "amazon", "Nvdia"), "KG986", "Did you mean 'nvidia'?"),
        (("same", "Nvidia", "nvidia"), "KG986", "are one name already"),
        (("accept", "ffffffff"), "KG982", "There is no such claim: 'ffffffff'."),
        (("correct", "{key}", "moddality=planned"), "KG983", "Did you mean 'modality'?"),
        (("correct", "{key}", "type=Investmnt"), "KG983", "Did you mean 'Investment'?"),
        (("correct", "{key}", "type=Leadership"), "KG983", "has no role '"),
        (("correct", "{key}", "modality=plant"), "KG983", "Did you mean 'planned'?"),
        (("add", "a.txt", "Siemens zahlt", "Partnership", "partners=Siemens,Parloa"), "KG983", "not stand in the text"),
        (("add", "a.txt", "Siemens steigt", "Partnershp", "partners=Siemens"), "KG983", "Did you mean 'Partnership'?"),
        (("add", "a.txt", "Siemens steigt", "Partnership", "partner=Siemens"), "KG983", "Did you mean 'partners'?"),
        (("add", "b.txt", "Siemens", "Partnership", "partners=Siemens"), "KG982", "Did you mean 'a.txt'?"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is_near(
    kgtool: Kgtool, store: Path, tmp_path: Path, words: tuple[str, ...], code: str, told: str
) -> None:
    key = keys(kgtool)["Investment Amazon"]
    ran = kgtool("review", *(word.format(key=key) for word in words), "--why", "weil")
    assert (ran.status, ran.err.startswith(f"kgtool: {code} "), told in ran.err) == (2, True, True), ran.err
    assert read_decisions(tmp_path / "kgtool-data") == ()


def test_decisions_are_listed_with_what_became_of_them(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    assert kgtool("review", "--decided").err == "Nobody has decided anything yet.\n"
    kgtool("review", "reject", keys(kgtool)["Investment Amazon"], "--why", "Nein.", "--by", "Anna")
    kgtool("review", "undo", made(tmp_path)[0].id, "--why", "Doch.", "--by", "Ben")
    ran = kgtool("review", "--decided", "--lang", "de")
    assert ran.out.splitlines()[0].startswith(f"{made(tmp_path)[0].id[:12]} verworfen · Anna · 20")
    assert "  zurückgenommen von Ben am 20" in ran.out and ran.err == "1 von 1 Entscheidung\n"
    (record,) = json.loads(kgtool("review", "--decided", "--format", "json").out)
    assert (record["kind"], [one["who"] for one in record["undone"]]) == ("reject", ["Ben"])
    assert json.loads(kgtool("review", "--stats", "--format", "json").out) == {"type": [], "rule": []}


def test_short_keys_name_claims_for_other_verbs(kgtool: Kgtool, store: Path) -> None:
    found = keys(kgtool)
    key = found["Investment Amazon"]
    assert "Amazon investiert 4 Milliarden Dollar in Anthropic" in kgtool("explain", key[:5]).out
    assert "1 claim" in kgtool("query", "circular-flow", "--without", key, "--lang", "en").err
    assert "is called '0'" in kgtool("explain", "0").err


def test_joined_name_is_explained_from_either_name(kgtool: Kgtool, store: Path) -> None:
    kgtool("review", "same", "mistral", "Parloa", "--why", "Alter Name.", "--by", "Anna Beispiel")
    kgtool("build")
    for name in ("mistral", "parloa"):
        out = kgtool("explain", name, "--lang", "de").out
        assert out.splitlines()[0].endswith(" steht auch für „parloa“")
        assert "    gleichgesetzt von Anna Beispiel am 20" in out.splitlines()[1]
    asked = b"""PREFIX kg: <https://w3id.org/kgtool/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
    SELECT ?who ?when ?why { GRAPH ?g { ?a kg:slug "mistral" ; kg:joinedBy ?d . ?d kg:decisionReason ?why ;
    prov:endedAtTime ?when ; prov:wasAssociatedWith/<http://www.w3.org/2000/01/rdf-schema#label> ?who } }"""
    assert "Anna Beispiel,20" in kgtool("sparql", "-", "--format", "csv", stdin=asked).out
