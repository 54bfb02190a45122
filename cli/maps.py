"""map."""

from __future__ import annotations

from pathlib import Path

from cli.desk import Desk
from graph.errors import DONE
from graph.joint import joint_work
from graph.links import link_network
from graph.links.tree import organisation_tree
from graph.pictures import chain, coverage_ground
from graph.scope import resolve
from viz.files import file_name, write_file
from viz.maps import MapKind
from viz.maps.coverage import coverage_page
from viz.maps.links import links_page
from viz.maps.organisations import organisations_page
from viz.maps.responsibility import responsibility_page

_FILES = {
    "responsibility": "大网格责任链图",
    "coverage": "大网格覆盖图",
    "links": "大网格联建网络图",
    "organisations": "大网格组织图",
}

_FLATS = (
    "用浏览器打开，不需要联网；点楼栋看每一户。",
    "Open it in a browser, no network needed; choose a building to see its flats.",
)
_HINTS = {
    "responsibility": _FLATS,
    "coverage": _FLATS,
    "links": (
        "用浏览器打开，不需要联网；点一个党组织或社区看它与谁联。",
        "Open it in a browser, no network needed; choose an organisation to see with whom it works.",
    ),
    "organisations": (
        "用浏览器打开，不需要联网；点一个党组织展开下级。",
        "Open it in a browser, no network needed; choose an organisation to see what is below it.",
    ),
}


def map_command(
    desk: Desk, kind: MapKind, *, as_of: str | None, scope: str | None, out: Path | None
) -> int:
    """One map as a page of its own."""
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        part = resolve(graph, scope, day)
        if kind == "responsibility":
            seen = chain(graph, as_of=day, scope=part, standing=there)
            page = responsibility_page(seen, desk.language)
        elif kind == "links":
            network = link_network(
                graph, as_of=day, scope=part, rules=desk.rules,
                joint=joint_work(desk.settings.rules), standing=there,
            )  # fmt: skip
            page = links_page(network, desk.language)
        elif kind == "organisations":
            tree = organisation_tree(graph, as_of=day, scope=part, rules=desk.rules, standing=there)
            page = organisations_page(tree, desk.language)
        else:
            ground = coverage_ground(graph, as_of=day, scope=part, rules=desk.rules, standing=there)
            page = coverage_page(ground, desk.language)
    file = out or Path(file_name(_FILES[kind], part.name, day.isoformat(), ending="html"))
    write_file(file, [page])
    desk.fact("地图", "map", str(file))
    desk.warn_of_age({}, loading=there.loading)
    desk.remark(*_HINTS[kind])
    return DONE
