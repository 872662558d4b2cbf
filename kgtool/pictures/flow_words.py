"""What a payment says when it is hovered over or read aloud, and the legend of kinds."""

from __future__ import annotations

from collections.abc import Iterable

from kgtool.pictures.legend import Entry
from kgtool.pictures.marks import KINDS, FlowMark
from kgtool.pictures.setting import Setting


def flow_title(flow: FlowMark, labels: dict[str, str], setting: Setting) -> str:
    """Return a payment's own title, else a sentence of payer, payee, amount, kind and rung."""
    if flow.title:
        return flow.title
    return setting.say(
        "flow" if flow.rung else "flow_plain",
        payer=labels[flow.payer],
        payee=labels[flow.payee],
        words=flow.words or setting.say("no_amount"),
        kind=setting.say(f"kind_{flow.kind}"),
        rung=setting.say(f"rung_{flow.rung}"),
    )


def flow_legend(flows: Iterable[FlowMark], unit: str, setting: Setting) -> tuple[Entry, ...]:
    """Return the legend of what these payments show: their kinds, sure and hedged parts, those without an amount."""
    shown = list(flows)
    kinds = [kind for kind in KINDS if any(flow.kind == kind for flow in shown)]
    # Where nothing is known of kinds, there is nothing to tell apart.
    entries = [Entry("kind", kind, setting.say(f"kind_{kind}")) for kind in kinds if kinds != ["other"]]
    known = [flow for flow in shown if flow.most is not None and flow.unit == unit]
    if known:
        entries.append(Entry("direction", "other", setting.say("legend_direction")))
    if any(flow.low for flow in known):
        entries.append(Entry("sure", "other", setting.say("legend_sure")))
    if hedged := [flow for flow in known if flow.low != flow.high]:
        entries.append(Entry("hedged", hedged[0].kind, setting.say("legend_hedged")))
    if len(known) < len(shown):
        entries.append(Entry("none", "other", setting.say("legend_none")))
    return tuple(entries)
