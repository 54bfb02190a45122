"""Whether one scope lies wholly within another: what somebody may ask who may see a part only."""

from __future__ import annotations

from datetime import date

from graph.engines import Graph
from graph.scope import Scope
from graph.terms import expand, parameters_of

_SUBJECTS = {"building": "Building", "patch": "Patch", "grid": "Grid", "employer": "Employer"}
"""What an answer lists by ground; doors and units follow their building, members their organisation."""


def lies_within(graph: Graph, part: Scope, whole: Scope, as_of: date) -> bool:
    """Tell whether no answer for ``part`` can list what an answer for ``whole`` would not.

    A branch seated in a community may have taken a patch in the next one, so that an organisation
    or a piece of ground is looked at, not only its place.

    Args:
        graph: the open database.
        part: what is asked for.
        whole: what may be seen.
        as_of: the day both are resolved for.
    """
    if whole.kind == "none" or (part.kind, part.key) == (whole.kind, whole.key):
        return True
    if part.kind == whole.kind == "organisation":
        return part.key in whole.parameters["organisations"]
    if part.kind == "none" or whole.kind != "area":
        return False
    if part.kind == "area":
        return part.key in whole.parameters["communities"]
    members_of = set(part.parameters["organisations"])
    return members_of <= set(whole.parameters["organisations"]) and not any(
        _reaches_out(graph, subject, part, whole, as_of) for subject in _SUBJECTS
    )


def _reaches_out(graph: Graph, subject: str, part: Scope, whole: Scope, as_of: date) -> bool:
    """Whether something of a kind is in the part and not in the area."""
    asked = f"@inScope.{subject}(x)"
    query = expand(f"MATCH (x:{_SUBJECTS[subject]}) WHERE {expand(asked, part.kind)}", part.kind)
    query += f" AND NOT {expand(asked, 'area')} RETURN 1 AS one LIMIT 1"
    everything = {
        **part.parameters,
        "communities": whole.parameters["communities"],
        "asOf": as_of,
    }
    return bool(graph.read(query, **{name: everything[name] for name in parameters_of(query)}))
