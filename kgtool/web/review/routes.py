"""The queue under /review: a page of forms, and what they send."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kgtool.decisions.decision import Decision
from kgtool.decisions.files import write_decision
from kgtool.errors import KgtoolError, UsageError
from kgtool.review.deciding import Word, correct, judge
from kgtool.web.current import Current
from kgtool.web.pages.page import LANGUAGES, Page, Visit
from kgtool.web.pages.registry import entries
from kgtool.web.pages.render import render
from kgtool.web.pages.routes import failed, visit_of
from kgtool.web.pages.wording import words
from kgtool.web.review.access import COOKIE, NoAccessError, check_form, check_token, form_key
from kgtool.web.review.sitting import sitting

#: Claims shown at once; bytes that a form may have.
SHOWN, LARGEST = 5, 20_000
_NOT_KEPT = {"Cache-Control": "no-store"}


def routes(current: Current, token: str, data: Path, who: str) -> list[BaseRoute]:
    """Return the routes of the queue; `who` decides, `data` is the folder that decisions are written to."""

    def queue(request: Request) -> Response:
        given = request.query_params.get("token")
        try:
            check_token(request, token, given or request.cookies.get(COOKIE))
        except NoAccessError as error:
            return _answered(current, request, {}, _raising(error))
        if given is not None:
            # The token leaves the address, so that it is in no history and no one reads it over a shoulder.
            answer = RedirectResponse("/review", 303, _NOT_KEPT)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/review")
            return answer
        return _answered(current, request, {}, lambda visit: _page(visit, token, data, who))

    async def sent(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                break
        return await run_in_threadpool(decided, request, body)

    def decided(request: Request, body: bytes) -> Response:
        fields: dict[str, str] = {}
        try:
            check_token(request, token, request.cookies.get(COOKIE))
            fields = _fields(body)
            check_form(request, token, fields.get("form", ""))
        except KgtoolError as error:
            return _answered(current, request, fields, _raising(error))
        try:
            with current.borrow() as reading:
                write_decision(_decision(Visit(reading, "/review"), fields, data, who), data)
        except KgtoolError as error:
            return _answered(current, request, fields, _raising(error))
        language = fields.get("lang", "")
        return RedirectResponse(f"/review?lang={language}" if language in LANGUAGES else "/review", 303, _NOT_KEPT)

    return [Route("/review", queue, methods=["GET"]), Route("/review", sent, methods=["POST"])]


def _fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form, the last of each name; a body that is none is a UsageError."""
    if len(body) > LARGEST:
        raise UsageError("The form is larger than one.", f"Send at most {LARGEST} bytes.")
    try:
        return {name: values[-1] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
    except ValueError as fault:
        raise UsageError("What was sent is no form.", "Send one of the page.") from fault


def _decision(visit: Visit, fields: dict[str, str], data: Path, who: str) -> Decision:
    entry, seen = sitting(visit.reading, data, visit.language).claim(fields.get("claim", ""))
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
    word = Word(who, moment, fields.get("why", ""))
    action = fields.get("action", "")
    if action in ("accept", "reject"):
        return judge(action, entry, seen, word)
    if action == "correct":
        return correct(entry, [line for line in fields.get("fields", "").splitlines() if line.strip()], seen, word)
    raise UsageError(f"'{action}' is no decision.", "Use accept, reject or correct.")


def _page(visit: Visit, token: str, data: Path, who: str) -> Page:
    sat = sitting(visit.reading, data, visit.language)
    values = {
        "shown": sat.shown(SHOWN),
        "left": len(sat.queue.open),
        "stale": [one.decision for one in sat.queue.stale],
        "form": form_key(token),
        "who": who,
    }
    return Page("review.html", words(visit.language, "review.title"), values, "sources")


def _raising(error: KgtoolError) -> Callable[[Visit], Page]:
    def make(_visit: Visit) -> Page:
        raise error

    return make


def _answered(current: Current, request: Request, fields: dict[str, str], make: Callable[[Visit], Page]) -> Response:
    with current.borrow() as reading:
        visit = visit_of(request, reading)
        if fields.get("lang") in LANGUAGES:
            visit = Visit(reading, "/review", {}, {"lang": (fields["lang"],)})
        try:
            page = make(visit)
        except KgtoolError as error:
            visit, page = failed(visit, error)
        return HTMLResponse(render(page, visit, entries()), page.status, _NOT_KEPT)
