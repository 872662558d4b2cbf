"""`kgtool review` by word and in its dialogue, through pipes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.decisions.decision import Decision
from kgtool.decisions.files import read_decisions
from tests.cli.conftest import Kgtool

TEXT = (
    "Amazon investiert 4 Milliarden Dollar in Anthropic. Anthropic kauft Rechenleistung bei Amazon.\n"
    "Angeblich soll Nvidia 2 Milliarden Dollar in Mistral investiert haben. Siemens steigt bei Parloa ein.\n"
)


@pytest.fixture
def store(kgtool: Kgtool, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    assert kgtool("build", tmp_path / "a.txt").status == 0
    return tmp_path / "kgtool-store"


def keys(kgtool: Kgtool) -> dict[str, str]:
    """Give the key of each open claim by the first word of its quote."""
    listed = json.loads(kgtool("review", "--list", "--format", "json").out)
    return {f"{one['reading']['type']} {one['quote'].split()[0]}": one["key"] for one in listed["claims"]}


def made(tmp_path: Path) -> list[Decision]:
    return list(read_decisions(tmp_path / "kgtool-data"))


def test_what_a_circle_rests_on_comes_before_what_is_doubtful(kgtool: Kgtool, store: Path) -> None:
    listed = json.loads(kgtool("review", "--list", "--format", "json").out)["claims"]
    circles = [len(one["circles"]) for one in listed]
    assert circles[:2] == [1, 1] and sum(circles[2:]) == 0
    ran = kgtool("review", "--list", "--limit", "1", "--lang", "de")
    assert "Allein auf diesem Satz: 1 Kreis (Amazon → Anthropic → Amazon)" in ran.out
    assert ran.err == f"1 von {len(listed)} offenen Aussagen, 0 Entscheidungen zu Sätzen, die sich geändert haben\n"


def test_rejected_claim_leaves_the_graph_and_the_queue_and_stays_in_the_file(
    kgtool: Kgtool, store: Path, tmp_path: Path
) -> None:
    before = keys(kgtool)
    key = before["Investment Amazon"]
    ran = kgtool("review", "reject", key, "--why", "Steht so nicht da.", "--by", "Anna Beispiel")
    assert (ran.status, ran.out) == (0, "")
    (decision,) = made(tmp_path)
    assert (decision.kind, decision.who, decision.why) == ("reject", "Anna Beispiel", "Steht so nicht da.")
    assert [file.name for file in sorted((tmp_path / "kgtool-data" / "decisions").iterdir())] == [
        ".gitattributes",
        "anna-beispiel.jsonl",
    ]
    assert set(keys(kgtool)) == set(before) - {"Investment Amazon"}
    assert "1 newly read" in (kgtool("build", "--lang", "en").err).replace("(1 newly", "1 newly")
    assert kgtool("query", "circular-flow", "--format", "csv").out.count("\n") == 1
    assert kgtool("validate").status == 0


def test_correction_is_read_again_by_our_grammar(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    key = keys(kgtool)["Investment Amazon"]
    for words, cause in (
        (["amount=5 Milliarden Dollar"], "does not stand in the sentence"),
        (["modality=vielleicht"], "is no value of modality. There are asserted"),
        (["payer=Amazon"], "has no field 'payer'"),
        (["investor=Hinz und Kunz"], "is nobody known"),
        (["modality=asserted"], "Nothing would change"),
    ):
        ran = kgtool("review", "correct", key, *words, "--why", "weil")
        assert ran.status == 2 and "KG983" in ran.err and cause in ran.err, words
    assert made(tmp_path) == []
    ran = kgtool("review", "correct", key, "modality=planned", "investor=Google", "--why", "weil")
    assert ran.status == 2 or made(tmp_path)[0].corrected is not None
    (decision,) = made(tmp_path)
    assert decision.corrected is not None
    assert (decision.corrected.modality, decision.corrected.fillers("investor")) == ("planned", ("google",))


def test_missing_claim_passes_the_gate_or_is_refused(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    words = ["Siemens steigt bei Parloa ein", "Partnership", "partners=Siemens,Parloa"]
    wrong = ["Siemens zahlt Parloa", *words[1:]]
    ran = kgtool("review", "add", "a.txt", *wrong, "--why", "weil")
    assert (ran.status, "KG983" in ran.err) == (2, True)
    ran = kgtool("review", "add", "a.txt", *words, "--why", "Sie arbeiten zusammen.")
    assert ran.status == 0, ran.err
    kgtool("build")
    asked = b"""PREFIX kg: <https://w3id.org/kgtool/ns#>
    SELECT ?r { GRAPH ?g { ?c a kg:Partnership ; kg:decidedBy/kg:decisionReason ?r } }"""
    assert kgtool("sparql", "-", "--format", "csv", stdin=asked).out.split() == ["r", "Sie", "arbeiten", "zusammen."]


def test_explanation_says_who_decided(kgtool: Kgtool, store: Path) -> None:
    kgtool("review", "accept", keys(kgtool)["Investment Amazon"], "--why", "So steht es da.", "--by", "Anna Beispiel")
    kgtool("build")
    out = " ".join(kgtool("explain", "amazon", "investsIn", "anthropic", "--lang", "de").out.split())
    assert "bestätigt von Anna Beispiel am 20" in out and ": So steht es da." in out


def test_dialogue_takes_its_answers_from_a_pipe(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    answers = "x\na\nstimmt\nc\nmodality=rumoured\nunsicher\ns\nq\n"
    ran = kgtool("review", "--by", "Ben", "--lang", "de", stdin=answers.encode())
    assert ran.status == 0
    assert [(one.kind, one.why, one.who) for one in made(tmp_path)] == [
        ("accept", "stimmt", "Ben"),
        ("correct", "unsicher", "Ben"),
    ]
    assert "„x“ ist keine Antwort." in ran.err
    assert ran.err.endswith("In den Graphen kommen sie mit: kgtool build\n")


def test_end_of_answers_ends_the_dialogue(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    assert kgtool("review", stdin=b"a\n").status == 0
    assert made(tmp_path) == []


def test_decision_whose_sentence_changed_is_shown_again(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    kgtool("review", "reject", keys(kgtool)["Investment Amazon"], "--why", "weil", "--by", "Anna")
    (tmp_path / "a.txt").write_text(TEXT.replace("4 Milliarden", "5 Milliarden"))
    kgtool("build")
    assert "Investment Amazon" in keys(kgtool)
    ran = kgtool("review", "--lang", "en")
    assert "To be decided again, as the sentence changed (a.txt, Anna, " in ran.err
    assert len(json.loads(kgtool("review", "--list", "--format", "json").out)["stale"]) == 1


def test_decision_needs_a_reason_and_a_claim_that_is_there(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    key = keys(kgtool)["Investment Amazon"]
    assert "KG983" in kgtool("review", "accept", key).err
    assert "KG982" in kgtool("review", "accept", "ffffffffffff", "--why", "weil").err
    assert "KG100" in kgtool("review", "accept", "--why", "weil").err
    assert made(tmp_path) == []


def test_broken_line_is_named_with_its_file(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kgtool-data" / "decisions"
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_text('{"kind": "accept"}\n')
    ran = kgtool("build")
    assert (ran.status, "a.jsonl:1: The decision lacks 'who'." in ran.err) == (2, True)


def test_stats_and_examples_come_from_the_decisions(kgtool: Kgtool, store: Path, tmp_path: Path) -> None:
    found = keys(kgtool)
    kgtool("review", "accept", found["Investment Amazon"], "--why", "ja")
    (other,) = [key for name, key in found.items() if name.startswith("Investment") and "Amazon" not in name][:1]
    kgtool("review", "reject", other, "--why", "nein")
    stats = json.loads(kgtool("review", "--stats", "--format", "json").out)
    assert [(one["name"], one["decided"], one["accepted"], one["precision"]) for one in stats["type"]] == [
        ("Investment", 2, 1, 0.5)
    ]
    out = kgtool("review", "--examples").out
    assert (
        '      - "Amazon investiert 4 Milliarden Dollar in Anthropic.": '
        "investee=anthropic investor=amazon amount:4000000000\n"
    ) in out
    assert "    counterexamples:\n" in out
