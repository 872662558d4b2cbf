"""The effects of a supposition as JSON: every figure with its bounds, every path with its flows and claims."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from kgtool.claims.record import decimal_text
from kgtool.intervals.interval import Interval
from kgtool.vocabulary.terms import KG
from kgtool.what_if.commitments import Commitment
from kgtool.what_if.effect import Effect, Exposed, Hit, Sum
from kgtool.what_if.spread import WHOLE, Share

#: What JSON knows.
Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | bool | None"


def effects_json(
    suppositions: Iterable[Mapping[str, str]], effects: Iterable[Effect], labels: Mapping[str, str]
) -> str:
    """Return suppositions and effects as JSON; decimals are strings, shares parts of 1, unknown bounds null."""
    data: Json = {
        "suppositions": [dict(one) for one in suppositions],
        "effects": [
            {
                "what": effect.what,
                "settled": effect.settled,
                "rounds": effect.rounds,
                "hits": [_hit(hit, labels) for hit in effect.hits],
            }
            for effect in effects
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _hit(hit: Hit, labels: Mapping[str, str]) -> Json:
    return {
        "actor": hit.actor,
        "label": labels[hit.actor],
        "tier": hit.tier,
        "shareAfterTwoTiers": _share(hit.after_tiers),
        "share": _share(hit.share),
        "lost": _sum(hit.lost, hit.lost_commitments),
        "exposed": _sum(hit.exposed, hit.exposed_commitments),
        "path": [_commitment(one) for one in hit.path],
    }


def _sum(told: Sum, parts: Iterable[Exposed]) -> Json:
    return {
        "amounts": {unit: _interval(amount) for unit, amount in told.amounts.items()},
        "unknown": told.unknown,
        "of": [{**_commitment(one.commitment), "share": _share(one.share), **_amount(one)} for one in parts],
    }


def _amount(one: Exposed) -> Mapping[str, Json]:
    return {"lost": None if one.amount is None else _interval(one.amount)}


def _commitment(one: Commitment) -> Mapping[str, Json]:
    return {
        "from": one.payer,
        "to": one.payee,
        "inExchange": KG.local_name(one.exchange),
        "amount": None if one.amount is None else _interval(one.amount),
        "currency": one.unit,
        "flows": [flow.iri.value for flow in one.flows],
        "claims": [claim.value for claim in one.claims],
    }


def _interval(interval: Interval) -> Mapping[str, Json]:
    return {"min": _text(interval.known_min), "max": _text(interval.known_max)}


def _share(share: Share) -> Mapping[str, Json]:
    return {"min": _text(Decimal(share[0]) / WHOLE), "max": _text(Decimal(share[1]) / WHOLE)}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else decimal_text(value)
