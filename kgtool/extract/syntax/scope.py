"""Scopes: each clause with its nominals, its subject found, relative pronouns tied to their antecedent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kgtool.extract.advice.notes import Notes
from kgtool.extract.advice.relations import mark
from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.clauses import Clause
from kgtool.extract.syntax.control import controlled, is_given, leads
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.nominals import Nominal
from kgtool.extract.tokens import Token

#: How many tokens the phrase before a relative clause is looked for.
_LONGEST_PHRASE = 14
_ADJECTIVES = ("e", "en", "er", "es", "em")


@dataclass(slots=True)
class Scope:
    """A clause ready for role filling; `foreign_subject`: its subject names no entity ('Der Deal sichert …').

    A copy made for a conjunct without a verb has that conjunct's tokens in `remnant`; `needs_figure` tells that
    it makes a claim only with a figure. `antecedent` are the positions of the phrase that a relative clause goes on
    about, `heads` the names in it: '768 Chips vom Typ Ulmin', where the pronoun stands for the chips. `towards` is the
    name behind the arrow that the line's label points with, `link` the arrow. `intent` is the noun that an infinitive
    clause hangs on: 'der Plan von X, Y zu kaufen'. `fronted`: an annotator sees an object before the verb.
    """

    clause: Clause
    tokens: Sequence[Token]
    nominals: list[Nominal] = field(default_factory=list)
    subject: Nominal | None = None
    foreign_subject: bool = False
    parent: Scope | None = None
    figures: frozenset[int] = frozenset()
    remnant: frozenset[int] = frozenset()
    needs_figure: bool = False
    antecedent: range = range(0)
    heads: list[Nominal] = field(default_factory=list)
    towards: Nominal | None = None
    link: str = ""
    intent: str = ""
    fronted: bool = False

    @property
    def indexes(self) -> list[int]:
        """Return the token positions of the clause."""
        return self.clause.indexes


def scopes(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    nominals: Sequence[Nominal],
    lexicon: Lexicon,
    figures: frozenset[int],
    notes: Notes | None = None,
) -> list[Scope]:
    """Distribute nominals over clauses and find each clause's subject, in the order of the clauses."""
    found: list[Scope] = []
    by_clause: dict[int, Scope] = {}
    for clause in clauses:
        inside = set(clause.indexes)
        scope = Scope(clause, tokens, [n for n in nominals if n.first in inside], figures=figures)
        if clause.parent is not None:
            scope.parent = by_clause.get(id(clause.parent))
        if clause.kind == "rel" and clause.opener is not None:
            _relative(scope, nominals, lexicon)
        if notes is not None:
            mark(scope, notes, lexicon)
        _subject(scope, lexicon, figures)
        by_clause[id(clause)] = scope
        found.append(scope)
    return found


def makes_goods(scope: Scope, nominal: Nominal, lexicon: Lexicon) -> bool:
    """Tell whether 'von X' is the maker of goods behind another preposition: 'auf TPUs von Google trainiert'."""
    at = nominal.noun_before
    if at is None or nominal.prep != "von":
        return False
    goods = any(n.first <= at <= n.last for n in scope.nominals)
    goods = goods or bool(lexicon.noun_classes(scope.tokens[at].low) & lexicon.grammar["goods_classes"])
    before = (t for t in reversed(scope.tokens[max(at - 4, 0) : at]) if t.low not in lexicon.determiners)
    governor = next((t.low for t in before if t.kind == "word" and not t.low.endswith(_ADJECTIVES)), None)
    return goods and governor in lexicon.prepositions


def _relative(scope: Scope, nominals: Sequence[Nominal], lexicon: Lexicon) -> None:
    """Put the antecedent in the place of the relative pronoun."""
    opener, before = scope.clause.opener, scope.clause.before
    if opener is None or before is None:
        return
    if scope.tokens[opener].low not in ("deren", "dessen"):
        scope.antecedent = range(_phrase_start(scope.tokens, before, lexicon), before + 1)
        scope.heads = [n for n in nominals if n.first in scope.antecedent]
    near = [n for n in nominals if n.last <= before and before - n.last <= 1]
    if not near:
        return
    antecedent = near[-1]
    if antecedent.prep in ("aus", "in") and len(near) == 1:
        # 'Kolbrax aus Toronto, dessen …': the firm, not its home
        antecedent = next((n for n in nominals if n.last == antecedent.noun_before), antecedent)
    token = scope.tokens[opener]
    mention = Mention(opener, opener, antecedent.slugs, "relative")
    virtual = Nominal([mention], opener, opener, opener)
    if token.low in ("deren", "dessen"):
        following = [i for i in scope.indexes if i > opener and scope.tokens[i].capital]
        virtual.genitive_of = following[0] if following else None
    elif opener > 0 and scope.tokens[opener - 1].low in lexicon.prepositions and opener - 1 in scope.indexes:
        virtual.prep, virtual.prep_at = lexicon.prepositions[scope.tokens[opener - 1].low], opener - 1
    else:
        cases = lexicon.determiners.get(token.low, frozenset())
        virtual.cases = frozenset(code[0] for code in cases) or None
    scope.nominals = [n for n in scope.nominals if n.first != opener]
    scope.nominals.insert(0, virtual)


