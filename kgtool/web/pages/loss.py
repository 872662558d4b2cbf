"""What follows where one pays another no more, as `kgtool what-if --cancelled` reckons it, for pages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kgtool.resolve.money_words import money_words, number_words
from kgtool.vocabulary.terms import slug_of
from kgtool.web.pages.page import Visit
from kgtool.web.pages.wording import words
from kgtool.what_if.commitments import Commitments, commitments
from kgtool.what_if.effect import Hit, effects
from kgtool.what_if.shock import Shock
from kgtool.what_if.spread import WHOLE, Share

#: So many of those who lose most are named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Loss:
    """Who loses how much of what it receives, in percent as an interval, and the amounts, all in words."""

    actor: str
    share: str
    amount: str


def losses(visit: Visit, payer: ox.NamedNode, payee: ox.NamedNode) -> tuple[Loss, ...]:
    """Return who loses money first where one actor pays another nothing any more."""
    found = _commitments(visit)
    ends = (slug_of(payer), slug_of(payee))
    shock = Shock()
    for place, one in enumerate(found.all):
        if (one.payer, one.payee) == ends:
            shock.take(place, (WHOLE, WHOLE))
    hits = [hit for effect in effects(found, shock) if effect.what == "funding" for hit in effect.hits]
    return tuple(_loss(hit, found, visit.language) for hit in hits[:_NAMED])


def _commitments(visit: Visit) -> Commitments:
    def make() -> Commitments:
        return commitments(visit.graph.seen.store.engine, visit.case.graph("facts"))

    return visit.reading.kept(("commitments", visit.view), make)


def _loss(hit: Hit, found: Commitments, language: str) -> Loss:
    known = [(unit, sum_) for unit, sum_ in sorted(hit.lost.amounts.items()) if sum_.min or sum_.known_max]
    amounts = [money_words(sum_.min, sum_.known_max, unit, language) for unit, sum_ in known]
    label = found.graph.labels.get(hit.actor, hit.actor)
    return Loss(label, share_words(hit.share, language), ", ".join(said for said in amounts if said))


def share_words(share: Share, language: str) -> str:
    """Return a share in percent as an interval.

    >>> share_words((250_000, 1_000_000), "en")
    '25 to 100 %'
    """
    low, high = (number_words((Decimal(part) * 100 / WHOLE).quantize(Decimal(1)), language) for part in share)
    return f"{low} %" if low == high else f"{words(language, 'tie.span', low=low, high=high)} %"
