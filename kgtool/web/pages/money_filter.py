"""Which payments and circles a page shows: the fields of its form beside those of the view."""

from __future__ import annotations

from dataclasses import dataclass

from kgtool.errors import UsageError
from kgtool.pictures.marks import KINDS, FlowMark, Flows
from kgtool.query.library import nearest
from kgtool.web.pages.money import LONGEST, Money, MoneyCircle
from kgtool.web.pages.page import Visit

#: What is drawn: the payments of the circles that are shown, or every payment.
_SHOWN = ("circles", "all")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class MoneyFilter:
    """The kinds of payments (none is all), the greatest length of circles, an actor's key, all payments or circles'."""

    kinds: tuple[str, ...] = ()
    length: int = LONGEST
    actor: str = ""
    everything: bool = False

    def has(self, flow: FlowMark) -> bool:
        """Tell whether a payment is of a kind that is shown."""
        return not self.kinds or flow.kind in self.kinds

    def circles(self, money: Money) -> tuple[MoneyCircle, ...]:
        """Return the circles that can be gone around on payments of these kinds, through the actor, no longer."""
        between = {(flow.payer, flow.payee) for flow in money.flows.flows if self.has(flow)}
        return tuple(
            circle
            for circle in money.circles
            if len(circle.cycle.actors) <= self.length
            and (not self.actor or any(actor.key == self.actor for actor in circle.cycle.actors))
            and all((flow.payer, flow.payee) in between for flow in circle.cycle.flows)
        )

    def flows(self, money: Money) -> Flows:
        """Return the payments that are drawn, with their actors."""
        if self.everything:
            found = [f for f in money.flows.flows if self.has(f) and self.actor in ("", f.payer, f.payee)]
        else:
            steps = {(flow.payer, flow.payee) for circle in self.circles(money) for flow in circle.cycle.flows}
            found = [f for f in money.flows.flows if self.has(f) and (f.payer, f.payee) in steps]
        used = {key for flow in found for key in (flow.payer, flow.payee)}
        return Flows(tuple(actor for actor in money.flows.actors if actor.key in used), tuple(found))


def filter_of(visit: Visit) -> MoneyFilter:
    """Return what the query of a visit asks for; an unknown kind, a length out of bounds, … is a UsageError."""
    kinds = tuple(dict.fromkeys(word for word in visit.fields.get("kind", ()) if word))
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(f"'{kind}' is no kind of payment.", nearest(kind, KINDS))
    length = visit.field("length", str(LONGEST))
    if not (length.isascii() and length.isdigit() and _SHORTEST <= int(length[:3]) <= LONGEST):
        raise UsageError(f"'{length}' is no length of circles.", f"Give one from {_SHORTEST} to {LONGEST}.")
    shown = visit.field("show", _SHOWN[0])
    if shown not in _SHOWN:
        raise UsageError(f"'{shown}' cannot be shown.", nearest(shown, _SHOWN))
    return MoneyFilter(kinds, int(length), visit.field("actor"), shown == "all")
