"""What can be wrong with decisions, one class a code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kgtool.errors import KgtoolError, Place
from kgtool.messages import say


class BrokenDecisionError(KgtoolError):
    """A line of a file of decisions is none: no JSON, an unknown kind, a field that is missing or of another form."""

    code = "KG980"

    def __init__(self, cause: str, file: str, line: int) -> None:
        super().__init__(cause, "Mend the line, or take it out; git knows what it was.", Place(file, line))


class NoFolderError(KgtoolError):
    """There is no data folder in which decisions could be kept."""

    code = "KG981"


class DecidingError(KgtoolError):
    """Something a person wanted to decide and cannot, in words of `data/messages` in both languages.

    `reason` is the key of its words, without `decide_`; the cure stands under `…_cure` unless words near what was
    written, or all words that are known, are a better one.
    """

    def __init__(self, reason: str, *, written: str = "", known: Iterable[str] = (), **values: object) -> None:
        self.reason = reason
        self._written, self._known = written, tuple(sorted(set(known)))
        self._values = values
        super().__init__(*self.said("en"))

    def said(self, language: str) -> tuple[str, str]:
        """Return cause and cure in a language."""
        cause = say(language, f"decide_{self.reason}", written=self._written, **self._values)
        if not self._known:
            return cause, say(language, f"decide_{self.reason}_cure", written=self._written, **self._values)
        folded = {name.casefold(): name for name in self._known}
        near = get_close_matches(self._written.casefold(), folded, n=1)
        if near:
            return cause, say(language, "decide_near", near=folded[near[0]])
        return cause, say(language, "decide_known", known=", ".join(self._known[:_LISTED]), more=_more(self._known))


#: So many words are listed where none is near.
_LISTED = 40


def _more(known: tuple[str, ...]) -> str:
    return ", …" if len(known) > _LISTED else ""


class NoSuchClaimError(DecidingError):
    """The claim that is to be decided is not in the store, or its name fits several."""

    code = "KG982"


class UnfitDecisionError(DecidingError):
    """What was decided cannot be: a quote that is not in the text, an unknown field, type, role or value."""

    code = "KG983"


class GateError(UnfitDecisionError):
    """What a person wrote does not pass the gate; `against` are codes of `kgtool.claims.rejection` with words."""

    def __init__(self, against: Sequence[tuple[str, str]]) -> None:
        self._against = tuple(against)
        super().__init__("gate")

    def said(self, language: str) -> tuple[str, str]:
        """Return cause and cure in a language."""
        told = "; ".join(say(language, f"gate_{reason}", words=words) for reason, words in self._against)
        return say(language, "decide_gate", against=told), say(language, "decide_gate_cure")


class NoSuchNameError(DecidingError):
    """A name that is said to be another is not one of the store's."""

    code = "KG986"


class NoSuchDecisionError(DecidingError):
    """The decision that is to be taken back is not there, does not hold any more, or its name fits several."""

    code = "KG987"
