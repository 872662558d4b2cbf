"""Which colour a type of claim has: types of one family share it and differ by the line below the words."""

from __future__ import annotations

#: Each family with its types, in the order of the legend. A type of its own line has the family's line of its place.
FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("money", ("Investment", "Acquisition", "DealVolume", "FundingTotal", "ProfitShare", "Payment")),
    ("figure", ("Revenue", "Profit", "Loss", "Valuation", "OrderBacklog", "RevenueShare", "CustomerCount")),
    ("cloud", ("CloudCommitment", "CloudUse", "CloudAvailability", "CapitalExpenditure")),
    ("chip", ("ChipPurchase", "ChipUse", "ChipDesign", "ComponentSupply", "HardwareOptimisation")),
    ("market", ("MarketShare", "MarketGrowth", "Competition")),
    ("tie", ("Partnership", "ProductIntegration", "Leadership")),
)
#: How the words of the first, second … type of a family are underlined (`line-1` is plain).
_LINES = 5


def look(kind: str) -> str:
    """Return the style classes of a claim type, `money line-1`; of one without a family those of ties.

    >>> look("Acquisition")
    'money line-2'
    """
    for family, kinds in FAMILIES:
        if kind in kinds:
            return f"{family} line-{min(kinds.index(kind), _LINES - 1) + 1}"
    return "tie line-1"


def rank(kind: str) -> tuple[int, int]:
    """Return the place of a claim type in the legend."""
    for place, (_, kinds) in enumerate(FAMILIES):
        if kind in kinds:
            return place, kinds.index(kind)
    return len(FAMILIES), 0
