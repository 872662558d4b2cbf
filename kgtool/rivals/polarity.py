"""One says it is so, another that it is not; or a later text says that it is over."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.reading import FIRM, Reading, disjoint_times, one_text
from kgtool.stated.rung import ASIDE

_LOOSE = FIRM | {"rumoured", "estimated"}


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `denied` for a denial of what another text says, `rumour` of what it only reports as rumour.

    `still` is what a text says after another has told its end.
    """
    said, denied = (one, other) if other.first.negated else (other, one)
    if not _opposed(said, denied):
        return None
    if denied.first.stage in ASIDE:
        return "still" if _older(denied, said) else None
    return "rumour" if said.first.modality == "rumoured" else "denied"


def compare_ended(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `ended` where a text that is not older says that a deal ended, or that anything was called off.

    What was the case and no longer is, such as the use of a cloud, is no contradiction.
    """
    said, denied = (one, other) if other.first.negated else (other, one)
    if not _opposed(said, denied) or denied.first.stage not in ASIDE or _older(denied, said):
        return None
    return "ended" if one.event or denied.first.stage == "cancelled" else None


def _older(one: Reading, other: Reading) -> bool:
    return bool(one.days and other.days and one.days[-1] < other.days[0])


def _opposed(said: Reading, denied: Reading) -> bool:
    if said.first.negated or not denied.first.negated or said.first.stage in ASIDE:
        return False
    if not {said.first.modality, denied.first.modality} <= _LOOSE or one_text(said, denied):
        return False
    if denied.first.exclusivity not in {None, said.first.exclusivity}:
        return False
    return not disjoint_times(said, denied) and _same_measures(said, denied) and _same_things(said, denied)


def _same_measures(said: Reading, denied: Reading) -> bool:
    """Tell whether a denial of a figure is of this figure; one without a figure is of the whole."""
    own, against = said.first.measures, denied.first.measures
    return not against or any(
        a.kind == b.kind and a.unit == b.unit and a.interval(cells=True).overlaps(b.interval(cells=True))
        for a in own
        for b in against
    )


def _same_things(said: Reading, denied: Reading) -> bool:
    """Tell whether no role that both fill is filled otherwise."""
    return all(
        not set(fillers).isdisjoint(said.first.fillers(role))
        for role, fillers in denied.first.roles.items()
        if said.first.fillers(role)
    )
