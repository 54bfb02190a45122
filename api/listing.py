"""Lists by page: what all routes that give one have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Final, TypeVar

from fastapi import Query, Request, Response

from api import media
from api.answers import View
from api.conditional import OPEN, headers_of, not_modified
from api.models import Document
from api.paging import MOST, PAGE, Page, cursor_for, link, start_of
from graph.language import Language
from graph.links import LEDGERS

Limit = Annotated[
    int | None, Query(ge=0, le=MOST, description="most rows of the page; default 1000")
]
Cursor = Annotated[str | None, Query(max_length=60, description="from the link to the next page")]
SHARED: Final = ("asOf", "scope", "limit", "cursor", "lang")
LINKED: Final[dict[str, Any]] = {
    "headers": {
        "Link": {
            "description": "the next page and the first, RFC 8288",
            "schema": {"type": "string"},
        }
    }
}
"""What the OpenAPI document says of a page beside its content."""

NOTHING_MORE: Final[Mapping[str, str]] = MappingProxyType({})

T = TypeVar("T")


@dataclass(frozen=True)
class Listing:
    """One page of a list of a view.

    Attributes:
        request: what was asked.
        view: of which day and part.
        page: which page.
        asked: tells this list from all others.
        form: media type.
        language: of its texts.
        given: the query parameters that the next page has too.
        cache: who may keep the page.
        negotiated: it comes in several forms.
    """

    request: Request
    view: View
    page: Page
    asked: str
    form: str
    language: Language
    given: dict[str, str]
    cache: str = OPEN
    negotiated: bool = True

    @classmethod
    def of(
        cls,
        request: Request,
        view: View,
        language: Language,
        *what: object,
        limit: int | None,
        cursor: str | None,
        scope: str | None,
        lang: str | None,
        form: str = media.JSON,
        cache: str = OPEN,
        negotiated: bool = True,
        usual: int | None = PAGE,
        more: Mapping[str, str] = NOTHING_MORE,
    ) -> Listing:
        """Find the page that a request asks for.

        Args:
            request: what was asked.
            view: of which day and part.
            language: of the texts.
            what: tells this list from all others of the view.
            limit: most rows, as given.
            cursor: where it begins, as given.
            scope: as given.
            lang: as given.
            form: media type.
            cache: who may keep the page.
            negotiated: it comes in several forms.
            usual: most rows where ``limit`` does not say; None: all.
            more: query parameters of this list, which the next page has too.

        Raises:
            Problem: 400 the cursor is not one of this list, 410 the list has changed since.
        """
        asked = view.tag(*what)
        page = Page(start_of(cursor, view.state, asked), usual if limit is None else limit)
        given = {
            "asOf": view.day.isoformat(),
            **({"scope": scope} if scope else {}),
            **more,
            **({} if page.limit is None else {"limit": str(page.limit)}),
            **({"lang": lang} if lang else {}),
        }
        return cls(request, view, page, asked, form, language, given, cache, negotiated)

    @property
    def headers(self) -> dict[str, str]:
        """Those of every answer, a 304 too."""
        where = (self.asked, self.form, self.page.start, self.page.limit)
        return headers_of(self.view, self.language, self.cache, *where, negotiated=self.negotiated)

    def not_modified(self) -> Response | None:
        """304 where the caller has the page already."""
        return not_modified(self.request, self.headers)

    def rows(self, every: Sequence[T]) -> Sequence[T]:
        """The rows of the page."""
        return every[self.page.start : self.page.end(len(every))]

    def linked(self, total: int) -> dict[str, str]:
        """The headers, with links to other pages of so many rows."""
        path, end = self.request.url.path, self.page.end(total)
        links = [link(path, self.given, "first")] if self.page.start else []
        if self.page.start < end < total:
            cursor = cursor_for(end, self.view.state, self.asked)
            links.append(link(path, {**self.given, "cursor": cursor}, "next"))
        return {**self.headers, **({"Link": ", ".join(links)} if links else {})}

    def about(self, total: int, ledgers: Sequence[str] = LEDGERS) -> dict[str, Any]:
        """What the document of every page says."""
        view = self.view
        return {
            "as_of": view.day,
            "scope": view.scope.name or None,
            "total": total,
            "ledger_days": view.standing.ledger_days(ledgers, view.day),
            "loading": view.standing.loading,
        }

    def answer(self, document: Document, total: int) -> Response:
        """The page as JSON."""
        return Response(
            document.model_dump_json(by_alias=True),
            media_type=media.JSON,
            headers=self.linked(total),
        )
