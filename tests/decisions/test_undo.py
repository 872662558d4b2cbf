"""A decision that is taken back leaves the store as it was, but for its own provenance; nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kgtool.decisions.book import Book
from kgtool.decisions.decision import Decision, SameName
from kgtool.decisions.faults import BrokenDecisionError
from kgtool.decisions.files import read_decisions, write_decision
from kgtool.decisions.line import read_line
from tests.build.simple_reader import SimpleReader
from tests.decisions.examples import MOMENT, decision, reading
from tests.decisions.test_survival import dumped, run, write

LATER = "2026-11-24T09:15:00Z"
TEXT = "Alpha zahlt Beta 5 Euro. Gamma zahlt Beta 7 Euro. Alpha zahlt Delta 5 Euro."
TEXTS = {"a.txt": TEXT, "b.txt": "Gamma zahlt Omega 3 Euro."}


def undo(made: Decision, who: str = "Ben", when: str = LATER) -> Decision:
    return Decision("undo", who, when, "Doch nicht.", "", "", withdraws=made.id)


def same(keep: str, other: str, when: str = MOMENT) -> Decision:
    return Decision("same", "Anna", when, "Alter Name.", "", "", names=SameName(keep, other))


def each_kind() -> Iterable[Decision]:
    claim = reading(TEXT).claims[1]
    yield decision("accept", claim, TEXT)
    yield decision("reject", claim, TEXT)
    yield decision("correct", claim, TEXT, corrected=replace(claim, modality="planned"))
    yield decision("add", replace(claim, modality="rumoured"), TEXT)
    yield same("alpha", "gamma")


def provenance(dump: bytes, *decisions: Decision) -> tuple[bytes, list[bytes]]:
    """Part a store into what is not said of the decisions and people, and what is."""
    nodes = [b"/decision/" + one.id.encode() + b">" for one in decisions]

    def is_about(line: bytes) -> bool:
        subject = line.split(b" ")[0]
        return subject.endswith(tuple(nodes)) or b"/id/reviewer/" in subject

    lines = dump.splitlines(keepends=True)
    return b"".join(line for line in lines if not is_about(line)), [line for line in lines if is_about(line)]


@pytest.mark.parametrize("made", tuple(each_kind()), ids=lambda made: made.kind)
def test_store_is_byte_for_byte_what_it_was(tmp_path: Path, made: Decision) -> None:
    folder, data = write(tmp_path / "texts", TEXTS), tmp_path / "data"
    data.mkdir()
    _, store = run(tmp_path, folder, SimpleReader())
    before = dumped(store)
    write_decision(made, data)
    _, store = run(tmp_path, folder, SimpleReader())
    between = dumped(store)
    assert provenance(between, made)[0] != before
    write_decision(undo(made), data)
    summary, store = run(tmp_path, folder, SimpleReader())
    after, told = provenance(dumped(store), made, undo(made))
    assert after == before
    assert summary.reread == (2 if made.kind == "same" else 1)
    text = b"".join(told).decode()
    assert f"/decision/{made.id}> <https://w3id.org/kgtool/ns#withdrawnBy> <" in text
    assert f"/decision/{undo(made).id}> <https://w3id.org/kgtool/ns#decisionKind> <" in text
    assert ("#hadDecided>" in text) == (made.kind in ("accept", "reject", "correct"))
    assert run(tmp_path, folder, SimpleReader())[0].reread == 0
    _, scratch = run(tmp_path, folder, SimpleReader(), "scratch")
    assert dumped(store) == dumped(scratch)


def test_earlier_decision_holds_again_where_the_later_is_taken_back(tmp_path: Path) -> None:
    folder, data = write(tmp_path / "texts", TEXTS), tmp_path / "data"
    data.mkdir()
    first = decision("reject", reading(TEXT).claims[1], TEXT)
    second = replace(first, kind="accept", when=LATER)
    write_decision(first, data)
    _, store = run(tmp_path, folder, SimpleReader())
    before = dumped(store)
    write_decision(second, data)
    write_decision(undo(second), data)
    _, store = run(tmp_path, folder, SimpleReader())
    after, told = provenance(dumped(store), second, undo(second))
    assert told
    assert after == provenance(before, second, undo(second))[0]
    assert f"decidedBy> <https://w3id.org/kgtool/id/decision/{first.id}>".encode() in after


def test_what_holds_does_not_depend_on_moments_nor_on_how_branches_are_merged(tmp_path: Path) -> None:
    made, other = tuple(each_kind())[:2]
    back = undo(made, when="2026-11-22T09:15:00Z")
    again = undo(made, "Anna")
    for lines in ((made, other, back, again), (again, back, other, made), (back, made, again, other)):
        book = Book(lines)
        assert book.decisions == (other,)
        assert {one.id for one in book.withdrawn[made.id].by} == {back.id, again.id}
    for line in (made, other, back, again):
        write_decision(line, tmp_path)
    assert Book(read_decisions(tmp_path)).decisions == (other,)


def test_withdrawal_stays_and_whoever_wants_it_back_decides_again() -> None:
    made = next(iter(each_kind()))
    back = undo(made)
    anew = replace(made, when="2026-11-25T09:15:00Z")
    book = Book((made, back, undo(back, when="2026-11-25T09:00:00Z"), anew))
    assert book.decisions == (anew,)
    assert set(book.withdrawn) == {made.id}


def test_line_is_read_back_and_one_without_an_id_is_broken() -> None:
    back = undo(next(iter(each_kind())))
    assert read_line(back.line, "a.jsonl", 1) == back
    with pytest.raises(BrokenDecisionError, match="is no id of a decision"):
        read_line(back.line.replace(str(back.withdraws), "x"), "a.jsonl", 1)


def test_names_that_join_one_after_the_other_lead_to_both_decisions(tmp_path: Path) -> None:
    folder, data = write(tmp_path / "texts", TEXTS), tmp_path / "data"
    data.mkdir()
    first, second = same("alpha", "gamma"), same("delta", "alpha", LATER)
    for one in (first, second):
        write_decision(one, data)
    _, store = run(tmp_path, folder, SimpleReader())
    dump = dumped(store).decode()
    for one in (first, second):
        assert one.names is not None
        assert (
            f"/entity/delta> <https://w3id.org/kgtool/ns#joinedBy> <https://w3id.org/kgtool/id/decision/{one.id}>"
            in dump
        )
        assert f'/entity/delta> <https://w3id.org/kgtool/ns#joinedSlug> "{one.names.other}"' in dump
        assert f'/decision/{one.id}> <https://w3id.org/kgtool/ns#givenUpSlug> "{one.names.other}"' in dump
    assert "/entity/alpha>" not in dump and "/entity/gamma>" not in dump


def test_opposite_of_a_decision_takes_its_place() -> None:
    assert Book((same("a", "b"), same("b", "a", LATER))).kept_names == {"a": "b"}
    assert list(Book((same("a", "b"), same("b", "a", LATER))).joined) == ["a"]
