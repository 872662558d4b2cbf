"""How firmly customers are tied to providers, as pages show it: the index as an interval, never without its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kgtool.interface.values import Cell
from kgtool.resolve.money_words import number_words
from kgtool.vocabulary.terms import DEFAULT_POLICY
from kgtool.web.pages.cast import cast_of
from kgtool.web.pages.held import in_this_view
from kgtool.web.pages.page import Visit
from kgtool.web.pages.wording import words


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension of a tie: its code and label, its bounds (None where no text says anything), a sentence, a remedy."""

    code: str
    label: str
    low: Decimal | None
    high: Decimal | None
    claims: int
    quote: str
    remedy: str
    span: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A customer's tie to a provider: the index from 0 to 1, how many dimensions are known, its kinds and parts."""

    customer: str
    customer_slug: str
    provider: str
    provider_slug: str
    low: Decimal
    high: Decimal
    known: int
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]
    span: str
    link: str


def ties(visit: Visit) -> tuple[Tie, ...]:
    """Return every tie of the view, those with the highest lower bound first."""
    return visit.reading.kept(("ties", visit.view, visit.language), lambda: _read(visit))


def ties_of(visit: Visit, slug: str) -> tuple[Tie, ...]:
    """Return the ties of which an actor is the customer or the provider."""
    return tuple(tie for tie in ties(visit) if slug in (tie.customer_slug, tie.provider_slug))


def _read(visit: Visit) -> tuple[Tie, ...]:
    slugs = {member.label: member.slug for member in cast_of(visit).values() if member.acts}
    parts: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for row in visit.graph.ask("lock-in-parts"):
        parts[str(row["actor"]), str(row["provider"])].append(_part(row, visit.language))
    rows: dict[tuple[str, str], list[Mapping[str, Cell]]] = defaultdict(list)
    for row in visit.graph.ask("lock-in"):
        if row["indexMin"] is not None:
            rows[str(row["actor"]), str(row["provider"])].append(row)
    found = [
        _tie(visit, pair, (slugs[pair[0]], slugs[pair[1]]), of_pair, tuple(parts[pair]))
        for pair, of_pair in rows.items()
        if pair[0] in slugs and pair[1] in slugs
    ]
    return tuple(sorted(found, key=lambda tie: (-tie.low, -tie.high, tie.customer, tie.provider)))


def _tie(
    visit: Visit,
    names: tuple[str, str],
    slugs: tuple[str, str],
    rows: list[Mapping[str, Cell]],
    parts: tuple[Part, ...],
) -> Tie:
    low, high = (Decimal(str(rows[0][name])) for name in ("indexMin", "indexMax"))
    iri = f"{visit.reading.iris.base}lock-in-index/{DEFAULT_POLICY}/{slugs[0]}/{slugs[1]}"
    return Tie(
        customer=names[0],
        customer_slug=slugs[0],
        provider=names[1],
        provider_slug=slugs[1],
        low=low,
        high=high,
        known=int(str(rows[0]["dimensions"])),
        kinds=tuple(words(visit.language, f"tie.kind_{kind}") for kind in sorted({str(row["kind"]) for row in rows})),
        parts=parts,
        span=span_words(low, high, visit.language),
        link=in_this_view(visit, visit.link(iri) or ""),
    )


def _part(row: Mapping[str, Cell], language: str) -> Part:
    low, high = (None if row[name] is None else Decimal(str(row[name])) for name in ("min", "max"))
    span = words(language, "tie.unknown") if low is None or high is None else span_words(low, high, language)
    return Part(
        code=str(row["code"]),
        label=str(row["dimension"]),
        low=low,
        high=high,
        claims=int(str(row["claims"] or 0)),
        quote=" ".join(str(row["quote"] or "").split()),
        remedy=str(row["remedy"]),
        span=span,
    )


def span_words(low: Decimal, high: Decimal, language: str) -> str:
    """Return an interval from 0 to 1 in words.

    >>> span_words(Decimal("0.1"), Decimal("0.95"), "en")
    '0.1 to 0.95'
    """
    first, last = number_words(low, language), number_words(high, language)
    return first if low == high else words(language, "tie.span", low=first, high=last)
