"""The rules read first; a model is asked about what they left open and about nothing else."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.errors import KgtoolError
from kgtool.readers.hybrid.factory import hybrid_reader
from kgtool.readers.verify import Verified, verified
from tests.readers.model.fake import CLAIM

KNOWN = "Amazon investiert 4 Milliarden Dollar in Anthropic."
OPEN = "Für Oracle fallen dabei 7 Milliarden Dollar von OpenAI ab."
TEXT = f"# Geld\n\n{KNOWN} {OPEN}\n\n# Wetter\n\nHeute regnet es. Morgen scheint die Sonne.\n"


def document(text: str = TEXT) -> Document:
    return Document("a.md", text, hashlib.sha256(text.encode()).hexdigest())


def ask(folder: Path, text: str = TEXT) -> str:
    """Record what is asked about a text, and return what the model is shown of it."""
    who = hybrid_reader({"record": str(folder)})
    verified(document(text), who.read(document(text)), who.identity)
    (file,) = folder.iterdir()
    shown = json.loads(file.read_text("utf-8"))["text"]
    assert isinstance(shown, str)
    return shown


def answered(folder: Path, *claims: dict[str, Any], text: str = TEXT) -> Verified:
    """Let a model answer the one question about a text."""
    ask(folder, text)
    (file,) = folder.iterdir()
    answer = json.dumps({"claims": claims}, ensure_ascii=False)
    file.with_name(file.name.replace(".request.", ".answer.")).write_text(answer, "utf-8")
    who = hybrid_reader({"replay": str(folder)})
    return verified(document(text), who.read(document(text)), who.identity)


def told(claims: tuple[Claim, ...]) -> list[tuple[str, tuple[str, ...], str]]:
    return [(claim.type, claim.readers, claim.measures[0].text) for claim in claims]


def commitment(**fields: object) -> dict[str, Any]:
    fillers = [
        {"role": "customer", "quote": "OpenAI", "name": ""},
        {"role": "provider", "quote": "Oracle", "name": ""},
    ]
    amount = {
        "quote": "7 Milliarden Dollar",
        "kind": "amount",
        "low": "7000000000",
        "high": "7000000000",
        "of": "none",
    }
    given: dict[str, Any] = {
        **CLAIM,
        "type": "CloudCommitment",
        "fillers": fillers,
        "evidence": OPEN,
        "trigger": "fallen",
        "measures": [amount],
    }
    return given | fields


def test_only_sentences_with_something_open_are_shown_with_what_stands_above_and_before_and_the_actors(
    tmp_path: Path,
) -> None:
    assert ask(tmp_path) == (
        "Namen, die in dem Text vorkommen, aus dem diese Sätze stammen: Amazon, Anthropic, OpenAI, Oracle\n\n"
        f"Text:\n[Darüber steht: Geld]\n[Davor steht: {KNOWN}]\n{OPEN}"
    )


def test_a_text_that_the_rules_explain_asks_nothing(tmp_path: Path) -> None:
    who = hybrid_reader({"record": str(tmp_path)})
    found = verified(document(KNOWN), who.read(document(KNOWN)), who.identity)
    assert [(claim.type, claim.readers) for claim in found.claims] == [("Investment", ())]
    assert list(tmp_path.iterdir()) == []


def test_what_the_model_adds_is_its_own_and_the_rules_keep_theirs(tmp_path: Path) -> None:
    found = answered(tmp_path, commitment())
    assert found.rejections == ()
    assert told(found.claims) == [
        ("Investment", (), "4 Milliarden Dollar"),
        ("CloudCommitment", ("llm",), "7 Milliarden Dollar"),
    ]


def test_what_both_read_is_one_claim_of_both_and_surer(tmp_path: Path) -> None:
    text = f"{KNOWN[:-1]}; von Oracle ist dabei keine Rede."
    alone = answered(tmp_path / "none", text=text).claims
    both = answered(tmp_path / "some", {**CLAIM, "evidence": KNOWN[:-1]}, text=text).claims
    assert [claim.readers for claim in alone] == [()]
    assert [claim.readers for claim in both] == [("llm", "rules")]
    assert (alone[0].confidence, both[0].confidence) == (Decimal("0.95"), Decimal("0.98"))
    assert both[0].digest == alone[0].digest


def test_a_question_without_an_answer_leaves_the_rules_claims(tmp_path: Path) -> None:
    who = hybrid_reader({"replay": str(tmp_path)})
    found = verified(document(), who.read(document()), who.identity)
    assert told(found.claims) == [("Investment", (), "4 Milliarden Dollar")]
    assert [(one.reason, one.reader) for one in found.rejections] == [("no_answer", "llm")]


def test_the_hybrid_is_another_reader_than_the_model_alone(tmp_path: Path) -> None:
    who = hybrid_reader({"replay": str(tmp_path), "model": "some-model"})
    asked = who.model.identity
    assert (who.identity.name, who.identity.model, who.identity.prompt) == ("llm", "some-model", asked.prompt)
    assert who.identity != asked


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        ({}, "No model is named to read the texts."),
        ({"colour": "red"}, "--colour is no option of this reader."),
        ({"at-once": "0"}, "'0' is no number for --at-once."),
        ({"per-minute": "-1"}, "'-1' is no number for --per-minute."),
    ],
)
def test_options_that_nobody_can_follow_are_refused(options: dict[str, str], cause: str) -> None:
    with pytest.raises(KgtoolError) as raised:
        hybrid_reader(options)
    assert (raised.value.code, raised.value.cause) == ("KG965", cause)
