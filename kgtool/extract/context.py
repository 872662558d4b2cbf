"""Context: what a rule may look at beside its clause, and what it finds for its roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgtool.extract.discourse import Discourse
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.syntax.scope import Scope


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the entities, the nominal they stand in (None where the context gives them), and the slot."""

    slugs: tuple[str, ...]
    nominal: Nominal | None
    slot: str

    @property
    def span(self) -> tuple[int, int] | None:
        """Return first and last token position, None where the filler does not stand in the sentence."""
        return None if self.nominal is None else (self.nominal.begins, self.nominal.last)


@dataclass(slots=True)
class Context:
    """What a rule may look at beside the clause: the discourse, arrows of the heading, earlier claims, the lexicon.

    `previous` are the roles of the claims of the sentences before by type, `earlier` those of the clauses before.
    """

    lexicon: Lexicon
    discourse: Discourse
    arrow: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    previous: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    siblings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scopes: Sequence[Scope] = ()
    unread: frozenset[int] = frozenset()
    earlier: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
