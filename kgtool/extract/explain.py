"""Explanations: what the reader saw in a sentence, which frames it tried, and what came of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.fit import score, wants
from kgtool.extract.frame_trials import Trial, trials
from kgtool.extract.quantities import Quantity
from kgtool.extract.reader import read
from kgtool.extract.reasons import Reason, figure_reason, time_reason
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.times import TimeMention, times
from kgtool.extract.tokens import Token
from kgtool.extract.trace import Setting, Step

#: The fields of a verb group that are told where they are set.
_FEATURES = ("passive", "perfect", "future", "infinitive", "modal", "auxiliary", "subjunctive")


@dataclass(frozen=True, slots=True)
class NamedWords:
    """Words that name entities: how (name, compound, description, pronoun …), under which preposition, in which cases.

    `clause` counts from 1; it is None for a source, which is no party to anything.
    """

    text: str
    entities: tuple[str, ...]
    form: str
    preposition: str | None
    cases: str
    clause: int | None


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A quantity, the rules that wanted it with their scores, the best first, and why it is in no claim."""

    quantity: Quantity
    wanted: tuple[tuple[str, float], ...]
    taken: tuple[str, ...]
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A clause: its number, kind, words, the number of the clause it depends on, its verbs and its subject."""

    number: int
    kind: str
    text: str
    parent: int | None
    verbs: tuple[str, ...]
    features: tuple[str, ...]
    subject: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was seen in one sentence; offsets are code points of the document's text, `line` counts from 1."""

    line: int
    start: int
    end: int
    text: str
    block: str
    tokens: tuple[str, ...]
    names: tuple[NamedWords, ...]
    figures: tuple[FigureWords, ...]
    times: tuple[tuple[TimeMention, Reason | None], ...]
    clauses: tuple[ClauseWords, ...]
    trials: tuple[Trial, ...]
    claims: tuple[Claim, ...]


class _Explainer:
    """The observer that explains the sentences of a document, or the one that holds a place."""

    def __init__(self, document: Document, at: int | None) -> None:
        self._document = document
        self._at = at
        self._setting: Setting | None = None
        self.found: list[Explanation] = []

    def begin(self, setting: Setting) -> None:
        """Keep what holds for the document."""
        self._setting = setting

    def sentence(self, step: Step) -> None:
        """Explain a sentence that is asked for."""
        start, end = step.tokens[0].start, step.tokens[-1].end
        if self._setting is None or (self._at is not None and not start <= self._at < end):
            return
        setting, text = self._setting, self._document.text
        dated = times(setting.view, start, end, issued=self._document.issued)
        self.found.append(
            Explanation(
                line=text.count("\n", 0, start) + 1,
                start=start,
                end=end,
                text=text[start:end],
                block=step.block.kind,
                tokens=tuple(token.text for token in step.tokens),
                names=tuple(_names(step)),
                figures=tuple(_figure(step, quantity, setting) for quantity in step.quantities),
                times=tuple((time, time_reason(step, time, setting.matcher)) for time in dated),
                clauses=tuple(_clauses(step)),
                trials=trials(step, setting.matcher),
                claims=tuple(step.claims),
            )
        )


def explain(document: Document, at: int | None = None) -> tuple[Explanation, ...]:
    """Read a document and explain its sentences, only the one that holds the offset `at` where it is given."""
    explainer = _Explainer(document, at)
    read(document, explainer)
    return tuple(explainer.found)


def _words(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _names(step: Step) -> Iterator[NamedWords]:
    for number, scope in enumerate(step.context.scopes, start=1):
        for nominal in scope.nominals:
            for mention in nominal.mentions:
                text = _words(list(step.tokens[mention.first : mention.last + 1]))
                yield NamedWords(text, mention.slugs, mention.form, nominal.prep, _cases(nominal), number)
    for mention in step.named:
        if mention.first in step.source.positions:
            yield NamedWords(
                _words(list(step.tokens[mention.first : mention.last + 1])), mention.slugs, mention.form, None, "", None
            )


def _cases(nominal: Nominal) -> str:
    return "".join(sorted(nominal.cases)) if nominal.cases is not None else ""


def _figure(step: Step, quantity: Quantity, setting: Setting) -> FigureWords:
    wanted = sorted(
        (
            (-score(match, figure), position, match.rule.id)
            for position, match in enumerate(step.matches)
            for figure in step.figures.get(id(match.scope), ())
            if figure.quantity is quantity and wants(match, figure)
        )
    )
    taken = [b.match.rule.id for b in step.bindings if any(f.quantity is quantity for f in b.figures)]
    reason = figure_reason(step, quantity, setting.matcher)
    return FigureWords(quantity, tuple((rule, -points) for points, _, rule in wanted), tuple(taken), reason)


def _clauses(step: Step) -> Iterator[ClauseWords]:
    numbers = {id(scope): number for number, scope in enumerate(step.context.scopes, start=1)}
    for number, scope in enumerate(step.context.scopes, start=1):
        verb = scope.clause.verb
        yield ClauseWords(
            number=number,
            kind=scope.clause.kind,
            text=_words([scope.tokens[i] for i in scope.indexes]),
            parent=numbers.get(id(scope.parent)) if scope.parent is not None else None,
            verbs=tuple(lemma for lemma, _ in verb.lemmas) if verb is not None else (),
            features=tuple(_features(scope)),
            subject=" + ".join(scope.subject.slugs) if scope.subject is not None else None,
        )


def _features(scope: Scope) -> Iterator[str]:
    for name in _FEATURES if scope.clause.verb is not None else ():
        value = getattr(scope.clause.verb, name)
        if value:
            yield name if value is True else f"{name} {value}"
    if scope.foreign_subject:
        yield "foreign subject"
