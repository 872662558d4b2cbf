"""The verb group of a clause: finite verb, main verbs with their prefix joined, voice, modal, tense and mood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgtool.extract.lexicon import Lexicon, VerbForm
from kgtool.extract.syntax.inflection import mood, plural, preterite
from kgtool.extract.tokens import Token

_AUXILIARIES = frozenset({"haben", "sein", "werden"})
_MODALS = frozenset({"wollen", "sollen", "können", "müssen", "dürfen", "mögen", "lassen"})
_HELPERS = _AUXILIARIES | _MODALS


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What the verbs of a clause say together; indexes are token positions in the sentence.

    `lemmas` are the main verbs ('beisteuern' for 'steuert … bei'), with the position of each. `modal` is the lemma of
    a modal, `auxiliary` of the finite auxiliary; `causative` tells that 'lassen' stands with an infinitive.
    """

    finite: int | None
    lemmas: tuple[tuple[str, int], ...]
    passive: bool = False
    perfect: bool = False
    future: bool = False
    modal: str | None = None
    auxiliary: str | None = None
    subjunctive: int = 0
    infinitive: bool = False
    particle: int | None = None
    plural: bool | None = None
    preterite: bool = False
    causative: bool = False


def readings(token: Token, lexicon: Lexicon, first: bool = False) -> tuple[VerbForm, ...]:
    """Return the verb readings of a token; a capitalised word inside a sentence is no verb."""
    if token.kind != "word" or token.name or token.noun or (token.capital and not first):
        return ()
    forms = lexicon.verbs.get(token.low, ())
    return tuple(f for f in forms if not _parts_when_first(f, token, lexicon)) if token.capital and forms else forms


