"""A corpus of any size for the benchmarks: `python -m tests.benchmarks.corpus 10000 FOLDER`.

Short German texts about a few hundred actors, of whom a few stand in most deals. Each deal is told by many texts, with
hedges, other figures, other words, dates and publishers; one text in seven is copied from another with a new head. The
same seed gives the same texts. What each sentence says is known, so `Corpus.read` gives the claims of a text without
the extractor.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import yaml

from kgtool.claims import Claim, Entity, Measure, Span
from kgtool.claims.slug import slug
from kgtool.documents import Document
from kgtool.extract.reading import Reading

TABLE = Path(__file__).with_suffix(".tsv")
WORDS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
HEDGES = (("", "exact"), ("", "exact"), ("rund ", "approx"), ("bis zu ", "upTo"), ("mindestens ", "atLeast"))
BILLION = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to say a claim, a row of the table."""

    type: str
    roles: tuple[tuple[str, str], ...]
    measures: tuple[str, ...]
    values: dict[str, str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Deal:
    """What texts tell of: two actors, a type, and the figure that most texts give, in billions, percent or counts."""

    type: str
    first: str
    second: str
    figure: int


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the claim that it carries; the claim's document and span are those of nothing yet."""

    sentence: str
    claim: Claim


def tellings() -> dict[str, list[Telling]]:
    """Read the table: the ways to tell each type of claim."""
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    found: dict[str, list[Telling]] = {}
    for kind, roles, measures, values, sentence in rows:
        pairs = tuple((role, actor) for role, _, actor in (entry.partition("=") for entry in roles.split()))
        stated = dict(entry.split("=") for entry in values.split())
        found.setdefault(kind, []).append(Telling(kind, pairs, tuple(measures.split()), stated, sentence))
    return found


def _skewed(count: int) -> list[float]:
    """Return cumulated weights by which the first of many are taken far more often than the last."""
    return list(accumulate(1 / (rank + 2) for rank in range(count)))


def _measure(kind: str, figure: int, hedge: tuple[str, str], scope: str | None) -> Measure:
    words, name = hedge
    unit, text, value = {
        "amount": ("USD", f"{figure} Milliarden Dollar", figure * BILLION),
        "share": ("%", f"{figure} Prozent", Decimal(figure)),
        "growth": ("%", f"{figure} Prozent", Decimal(figure)),
        "quantity": ("1", f"{figure}.000", Decimal(figure * 1000)),
    }[kind]
    low, high = (None if name == "upTo" else value), (None if name == "atLeast" else value)
    return Measure(kind, low, high, unit, words + text, hedge=name, scope=scope)


class Corpus:
    """Texts by number, without end; `actors` and `deals` are fixed by the seed and the intended number of texts."""

    def __init__(self, documents: int, seed: int = 4) -> None:
        self._seed = seed
        chance = random.Random(f"world {seed}")
        self._tellings = tellings()
        invented = {
            f"{stem}{end} {chance.choice(WORDS['forms'])}": None for stem in WORDS["stems"] for end in WORDS["ends"]
        }
        names = list(invented)
        chance.shuffle(names)
        self.actors = [*WORDS["known"], *names]
        self._names = {_identity(name): name for name in self.actors}
        self._actor_weights = _skewed(len(self.actors))
        self.deals = [self._deal(chance) for _ in range(max(20, documents))]
        self._deal_weights = _skewed(len(self.deals))
        self._said: dict[str, Said] = {}

    def _deal(self, chance: random.Random) -> Deal:
        first, second = chance.choices(self.actors, cum_weights=self._actor_weights, k=2)
        while second == first:
            second = chance.choice(self.actors)
        return Deal(chance.choice(list(self._tellings)), first, second, chance.randint(1, 90))

    def text(self, number: int, version: int = 0) -> str:
        """Return the text of a number; another version tells of other deals."""
        chance = random.Random(f"{self._seed} {number} {version}")
        told = number
        while told > 10 and random.Random(f"copy {self._seed} {told}").random() < 1 / 7:
            told -= random.Random(f"copied {self._seed} {told}").randint(1, 10)
        facts = chance if told == number else random.Random(f"{self._seed} {told} {version}")
        deals = facts.choices(self.deals, cum_weights=self._deal_weights, k=12)
        sentences = [self._tell(deal, facts) for deal in dict.fromkeys(deals)]
        day = date(2025, 1, 1) + timedelta(days=chance.randrange(360))
        head = f"{deals[0].first}: Nachrichten vom Markt, Folge {number}\n\n"
        head += f"Berlin, {day.day}. {WORDS['months'][day.month - 1]} {day.year}\n\n"
        return head + "\n\n".join(sentences) + f"\n\nQuelle der Angaben: {chance.choice(WORDS['publishers'])}\n"

    def _tell(self, deal: Deal, chance: random.Random) -> str:
        telling = chance.choice(self._tellings[deal.type])
        figure = deal.figure if chance.random() < 0.8 else max(1, deal.figure + chance.randint(-5, 5))
        scope = telling.values.get("scope")
        measures = tuple(_measure(kind, figure, chance.choice(HEDGES), scope) for kind in telling.measures)
        speaker = chance.choice(WORDS["speakers"])
        words = {measure.kind: measure.text for measure in measures}
        sentence = telling.sentence.format(A=deal.first, B=deal.second, S=speaker, **words)
        if sentence not in self._said:
            self._said[sentence] = Said(sentence, _claim(telling, deal, measures, speaker))
        return sentence

    def read(self, document: Document) -> Reading:
        """Return the claims of a text of this corpus, as `kgtool.extract.read` does, without reading German."""
        claims, start = [], 0
        for line in document.text.split("\n"):
            if (said := self._said.get(line)) is not None:
                spans = (Span(start, start + len(line)),)
                claims.append(replace(said.claim, document=document.path, sha256=document.sha256, spans=spans))
            start += len(line) + 1
        slugs = sorted({one for claim in claims for _, fillers in claim.roles for one in fillers})
        entities = tuple(Entity(one, self._names[one], ("Company",)) for one in slugs)
        figures = sum(len(claim.measures) for claim in claims)
        return Reading(tuple(claims), entities, len(claims), figures, figures)

    def documents(self, count: int) -> Iterator[Document]:
        """Yield the first texts as documents."""
        for number in range(count):
            text = self.text(number)
            digest = hashlib.sha256(text.encode()).hexdigest()
            issued = date(2025, 1, 1) + timedelta(days=number % 360)
            publisher = WORDS["publishers"][number % len(WORDS["publishers"])]
            yield Document(name(number), text, digest, issued=issued, publisher=publisher)

    def write(self, folder: Path, numbers: Sequence[int]) -> None:
        """Write texts of these numbers into a folder, each in a file of its own."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in numbers:
            (folder / name(number)).write_text(self.text(number), encoding="utf-8")


def name(number: int) -> str:
    """Return the file name of a text."""
    return f"text-{number:06}.txt"


def _identity(name: str) -> str:
    """Return the slug that a reader gives an actor: without the legal form."""
    whole, _, last = name.rpartition(" ")
    return slug(whole if last in WORDS["forms"] else name)


def _claim(telling: Telling, deal: Deal, measures: tuple[Measure, ...], speaker: str) -> Claim:
    actors = {"A": _identity(deal.first), "B": _identity(deal.second)}
    roles: dict[str, tuple[str, ...]] = {}
    for role, actor in telling.roles:
        roles[role] = (*roles.get(role, ()), actors[actor])
    values = telling.values
    return Claim(
        document="none",
        sha256="0" * 64,
        type=telling.type,
        roles=tuple(sorted(roles.items())),
        spans=(Span(0, 1),),
        rule=f"benchmark.{telling.type}",
        confidence=Decimal("0.9"),
        measures=measures,
        modality=values.get("modality", "asserted"),
        negated="negated" in values,
        exclusivity=values.get("exclusivity"),
        attribution=(speaker,) if "attribution" in values else (),
        stage=values.get("stage"),
    )


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=4)
    given = parser.parse_args()
    Corpus(given.documents, given.seed).write(given.folder, range(given.documents))


if __name__ == "__main__":
    main()
