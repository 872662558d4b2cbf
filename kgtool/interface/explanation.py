"""Explanations of what holds, as text, a tree, JSON, Graphviz or PROV-O."""

from __future__ import annotations

from kgtool.explain.as_dot import as_dot
from kgtool.explain.as_json import as_json
from kgtool.explain.as_prov import as_turtle
from kgtool.explain.as_text import as_text
from kgtool.explain.case import Case
from kgtool.explain.explained import Explained
from kgtool.explain.step import Step
from kgtool.interface.markup import preformatted
from kgtool.stated.claim import StatedClaim


class Explanation:
    """Why something holds: rules in words, premises, and the claims at the leaves.

    `steps` are the explanations, each a tree; `complete` tells whether there are no others. Printed it is what
    `kgtool explain` prints.
    """

    def __init__(self, case: Case, explained: Explained) -> None:
        self._case = case
        self._explained = explained

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the explanations."""
        return self._explained.steps

    @property
    def complete(self) -> bool:
        """Tell whether there are no others."""
        return self._explained.complete

    @property
    def claims(self) -> tuple[StatedClaim, ...]:
        """Return the claims that all of it rests on, each once, with sentence, hedge and document."""
        found = {claim.iri: claim for step in self.steps for claim in step.all_claims()}
        return tuple(found.values())

    def to_json(self) -> str:
        """Return the trees as JSON."""
        return as_json(self._explained)

    def to_dot(self) -> str:
        """Return the trees for Graphviz."""
        return as_dot(self._explained, self._case.language)

    def to_turtle(self) -> str:
        """Return the steps in PROV-O as Turtle."""
        return as_turtle(self._case, self._explained)

    def __str__(self) -> str:
        return as_text(self._explained, self._case.language)

    def __repr__(self) -> str:
        return f"<Explanation: {'; '.join(step.words for step in self.steps)}>"

    def _repr_html_(self) -> str:
        return preformatted(str(self))
