"""`kgtool review`: decide about what was read, what most depends on first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import DataOption, LanguageOption, StoreFolderOption, one_of, store_path
from kgtool.cli.terminal import talk, write_text
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.cli.reviewing import Desk

ACTIONS = ("accept", "reject", "correct", "add", "same", "undo")
FORMATS = ("text", "json")
#: How many claims are listed unless --limit says so.
LIMIT = 20


def run(
    action: Annotated[
        str | None, typer.Argument(metavar="ACTION", help=f"{', '.join(ACTIONS)}; without one a dialogue begins.")
    ] = None,
    what: Annotated[
        list[str] | None, typer.Argument(metavar="WHAT", help="The claim and its fields, or what ACTION takes.")
    ] = None,
    *,
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason of a decision.")] = "",
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who decides; else git's user.name, else the account.")
    ] = "",
    listed: Annotated[bool, typer.Option("--list", help="List the open claims, and decide nothing.")] = False,
    decided: Annotated[bool, typer.Option("--decided", help="List the decisions, the last first.")] = False,
    stats: Annotated[bool, typer.Option("--stats", help="Show how often rules and types were right.")] = False,
    examples: Annotated[
        bool, typer.Option("--examples", help="Print decisions as examples for the files of patterns.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="List at most so many claims.")] = LIMIT,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How lists are written.")] = "text",
    store: StoreFolderOption = None,
    data: DataOption = None,
    lang: LanguageOption = "",
) -> None:
    """Accept, reject or correct claims; what a circle rests on alone comes first, then what is most doubtful.

    Decisions are lines below decisions/ in your data folder; the next build holds to them. undo takes one back, by a
    line of its own. The first digits name a claim, and a decision, which its claim names as well. Examples:

    \b
      kgtool review
      kgtool review --list --limit 5
      kgtool review accept 3f2a9c41 --why 'So steht es da.'
      kgtool review reject 3f2a9c41 --why 'Nur ein Gerücht.'
      kgtool review correct 3f2a9c41 modality=planned 'amount=bis zu 5 Mrd. Dollar' --why 'Erst angekündigt.'
      kgtool review add a.txt 'Nvidia steigt bei Nokia ein' Investment investor=Nvidia investee=Nokia --why 'Fehlte.'
      kgtool review same sk-hynix hynix --why 'Ein Unternehmen.'
      kgtool review undo 3f2a9c41 --why 'Doch nicht.'
      kgtool review --decided
      kgtool review --stats
      kgtool review --examples >> examples.yaml
    """
    language = choose(lang)
    one_of(format, FORMATS, "format")
    place = store_path(store)
    from kgtool.cli.reviewing import data_folder, desk, who
    from kgtool.resources import use

    folder = data_folder(data, place)
    use(folder if folder.is_dir() else None)
    if stats or examples or decided:
        from kgtool.cli.review_learning import learn

        learn(folder, language, format, limit, "stats" if stats else "examples" if examples else "decided")
        return
    if action is not None:
        one_of(action, ACTIONS, "action")
    with desk(place, folder, who(by), language) as sitting:
        if action is not None:
            _act(sitting, action, list(what or ()), why)
        elif listed:
            _list(sitting, limit, format)
        else:
            from kgtool.cli.review_dialogue import converse

            converse(sitting)


def _act(desk: Desk, action: str, what: list[str], why: str) -> None:
    from kgtool.review.deciding import add, correct, judge
    from kgtool.review.missing import missing

    needed = {"accept": 1, "reject": 1, "correct": 2, "add": 4, "same": 2, "undo": 1}[action]
    if len(what) < needed or (action not in ("correct", "add") and len(what) > needed):
        raise UsageError(f"'{action}' does not take this.", "See the examples of kgtool review --help.")
    word = desk.word(why)
    if action in ("same", "undo"):
        desk.keep(desk.same(what[0], what[1], why) if action == "same" else desk.undo(what[0], why))
        return
    if action == "add":
        seen = desk.seen(what[0])
        desk.keep(add(missing(what[2], what[1], what[3:]), seen, word))
        return
    entry, seen = desk.entry(what[0])
    desk.keep(correct(entry, what[1:], seen, word) if action == "correct" else judge(action, entry, seen, word))


def _list(desk: Desk, limit: int, format: str) -> None:
    from kgtool.review.as_json import as_json
    from kgtool.review.shown import as_text, lines

    entries = desk.queue.open[:limit]
    if format == "json":
        write_text(as_json(entries, desk.queue.stale))
    else:
        for number, entry in enumerate(entries, start=1):
            shown = desk.shows.entry(entry, desk.shelf.seen(entry.claim.document))
            write_text(as_text(lines(shown, desk.language, f"[{number}]")))
    left, stale = len(desk.queue.open), len(desk.queue.stale)
    talk(say(desk.language, "review_listed", shown=len(entries), claims=left, stale=stale))
