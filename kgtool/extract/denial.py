"""Denial: what a clause, the clause above it or the sentence behind it denies.

'Medienberichte, wonach …, wies X zurück', 'Steigt X ein? Nein.', 'Es heißt, X wolle Y kaufen. Das stimmt nicht.'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from kgtool.claims import Claim
from kgtool.data_files import read_yaml
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.markers import marks
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token

#: A sentence that only denies or affirms the one before it is short.
_SHORT = 16
#: So many words may tell behind a colon how something ended.
_FEW = 2


@cache
def denial_words() -> dict[str, tuple[str, ...]]:
    """Read the lists of `data/lexicon/denial.yaml`."""
    return {name: tuple(words) for name, words in read_yaml("lexicon", "denial.yaml").items()}


def has_verb(scope: Scope, lemmas: Sequence[str] | frozenset[str]) -> bool:
    """Tell whether a clause's main verb is one of the lemmas."""
    verb = scope.clause.verb
    return verb is not None and any(lemma in lemmas for lemma, _ in verb.lemmas)


def governors(scope: Scope, scopes: Sequence[Scope]) -> list[Scope]:
    """Return the clauses that govern a dependent clause, from near to far; a main clause has none.

    The main clause behind a dependent clause that opens the sentence governs it: 'Dass X kauft, wies Y zurück'.
    """
    found: list[Scope] = []
    current = scope
    at = next((place for place, one in enumerate(scopes) if one is scope), 0)
    if at and ends_with_perfect_infinitive(scope):
        current = scopes[at - 1]
        found.append(current)
    while len(found) < 4 and current.clause.kind in ("sub", "inf", "paren"):
        above = current.parent
        if above is None and current is scopes[0] and current.clause.kind != "paren":
            above = next((s for s in scopes[1:] if s.clause.kind in ("main", "fragment")), None)
        if above is None:
            break
        current = above
        found.append(current)
    return found


def ends_with_perfect_infinitive(scope: Scope) -> bool:
    """Tell whether a clause tells of what is done: '… investiert zu haben'."""
    words = [scope.tokens[i].low for i in scope.indexes if scope.tokens[i].kind == "word"][-2:]
    return " ".join(words) in denial_words()["ends"]


def reporters(scope: Scope, scopes: Sequence[Scope]) -> list[Scope]:
    """Return the main clauses beside reported speech in a main clause: 'Gerüchte, X wolle Y kaufen, dementierte Z'."""
    verb = scope.clause.verb
    if verb is None or not verb.subjunctive or scope.clause.kind not in ("main", "fragment"):
        return []
    return [s for s in scopes if s is not scope and s.clause.kind in ("main", "fragment")]


def conjunct(scope: Scope, position: int, known: Lexicon) -> list[int]:
    """Return the positions of a clause that belong to the conjunct of one of them.

    'hat dort 20 Megawatt gemietet und nutzt Azure nicht mehr': the second half says nothing of the first.
    """
    indexes, cuts = scope.indexes, []
    for place, index in enumerate(indexes[1:-1], 1):
        if scope.tokens[index].low in known.grammar["coordinators"]:
            after = scope.tokens[indexes[place + 1]]
            forms = () if after.capital or after.name else known.verbs.get(after.low, ())
            if any(form.finite for form in forms):
                cuts.append(index)
    first = max((cut for cut in cuts if cut <= position), default=-1)
    last = min((cut for cut in cuts if cut > position), default=indexes[-1] + 1)
    return [i for i in indexes if first <= i < last]


def denies(scope: Scope) -> bool:
    """Tell whether a clause denies what hangs on it: 'wies … zurück', 'ist keine Rede'."""
    lows = [scope.tokens[i].low for i in scope.indexes]
    negated = any(low in denial_words()["negations"] for low in lows)
    if has_verb(scope, denial_words()["verbs"]) or "denial" in marks(lows):
        return not negated or "keine" in lows
    return negated and has_verb(scope, denial_words()["true"])


def plain_words(lows: Iterable[str], known: Lexicon) -> str:
    """Return the words of a clause without the phrases that only look like a negation ('nicht nur'), blanks around.

    The longest phrase goes first, so that the order of the list says nothing.
    """
    text = f" {' '.join(lows)} "
    for phrase in sorted(known.grammar["no_negations"], key=lambda phrase: (-len(phrase), phrase)):
        text = text.replace(f" {phrase} ", " ")
    return text


