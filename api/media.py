"""The forms a list goes out in, and which of them a caller asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fastapi import Request

from api.problems import Problem
from api.weights import weighed
from graph.language import Text

JSON: Final = "application/json"
CSV: Final = "text/csv"
NDJSON: Final = "application/x-ndjson"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML: Final = "text/html"
GRAPHML: Final = "application/graphml+xml"
CYTOSCAPE: Final = "application/vnd.cytoscape.v3+json"
GRAPHS: Final = (JSON, CYTOSCAPE, GRAPHML)
LISTS: Final = (JSON, CSV, NDJSON, XLSX)


def chosen(accept: str | None, offered: Sequence[str]) -> str:
    """Return the form that the caller likes best; the first offered where he does not mind.

    Args:
        accept: header of the request.
        offered: media types, the usual one first.

    Raises:
        Problem: 406, he takes none of them.
    """
    if not accept or not accept.strip():
        return offered[0]
    wishes = weighed(accept)
    weights = {form: _weight_of(form, wishes) for form in offered}
    best = max(offered, key=lambda form: weights[form])
    if weights[best] == 0:
        listed = ", ".join(offered)
        raise Problem(
            406,
            "not_acceptable",
            Text(f"这里能给的格式是：{listed}。", f"What can be given here: {listed}."),
        )
    return best


def _weight_of(form: str, wishes: Sequence[tuple[str, float]]) -> float:
    """The weight by the wish that names the form most closely."""
    for name in (form, f"{form.partition('/')[0]}/*", "*/*"):
        for wish, weight in wishes:
            if wish == name:
                return weight
    return 0.0


def only_json(request: Request) -> None:
    """Refuse a caller who does not take JSON."""
    chosen(request.headers.get("accept"), (JSON,))
