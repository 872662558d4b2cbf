"""The rung that a claim stands on: how far the deal has come by its words."""

from __future__ import annotations

from kgtool.stated.claim import StatedClaim

#: The rungs from the lowest; a deal that ended or was cancelled stands aside of them.
RUNGS = ("rumoured", "planned", "agreed", "delivered")
#: What ends a deal: it did hold, or it never will.
ASIDE = ("ended", "cancelled")

#: The rung of a claim whose words do not decide it: an estimate says no more than a plan.
_BY_MODALITY = {"rumoured": "rumoured", "planned": "planned", "estimated": "planned", "asserted": "agreed"}


def rung(claim: StatedClaim) -> str | None:
    """Return the rung of a claim: its stage, else what its modality allows; None for a hypothesis.

    Reported speech bounds it: what is only rumoured to be agreed is a rumour.
    """
    by_modality = _BY_MODALITY.get(claim.modality)
    if claim.stage is None or by_modality is None:
        return by_modality
    return "rumoured" if claim.modality == "rumoured" and claim.stage in RUNGS else claim.stage


def at_least(rung_of_claim: str | None, wanted: str) -> bool:
    """Tell whether a rung is a wanted one or above it; what ended or was cancelled is on none."""
    return rung_of_claim in RUNGS and RUNGS.index(rung_of_claim) >= RUNGS.index(wanted)
