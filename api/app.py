"""The application: what `serve` runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy import Engine
from starlette.exceptions import HTTPException

from api.answers import Answers
from api.database import Database
from api.described import components
from api.keys import Keys
from api.middleware import Around
from api.networks import Networks
from api.problems import Problem, answer_problem
from api.routes import coverage, gaps, health, links, maps, organisations, questions
from api.service import Gate, Service
from graph.asking import rule_values
from graph.errors import DawanggeError
from graph.joint import joint_work
from graph.settings import Settings

ROOT = "/api/v1"


class Application(FastAPI):
    """FastAPI, with the shape of our problems in its document instead of its own."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document."""
        if self.openapi_schema is None:
            document = super().openapi()
            schemas = document["components"]["schemas"]
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            schemas |= components()
            for methods in document["paths"].values():
                for operation in methods.values():
                    # Its answer to a parameter of the wrong form; ours is 400.
                    if (
                        "application/json"
                        in operation["responses"].get("422", {"content": {}})["content"]
                    ):
                        del operation["responses"]["422"]
        return self.openapi_schema or {}


def create_app(settings: Settings, store: Engine) -> FastAPI:
    """Make the application.

    Args:
        settings: the deployment's. The database is opened by the first request that needs it.
        store: the service's own, open.
    """
    database = Database(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()
        store.dispose()

    app = Application(
        title="大网格 Dawangge",
        version=version("dawangge"),
        description="街道党建责任网格的问题、名单与覆盖 · questions, lists and coverage of a street's grid",
        openapi_url=f"{ROOT}/openapi.json",
        docs_url=None,
        redoc_url=None,
        # Else /questions/ would be answered by a redirect, with a query of its own making.
        redirect_slashes=False,
        lifespan=lifespan,
    )
    answers = Answers(database, rule_values(settings.rules))
    app.state.service = Service(
        answers,
        Networks(answers, joint_work(settings.rules)),
        Keys(store),
        Gate(settings.requests_per_minute),
    )
    for kind in (Problem, DawanggeError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, answer_problem)
    for router in (
        questions.router,
        coverage.router,
        gaps.router,
        links.router,
        organisations.router,
        maps.router,
        health.router,
    ):
        app.include_router(router, prefix=ROOT)
    app.add_middleware(Around)
    return app
