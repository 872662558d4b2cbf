"""Where a noun phrase begins: a figure with its unit, and whatever stands before an article, are another phrase."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read
from kgtool.extract.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Arm gehört zu 90 Prozent SoftBank.",
        "Arm gehört zu 90 Prozent der SoftBank Group.",
        "Zu 90 % gehört Arm der SoftBank Group.",
    ],
)
def test_a_share_does_not_draw_the_owner_behind_its_preposition(text: str) -> None:
    claims = [c for c in read(Document("a.txt", text, "0" * 64)).claims if c.type == "Investment"]
    assert [(c.fillers("investor"), c.fillers("investee")) for c in claims] == [(("softbank",), ("arm",))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Der Fonds stieg aus. 35 Millionen Dollar blieben.", 2),
        ("Das Werk steht seit 2024. 300 Leute arbeiten dort.", 2),
        ("Gemeint ist Abs. 3 des Vertrags.", 1),
        ("Am 3. März kam die Zusage.", 1),
        ("Im Werk Nr. 2 stehen rd. 500 Server.", 1),
    ],
)
def test_a_figure_can_open_a_sentence(text: str, count: int) -> None:
    assert len(sentences(text, 0, len(text))) == count


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Der Börsenwert von Arm stieg um 30 auf 140 Milliarden Dollar.", ["140 Milliarden Dollar"]),
        ("Der Börsenwert von Arm stieg um 300 Millionen auf vier Milliarden Dollar.", ["vier Milliarden Dollar"]),
    ],
)
def test_an_increment_is_no_level(text: str, figures: list[str]) -> None:
    claims = [c for c in read(Document("a.txt", text, "0" * 64)).claims if c.type == "Valuation"]
    assert [m.text for c in claims for m in c.measures if m.kind == "amount" and m.scope is None] == figures