def _parts_when_first(form: VerbForm, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a form only ends a clause, so that a first word is a noun: 'Zugriff auf 400 GPUs'."""
    prefixes = lexicon.grammar["parting_prefixes"]
    return form.finite and any(token.low.startswith(p) and form.lemma.startswith(p) for p in prefixes)


def is_finite(token: Token, lexicon: Lexicon, first: bool = False) -> bool:
    """Tell whether a token can be a finite verb."""
    if token.kind != "word" or token.name or token.noun or (token.capital and not first):
        return False
    if token.capital:
        return any(form.finite for form in readings(token, lexicon, first))
    return lexicon.verbs.is_finite(token.low)


def _has(forms: Sequence[VerbForm], feature: str) -> bool:
    return any(feature in form.features for form in forms)


def verb_group(tokens: Sequence[Token], indexes: Sequence[int], lexicon: Lexicon, *, final: bool) -> VerbGroup | None:
    """Read the verb group of the clause made of the tokens at `indexes`; `final` marks a verb-final clause."""
    verbs = [(i, readings(tokens[i], lexicon, i == indexes[0])) for i in indexes]
    verbs = [(i, forms) for i, forms in verbs if forms and not _is_attribute(tokens, i, forms, indexes, lexicon)]
    if not verbs:
        return None
    zu = [i for i, forms in verbs if _has(forms, "zu-infinitive") or _follows_zu(tokens, i, forms)]
    finites = [(i, forms) for i, forms in verbs if i not in zu and any(f.finite for f in forms)]
    head = _finite(finites, final)
    if head is None:
        return _nonfinite(tokens, verbs, zu, lexicon)
    position, forms = head
    finite_form = _pick_finite(forms)
    rest = [(i, f) for i, f in verbs if i != position and i not in zu]
    if finite_form.lemma in _HELPERS:
        group = _written_apart(tokens, _complex(position, finite_form, forms, rest, lexicon), lexicon)
    else:
        group = _simple(tokens, indexes, position, forms, rest, final=final, lexicon=lexicon)
    return _with_infinitive(group, verbs, zu, lexicon) if zu else group


def _written_apart(tokens: Sequence[Token], group: VerbGroup, lexicon: Lexicon) -> VerbGroup:
    """Join what the spelling may part: 'hat … bekannt gegeben' is 'bekanntgeben'."""
    joined = []
    for lemma, at in group.lemmas:
        low = tokens[at - 1].low if at and not tokens[at - 1].capital else ""
        whole = "" if low in lexicon.prepositions or low == "zu" else low + lemma
        known = bool(low) and any(form.lemma == whole for form in lexicon.verbs.get(whole, ()))
        joined.append((whole if known else lemma, at))
    return replace(group, lemmas=tuple(joined))


def _with_infinitive(
    group: VerbGroup, verbs: Sequence[tuple[int, tuple[VerbForm, ...]]], zu: Sequence[int], lexicon: Lexicon
) -> VerbGroup:
    """Let the infinitive be the main verb where it stands in the clause of its governor: 'X plant Y zu kaufen'."""
    intending, raising = lexicon.grammar["intending_verbs"], lexicon.grammar["raising_verbs"]
    governors = {lemma for lemma, _ in group.lemmas}
    if not governors or not governors <= intending | raising:
        return group
    found = tuple(
        (f.lemma, i) for i, fs in verbs for f in fs if i in zu and f.features & {"infinitive", "zu-infinitive"}
    )
    if any(lemma in _AUXILIARIES | _MODALS for lemma, _ in found):
        return group
    return replace(
        group,
        lemmas=tuple(dict.fromkeys(found)),
        modal="wollen" if governors & intending else group.modal,
        perfect=False,
    )


def _is_attribute(
    tokens: Sequence[Token], i: int, forms: Sequence[VerbForm], indexes: Sequence[int], lexicon: Lexicon
) -> bool:
    """Tell whether a form stands as an adjective before a noun ('der investierten Milliarden', 'das geplante Werk')."""
    for form in forms:
        if "attribute" in form.features:
            break
    else:
        return False
    if not any(form.finite for form in forms):
        return True
    if i + 1 >= len(tokens) or i == indexes[0]:
        return False
    follower = tokens[i + 1]
    if i - 1 == indexes[0] and tokens[i - 1].low in lexicon.grammar["coordinators"]:
        return False  # '… und verdiente 400 Millionen'
    noun_follows = follower.kind == "number" or (follower.capital and follower.kind == "word")
    later = any(form.finite for k in indexes if k > i + 1 for form in readings(tokens[k], lexicon))
    return noun_follows and (later or tokens[i - 1].low in lexicon.grammar["before_attribute"])


def _follows_zu(tokens: Sequence[Token], i: int, forms: Sequence[VerbForm]) -> bool:
    return i > 0 and tokens[i - 1].low == "zu" and _has(forms, "infinitive")


def _finite(
    finites: Sequence[tuple[int, tuple[VerbForm, ...]]], final: bool
) -> tuple[int, tuple[VerbForm, ...]] | None:
    if not finites:
        return None
    helpers = finites
    if len(finites) > 1:
        helpers = [v for v in finites if any(f.finite and f.lemma in _HELPERS and f.lemma != "lassen" for f in v[1])]
    return (helpers or finites)[-1 if final else 0]


def _pick_finite(forms: Sequence[VerbForm]) -> VerbForm:
    ranked = [f for f in forms if f.finite]
    if len(ranked) == 1:
        return ranked[0]
    return min(ranked, key=lambda f: (f.lemma not in _HELPERS, f.particle is not None, f.lemma))


def _auxiliary_as_main(rest: Sequence[tuple[int, tuple[VerbForm, ...]]]) -> tuple[tuple[str, int], ...]:
    """Return 'haben' or 'sein' where it is itself the main verb: 'soll drei Werke haben', 'soll gehabt haben'."""
    wanted = {"participle2", "infinitive"}
    found = [(f.lemma, i) for i, forms in rest for f in forms if f.lemma in _AUXILIARIES and f.features & wanted]
    return tuple(found[:1])


def _complex(
    position: int,
    form: VerbForm,
    forms: Sequence[VerbForm],
    rest: Sequence[tuple[int, tuple[VerbForm, ...]]],
    lexicon: Lexicon,
) -> VerbGroup:
    participles = [(i, f) for i, fs in rest for f in fs if "participle2" in f.features and f.lemma not in _AUXILIARIES]
    infinitives = [(i, f) for i, fs in rest for f in fs if "infinitive" in f.features and f.lemma not in _HELPERS]
    worden = any(f.lemma == "werden" and "participle2" in f.features for _, fs in rest for f in fs)
    second_werden = any(f.lemma == "werden" and "infinitive" in f.features for _, fs in rest for f in fs)
    modal = form.lemma if form.lemma in _MODALS and form.lemma != "lassen" else None
    mains = (
        infinitives
        if (modal or (form.lemma == "werden" and infinitives and not participles))
        else participles or infinitives
    )
    if modal and not infinitives and participles:
        mains = participles
    lemmas = tuple(dict.fromkeys((f.lemma, i) for i, f in mains))
    sein_perfect = lexicon.grammar["sein_perfect"]
    is_participle = mains and mains is participles
    passive = bool(is_participle) and (
        form.lemma == "werden"
        or worden
        or second_werden
        or (form.lemma == "sein" and not any(lemma in sein_perfect for lemma, _ in lemmas))
    )
    if not lemmas:
        lemmas = _auxiliary_as_main(rest) or ((form.lemma, position),)
    return VerbGroup(
        finite=position,
        lemmas=lemmas,
        passive=passive,
        perfect=(form.lemma == "haben" and bool(is_participle))
        or (modal is not None and bool(is_participle) and not second_werden),
        future=form.lemma == "werden" and mains is infinitives and bool(mains),
        modal=modal,
        auxiliary=form.lemma if form.lemma in _AUXILIARIES else None,
        subjunctive=mood(forms, form.lemma),
        plural=plural(forms, form.lemma),
        preterite=preterite(forms, form.lemma),
        causative=bool(infinitives) and any(f.lemma == "lassen" for _, fs in [(position, forms), *rest] for f in fs),
    )


def _simple(
    tokens: Sequence[Token],
    indexes: Sequence[int],
    position: int,
    forms: Sequence[VerbForm],
    rest: Sequence[tuple[int, tuple[VerbForm, ...]]],
    *,
    final: bool,
    lexicon: Lexicon,
) -> VerbGroup:
    finite = [f for f in forms if f.finite]
    particle, found = None, None
    for i in reversed(indexes):
        if i > position and any(f.particle == tokens[i].low for f in finite) and _ends_field(tokens, i, indexes):
            particle = i
            found = tokens[i].low
            break
    chosen = [f for f in finite if f.particle == found] or [f for f in finite if f.particle is None] or finite
    lemmas = [(f.lemma, position) for f in sorted(chosen, key=lambda f: f.lemma)]
    lemmas += [
        (f.lemma, i)
        for i, fs in rest
        for f in fs
        if (f.finite and f.particle is None and _coordinated(tokens, position, i)) or (f.lemma, position) in lemmas
    ]
    lemma = lemmas[0][0]
    return VerbGroup(
        finite=position,
        lemmas=tuple(dict.fromkeys(lemmas)),
        subjunctive=mood(forms, lemma),
        particle=particle,
        plural=plural(forms, lemma),
        preterite=preterite(forms, lemma),
    )


def _coordinated(tokens: Sequence[Token], a: int, b: int) -> bool:
    return abs(a - b) <= 3 and any(
        tokens[k].low in ("und", "oder", "sowie", "bzw") for k in range(min(a, b), max(a, b))
    )


def _ends_field(tokens: Sequence[Token], i: int, indexes: Sequence[int]) -> bool:
    """Tell whether a prefix closes the clause: nothing, a sign or an afterthought stands behind it."""
    following = [k for k in indexes if k > i]
    if not following:
        return True
    after = tokens[following[0]]
    if following[0] != i + 1:
        return True  # a comma or dash stands between
    return after.kind == "sign" or after.low in ("und", "oder", "als", "wie", "um", "mit", "in", "für", "bei")


def _nonfinite(
    tokens: Sequence[Token], verbs: Sequence[tuple[int, tuple[VerbForm, ...]]], zu: Sequence[int], lexicon: Lexicon
) -> VerbGroup | None:
    if zu:
        lemmas = [
            (f.lemma, i) for i, fs in verbs for f in fs if i in zu and f.features & {"infinitive", "zu-infinitive"}
        ]
        modal_tail = [lemma for lemma, _ in lemmas if lemma in _MODALS]
        mains = [(lemma, i) for lemma, i in lemmas if lemma not in _HELPERS]
        if not mains:
            mains = [
                (f.lemma, i)
                for i, fs in verbs
                for f in fs
                if f.features & {"participle2", "infinitive"} and f.lemma not in _HELPERS
            ]
        passive = any(lemma == "werden" for lemma, _ in lemmas)
        return VerbGroup(
            None,
            tuple(dict.fromkeys(mains)),
            passive=passive,
            infinitive=True,
            modal=modal_tail[0] if modal_tail else None,
        )
    participles = [(f.lemma, i) for i, fs in verbs for f in fs if "participle2" in f.features]
    if participles:
        perfect_like = any(lemma in lexicon.grammar["sein_perfect"] for lemma, _ in participles)
        return VerbGroup(None, tuple(dict.fromkeys(participles)), passive=not perfect_like)
    infinitives = [(f.lemma, i) for i, fs in verbs for f in fs if "infinitive" in f.features]
    return VerbGroup(None, tuple(dict.fromkeys(infinitives)), infinitive=True) if infinitives else None
