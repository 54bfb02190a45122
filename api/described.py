"""What the OpenAPI document says of problems."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from api.models import ProblemDocument
from api.problems import MEDIA_TYPE

_SCHEMA = {"$ref": "#/components/schemas/ProblemDocument"}


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a path that may answer with these problems."""
    found: dict[int | str, dict[str, Any]] = {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": _SCHEMA}},
        }
        for status in statuses
    }
    return found


def components() -> dict[str, Any]:
    """The schema that ``described`` refers to."""
    return {"ProblemDocument": ProblemDocument.model_json_schema(by_alias=True)}
