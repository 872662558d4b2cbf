"""The small graphs that stored questions are checked on, written as claims and concluded as a build concludes.

    documents:
      b.txt: {issued: "2025-11-20", publisher: Testblatt}    # else the 18th of November, Testblatt
    claims:
      - Investment: Nvidia steckt bis zu 10 Mrd. Dollar in Anthropic
        investor: nvidia
        investee: anthropic
        measure: amount ..10e9 USD upTo
        by: Nvidia
        in: b.txt
    mentions:
      a.txt: [MGX]                                           # names that no claim took

The first key of a claim is its type, with the words of the text. What is no field of a claim is a role, with one slug
or a list. A measure is a kind, an interval (`5e9`, `1..2`, `1..`, `..2`), a unit and a hedge, then `per=`, `of=`,
`scope=`, and its words in quotation marks where they are not all of the claim's. `id` names a claim, `for` the claim
that it is given in return for. Slugs stand with label, kind and owner in `queries/cases/things.yaml`; others are
companies.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kgtool.analyse.analysis import analyse
from kgtool.claims import Claim, Entity, Measure, Span, TimeSpan
from kgtool.clashes.find import clashes
from kgtool.data_files import load_yaml
from kgtool.documents.document import Document
from kgtool.errors import DataFileError, Place
from kgtool.extract.reading import Covered, Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.resources import folder
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris

_DAY, _PUBLISHER, _DOCUMENT = "2025-11-18", "Testblatt", "a.txt"
_OWN = frozenset({"measure", "by", "in", "id", "for", "time", "modality", "negated", "exclusivity", "jointly"}) | {
    "instrument",
    "stage",
    "condition",
    "duration",
    "cancellable",
}
_MEASURE = re.compile(
    r"(?P<kind>\w+) (?P<low>[\d.e-]*?)(?P<to>\.\.)?(?P<high>(?<=\.\.)[\d.e-]*)? (?P<unit>\S+?)"
    r"(?: (?P<hedge>[a-z]\w+))?(?P<more>(?: (?:per|of|scope)=\w+)*)(?: \"(?P<words>[^\"]+)\")?"
)


def small_graph(path: Path, iris: Iris) -> ox.Store:
    """Return a store with ontology, documents, facts, inferences and analysis of the claims in a file."""
    data = load_yaml(path)
    store = ox.Store()
    ontology = folder("ontology", "kgtool.ttl").read_bytes()
    store.load(ontology, format=ox.RdfFormat.TURTLE, to_graph=iris.ontology_graph)
    mentions = data.get("mentions") or {}
    names = {str(said.get("in", _DOCUMENT)) for said in data["claims"]} | set(mentions)
    digests: dict[str, str] = {}
    for name in sorted(names):
        said = [entry for entry in data["claims"] if entry.get("in", _DOCUMENT) == name]
        store.extend(_document(name, said, mentions.get(name) or [], data, digests, path, iris))
    known = load_ontology()
    store.extend(resolve(store, iris, known))
    store.extend(infer(store, iris))
    store.extend(analyse(store, iris, known))
    store.extend(clashes(store, iris))
    return store


def _document(
    name: str,
    said: Iterable[Mapping[str, Any]],
    mentioned: Iterable[str],
    data: Mapping[str, Any],
    digests: dict[str, str],
    path: Path,
    iris: Iris,
) -> list[ox.Quad]:
    about = (data.get("documents") or {}).get(name) or {}
    said, mentioned = list(said), list(mentioned)
    text = "".join(f"{line}\n" for line in [*(next(iter(entry.values())) for entry in said), *mentioned])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    claims = []
    for entry in said:
        try:
            claim = _claim(entry, name, sha256, text, digests)
        except (ValueError, ArithmeticError) as error:
            raise DataFileError(f"{entry} is no claim: {error}.", "Mend it.", Place(str(path), 1)) from error
        digests[str(entry.get("id"))] = claim.id
        claims.append(claim)
    opened = tuple(_open(word, text) for word in mentioned)
    day = about.get("issued", _DAY)
    document = Document(
        name,
        text,
        sha256,
        title=name,
        issued=None if day is None else date.fromisoformat(day),
        publisher=about.get("publisher", _PUBLISHER),
    )
    return document_quads(document, Reading(tuple(claims), _entities(claims), len(said), 0, 0, opened), iris)


def _claim(entry: Mapping[str, Any], document: str, sha256: str, text: str, digests: Mapping[str, str]) -> Claim:
    kind, quote = next(iter(entry.items()))
    start = text.index(f"{quote}\n")
    roles = {role: _list(fillers) for role, fillers in entry.items() if role != kind and role not in _OWN}
    return Claim(
        document=document,
        sha256=sha256,
        type=kind,
        roles=tuple((role, tuple(roles[role])) for role in sorted(roles)),
        spans=(Span(start, start + len(quote)),),
        rule="case",
        confidence=Decimal("0.9"),
        measures=tuple(_measure(words, quote) for words in _list(entry.get("measure"))),
        modality=entry.get("modality", "asserted"),
        negated=entry.get("negated", False),
        exclusivity=entry.get("exclusivity"),
        time=_time(entry.get("time"), quote),
        attribution=tuple(_list(entry.get("by"))),
        stage=entry.get("stage"),
        instrument=tuple(_list(entry.get("instrument"))),
        jointly=entry.get("jointly"),
        condition=entry.get("condition"),
        in_return_for=digests[str(entry["for"])] if "for" in entry else None,
        duration=entry.get("duration"),
        cancellable=entry.get("cancellable"),
    )


def _list(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _measure(words: str, quote: str) -> Measure:
    match = _MEASURE.fullmatch(words)
    if match is None:
        raise ValueError(f"'{words}' is no measure")
    low = Decimal(match["low"]) if match["low"] else None
    high = (Decimal(match["high"]) if match["high"] else None) if match["to"] else low
    more = dict(pair.split("=") for pair in match["more"].split())
    text = match["words"] or quote
    scope, of = more.get("scope"), more.get("of")
    return Measure(match["kind"], low, high, match["unit"], text, more.get("per"), match["hedge"], scope, of)


def _time(words: str | None, quote: str) -> TimeSpan | None:
    if words is None:
        return None
    start, _, end = words.partition("..")
    days = [date.fromisoformat(day) if day else None for day in (start, end or start)]
    return TimeSpan(days[0], days[1], quote)


def _open(word: str, text: str) -> Covered:
    start = text.index(f"{word}\n")
    return Covered(start, start + len(word), "name", word, text.count("\n", 0, start) + 1, "open", "no_role")


def _entities(claims: Iterable[Claim]) -> tuple[Entity, ...]:
    known = load_yaml(folder("queries", "cases", "things.yaml"))
    slugs = {slug for claim in claims for _, fillers in claim.roles for slug in fillers}
    slugs |= {known[slug][2] for slug in slugs if slug in known and len(known[slug]) > 2}
    entities = []
    for slug in sorted(slugs):
        label, kinds, owner = (*known.get(slug, (slug.title(), "Company")), None)[:3]
        entities.append(Entity(slug, label, tuple(kinds.split()), owner, provisional=slug not in known))
    return tuple(entities)
