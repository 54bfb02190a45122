"""Query parameters: only those a path knows, each once; a question's own under their own names."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, Literal

from fastapi import Query, Request

from api.problems import Problem
from graph.catalogue import MOST_PARAMETER, Parameter, questions, shared_parameters
from graph.language import Text

AsOf = Annotated[
    str | None,
    Query(
        alias="asOf",
        max_length=20,
        description="2024-06-30 or today; default: the latest ledger's day",
        json_schema_extra={"anyOf": [{"type": "string", "format": "date"}, {"const": "today"}]},
    ),
]
Wanted = Annotated[
    str | None,
    Query(
        alias="scope",
        min_length=1,
        max_length=200,
        description="area code, community, community/grid or party organisation",
    ),
]
Lang = Annotated[
    Literal["zh", "en"] | None, Query(description="language; else by Accept-Language, else Chinese")
]


def own_parameters(
    request: Request, shared: Collection[str], own: Collection[str]
) -> dict[str, str]:
    """Return the question's own parameters of a request.

    Args:
        request: what was asked.
        shared: names that the path takes besides.
        own: names of the question's own.

    Raises:
        Problem: 400, a name that is neither, or one that is given twice.
    """
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in shared and name not in own:
            listed = ", ".join([*shared, *own])
            raise _wrong(
                f"这里没有这个参数。可用的：{listed}。",
                f"There is no such parameter here. There are: {listed}.",
            )
        if name in given:
            raise _wrong(f"参数 {name} 只能给一次。", f"Parameter {name} can be given once only.")
        given[name] = value
    return {name: value for name, value in given.items() if name in own}


def only(*names: str) -> Any:
    """A dependency that refuses every query parameter but these and ``lang``."""

    def check(request: Request, lang: Lang = None) -> None:
        own_parameters(request, (*names, "lang"), ())

    return check


def documented(*names: str) -> dict[str, Any]:
    """The OpenAPI of rule parameters that are not written out in a route.

    Args:
        names: of shared parameters; none: those of all questions.
    """
    if names:
        parameters = [shared_parameters()[name] for name in names]
    else:
        every = [one for item in questions().values() for one in item.parameters]
        parameters = list({one.name: one for one in every}.values())
    return {"parameters": [_documented(one) for one in parameters]}


def _documented(parameter: Parameter) -> dict[str, Any]:
    kinds = {int: "integer", float: "number", str: "string"}
    schema: dict[str, Any] = {"type": kinds[type(parameter.default)], "default": parameter.default}
    if kinds[type(parameter.default)] != "string":
        schema |= {"minimum": 0, "maximum": MOST_PARAMETER}
    if parameter.values:
        schema["enum"] = list(parameter.values)
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": f"{parameter.title.zh} · {parameter.title.en}",
        "schema": schema,
    }


def _wrong(zh: str, en: str) -> Problem:
    return Problem(400, "wrong_parameter", Text(zh, en))
