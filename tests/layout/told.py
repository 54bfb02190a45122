"""Everything a graph says, without where it was written, for comparing graphs by content."""

from __future__ import annotations

from typing import Final

from graph.engines import Graph
from graph.model.keys import make_key
from tests.graph.streets import Content, content, repr_of

_PROVENANCE: Final = ("said", "marks", "source")
_BOOKKEEPING: Final = ("LedgerSheet", "Deployment")


def told(graph: Graph) -> Content:
    """Everything the graph says, but for where it was written."""
    things, links = content(graph)
    things = [one for one in things if one["labels"][0] not in _BOOKKEEPING]
    for one in (*things, *links):
        for name in _PROVENANCE:
            one["properties"].pop(name, None)
    return things, links


def told_of_runs(graph: Graph) -> Content:
    """The same, with the keys of employers as one run would have made them.

    An employer without a credit code keeps the key under which it was first taken: its name alone
    where no ledger of areas had been loaded. It is the same employer, and what bears its key within
    its own (agreements, events) the same thing.
    """
    things, links = told(graph)
    areas = {one["source"]: one["target"] for one in links if one["type"] == "IN_AREA"}
    settled: dict[str, str] = {}
    for one in things:
        key, name = str(one["key"]), str(one["properties"].get("name"))
        if key == make_key("employer", name=name) and key in areas:
            community = areas[key].removeprefix("area|code=")
            settled[key] = make_key("employer", name=name, community=community)
    within = {_value(old): _value(new) for old, new in settled.items()}

    def as_settled(key: str) -> str:
        parts = (part.partition("=") for part in key.split("|"))
        return settled.get(key) or "|".join(
            f"{name}{sign}{within.get(value, value)}" for name, sign, value in parts
        )

    for one in things:
        one["key"] = one["properties"]["key"] = as_settled(str(one["key"]))
    for one in links:
        one["source"], one["target"] = as_settled(one["source"]), as_settled(one["target"])
    return sorted(things, key=repr_of), sorted(links, key=repr_of)


def _value(key: str) -> str:
    """A key as it stands within another one."""
    return make_key("", of=key).removeprefix("|of=")
