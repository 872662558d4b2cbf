"""A knowledge graph that is open: asked by stored questions and SPARQL, explained, seen under views."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kgtool.errors import UsageError
from kgtool.interface.answer import Answer, Asked, Triples
from kgtool.interface.explanation import Explanation
from kgtool.interface.picture import Picture
from kgtool.interface.questions import Questions
from kgtool.interface.values import Cell, word
from kgtool.query.library import find, nearest
from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Solutions
from kgtool.remote.opening import open_store
from kgtool.store.protocol import Store
from kgtool.views.seen import Seen, see
from kgtool.views.view import View
from kgtool.vocabulary.terms import Iris

if TYPE_CHECKING:
    from kgtool.explain.case import Case

#: Where a store lies that nobody named, and the environment variable that names one.
_STORE, _VARIABLE = "kgtool-store", "KGTOOL_STORE"
_LANGUAGES = ("de", "en")


def open_graph(place: str | os.PathLike[str] | None = None, *, lang: str = "de") -> KnowledgeGraph:
    """Open the current build of a store, or a SPARQL endpoint by its address.

    Without a place it is `$KGTOOL_STORE`, else `kgtool-store` in this folder. `lang` (`de`, `en`) is the language of
    labels and sentences. Raises the StoreErrors of a place that is no store or holds no build, and of an endpoint
    that does not answer; token and time limit of an endpoint stand in the environment.
    """
    if lang not in _LANGUAGES:
        raise UsageError(f"'{lang}' is no language.", nearest(lang, _LANGUAGES))
    word = os.fspath(place) if place is not None else os.environ.get(_VARIABLE) or _STORE
    store, iris = open_store(word)
    return KnowledgeGraph(store, iris, word, lang)


class KnowledgeGraph:
    """An open knowledge graph. It can be used in a `with` statement, which closes it."""

    def __init__(self, store: Store, iris: Iris, place: str, language: str, view: View | None = None) -> None:
        self.store = store
        self.iris = iris
        self.place = place
        self.language = language
        self._view = view or View()

    @cached_property
    def seen(self) -> Seen:
        """Return the store under the view; graphs that no build holds are computed when this is first asked for."""
        return see(self.store, self.iris, self._view)

    @property
    def questions(self) -> Questions:
        """Return the stored questions by name."""
        return Questions(self.language)

    def ask(self, question: str, /, **settings: Cell) -> Answer:
        """Answer a stored question, with its parameters by name; None leaves a parameter at its default.

        An unknown question, parameter or entity is a UsageError that names the nearest; so is a value that does not
        fit.
        """
        from kgtool.query.ask import ask

        asked = find(question)
        rows = ask(self.seen.store, asked.name, self._words(asked, settings), self.iris, self.seen.name)
        return Answer(rows, self, Asked(asked, settings))

    def _words(self, question: StoredQuestion, settings: dict[str, Cell]) -> dict[str, str]:
        words = {name: word(name, value) for name, value in settings.items() if value is not None}
        if any(parameter.name == "lang" for parameter in question.parameters):
            words.setdefault("lang", self.language)
        return words

    def sparql(self, query: str) -> Answer | Triples | bool:
        """Answer a SPARQL 1.1 query: rows of SELECT, the truth of ASK, triples of CONSTRUCT and DESCRIBE.

        The default graph is the union of ontology, facts and inferences. A query that does not parse, or that reaches
        out of the store, is a QueryError with line and column.
        """
        from kgtool.query.sparql import answer

        found = answer(self.seen.store, query, self.iris, self.seen.name)
        if isinstance(found, bool):
            return found
        if isinstance(found, Solutions):
            return Answer(found, self)
        return Triples(found, self.iris.prefixes())

    def explain(
        self, subject: str, predicate: str | None = None, value: str | None = None, /, *, limit: int = 1
    ) -> Explanation:
        """Explain a triple by its shortest proofs, or what was inferred of a subject, at most `limit` each.

        The words are labels, slugs, names of terms or IRIs, as for `kgtool explain`. What does not hold is an error of
        code KG620; a word that means nothing is a UsageError that names what is near.
        """
        from kgtool.explain.explained import explain, explain_subject
        from kgtool.explain.lookup import find_property, find_subject, find_triple

        case = self.case
        if predicate is not None and value is not None:
            return Explanation(case, explain(case, find_triple(case, subject, predicate, value), limit))
        relation = None if predicate is None else find_property(case, predicate)
        return Explanation(case, explain_subject(case, find_subject(case, subject), relation, limit))

    def explain_row(self, question: str, row: int = 1, /, **settings: Cell) -> Explanation:
        """Explain a row of the answer to a stored question, counted from 1: all that it stands on."""
        from kgtool.explain.row import explain_row

        asked = find(question)
        return Explanation(self.case, explain_row(self.case, asked, self._words(asked, settings), row).explained)

    def with_evidence(self, answer: Answer, asked: Asked | None) -> Answer:
        """Return an answer with columns of evidence, see `Answer.with_evidence`."""
        from kgtool.explain.evidence import cited, evident_answer, with_evidence

        if asked is None:
            return Answer(with_evidence(self.case, answer.solutions, cited(answer.solutions)), self)
        if asked.evident:
            return answer
        words = self._words(asked.question, asked.settings)
        question, rows = evident_answer(self.case, asked.question, words, answer.solutions)
        return Answer(rows, self, Asked(question, asked.settings, evident=True))

    def picture(self, answer: Answer, asked: Asked) -> Picture:
        """Return the arrows that an answer draws, see `Answer.picture`."""
        from kgtool.explain.evidence import evident_answer
        from kgtool.query.ask import picture

        if asked.question.chart.kind == "flow":
            return Picture(answer.solutions, asked.question, self.language)
        words = self._words(asked.question, asked.settings)
        question, rows = picture(self.seen.store, asked.question.name, words, self.iris, self.seen.name)
        if asked.evident:
            question, rows = evident_answer(self.case, question, words, rows)
        return Picture(rows, question, self.language)

    @cached_property
    def case(self) -> Case:
        """Return what explanations are made of; it reads each claim once."""
        from kgtool.explain.case import Case

        return Case(self.seen.store.engine, self.iris, self.seen.name, self.language)

    def view(
        self,
        *,
        policy: str = "all",
        rung: str | None = None,
        as_of: date | str | None = None,
        on: date | str | None = None,
        without: Sequence[str] = (),
        rates: str | os.PathLike[str] | None = None,
    ) -> KnowledgeGraph:
        """Return the same graph under a view, as the options of these names do on the command line.

        `policy` and `rung` choose which claims count, `as_of` documents up to a day, `on` what held that day,
        `without` leaves sources out, `rates` names a table of exchange rates. What is unknown is a UsageError.
        """
        from kgtool.views.asked import asked
        from kgtool.views.rates import read_rates

        view = asked(
            policy=policy,
            rung=rung,
            as_of=as_of,
            on=on,
            without=(without,) if isinstance(without, str) else without,
            rates=() if rates is None else read_rates(Path(rates).read_text("utf-8"), os.fspath(rates)),
        )
        return KnowledgeGraph(self.store, self.iris, self.place, self.language, view)

    def export(self, format: str = "trig") -> bytes:
        """Return all graphs as RDF, the same bytes for the same graph; an unknown format is a UsageError."""
        from kgtool.graph.rdf_io import write_rdf

        return write_rdf(self.store.quads(), format, self.iris.prefixes())

    def close(self) -> None:
        """Let go of the store; a graph under a view shares it."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        view = "" if self._view.is_default else f" under {self._view.name}"
        return f"<KnowledgeGraph: {self.place}{view}>"
