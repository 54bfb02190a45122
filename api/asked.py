"""What the routes of a view are asked: its day and part, the language, a page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api import media
from api.answers import View
from api.listing import SHARED, Cursor, Limit, Listing
from api.networks import Measured
from api.parameters import AsOf, Lang, Wanted, own_parameters
from api.service import Caller, Service, Speaking, TheService
from graph.language import Language


@dataclass(frozen=True)
class Asked:
    """A request for a view.

    Attributes:
        request: what came in.
        service: what all requests share.
        view: of which day and part, as the caller's key may see it.
        language: of the texts.
        scope: the part, as it was written.
        lang: the language, where the query names one.
        limit: most rows of the page of a list.
        cursor: where the page of a list begins.
    """

    request: Request
    service: Service
    view: View
    language: Language
    scope: str | None
    lang: str | None
    limit: int | None = None
    cursor: str | None = None

    @property
    def network(self) -> Measured:
        """The link network of the view."""
        return self.service.networks.network(self.view)

    def listing(self, *what: object, form: str = media.JSON) -> Listing:
        """The page asked for of the list that ``what`` tells from all others."""
        return Listing.of(
            self.request, self.view, self.language, *what,
            limit=self.limit, cursor=self.cursor, scope=self.scope, lang=self.lang, form=form,
        )  # fmt: skip


def _view(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    lang: Lang = None,
) -> Asked:
    own_parameters(request, ("asOf", "scope", "lang"), ())
    return Asked(request, service, service.answers.view(key, as_of, scope), language, scope, lang)


def _list(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    limit: Limit = None,
    cursor: Cursor = None,
    lang: Lang = None,
) -> Asked:
    own_parameters(request, SHARED, ())
    view = service.answers.view(key, as_of, scope)
    return Asked(request, service, view, language, scope, lang, limit, cursor)


AskedView = Annotated[Asked, Depends(_view)]
"""A view as a whole: the path takes ``asOf``, ``scope`` and ``lang``, and nothing else."""

AskedList = Annotated[Asked, Depends(_list)]
"""A page of a list: the path takes the five parameters of every list, and nothing else."""
