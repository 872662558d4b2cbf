"""Clauses: a sentence cut at commas, brackets and conjunctions, and put together again by its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kgtool.extract.lexicon import Lexicon
from kgtool.extract.syntax.nouns import settle_nouns
from kgtool.extract.syntax.segments import Segment, apposed, segments
from kgtool.extract.syntax.verbs import VerbGroup, is_finite, readings, verb_group
from kgtool.extract.tokens import Token


@dataclass(slots=True)
class Clause:
    """One clause: the positions of its tokens, its kind and verb group, and the clause it depends on.

    `kind` is main, sub, rel, inf, paren or fragment; `opener` the position of a subordinator or relative pronoun;
    `before` the position of the last token before a relative clause, where its antecedent stands.
    """

    indexes: list[int]
    kind: str
    opener: int | None = None
    parent: Clause | None = None
    verb: VerbGroup | None = None
    before: int | None = None
    separator: str = ""
    conditional: bool = False

    @property
    def final(self) -> bool:
        """Tell whether the finite verb stands at the clause's end."""
        return self.kind in ("sub", "rel")


def _words(tokens: Sequence[Token], segment: Segment, lexicon: Lexicon) -> list[int]:
    """Return the word positions of a segment without leading conjunctions and adverbs of focus."""
    links, focus = lexicon.grammar["coordinators"], lexicon.grammar["clause_focus"]
    words = [i for i in segment.indexes if tokens[i].kind != "sign"]
    while len(words) > 1 and ((low := tokens[words[0]].low) in links or low in focus):
        words.pop(0)
    return words


def _opener(tokens: Sequence[Token], words: Sequence[int], lexicon: Lexicon) -> tuple[str, int] | None:
    """Return (kind, position) of what opens a subordinate clause at the start of a segment."""
    if not words:
        return None
    first = tokens[words[0]]
    grammar = lexicon.grammar
    before = tokens[words[0] - 1].low if words[0] else ""
    focused = before in ("auch", "nur", "sogar", "selbst", "insbesondere", "allem")
    if first.low in grammar["infinitive_openers"] and first.low != "ohne":
        return "inf", words[0]
    for offset in (0, 1):
        if len(words) <= offset + 1:
            break
        token = tokens[words[offset]]
        if offset == 1 and first.low not in lexicon.prepositions:
            break
        follower = tokens[words[offset + 1]]
        if is_finite(follower, lexicon) and len(words) > offset + 2 and token.low not in ("dass", "ob", "weil"):
            return None
        if token.low in grammar["relatives"] and not focused:
            return "rel", words[offset]
        if offset == 0 and token.low in grammar["subordinators"]:
            return "sub", words[0]
    return None


