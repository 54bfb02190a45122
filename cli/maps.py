"""map."""

from __future__ import annotations

from pathlib import Path

from cli.desk import Desk
from graph.errors import DONE
from graph.pictures import chain, coverage_ground
from graph.scope import resolve
from viz.files import file_name, write_file
from viz.maps.coverage import coverage_page
from viz.maps.responsibility import responsibility_page

_FILES = {"responsibility": "大网格责任链图", "coverage": "大网格覆盖图"}


def map_command(
    desk: Desk, kind: str, *, as_of: str | None, scope: str | None, out: Path | None
) -> int:
    """One map as a page of its own."""
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        part = resolve(graph, scope, day)
        if kind == "responsibility":
            seen = chain(graph, as_of=day, scope=part, standing=there)
            page = responsibility_page(seen, desk.language)
        else:
            ground = coverage_ground(graph, as_of=day, scope=part, rules=desk.rules, standing=there)
            page = coverage_page(ground, desk.language)
    file = out or Path(file_name(_FILES[kind], part.name, day.isoformat(), ending="html"))
    write_file(file, [page], folders=True)
    desk.fact("地图", "map", str(file))
    desk.warn_of_age({}, loading=there.loading)
    desk.remark(
        "用浏览器打开，不需要联网；点楼栋看每一户。",
        "Open it in a browser, no network needed; choose a building to see its flats.",
    )
    return DONE
