"""What a page is made of, and who asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from kgtool.errors import UsageError
from kgtool.explain.case import Case
from kgtool.interface.graph import KnowledgeGraph
from kgtool.query.library import nearest
from kgtool.views.asked import asked
from kgtool.views.view import View
from kgtool.web.addresses import is_web_link, path_of
from kgtool.web.reading import Reading

#: The languages of pages, that of those which name none first.
LANGUAGES = ("de", "en")
#: The query fields that say which claims count; pages keep them in links to pages that read them.
VIEW_FIELDS = ("policy", "rung", "as-of", "on", "without")


@dataclass(frozen=True)
class Visit:
    """A request for a page: the build that answers it, the path with its parts, and the query's fields by name."""

    reading: Reading
    address: str
    parts: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def field(self, name: str, default: str = "") -> str:
        """Return the last value of a query field, the default where it is not there or empty."""
        return next((value for value in reversed(self.fields.get(name, ())) if value.strip()), default)

    @cached_property
    def language(self) -> str:
        """Return the language of the page; an unknown one is a UsageError."""
        wanted = self.field("lang", LANGUAGES[0])
        if wanted not in LANGUAGES:
            raise UsageError(f"'{wanted}' is no language.", nearest(wanted, LANGUAGES))
        return wanted

    @cached_property
    def view(self) -> View:
        """Return the view that the query asks for; an unknown policy, rung or day is a UsageError."""
        return asked(
            policy=self.field("policy", "all"),
            rung=self.field("rung") or None,
            as_of=self.field("as-of") or None,
            on=self.field("on") or None,
            without=[word for word in self.fields.get("without", ()) if word.strip()],
        )

    @property
    def graph(self) -> KnowledgeGraph:
        """Return the graph in the page's language under its view."""
        return self.reading.graph(self.language, self.view)

    @property
    def case(self) -> Case:
        """Return what explains the graph under the view."""
        return self.graph.case

    def to(self, path: str, /, **fields: object) -> str:
        """Return a link to a path of this server in the page's language; `_` in a field's name stands for `-`.

        None and empty fields are left out.
        """
        bare, mark, fragment = path.partition("#")
        bare, _, given = bare.partition("?")
        # The language stands first in every link, so that a page has one address.
        language = "" if self.language == LANGUAGES[0] else f"lang={self.language}"
        chosen = {name.replace("_", "-"): str(value) for name, value in fields.items() if value not in (None, "")}
        query = "&".join(part for part in (language, given, urlencode(chosen)) if part)
        return f"{bare}{'?' if query else ''}{query}{mark}{fragment}"

    def kept(self, *names: str) -> str:
        """Return the fields of these names as they stand in a query, '' where none has a value."""
        pairs = [(name, value) for name in names for value in self.fields.get(name, ()) if value.strip()]
        return urlencode(pairs)

    def kept_view(self) -> str:
        """Return the view's fields as they stand in a query, '' for the default view."""
        return self.kept(*VIEW_FIELDS)

    def link(self, iri: str) -> str | None:
        """Return where an IRI leads: to this server where it is ours, out where it is http(s), nowhere otherwise."""
        own = path_of(iri, self.reading.iris)
        if own is not None:
            return self.to(own)
        return iri if is_web_link(iri) else None

    def in_language(self, language: str) -> str:
        """Return the address of this page in another language."""
        pairs = [] if language == LANGUAGES[0] else [("lang", language)]
        pairs += [(name, value) for name, values in self.fields.items() if name != "lang" for value in values]
        path = self.address.partition("?")[0]
        return f"{path}?{urlencode(pairs)}" if pairs else path


@dataclass(frozen=True, slots=True)
class Page:
    """What a template is filled with. `section` is the entry of the navigation that the page belongs to."""

    template: str
    title: str
    values: Mapping[str, object]
    section: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: its name, the path with parts in braces, what makes it, and which addresses it has in a build.

    Kinds with `entry` stand in the navigation by the words `nav.NAME`.
    """

    name: str
    path: str
    make: Callable[[Visit], Page]
    addresses: Callable[[Reading], Iterable[str]] = field(default=lambda _reading: ())
    entry: bool = False
