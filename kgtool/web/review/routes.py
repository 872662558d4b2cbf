"""The pages under /review, and what their forms send."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kgtool.decisions.decision import Decision
from kgtool.decisions.files import write_decision
from kgtool.errors import KgtoolError, UsageError
from kgtool.stated.claim_key import SHOWN
from kgtool.web.current import Current
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.registry import entries
from kgtool.web.pages.render import render
from kgtool.web.pages.routes import failed, visit_of
from kgtool.web.review import adding, claims, deciding, joining
from kgtool.web.review.access import COOKIE, NoAccessError, check_form, check_token
from kgtool.web.review.sheet import Fault, Room, Sheet

#: The pages, in the order in which they lead to each other.
SHEETS: tuple[Sheet, ...] = (claims.SHEET, adding.SHEET, joining.SHEET, deciding.SHEET)
#: Bytes that a form may have.
LARGEST = 20_000
_NOT_KEPT = {"Cache-Control": "no-store"}


def routes(current: Current, token: str, data: Path, who: str) -> list[BaseRoute]:
    """Return the routes of all pages; `who` decides, `data` is the folder that decisions are written to."""
    room = Room(who, data, token)
    return [route for sheet in SHEETS for route in _Answers(current, room, sheet).routes()]


class _Answers:
    """Answers what is asked of one page."""

    def __init__(self, current: Current, room: Room, sheet: Sheet) -> None:
        self._current, self._room, self._sheet = current, room, sheet

    def routes(self) -> list[BaseRoute]:
        path = self._sheet.path
        return [Route(path, self._shown, methods=["GET"]), Route(path, self._sent, methods=["POST"])]

    def _shown(self, request: Request) -> Response:
        given = request.query_params.get("token")
        try:
            check_token(request, self._room.token, given or request.cookies.get(COOKIE))
        except NoAccessError as error:
            return self._answered(request, {}, _raising(error))
        if given is not None:
            # The token leaves the address, so that it is in no history and no one reads it over a shoulder.
            answer = RedirectResponse(self._sheet.path, 303, _NOT_KEPT)
            answer.set_cookie(COOKIE, self._room.token, httponly=True, samesite="strict", path="/review")
            return answer
        return self._answered(request, None, lambda visit: self._sheet.make(visit, self._room, None))

    async def _sent(self, request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                break
        return await run_in_threadpool(self._decided, request, body)

    def _decided(self, request: Request, body: bytes) -> Response:
        fields: dict[str, str] = {}
        try:
            check_token(request, self._room.token, request.cookies.get(COOKIE))
            fields = _fields(body)
            check_form(request, self._room.token, fields.pop("form", ""))
        except KgtoolError as error:
            return self._answered(request, {}, _raising(error))
        with self._current.borrow() as reading:
            visit = Visit(reading, self._sheet.path, {}, {name: (value,) for name, value in fields.items()})
            try:
                decision = self._sheet.decide(visit, self._room)
                write_decision(decision, self._room.data)
                return RedirectResponse(self._next(visit, decision), 303, _NOT_KEPT)
            except KgtoolError as error:
                fault = error
        return self._answered(request, fields, lambda visit: self._again(visit, fault))

    def _next(self, visit: Visit, decision: Decision) -> str:
        """Return where it goes on: the page says what was decided."""
        kept = {name: visit.field(name) for name in self._sheet.kept}
        return visit.to(self._sheet.path, **kept, done=decision.id[:SHOWN])

    def _again(self, visit: Visit, error: KgtoolError) -> Page:
        """Return the page with what was filled in and the fault beside its form; where it has no form, the fault."""
        try:
            return self._sheet.make(visit, self._room, Fault.of(error, visit.language))
        except KgtoolError:
            raise error from None

    def _answered(self, request: Request, fields: Mapping[str, str] | None, make: Callable[[Visit], Page]) -> Response:
        """Return a page; `fields` are those of a form that was sent, in place of the query's."""
        with self._current.borrow() as reading:
            visit = visit_of(request, reading)
            if fields is not None:
                sent = {name: (value,) for name, value in fields.items()}
                visit = Visit(reading, self._sheet.path, {}, sent or visit.fields)
            try:
                page = make(visit)
            except KgtoolError as error:
                visit, page = failed(visit, error)
                page = replace(page, values={**page.values, "error": Fault.of(error, visit.language)})
            return HTMLResponse(render(page, visit, entries()), page.status, _NOT_KEPT)


def _fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form, the last of each name; a body that is none is a UsageError."""
    if len(body) > LARGEST:
        raise UsageError("The form is larger than one.", f"Send at most {LARGEST} bytes.")
    try:
        return {name: values[-1] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
    except ValueError as fault:
        raise UsageError("What was sent is no form.", "Send one of the page.") from fault


def _raising(error: KgtoolError) -> Callable[[Visit], Page]:
    def make(_visit: Visit) -> Page:
        raise error

    return make
