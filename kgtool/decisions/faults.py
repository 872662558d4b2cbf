"""What can be wrong with decisions, one class a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import TypeAlias

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


#: Words that depend on the language of whoever reads them.
InLanguage: TypeAlias = "Callable[[str], str]"


class UnfitDecisionError(KgtoolError):
    """What was decided cannot be: a quote that is not in the text, an unknown field, type, role or value.

    `reason` is the key of its words in `data/messages`, without `decide_`; values that are functions give theirs for a
    language. The cure stands under `…_cure` unless `known` is given: then it is the word of these that is nearest to
    what was `written`, or all of them.
    """

    code = "KG983"

    def __init__(self, reason: str, *, written: str = "", known: Iterable[str] = (), **values: object) -> None:
        self.reason = reason
        self._written, self._known = written, tuple(sorted(set(known)))
        self._values = values
        super().__init__(*self.said("en"))

    def said(self, language: str) -> tuple[str, str]:
        """Return cause and cure in a language."""
        values = {name: value(language) if callable(value) else value for name, value in self._values.items()}
        cause = say(language, f"decide_{self.reason}", written=self._written, **values)
        if not self._known:
            return cause, say(language, f"decide_{self.reason}_cure", written=self._written, **values)
        folded = {name.casefold(): name for name in self._known}
        near = get_close_matches(self._written.casefold(), folded, n=1)
        if near:
            return cause, say(language, "decide_near", near=folded[near[0]])
        more = ", …" if len(self._known) > _LISTED else ""
        return cause, say(language, "decide_known", known=", ".join(self._known[:_LISTED]), more=more)


#: So many words are listed where none is near.
_LISTED = 40


def gate_words(against: Sequence[tuple[str, str]]) -> InLanguage:
    """Return what the gate has against a claim (codes of `kgtool.claims.rejection`, each with words) in a language."""
    return lambda language: "; ".join(say(language, f"gate_{reason}", words=words) for reason, words in against)


class NoSuchClaimError(UnfitDecisionError):
    """The claim that is to be decided or explained is not in the store, or its name fits several."""

    code = "KG982"


class NoSuchNameError(UnfitDecisionError):
    """A name that is said to be another is not one of the store's."""

    code = "KG986"


class NoSuchDecisionError(UnfitDecisionError):
    """The decision that is to be taken back is not there, does not hold any more, or its name fits several."""

    code = "KG987"
