"""Reports: who has spoken last in a document, and what a sentence says of who told the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgtool.claims import Claim
from kgtool.extract.sources import Sources
from kgtool.extract.speech import Listener, Speech
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tellers import Tellers
from kgtool.extract.voice import Told

#: For how many sentences a speaker goes on in indirect speech without being named again.
_LASTING = 6


@dataclass(slots=True)
class Reports:
    """Keeps the speaker from sentence to sentence: 'Der Umsatz sei gestiegen' is still his word."""

    speaking: tuple[str, ...] = ()
    age: int = 0
    told_before: int = 0
    speech: Speech | None = None
    sources: tuple[str, ...] = ()
    leans: bool = False

    def clear(self) -> None:
        """Forget who spoke: a section begins."""
        self.speaking, self.speech = (), None

    def hear(self, tellers: Tellers, scopes: Sequence[Scope], source: Sources) -> Told:
        """Return who says what in a sentence, and remember who spoke last."""
        tellers.speaking = self.speaking
        speech = self.speech = Listener(tellers.tokens, tellers).listen(scopes)
        told = Told(
            source.names,
            source.own,
            speech.whole,
            speech.tags,
            speech.tellers,
            speech.own,
            speech.matrix,
            speech.phrases,
            self.speaking,
            source.estimate,
        )
        self.sources, self.leans = source.names, source.leans
        self.age += 1
        if spoken := speech.last or source.names:
            self.speaking, self.age = spoken, 0
        elif self.age >= _LASTING:
            self.speaking = ()
        return told

    def after(self, claims: list[Claim], before: int) -> None:
        """Let 'Das teilte X mit' say who told the claims of the sentence before; `before` counts the earlier claims."""
        speech = self.speech
        if speech is not None and speech.before and all(c.type == "Leadership" for c in claims[before:]):
            for place in range(self.told_before, before):
                if not claims[place].attribution:
                    hops = tuple(dict.fromkeys((*speech.last, *self.sources)))
                    claims[place] = replace(claims[place], attribution=hops)
        elif self.leans and len(claims) == before:  # 'Die Agentur beruft sich auf zwei Insider'
            for place in range(self.told_before, before):
                if told := claims[place].attribution:
                    hops = tuple(dict.fromkeys((*told, *self.sources)))
                    claims[place] = replace(claims[place], attribution=hops)
        self.told_before = before if len(claims) > before else len(claims)
