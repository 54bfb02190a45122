"""What must never stand in the plan of a query: a scan of everything, a product of two lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Plan = Mapping[str, Any]
_FORBIDDEN = ("AllNodesScan", "CartesianProduct", "AllRelationshipsScan")


def operators(plan: Plan) -> Iterator[str]:
    """All operators of a plan that Neo4j gave."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def faults(plan: Plan) -> list[str]:
    """The forbidden operators of a plan."""
    return [name for name in operators(plan) if any(forbidden in name for forbidden in _FORBIDDEN)]
