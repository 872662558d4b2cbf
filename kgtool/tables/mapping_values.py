"""What a mapping says of instruments, states and amounts, checked against the ontology and the claim record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from kgtool.claims.claim import INSTRUMENTS, MODALITIES, STAGES
from kgtool.tables.amounts import AmountStyle
from kgtool.tables.mapping import Kind, State
from kgtool.tables.toml_table import TomlTable
from kgtool.vocabulary.claim_types import ClaimType
from kgtool.vocabulary.ontology import load_ontology

_CURRENCY = re.compile(r"[A-Z]{3}")
#: What a stage says of the modality where the mapping does not: who announces a deal plans it.
_MODALITY: Mapping[str | None, str] = MappingProxyType({"rumoured": "rumoured", "planned": "planned"})
_PAYERS = ("from", "to")


def actors() -> tuple[str, ...]:
    """Return the classes of the ontology that can pay: kg:Actor and what lies below it, sorted."""
    ontology = load_ontology()
    return tuple(sorted(kind for kind in ontology.kinds if ontology.is_a(kind, "Actor")))


def amount_style(table: TomlTable, language: str, *, needed: bool) -> AmountStyle:
    """Return how amounts are written; where there is a column of them, the mapping says the decimal mark."""
    if needed and "decimal" not in table.keys:
        raise table.fault("[amounts] lacks 'decimal'.", 'Write decimal = ".", "," or "auto" below [amounts].')
    currency = table.text("currency")
    if currency is not None and not _CURRENCY.fullmatch(currency):
        raise table.fault(f"'{currency}' is no currency.", "Write its ISO 4217 code, such as USD.", "currency")
    return AmountStyle(currency, table.one_of("decimal", (".", ",", "auto"), "."), language)


def kind_of(table: TomlTable, key: str) -> Kind:
    """Return what an instrument means: `"Investment"`, or a table with claim, instrument and payer."""
    inner = _inner(table, key, "claim", ("claim", "instrument", "payer"))
    types = {name: sides for name, kind in load_ontology().claim_types.items() if (sides := _sides(kind)) is not None}
    claim = inner.one_of("claim", tuple(types), "Payment", "claim type of two names")
    instruments = inner.texts("instrument")
    for code in instruments:
        if code not in INSTRUMENTS:
            raise table.fault(f"'{code}' is no instrument.", f"Use {', '.join(INSTRUMENTS)}.", key)
    payer, payee = types[claim]
    if inner.one_of("payer", _PAYERS, "from") == "to":
        payer, payee = payee, payer
    return Kind(claim, payer, payee, instruments)


def state_of(table: TomlTable, key: str) -> State:
    """Return what a status means: `"agreed"`, or a table with stage, modality and negated."""
    inner = _inner(table, key, "stage", ("stage", "modality", "negated"))
    stage = inner.one_of("stage", STAGES, STAGES[0]) if "stage" in inner.keys else None
    modality = inner.one_of("modality", MODALITIES, _MODALITY.get(stage, "asserted"))
    return State(stage, modality, inner.flag("negated", default=False))


def _inner(table: TomlTable, key: str, short: str, known: tuple[str, ...]) -> TomlTable:
    """Return the table of a key; a text alone is its value of `short`."""
    value = table.data.get(key, {})
    if isinstance(value, str):
        value = {short: value}
    if not isinstance(value, dict):
        cure = f"Write a text, or {{ {' = …, '.join(known)} = … }}."
        raise table.fault(f"'{key}' is neither a text nor a table.", cure, key)
    inner = TomlTable(f"{table.name}.{key}", value, table.text_of_file, table.label, table.line_of(key))
    inner.check_keys(known)
    return inner


def _sides(kind: ClaimType) -> tuple[str, str] | None:
    """Return the roles of both sides of a claim type that two names alone can fill, payer first; else None."""
    sides = (kind.flow_from or kind.deal_from, kind.flow_to or kind.deal_to)
    if None in sides or not set(kind.required_roles) <= set(sides):
        return None
    payer, payee = sides
    assert payer is not None
    assert payee is not None
    return payer, payee