def withheld(scope: Scope, known: Lexicon) -> bool:
    """Tell whether what hangs on a denied clause is not done: 'hat keine Absicht, … zu kaufen'."""
    above = scope.parent
    opener = scope.tokens[scope.clause.opener].low if scope.clause.opener is not None else ""
    if scope.clause.kind != "inf" or above is None or opener in denial_words()["purposes"]:
        return False
    if has_verb(above, denial_words()["affirming"]):
        return False
    # 'Der Plan, Y zu kaufen, ist nicht neu': what is denied behind a noun's infinitive is something else
    before = [i for i in above.indexes if i < scope.indexes[0]]
    words = plain_words((above.tokens[i].low for i in before or above.indexes), known).split()
    return not known.grammar["negations"].isdisjoint(words)


def undone(scope: Scope, scopes: Sequence[Scope]) -> bool:
    """Tell whether a word or two behind a colon or a dash say that it came to nothing: 'A → B: geplatzt'."""
    at = next((place for place, other in enumerate(scopes) if other is scope), len(scopes))
    for other in scopes[at + 1 :]:
        words = [other.tokens[i].low for i in other.indexes if other.tokens[i].kind == "word"]
        short = len(words) <= _FEW and other.clause.separator in (":", "–", "—", "-")
        if short and "cancelled" in marks(words).get("stage", ()):
            return True
    return False


def denied_of(scope: Scope, noun: int, known: Lexicon) -> bool:
    """Tell whether a clause denies that somebody is what a noun says: 'ist kein Rivale', 'ist nicht der Chef von X'."""
    verb = scope.clause.verb
    lows = [t.low for t in scope.tokens[max(0, noun - 5) : noun]]
    if any(low.startswith("kein") for low in lows[-3:]) or "alles andere als" in " ".join(lows):
        return True
    if verb is None or verb.finite is None or not has_verb(scope, known.grammar["copulas"]):
        return False
    between = scope.tokens[verb.finite + 1 : noun]
    return any(t.low in known.grammar["negations"] for t in between)


def reply(tokens: Sequence[Token], scopes: Sequence[Scope]) -> bool | None:
    """Return False where a sentence denies what stands before it, True where it affirms it, else None."""
    words = [t.low for t in tokens if t.kind != "sign"][: _SHORT + 1]
    if not words or len(words) > _SHORT or tokens[-1].text == "?":
        return None
    said = " ".join(words) + " "
    if said.startswith(_openings("no")):
        return False
    points = words[0] in denial_words()["pointers"]
    if points and any(denies(scope) for scope in scopes if scope.clause.kind in ("main", "fragment")):
        return False
    return True if said.startswith(_openings("yes")) else None


@cache
def _openings(name: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in denial_words()[name])


def settle(
    claims: list[Claim], since: int, tokens: Sequence[Token], scopes: Sequence[Scope], speaker: tuple[str, ...] = ()
) -> int:
    """Let a sentence answer for the claims of the one before it, from `since` on; return how many claims there are.

    A denial makes them denied, a yes makes true what was asked; what is so settled is the word of who answers.
    """
    answer = reply(tokens, scopes) if since < len(claims) else None
    if answer is not None:
        answered = [_answered(claim, answer) for claim in claims[since:]]
        own = [a is not c and bool(speaker) for a, c in zip(answered, claims[since:], strict=True)]
        claims[since:] = [replace(a, attribution=speaker) if o else a for a, o in zip(answered, own, strict=True)]
    return len(claims)


def asks_about(claims: Sequence[Claim], tokens: Sequence[Token]) -> bool:
    """Tell whether a short question only asks whether what was told before it is so: '… kaufen. Kommt das noch?'.

    The answer behind it settles what was told, where that is not plainly asserted.
    """
    words = [t.low for t in tokens if t.kind != "sign"]
    if not claims or tokens[-1].text != "?" or len(words) > _SHORT // 2:
        return False
    return any(word in denial_words()["taken_up"] for word in words) and all(c.modality != "asserted" for c in claims)


def _answered(claim: Claim, answer: bool) -> Claim:
    if answer:
        return replace(claim, modality="asserted") if claim.modality == "hypothetical" else claim
    return claim if claim.type in denial_words()["known"] else replace(claim, modality="asserted", negated=True)
