"""Rows: a table's claims, its deals and its figures, in the order of the text."""

from __future__ import annotations

from kgtool.claims import Claim
from kgtool.extract.tables.deals import deal_claims
from kgtool.extract.tables.grid import Table
from kgtool.extract.tables.reports import report_claims
from kgtool.extract.tables.sheet import Source, sheet_of


def table_claims(table: Table, source: Source, owner: tuple[str, ...], currency: str | None) -> tuple[Claim, ...]:
    """Return the claims of a table; `owner` is whom the text speaks of where it stands."""
    sheet = sheet_of(table, source, owner, currency)
    found = [*(() if table.upright else deal_claims(sheet)), *report_claims(sheet)]
    return tuple(sorted(found, key=lambda claim: claim.spans[0].start))
