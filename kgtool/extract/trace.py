"""Traces: what an observer is shown while a document is read, one step a sentence.

The reader takes one observer or none. A step lends it the reader's own objects: it looks at them at once, keeps what
it needs and changes nothing, as the discourse moves on behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kgtool.claims import Claim, Entity
from kgtool.extract.binding import Binding
from kgtool.extract.blocks import Block
from kgtool.extract.context import Context
from kgtool.extract.fit import Figure
from kgtool.extract.match import Matcher
from kgtool.extract.names.index import NameIndex
from kgtool.extract.quantities import Quantity
from kgtool.extract.roles import Match
from kgtool.extract.sources import Sources
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token
from kgtool.extract.voice import Hearing


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole document: its view and blocks, the names known in it, and the matcher."""

    view: str
    blocks: Sequence[Block]
    indexes: Sequence[NameIndex]
    entities: Mapping[str, Entity]
    matcher: Matcher


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence as it was read.

    `named` are its names, `mentions` these with pronouns and descriptions resolved and without its sources. `figures`
    maps the identity of a scope of `context.scopes` to the figures that stand in it; `claims` are what was written
    down, none where the sentence asks. `hearing` says of any clause of the sentence how it is said.
    """

    block: Block
    tokens: Sequence[Token]
    named: Sequence[Mention]
    mentions: Sequence[Mention]
    quantities: Sequence[Quantity]
    source: Sources
    context: Context
    figures: Mapping[int, Sequence[Figure]]
    matches: Sequence[Match]
    bindings: Sequence[Binding]
    claims: Sequence[Claim]
    hearing: Hearing


class Trace(Protocol):
    """An observer of one reading."""

    def begin(self, setting: Setting) -> None:
        """Take what holds for the document, before its first sentence."""

    def sentence(self, step: Step) -> None:
        """Take a sentence, after its claims are written down."""


@dataclass(frozen=True, slots=True)
class Observers:
    """Several observers of one reading, each shown everything in turn."""

    each: tuple[Trace, ...]

    def begin(self, setting: Setting) -> None:
        """Show what holds for the document."""
        for observer in self.each:
            observer.begin(setting)

    def sentence(self, step: Step) -> None:
        """Show a sentence."""
        for observer in self.each:
            observer.sentence(step)