def _phrase_start(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """Return where the phrase before a relative clause may begin: behind the last sign or finite verb."""
    for position in range(last, max(last - _LONGEST_PHRASE, -1), -1):
        token = tokens[position]
        finite = not token.capital and lexicon.verbs.is_finite(token.low) and token.low not in lexicon.determiners
        if finite or (token.kind == "sign" and token.text in ",;:–—()"):
            return position + 1
    return max(last - _LONGEST_PHRASE + 1, 0)


def _subject(scope: Scope, lexicon: Lexicon, figures: frozenset[int]) -> None:
    verb = scope.clause.verb
    if scope.clause.kind == "inf" and scope.parent is not None:
        controlled(scope, lexicon)
        return
    candidates = [n for n in scope.nominals if n.bare and _may_be_subject(n) and not n.appositive]
    candidates = [n for n in candidates if not _addressed(scope.tokens, n)]
    candidates += [n for n in scope.nominals if _has_staff(n, scope, lexicon) and n not in candidates]
    if verb is None or verb.finite is None:
        if candidates and (scope.clause.kind == "fragment" or verb is not None or scope.clause.kind == "paren"):
            scope.subject = candidates[0]
        return
    if _elliptic(scope, verb.finite, lexicon):
        scope.subject = scope.parent.subject if scope.parent is not None else None
        return
    scope.subject = next((n for n in scope.nominals if n.first < verb.finite and leads(n, scope, lexicon)), None)
    if scope.subject is not None:
        return
    if (
        scope.clause.kind == "main"
        and not scope.fronted
        and (_foreign_vorfeld(scope, verb.finite, lexicon, figures) or _counted_behind(scope, verb.finite, figures))
    ):
        scope.foreign_subject = True
        return
    if _subject_unnamed(scope):
        scope.foreign_subject = True
    elif candidates:
        scope.subject = max(candidates, key=lambda n: _score(n, scope, verb.finite or 0, verb.plural, lexicon))
    elif scope.parent is not None and scope.clause.separator in ("und", "oder", "aber", "sondern", "doch", ",", "–"):
        scope.subject = scope.parent.subject


def _subject_unnamed(scope: Scope) -> bool:
    """Tell whether a relative pronoun in the nominative means a noun that names nobody: 'der Konzern, der X kaufte'."""
    opener = scope.clause.opener
    if scope.clause.kind != "rel" or opener is None or scope.tokens[opener].low not in ("der", "welcher"):
        return False
    before = scope.clause.before
    masculine = before is not None and any(t.low in ("der", "ein") for t in scope.tokens[max(0, before - 3) : before])
    return masculine and not any(n.first == opener for n in scope.nominals)


def _elliptic(scope: Scope, finite: int, lexicon: Lexicon) -> bool:
    """Tell whether a coordinated clause begins with its verb and so shares the subject: '… und betreibt sie auf Y'."""
    if scope.clause.separator not in lexicon.grammar["coordinators"] or scope.parent is None:
        return False
    before = [i for i in scope.indexes if i < finite and scope.tokens[i].low not in lexicon.grammar["coordinators"]]
    return not before and scope.parent.subject is not None


def _addressed(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Tell whether a name opens a sentence as an address: 'Frau Aydin, im Oktober ist …'."""
    first, behind = nominal.first, nominal.last + 1
    if not 1 <= first <= 2 or tokens[first - 1].low not in ("frau", "herr"):
        return False
    return behind < len(tokens) and tokens[behind].text == ","


def _may_be_subject(nominal: Nominal) -> bool:
    if nominal.noun_before is not None and nominal.cases is not None and "g" in nominal.cases:
        return False  # 'die Sparte der Schwarz Gruppe'
    return nominal.cases is None or "n" in nominal.cases


def _has_staff(nominal: Nominal, scope: Scope, lexicon: Lexicon) -> bool:
    """Tell whether a firm acts through its people: 'Die Forscher der ETH haben …', 'Ihre Ingenieure bauen …'."""
    noun = nominal.noun_before
    own = nominal.genitive_of if nominal.mentions[0].form in ("possessive", "relative") else None
    if own is not None and nominal.prep is None and scope.tokens[own].low in lexicon.grammar["staff"]:
        return own in scope.indexes
    if noun is None or noun not in scope.indexes or scope.tokens[noun].low not in lexicon.grammar["staff"]:
        return False
    if nominal.prep not in (None, "von") or (nominal.cases is not None and "g" not in nominal.cases):
        return False
    for token in reversed(scope.tokens[max(noun - 3, scope.indexes[0]) : noun]):
        if token.low in lexicon.determiners:
            return any(code[0] == "n" for code in lexicon.determiners[token.low])
        if token.low in lexicon.prepositions or token.kind != "word":
            return False
    return True


def _score(nominal: Nominal, scope: Scope, finite: int, plural: bool | None, lexicon: Lexicon) -> float:
    # what an annotator says outweighs the mere order, and no sign of the grammar
    score = (0.5 if nominal.told == "subject" else 0.0) - 0.1 * scope.nominals.index(nominal)
    head = nominal.mentions[-1].head
    if head is not None:
        score -= 2.0
    if scope.clause.kind == "main":
        score += 2.0 if nominal.first < finite else 1.0 if nominal.begins == finite + 1 else 0.5
    if nominal.cases is not None and nominal.cases == {"n"}:
        score += 1.5
    if nominal.mentions[0].form == "relative" and len([n for n in scope.nominals if n.bare]) > 1:
        score -= 0.5
    if scope.clause.kind == "rel" and is_given(nominal, scope, lexicon):
        score -= 2.0
    if plural is not None:
        several = len(nominal.slugs) > 1
        score += 0.6 if several == plural else -0.6
    return score


def _acts_behind(scope: Scope, finite: int, lexicon: Lexicon, figures: frozenset[int]) -> bool:
    """Tell whether the verb asks for somebody who acts, and he stands right behind it: 'Die Server liefert Dell'."""
    verb = scope.clause.verb
    lemmas = {lemma for lemma, _ in verb.lemmas} if verb is not None and not verb.passive else set()
    decides = not lemmas.isdisjoint(lexicon.grammar["deciding_verbs"])
    if not decides and lemmas.isdisjoint(lexicon.grammar["agentive_verbs"]):
        return False
    heads = [i for i in scope.indexes[1:] if i < finite and scope.tokens[i].capital]
    sum_alone = bool(heads) and figures.issuperset(heads)  # 'Die übrigen 60 Millionen Euro stemmt X'
    front = [scope.tokens[i].low for i in (scope.indexes[0], *heads)]
    if (
        not decides
        and not sum_alone
        and not any(lexicon.noun_classes(low) & lexicon.grammar["goods_classes"] for low in front)
    ):
        return False  # 'Das Unternehmen liefert Meta …': who acts may stand before the verb too
    behind = [n for n in scope.nominals if n.bare and n.begins == finite + 1]
    return any(_may_be_subject(n) and n.mentions[-1].head is None for n in behind)


def _counted_behind(scope: Scope, finite: int, figures: frozenset[int]) -> bool:
    """Tell whether so many of something act, right behind a verb in the plural: 'Heute nutzen 400 Kliniken X'."""
    verb, tokens = scope.clause.verb, scope.tokens
    if verb is None or not verb.plural or verb.passive or finite + 1 not in figures or scope.indexes[0] == finite:
        return False
    if any(n.bare and n.first < finite for n in scope.nominals):
        return False
    at = next((i for i in range(finite + 1, len(tokens)) if i not in figures), len(tokens))
    named = any(n.first <= at <= n.last for n in scope.nominals)
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].capital and not tokens[at].name and not named


def _foreign_vorfeld(scope: Scope, finite: int, lexicon: Lexicon, figures: frozenset[int]) -> bool:
    """Tell whether a noun phrase that names nobody stands before the finite verb and must be the subject."""
    front = [i for i in scope.indexes if i < finite and scope.tokens[i].kind != "sign"]
    if not front or any(n.bare and n.first < finite and n.mentions[-1].head is None for n in scope.nominals):
        return False
    if _acts_behind(scope, finite, lexicon, figures):
        return False
    first = scope.tokens[front[0]]
    if first.low in lexicon.prepositions or front[0] in figures:
        return False
    cases = lexicon.determiners.get(first.low)
    if cases is not None:
        has_noun = any(scope.tokens[i].capital for i in front[1:]) or len(front) == 1
        accusative_only = not any(code[0] == "n" for code in cases)
        return has_noun and not accusative_only and not (len(front) == 1 and first.low in ("den", "dem"))
    return first.low in lexicon.grammar["possessives"] and len(front) > 1
