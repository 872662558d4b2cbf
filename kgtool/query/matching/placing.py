"""Places the names of a question in the parameters of a stored one: by class, preposition, case and direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from kgtool.query.matching.naming import Named
from kgtool.query.matching.words import prepositions, words
from kgtool.query.parameter import Parameter
from kgtool.query.question import StoredQuestion

#: Parameters of these names take things of these classes; others take actors.
CLASSES = {
    "model": {"AIModel"},
    "product": {"AIModel", "Application", "Component", "Chip", "ChipGeneration"},
    "platform": {"CloudPlatform"},
    "market": {"Market"},
    "place": {"Location"},
}
_THINGS = frozenset().union(*CLASSES.values())
#: A question that begins so asks for the subject, so that its first bare name is an object.
_ASKS_SUBJECT = frozenset({"wer", "who", "welche", "welcher", "welches", "which"})
_PASSIVE = re.compile(r"\b(?:wird|werden|wurde|wurden|worden|is|are|was|were)\b.*\b(?:von|durch|by)\b", re.IGNORECASE)
#: How descriptions of parameters begin that name a subject, and those that name an object.
_SUBJECT = ("wer", "who", "welcher", "welches", "welche", "which", "der", "the", "wessen", "whose", "worum", "what")
_OBJECT = ("an", "to", "und", "and", "von", "on", "wer", "welcher", "which", "wohin", "auf")
#: How much a name gains that a preposition, its case or its place in the sentence leads to a parameter.
_LED, _TURNED = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """The names by the parameters that take them, those that none takes, and how well they are led there."""

    names: Mapping[str, Named]
    left: tuple[Named, ...]
    led: float


def place(question: StoredQuestion, names: Sequence[Named], text: str) -> Placed:
    """Return the placing in which most names find a parameter that fits, and of those the one that is led best."""
    free = tuple(parameter for parameter in question.parameters if parameter.type == "entity")
    wanted = tuple({named.iri: named for named in names}.values())
    leads = tuple(_leads(wanted, text))
    best = max(_ways(free, wanted, leads), key=lambda way: (len(way[0]), way[1]))
    taken = {id(named) for named in best[0].values()}
    return Placed(best[0], tuple(named for named in wanted if id(named) not in taken), best[1])


def _ways(
    free: Sequence[Parameter], wanted: Sequence[Named], leads: Sequence[tuple[str, ...]]
) -> Iterator[tuple[dict[str, Named], float]]:
    """Yield all ways to place names in parameters; the first of those that are equal keeps the names' order."""
    slots = range(len(wanted))
    for chosen in permutations((*slots, *(None for _ in free)), len(free)):
        placed: dict[str, Named] = {}
        led = 0.0
        for parameter, slot in zip(free, chosen, strict=True):
            if slot is None or not fits(parameter, wanted[slot]):
                continue
            placed[parameter.name] = wanted[slot]
            led += 0.0 if wanted[slot].plain else _gain(parameter, leads[slot], _is_led(wanted[slot]))
        yield placed, led


def _is_led(named: Named) -> bool:
    return named.before in prepositions()


def _gain(parameter: Parameter, leads: Sequence[str], by_preposition: bool) -> float:
    """Return how well the word before a name, or its place, leads to a parameter: the nearer in `leads` the better."""
    begins = {words(text)[0] for text in parameter.description.values()}
    gain = _LED if by_preposition else _TURNED
    return next((gain - number / 20 for number, lead in enumerate(leads) if lead in begins), 0.0)


def _leads(names: Sequence[Named], text: str) -> Iterator[tuple[str, ...]]:
    """Yield for each name how the description of its parameter begins, the likeliest first.

    A preposition leads to its own, and in the passive 'von' leads to the subject. The first bare name is the subject,
    or the object where the question asks for the subject, and the second the object.
    """
    said = words(text)
    clause = re.search(r"\b(?:dass|ob|that|whether)\b", text)
    bare = 1 if said and said[0] in _ASKS_SUBJECT and clause is None else 0
    passive = _PASSIVE.search(text) is not None
    for named in names:
        if named.before in prepositions():
            by = named.before in {"von", "durch", "by"}
            yield _SUBJECT if passive and by else prepositions()[named.before]
        elif named.genitive:
            yield ("wessen", "whose", *_SUBJECT)
        else:
            yield _OBJECT if bare else _SUBJECT
            bare += 1


def fits(parameter: Parameter, named: Named) -> bool:
    """Tell whether a parameter takes what a name stands for."""
    if named.plain and parameter.name != "market" and not parameter.description["de"].startswith("was"):
        return False
    if parameter.name in CLASSES:
        return bool(CLASSES[parameter.name] & named.classes)
    return not named.classes <= _THINGS
