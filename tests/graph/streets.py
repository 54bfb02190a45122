"""Loading a written-out street, and seeing everything that a graph holds."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from graph.engines import Graph
from loaders.run import LoadResult, Progress, load
from loaders.whole import Whole
from tests.oracle import files
from tests.oracle.check_digits import identity_number
from tests.oracle.rows import Street, street_of
from tests.oracle.tiny import TINY, changed, without

KEY = b"a key for invented people"


def number(month: int) -> str:
    """The ID number of whoever was born on that day of that month: 赵一 in January, 钱二 after him."""
    return identity_number(date(1970, month, month), month)


_MEMBERS = {
    name: number(month) for month, name in enumerate(("赵一", "钱二", "孙三", "李四"), start=1)
}


def _numbered(street: Street) -> Street:
    """The street with numbers whose check digits are right."""
    return tuple(
        sheet.with_rows({**row, "公民身份证号": _MEMBERS[row["姓名"]]} for row in sheet.rows)
        if sheet.kind == "党员"
        else sheet
        for sheet in street
    )


FIRST: Street = _numbered(TINY)
"""The oracle's tiny street."""

LATER: Street = _numbered(
    street_of(
        """
        党员 2018-11-01
        姓名 | 人员类别 | 所在党支部 | 所在党小组 | 工作单位
        赵一 | 正式 | 甲支部 | | 丙公司
        李四 | 正式 | 乙支部 | 乙一组 | 丙公司

        片区 2018-11-01
        社区 | 片区名称 | 包片党支部
        锦绣苑 | 东片 | 乙支部
        锦绣苑 | 西片 | 甲支部

        包户 2018-11-01
        党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号 | 结束日期
        赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 2018-10-20
        李四 | 锦绣苑 | 锦园 | 2号楼 | 1单元 | 201 |
        """
    )
)
"""What is handed over a month after the tiny street: moves, a new branch for a patch, an end."""

MENDED: Street = tuple(
    sheet
    for sheet in changed(
        without(FIRST, "包户", {"党员姓名": "孙三"}), "党员", {"姓名": "钱二"}, 所在党小组="甲一组"
    )
    if sheet.kind in ("党员", "包户")
)
"""The first street's members again for the same day, one of them put into a group."""


def _silent(_what: str, _rows: int) -> None:
    pass


def give(
    graph: Graph,
    folder: Path,
    street: Street,
    *,
    whole: Whole | None = None,
    dry_run: bool = False,
    progress: Progress = _silent,
) -> LoadResult:
    """Load a street as its clerks hand it over."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    return load(
        graph,
        files.write(street, folder),
        number_key=KEY,
        whole=whole,
        dry_run=dry_run,
        writer=nullcontext(),
        progress=progress,
    )


Content = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def content(graph: Graph, *, bookkeeping: bool = False) -> Content:
    """Every thing and relation; loads and who wrote what last only with ``bookkeeping``."""
    things = graph.read(
        "MATCH (n) RETURN labels(n) AS labels, n.key AS key, properties(n) AS properties"
    )
    links = graph.read(
        "MATCH (a)-[r]->(b) RETURN a.key AS source, type(r) AS type, b.key AS target, "
        "properties(r) AS properties"
    )
    if not bookkeeping:
        things = [thing for thing in things if thing["labels"] != ["Load"]]
        for thing in things:
            thing["properties"].pop("load", None)
    return sorted(things, key=repr_of), sorted(links, key=repr_of)


def repr_of(row: dict[str, Any]) -> str:
    """A text by which rows sort alike on every engine."""
    return repr(
        [sorted(value.items()) if isinstance(value, dict) else value for value in row.values()]
    )
