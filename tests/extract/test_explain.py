"""Explanations lead from a sentence to the rules that were tried, their file and line, and what came of them."""

from __future__ import annotations

from kgtool import resources
from kgtool.documents.document import Document
from kgtool.extract.explain import Explanation, explain
from kgtool.extract.frame_trials import Trial
from kgtool.extract.frames import frames

TEXT = """Microsoft investiert 5 Milliarden Dollar in Anthropic.
Microsoft kauft Chips für rund 5 Mrd. Euro, weil der Umsatz im Jahr 2025 um 18 % stieg.
Laut Handelsblatt wird OpenAI von Nvidia beliefert.
"""


def sentence(text: str, at: int | None = None) -> Explanation:
    (found,) = explain(Document("text.txt", text, "0" * 64), at)
    return found


def trial(found: Explanation, rule: str) -> Trial:
    (one,) = [tried for tried in found.trials if tried.rule == rule]
    return one


def test_every_rule_knows_the_line_where_it_is_written() -> None:
    for rule in frames().rules:
        assert rule.place.line is not None
        line = resources.root().joinpath(rule.place.file).read_text("utf-8").splitlines()[rule.place.line - 1]
        assert f"id: {rule.id}" in line


def test_all_sentences_are_explained_in_their_order() -> None:
    found = explain(Document("text.txt", TEXT, "0" * 64))
    assert [one.line for one in found] == [1, 2, 3]
    assert all(TEXT[one.start : one.end] == one.text for one in found)


def test_offset_picks_its_sentence() -> None:
    assert sentence(TEXT, TEXT.index("Euro")).line == 2
    assert explain(Document("text.txt", TEXT, "0" * 64), TEXT.index("\n")) == ()


def test_winning_rule_shows_its_fillers_slots_and_figure() -> None:
    found = sentence("Microsoft investiert 5 Milliarden Dollar in Anthropic.")
    won = trial(found, "investment.put-into")
    assert (won.trigger, won.reason, won.figures) == ("investiert", None, ("5 Milliarden Dollar",))
    assert [(role.role, role.entities, role.slot) for role in won.roles[:2]] == [
        ("investor", ("microsoft",), "subject"),
        ("investee", ("anthropic",), "in"),
    ]
    (figure,) = found.figures
    assert figure.taken == ("investment.put-into",)
    assert figure.wanted[0][0] == "investment.put-into"
    assert [points for _, points in figure.wanted] == sorted((points for _, points in figure.wanted), reverse=True)
    assert [claim.rule for claim in found.claims] == ["investment.put-into"]


def test_open_role_shows_its_slots_and_who_stands_there() -> None:
    found = sentence("Microsoft kauft Chips für rund 5 Mrd. Euro.")
    held = trial(found, "chip-purchase.buy")
    assert held.reason is not None
    assert (held.reason.code, held.reason.roles) == ("no_role", ("supplier",))
    (supplier,) = [role for role in held.roles if role.role == "supplier"]
    assert supplier.slot is None
    assert ("bei@Organisation", "") in supplier.tried
    (product,) = [role for role in held.roles if role.role == "product"]
    assert ("kind@Chip", "Microsoft") in product.tried
    (figure,) = found.figures
    assert (figure.taken, figure.reason and figure.reason.code) == ((), "no_role")


def test_refused_rule_names_its_condition() -> None:
    found = sentence("Microsoft kauft Chips für rund 5 Mrd. Euro.")
    refused = {tried.rule: tried.refused for tried in found.trials if tried.refused}
    assert refused["cloud-commitment.buy"] == "cue"


def test_clauses_name_verbs_subject_and_governing_clause() -> None:
    found = sentence("Nvidia sagt, dass OpenAI Chips kaufen will.")
    main, below = found.clauses[:2]
    assert (main.kind, main.verbs, main.subject, main.parent) == ("main", ("sagen",), "nvidia", None)
    assert (below.kind, below.verbs, below.subject, below.parent) == ("sub", ("kaufen",), "openai", 1)
    assert "modal wollen" in below.features


def test_source_is_no_mention_of_a_clause() -> None:
    found = sentence("Laut Handelsblatt wird OpenAI von Nvidia beliefert.")
    by_text = {name.text: name for name in found.names}
    assert by_text["Handelsblatt"].clause is None
    assert (by_text["Nvidia"].preposition, by_text["Nvidia"].clause) == ("von", 1)


def test_question_explains_that_it_states_nothing() -> None:
    found = sentence("Wer investiert mit Nvidia 5 Milliarden Dollar in Anthropic?")
    assert found.claims == ()
    assert all(tried.reason is not None for tried in found.trials)