def _ends_with_verb(tokens: Sequence[Token], words: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a finite verb closes the segment, at most an afterthought behind it."""
    for distance, i in enumerate(reversed(words)):
        if is_finite(tokens[i], lexicon):
            behind = words[len(words) - distance :][:1]
            afterthought = any(tokens[k].low in lexicon.prepositions for k in behind)
            return distance <= 1 or (afterthought and not _noun_phrase(tokens, words[: -distance - 1], lexicon))
        if distance > 8:
            return False
    return False


def _noun_phrase(tokens: Sequence[Token], words: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether words are an article with its noun, so that a verb behind it stands second: 'der Umsatz stieg …'."""
    if len(words) < 2 or not tokens[words[1]].capital or tokens[words[1]].name:
        return False
    return not any(tokens[i].low in lexicon.prepositions or tokens[i].name for i in words)


def clauses(tokens: Sequence[Token], lexicon: Lexicon) -> list[Clause]:
    """Cut a sentence into clauses, in the order of their first tokens."""
    settle_nouns(tokens, lexicon)
    assembly = _Assembly(tokens, lexicon)
    for segment in segments(tokens, lexicon):
        assembly.add(segment)
    for clause in assembly.found:
        clause.verb = verb_group(tokens, clause.indexes, lexicon, final=clause.final)
    _mark_condition(tokens, assembly.found, lexicon)
    return assembly.found


def _mark_condition(tokens: Sequence[Token], found: Sequence[Clause], lexicon: Lexicon) -> None:
    """Mark a condition without 'wenn': its verb opens the sentence, another opens the clause behind the comma."""
    if len(found) < 2 or found[0].verb is None or found[0].verb.finite != found[0].indexes[0]:
        return
    for clause in found[1:]:
        if clause.kind == "main":
            first = tokens[clause.indexes[0]]
            found[0].conditional = clause.separator == "," and (
                is_finite(first, lexicon) or first.low in lexicon.grammar["consequents"]
            )
            return


@dataclass(slots=True)
class _Assembly:
    """Puts the pieces of a sentence together: a clause goes on until it has its verb."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    found: list[Clause] = field(default_factory=list)
    main: Clause | None = None
    open_sub: Clause | None = None

    def add(self, segment: Segment) -> None:
        """Take the next piece in: into the clause before, or as a clause of its own."""
        words = _words(self.tokens, segment, self.lexicon)
        finite = _finite_in(self.tokens, words, self.lexicon)
        if segment.depth > 0:
            self.found.append(Clause(segment.indexes, "paren", parent=self._broken(), separator="("))
            return
        if segment.separator == ")" and self._resume(segment):
            return
        opener = _opener(self.tokens, words, self.lexicon)
        if opener and opener[0] == "rel" and segment.separator not in (",", "und", "oder", "aber", "–", "-"):
            opener = None  # 'Die Vereinbarung …' opens a sentence with an article
        if self._closes_main(segment, words):
            opener, finite = None, False
        unfinished = self.open_sub is not None and not _has_verb(self.tokens, self.open_sub, self.lexicon)
        if self.open_sub is not None and unfinished and opener is None:
            self.open_sub.indexes.extend(segment.indexes)
        elif opener and self._subordinate(segment, words, opener[0], finite):
            self._open(segment, opener)
        else:
            self.open_sub = None
            self._main(segment, words, finite)

    def _broken(self) -> Clause | None:
        """Return the clause that a bracket breaks into: a subordinate one without its verb yet, else the main one."""
        sub = self.open_sub
        return sub if sub is not None and not _has_verb(self.tokens, sub, self.lexicon) else self.main

    def _resume(self, segment: Segment) -> bool:
        """Go on with the clause that a bracket broke into."""
        broken = self.open_sub or self.main
        before = next((c for c in reversed(self.found) if c.kind != "paren"), None)
        if broken is None or broken is not before or not segment.indexes:
            return False
        broken.indexes.extend(segment.indexes)
        if broken.kind == "fragment" and _has_finite(self.tokens, broken, self.lexicon):
            broken.kind = "main"
        return True

    def _closes_main(self, segment: Segment, words: Sequence[int]) -> bool:
        """Tell whether a piece ends with the participle that the main clause waits for.

        'wird, so heißt es, durch die X untersagt', 'wird von A, B und C finanziert'
        """
        if self.main is None or self.open_sub is not None or segment.separator != "," or len(words) < 2:
            return False
        ends = {feature for form in readings(self.tokens[words[-1]], self.lexicon) for feature in form.features}
        opens = self.tokens[words[0]].low in self.lexicon.prepositions or self._lists(words)
        if "participle2" not in ends or not opens:
            return False
        forms = [form for i in self.main.indexes for form in readings(self.tokens[i], self.lexicon, i == 0)]
        waits = any(form.finite and form.lemma in self.lexicon.grammar["auxiliary_verbs"] for form in forms)
        return waits and not any(form.features & {"participle2", "infinitive"} for form in forms)

    def _lists(self, words: Sequence[int]) -> bool:
        """Tell whether words before the last are the end of a list: 'wird von A, B und C finanziert'."""
        joined = any(self.tokens[i].low in ("und", "sowie") for i in words[1:-2])
        return joined and not _finite_in(self.tokens, words[:-1], self.lexicon)

    def _subordinate(self, segment: Segment, words: Sequence[int], kind: str, finite: bool) -> bool:
        """Tell whether what looks like a subordinator opens a clause: by its verb at the end, or one that comes."""
        if kind in ("inf", "sub"):
            return True
        if finite and _ends_with_verb(self.tokens, words, self.lexicon):
            return not self._brackets(words)
        if finite and segment.separator == "," and self.tokens[words[0]].low == "was":
            return True  # no article, so what goes on behind its verb changes nothing: 'was … entspricht und …'
        begun = self.main is not None and _has_finite(self.tokens, self.main, self.lexicon)
        if finite or segment.separator != "," or (not begun and apposed(self.tokens, words, self.lexicon)):
            return False
        return _relative_ahead(self.tokens, words, self.lexicon)

    def _brackets(self, words: Sequence[int]) -> bool:
        """Tell whether an auxiliary stands before the participle that closes a piece, as only in a main clause.

        'A, der Konzern B und das Start-up C haben … vereinbart': the article is no relative pronoun.
        """
        if "participle2" not in {f for form in readings(self.tokens[words[-1]], self.lexicon) for f in form.features}:
            return False
        inner = (form for i in words[2:-1] for form in readings(self.tokens[i], self.lexicon) if form.finite)
        return any(form.lemma in self.lexicon.grammar["auxiliary_verbs"] for form in inner)

    def _open(self, segment: Segment, opener: tuple[str, int]) -> None:
        kind, position = opener
        parent = self.found[-1] if self.found and (kind == "rel" or self.main is None) else self.main
        before = segment.indexes[0] - 2 if segment.separator else None
        if parent is not None and parent.kind == "paren":  # '… von X (seit Mai) 12 Mrd., was …' goes on about the whole
            parent = next((clause for clause in self.found if before in clause.indexes), parent)
        clause = Clause(segment.indexes, kind, position, parent, before=before, separator=segment.separator)
        self.found.append(clause)
        self.open_sub = clause

    def _main(self, segment: Segment, words: Sequence[int], finite: bool) -> None:
        main = self.main
        if not finite and _has_zu(self.tokens, words, self.lexicon):
            parent = self.found[-1] if self.found else None
            self.found.append(Clause(segment.indexes, "inf", parent=parent, separator=segment.separator))
        elif finite and (main is None or self._complete(main, segment, words)):
            self.main = Clause(segment.indexes, "main", parent=main, separator=segment.separator)
            self.found.append(self.main)
        elif main is not None and _goes_on(self.tokens, main, segment, self.lexicon):
            main.indexes.extend(segment.indexes)
        else:
            clause = Clause(segment.indexes, "main" if finite else "fragment", parent=main, separator=segment.separator)
            self.found.append(clause)
            if main is None or segment.separator in (":", ";"):
                self.main = clause

    def _complete(self, main: Clause, segment: Segment, words: Sequence[int]) -> bool:
        """Tell whether a piece with a verb begins a new clause: the one before has its verb, or is behind a label.

        'TPG → Norvik: 1 Mrd. Dollar, die Tochter baut Hallen', but 'Im Mai, am Tag danach, kaufte X …'.
        """
        if _has_finite(self.tokens, main, self.lexicon):
            return True
        listed = main.kind == "fragment" and main.separator == ":" and segment.separator == ","
        counted = any(self.tokens[i].kind == "number" for i in main.indexes)  # no list of names: 'Neu: A, B und C …'
        return listed and counted and not is_finite(self.tokens[words[0]], self.lexicon)


def _has_verb(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    if clause.kind == "inf":
        return _has_zu(tokens, clause.indexes, lexicon)
    return any(is_finite(tokens[i], lexicon) for i in clause.indexes[1:])


def _finite_in(tokens: Sequence[Token], words: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a finite verb stands among the words; an infinitive behind 'zu' is none."""
    for i in words:
        if not is_finite(tokens[i], lexicon, i == 0) or (i and tokens[i - 1].low == "zu"):
            continue
        if not (i + 1 < len(tokens) and tokens[i + 1].low == "zu" and _is_infinitive(tokens[i], lexicon)):
            return True
    return False


def _is_infinitive(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word is an infinitive, as before another: 'übernehmen zu wollen'."""
    return any("infinitive" in form.features for form in readings(token, lexicon))


def _goes_on(tokens: Sequence[Token], main: Clause, segment: Segment, lexicon: Lexicon) -> bool:
    """Tell whether a verbless piece belongs to the clause before: after a comma always, after a dash or colon only
    where that clause has its verb ('Nvidia investiert selbst: 10 Mrd. in X')."""
    if segment.separator in (":", "–", "—", "-"):
        return _has_finite(tokens, main, lexicon)
    return segment.separator not in (";", "→", "⇌")


def _has_finite(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    return _finite_in(tokens, clause.indexes, lexicon)


def _has_zu(tokens: Sequence[Token], words: Sequence[int], lexicon: Lexicon) -> bool:
    for i in words:
        behind_zu = i > 0 and tokens[i - 1].low == "zu"
        for form in readings(tokens[i], lexicon):
            if "zu-infinitive" in form.features or (behind_zu and "infinitive" in form.features):
                return True
    return False


def _relative_ahead(tokens: Sequence[Token], words: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a finite verb comes soon after a relative pronoun that a comma parts from it."""
    if not words:
        return False
    for token in tokens[words[-1] + 1 : words[-1] + 12]:
        if token.low in lexicon.grammar["coordinators"] and tokens[token.index - 1].text == ",":
            return False
        if is_finite(token, lexicon):
            return True
    return False
