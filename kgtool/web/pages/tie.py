"""The page of a tie: the index of a customer and a provider with its dimensions, formula, sentences, remedies."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pyoxigraph as ox

from kgtool.pictures.bars import BarMark, bars
from kgtool.pictures.setting import Setting
from kgtool.resolve.money_words import number_words
from kgtool.web.pages.actor import form_of
from kgtool.web.pages.block import block
from kgtool.web.pages.explained import shown_claim
from kgtool.web.pages.held import claims_behind, in_this_view, in_view
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.payments import Figure, figure
from kgtool.web.pages.ties import Part, Tie, ties
from kgtool.web.pages.wording import words


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a tie by the IRI of its index or of one kind of dependence; none in the view says so."""
    pair = tuple(iri.rpartition("#")[0].split("/")[-2:] if "#" in iri else iri.split("/")[-2:])
    found = next((tie for tie in ties(visit) if (tie.customer_slug, tie.provider_slug) == pair), None)
    if found is None:
        name = visit.reading.graph(visit.language).case.naming.name(f"<{iri}>")
        return Page("absent.html", name, {"what": name, **form_of(visit)}, "lock-in")
    base = visit.reading.iris.base
    ends = [f"{base}entity/{slug}" for slug in pair]
    node = in_view(visit, f"{base}lock-in-index/all/{'/'.join(pair)}")
    settings = {"actor": ends[0], "provider": ends[1]}
    columns = ("kind", "exclusivity", "min", "max", "currency", "share", "claims")
    values = {
        "tie": found,
        "ends": [in_this_view(visit, visit.link(end) or "") for end in ends],
        "all_link": in_this_view(visit, visit.to("/lock-in")),
        "picture": _picture(found, visit.language),
        "lower": words(visit.language, "tie.lower", **_formula(found.parts, found.low, visit.language, lower=True)),
        "upper": words(visit.language, "tie.upper", **_formula(found.parts, found.high, visit.language, lower=False)),
        "even": _is_even(found),
        "part_links": {part.code: _part_link(visit, node, part) for part in found.parts},
        "kinds": block(visit, "lock-in", settings, columns),
        "evidence": [shown_claim(claim, visit) for claim in claims_behind(visit, node, "analysis")],
        **form_of(visit),
    }
    title = words(visit.language, "tie.title", customer=found.customer, provider=found.provider)
    return Page("tie.html", title, values, "lock-in")


def _picture(tie: Tie, language: str) -> Figure:
    """Return the index, and each dimension that is known, as bars of an interval from 0 to 1."""
    marks = [BarMark("index", words(language, "tie.index"), tie.low, tie.high, words=tie.span, href="#formula")]
    for part in tie.parts:
        if part.low is not None and part.high is not None:
            marks.append(BarMark(part.code, part.label, part.low, part.high, words=part.span, href="#parts"))
    return figure(bars(marks, Setting(language, "tie"), words(language, "tie.picture")))


def _formula(parts: Sequence[Part], value: Decimal, language: str, *, lower: bool) -> dict[str, str]:
    """Return the sum of an end of the index in figures: what is unknown is 0 below and 1 above."""
    ends = [_end(part, lower) for part in parts]
    return {
        "low" if lower else "high": " + ".join(number_words(end, language) for end in ends),
        "all": str(len(parts)),
        "value": number_words(value, language),
    }


def _end(part: Part, lower: bool) -> Decimal:
    bound = part.low if lower else part.high
    return Decimal(0 if lower else 1) if bound is None else bound


def _is_even(tie: Tie) -> bool:
    """Tell whether the plain mean of the dimensions is the index, as it is where all weigh the same."""
    means = (sum((_end(part, lower) for part in tie.parts), Decimal(0)) / len(tie.parts) for lower in (True, False))
    return all(abs(mean - value) < Decimal("0.006") for mean, value in zip(means, (tie.low, tie.high), strict=True))


def _part_link(visit: Visit, node: ox.NamedNode, part: Part) -> str:
    """Return the way to the sentences of a dimension: its row of lock-in-parts."""
    base, pair = visit.reading.iris.base, node.value.split("/")[-2:]
    settings = {"actor": f"{base}entity/{pair[0]}", "provider": f"{base}entity/{pair[1]}"}
    return in_this_view(visit, visit.to(f"/q/lock-in-parts/row/{part.place}", **settings))
