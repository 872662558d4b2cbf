"""Two hundred decisions, builds with other rules, edited texts, merged files: none lost, none on another sentence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool import resources
from kgtool.build.intake import Read
from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.summary import BuildSummary
from kgtool.claims import Claim
from kgtool.decisions.decision import Decision, SameName
from kgtool.decisions.files import FOLDER, read_decisions, write_decision
from kgtool.store import StoreDirectory, dump_nquads
from tests.build.simple_reader import SimpleReader
from tests.decisions.changed_reader import ChangedReader
from tests.decisions.examples import MOMENT, decision, reading

TEXTS, SENTENCES = 5, 60
WHO = ("Anna Beispiel", "Ben Muster")
NAMES = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "omega")

#: What a sentence says: (payer, amount, modality, counts), several where it says several things.
Effects = Mapping[tuple[str, int], tuple[tuple[str, str, str, bool], ...]]

CLAIMS = """
PREFIX kg: <https://w3id.org/kgtool/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?path ?start ?claim ?investor ?amount ?modality ?record ?decision WHERE {
  GRAPH ?g {
    ?claim kg:evidence/oa:hasSelector/oa:start ?start ; prov:wasDerivedFrom/dcterms:identifier ?path .
    OPTIONAL { ?claim kg:investor/kg:slug ?investor ; kg:measure/kg:max ?amount ; kg:modality ?modality }
    OPTIONAL { ?claim kg:setAsideRecord ?record }
    OPTIONAL { ?claim kg:decidedBy ?decision }
  }
}
"""


def sentence(document: int, number: int) -> str:
    """Return a sentence; every fifth text repeats those of the one before, and each repeats some of its own."""
    place = number if number % 7 else 7
    payer, payee = NAMES[(place + document // 2) % 12], NAMES[(place * 5 + 3) % 12]
    payee = payee if payee != payer else NAMES[(place * 5 + 4) % 12]
    return f"{payer.title()} zahlt {payee.title()} {10 + place} Euro."


def texts() -> dict[str, str]:
    heads = ("Ein Anfang.", "Noch einer.", "Ein dritter.", "Ein vierter.", "Ein letzter.")
    return {f"{d}.txt": "\n".join([heads[d], *(sentence(d, n) for n in range(SENTENCES))]) for d in range(TEXTS)}


def write(folder: Path, words: Mapping[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for path, text in words.items():
        (folder / path).write_text(text, "utf-8")
    return folder


def merged_reading(text: str, path: str) -> list[Claim]:
    return list(reading(text, path).claims)


def decisions() -> Iterator[Decision]:
    """Yield 200 decisions: forty a text, of five kinds in turn, by two people, half a minute apart."""
    for place in range(200):
        path = f"{place % TEXTS}.txt"
        text = texts()[path]
        claim = merged_reading(text, path)[place // TEXTS + 10]
        when = f"2026-11-23T{9 + place // 120:02}:{place // 2 % 60:02}:{place % 2 * 30:02}Z"
        kind = ("accept", "reject", "correct", "correct", "add")[place // TEXTS % 5]
        told, corrected = claim, None
        if kind == "correct":
            corrected = replace(claim, modality="planned")
        if place // TEXTS % 5 == 3:
            (old,) = claim.measures
            corrected = replace(claim, measures=(replace(old, hedge="approx"),), modality="estimated")
        if kind == "add":
            told = replace(claim, modality="rumoured")
        yield decision(kind, told, text, path=path, corrected=corrected, who=WHO[place % 2], when=when)


def wanted(made: Decision) -> tuple[tuple[str, str, bool], ...]:
    """Return what a decision wants of its sentence: amount, modality and whether it counts."""
    assert made.claim is not None
    found = [(str(made.claim.measures[0].max), made.claim.modality, made.kind in ("accept", "add"))]
    if made.corrected is not None:
        found.append((str(made.corrected.measures[0].max), made.corrected.modality, True))
    return tuple(found)


def effects(store: Path) -> tuple[Effects, Counter[str]]:
    """Return what each sentence says, by path and start, and how many claims each decision decided."""
    found: dict[tuple[str, int], set[tuple[str, str, str, bool]]] = {}
    deciding: Counter[str] = Counter()
    with StoreDirectory(store).open() as opened:
        rows = opened.engine.query(CLAIMS)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            if row["record"] is not None:
                record = json.loads(row["record"].value)
                said = (record["roles"]["investor"][0], record["measures"][0]["max"], record["modality"], False)
            else:
                modality = row["modality"].value.rsplit("#modality", 1)[1].lower()
                said = (row["investor"].value, row["amount"].value, modality, True)
            found.setdefault((row["path"].value, int(row["start"].value)), set()).add(said)
            if row["decision"] is not None:
                deciding[row["decision"].value.rsplit("/", 1)[-1]] += 1
    return {place: tuple(sorted(said)) for place, said in found.items()}, deciding


def run(folder: Path, texts: Path, read: Read, name: str = "store") -> tuple[BuildSummary, Path]:
    resources.use(folder / "data" if (folder / "data").is_dir() else None)
    try:
        return build(BuildRequest((str(texts),), folder / name), read=read), folder / name
    finally:
        resources.use(None)


@pytest.fixture
def made() -> tuple[Decision, ...]:
    found = tuple(decisions())
    assert len({one.id for one in found}) == 200
    return found


@pytest.fixture
def data(tmp_path: Path, made: tuple[Decision, ...]) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for one in made:
        write_decision(one, folder)
    return folder


def check(store: Path, made: tuple[Decision, ...], moved: Mapping[str, int] | None = None) -> None:
    """Assert that every decision has its effect at its own sentence, and that nothing else was decided."""
    found, deciding = effects(store)
    for one in made:
        assert one.claim is not None
        place = (one.document, one.mentions[0].start + (moved or {}).get(one.document, 0))
        payer = one.claim.fillers("investor")[0]
        for amount, modality, counts in wanted(one):
            assert (payer, amount, modality, counts) in found[place], (one.kind, place)
            if one.kind != "add":
                assert (payer, amount, modality, not counts) not in found[place], (one.kind, place)
    assert {one.id for one in made} == set(deciding)
    assert all(deciding[one.id] == (2 if one.kind == "correct" else 1) for one in made)


def test_two_hundred_decisions_hold_and_survive_other_rules(
    tmp_path: Path, made: tuple[Decision, ...], data: Path
) -> None:
    folder = write(tmp_path / "texts", texts())
    _, store = run(tmp_path, folder, SimpleReader())
    check(store, made)
    (data / "lexicon").mkdir()
    (data / "lexicon" / "anonymous.yaml").write_text("{}\n")
    summary, store = run(tmp_path, folder, ChangedReader())
    assert summary.reread == TEXTS
    found, deciding = effects(store)
    # What is rejected and not read has no claim that could be set aside.
    unread = {one.id for place, one in enumerate(made) if one.kind == "reject" and (place // TEXTS + 10) % 4 == 0}
    assert {one.id for one in made} - set(deciding) == unread
    for one in made:
        assert one.claim is not None
        place = (one.document, one.mentions[0].start)
        payer = one.claim.fillers("investor")[0]
        counting = {(payer, amount, modality) for amount, modality, counts in wanted(one) if counts}
        said = {entry[:3] for entry in found.get(place, ()) if entry[3]}
        assert counting <= said, (one.kind, place)
        if one.kind in ("reject", "correct"):
            assert (payer, *wanted(one)[0][:2]) not in said, (one.kind, place)
    (data / "lexicon" / "anonymous.yaml").unlink()
    _, store = run(tmp_path, folder, SimpleReader())
    check(store, made)


def test_builds_with_decisions_are_the_same_derived_and_from_scratch(
    tmp_path: Path, made: tuple[Decision, ...]
) -> None:
    folder = write(tmp_path / "texts", texts())
    run(tmp_path, folder, SimpleReader())
    data = tmp_path / "data"
    data.mkdir()
    run(tmp_path, folder, SimpleReader())
    for one in made[:7]:
        write_decision(one, data)
    summary, derived = run(tmp_path, folder, SimpleReader())
    assert summary.reread == len({one.document for one in made[:7]})
    write_decision(replace(made[0], kind="reject", why="Doch nicht.", when="2026-11-24T09:15:00Z"), data)
    summary, derived = run(tmp_path, folder, SimpleReader())
    assert summary.reread == 1
    summary, derived = run(tmp_path, folder, SimpleReader())
    assert summary.reread == 0
    _, scratch = run(tmp_path, folder, SimpleReader(), "scratch")
    assert dumped(derived) == dumped(scratch)


def dumped(store: Path) -> bytes:
    with StoreDirectory(store).open() as opened:
        return dump_nquads(opened.engine)


def test_two_branches_merge_line_by_line(tmp_path: Path, made: tuple[Decision, ...], data: Path) -> None:
    other = tmp_path / "other" / FOLDER
    other.mkdir(parents=True)
    for file in sorted((data / FOLDER).glob("*.jsonl")):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        # One branch has the first and the last third in another order, the union repeats some lines.
        (other / file.name).write_text("".join([*lines[60:], *lines[:70]]), "utf-8")
    assert read_decisions(tmp_path / "other") == read_decisions(data)
    assert {one.id for one in read_decisions(data)} == {one.id for one in made}


def test_edited_document_keeps_the_decisions_of_its_unchanged_sentences(
    tmp_path: Path, made: tuple[Decision, ...], data: Path
) -> None:
    words = texts()
    lines = words["1.txt"].split("\n")
    changed = {12: lines[12].replace("Euro", "Euro an Zinsen"), 14: "Kein Satz davon."}
    edited = ["Vorweg ein Wort.", *(changed.get(number, line) for number, line in enumerate(lines))]
    folder = write(tmp_path / "texts", {**words, "1.txt": "\n".join(edited)})
    _, store = run(tmp_path, folder, SimpleReader())
    found, deciding = effects(store)
    here = [one for one in made if one.document == "1.txt"]
    starts = {number: sum(len(line) + 1 for line in edited[: number + 1]) for number in range(SENTENCES + 1)}
    lost = set()
    for one in here:
        number = words["1.txt"][: one.mentions[0].start].count("\n")
        if one.id not in deciding:
            lost.add(number)
            continue
        assert one.claim is not None
        payer = one.claim.fillers("investor")[0]
        for amount, modality, counts in wanted(one):
            assert (payer, amount, modality, counts) in found["1.txt", starts[number]], (one.kind, number)
    # Two sentences changed; the one behind the second stands several times, so that it may be another now.
    assert lines[15] == lines[8]
    assert lost == {12, 14, 15}
    assert set(deciding) == {one.id for one in made} - {one.id for one in here if _line(one, words) in lost}


def _line(made: Decision, words: Mapping[str, str]) -> int:
    return words[made.document][: made.mentions[0].start].count("\n")


def test_joined_names_touch_only_the_documents_that_have_them(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "texts",
        {"a.txt": "Alpha zahlt Beta 5 Euro.", "b.txt": "Gamma zahlt Delta 7 Euro. Delta zahlt Gamma 1 Euro."},
    )
    (tmp_path / "data").mkdir()
    run(tmp_path, folder, SimpleReader())
    names = Decision("same", "Anna", MOMENT, "Alter Name", "", "", names=SameName("alpha", "gamma"))
    write_decision(names, tmp_path / "data")
    summary, store = run(tmp_path, folder, SimpleReader())
    assert summary.reread == 2
    assert {said[0][0] for said in effects(store)[0].values()} == {"alpha", "delta"}
    other = Decision("same", "Anna", MOMENT, "Alter Name", "", "", names=SameName("beta", "omega"))
    write_decision(other, tmp_path / "data")
    summary, derived = run(tmp_path, folder, SimpleReader())
    assert summary.reread == 1
    _, scratch = run(tmp_path, folder, SimpleReader(), "scratch")
    assert dumped(derived) == dumped(scratch)
