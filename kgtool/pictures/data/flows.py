"""The payments of a graph as marks: who pays whom, for what, how much, how far it has come."""

from __future__ import annotations

from collections import defaultdict

from kgtool.pictures.data.source import PictureSource, Row, code, decimal
from kgtool.pictures.marks import KINDS, ActorMark, FlowMark, Flows, Kind
from kgtool.pictures.words import amount, brief, say
from kgtool.query.solutions import plain


def flows_of(source: PictureSource) -> Flows:
    """Return every payment of the facts with its actors, sorted by their keys: each one actor once."""
    hedges = _hedges(source)
    rows = source.looked_up("flows")
    flows = tuple(sorted((_flow(row, hedges, source) for row in rows), key=lambda flow: flow.key))
    labels = {plain(row[side]): plain(row[f"{side}_name"]) for row in rows for side in ("payer", "payee")}
    notes = _notes(source)
    actors = tuple(
        ActorMark(_key(iri), label, source.link(iri), note=notes.get(label, ""))
        for iri, label in sorted(labels.items())
    )
    return Flows(actors, flows)


def _flow(row: Row, hedges: dict[str, set[str]], source: PictureSource) -> FlowMark:
    iri, language = plain(row["flow"]), source.language
    low, high, unit = decimal(row["min"]), decimal(row["max"]), plain(row["unit"])
    own = hedges.get(iri, set())
    hedge = next(iter(own)) if len(own) == 1 else ""
    words = amount(low, high, unit, language, hedge)
    kind, rung = _kind(row), code(row["rung"], "stage")
    parts = {
        "payer": plain(row["payer_name"]),
        "payee": plain(row["payee_name"]),
        "words": words or say(language, "no_amount"),
        "kind": say(language, f"kind_{kind}"),
    }
    title = say(language, "flow", **parts, rung=say(language, f"rung_{rung}"))
    return FlowMark(
        key=iri.partition("/flow/")[2] or iri,
        payer=_key(plain(row["payer"])),
        payee=_key(plain(row["payee"])),
        kind=kind,
        low=low,
        high=high,
        unit=unit,
        words=words,
        rung=rung,
        hedge=hedge,
        claims=int(plain(row["claims"]) or 0),
        href=source.link(iri),
        title=title,
    )


def _kind(row: Row) -> Kind:
    found = code(row["exchange"], "exchange")
    return next((kind for kind in KINDS if kind == found), "other")


def _key(iri: str) -> str:
    return iri.rpartition("/")[2]


def _hedges(source: PictureSource) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in source.looked_up("flow-hedges"):
        found[plain(row["flow"])].add(code(row["hedge"], "hedge"))
    return found


def _notes(source: PictureSource) -> dict[str, str]:
    """Return what each actor pays and gets, by its press name, in the currency that it has most of."""
    found: dict[str, str] = {}
    for row in source.asked("balances"):
        said = []
        for word, side in (("pays", "paid"), ("gets", "received")):
            low, high = decimal(row[f"{side}Min"]), decimal(row[f"{side}Max"])
            if words := brief(low, high, plain(row["currency"]), source.language):
                said.append(say(source.language, word, amount=words))
        found.setdefault(plain(row["actor"]), ", ".join(said))
    return found
