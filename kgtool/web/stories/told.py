"""A story as the graph of a build bears it out: each step with its picture and sentences, and what is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from kgtool.pictures.chord import chord
from kgtool.pictures.marks import FlowMark, Flows
from kgtool.pictures.setting import Setting
from kgtool.query.library import find
from kgtool.web.pages.explained import ShownClaim, shown_claim
from kgtool.web.pages.money import Money, money_of
from kgtool.web.pages.page import Visit
from kgtool.web.stories.highlight import step_drawing
from kgtool.web.stories.sentences import claims_named
from kgtool.web.stories.story import Story, StoryStep


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """A question that a step rests on: its name, its title, how many rows it has."""

    name: str
    title: str
    rows: int


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step in the language of the page: its picture, the sentences and questions behind it, and what is not there."""

    number: int
    title: str
    text: str
    picture: Markup
    claims: tuple[ShownClaim, ...]
    questions: tuple[ToldQuestion, ...]
    missing: tuple[str, ...]


def told(story: Story, visit: Visit, *, alone: bool = False) -> tuple[ToldStep, ...]:
    """Return the steps of a story; in a page that stands `alone` pictures lead to steps, not to this server."""
    money = money_of(visit)
    shown = _shown(story, money)
    if alone:
        shown = _leading_to_steps(story, shown)
    drawing = chord(shown, Setting(visit.language, "story"))
    by_name = {_name(flow): flow for flow in shown.flows}
    steps = []
    for number, step in enumerate(story.steps, start=1):
        flows = [by_name[name] for name in step.flows if name in by_name]
        actors = step.actors or tuple(dict.fromkeys(key for flow in flows for key in (flow.payer, flow.payee)))
        picture = Markup(step_drawing(drawing, f"step-{number}", flows, actors).for_page())
        steps.append(_step(number, step, picture, set(by_name), visit))
    return tuple(steps)


def _step(number: int, step: StoryStep, picture: Markup, flows: set[str], visit: Visit) -> ToldStep:
    claims, questions, missing = list[ShownClaim](), list[ToldQuestion](), list[str]()
    missing += [name for name in step.flows if name not in flows]
    for rest in step.rests:
        if rest.question:
            question = find(rest.question)
            rows = len(visit.graph.ask(rest.question))
            questions.append(ToldQuestion(rest.question, question.title[visit.language], rows))
            missing += [] if rows else [question.title[visit.language]]
        else:
            found = claims_named(visit.case, rest)
            claims += [shown_claim(claim, visit) for claim in found]
            missing += [] if found else [rest.words]
    return ToldStep(
        number=number,
        title=step.title[visit.language],
        text=step.text[visit.language],
        picture=picture,
        claims=tuple(claims),
        questions=tuple(questions),
        missing=tuple(missing),
    )


def _shown(story: Story, money: Money) -> Flows:
    """Return the payments of all circles, and those that the story names."""
    steps = {(flow.payer, flow.payee) for circle in money.circles for flow in circle.cycle.flows}
    named = {name for step in story.steps for name in step.flows}
    flows = [flow for flow in money.flows.flows if (flow.payer, flow.payee) in steps or _name(flow) in named]
    used = {key for flow in flows for key in (flow.payer, flow.payee)}
    return Flows(tuple(actor for actor in money.flows.actors if actor.key in used), tuple(flows))


def _leading_to_steps(story: Story, shown: Flows) -> Flows:
    """Return payments that lead to the first step about them, and actors that lead nowhere."""
    return Flows(
        tuple(replace(actor, href="") for actor in shown.actors),
        tuple(replace(flow, href=_first(story.steps, _name(flow))) for flow in shown.flows),
    )


def _first(steps: Sequence[StoryStep], name: str) -> str:
    return next((f"#part-{number}" for number, step in enumerate(steps, start=1) if name in step.flows), "")


def _name(flow: FlowMark) -> str:
    """Return a payment as stories name it: `Investment/nvidia/openai`."""
    return flow.key.partition("/")[2]
