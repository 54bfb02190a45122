"""Two files of one ledger and day that contradict each other, loaded in runs of their own."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.engines import Graph
from loaders.refusals_workbook import write_refusals
from loaders.run import LoadResult, load
from tests.graph.streets import FIRST, KEY, give
from tests.oracle.rows import Street, street_of

HEADERS = "社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式 | 户主"
DOOR = "锦绣苑 | 锦园 | 1号楼 | 1单元"


def _doors(file: str, *rows: str, day: str = "2018-10-01") -> Street:
    return street_of(
        "\n".join([f"住户 {day} {file}", HEADERS, *(f"{DOOR} | {row}" for row in rows)])
    )


ONE = _doors("甲", "103 | 常住 | 周五", "104 | 常住 | 吴六")
OTHER = _doors("乙", "103 | 出租 | 周五", "105 | 常住 | 郑七")


def _said(graph: Graph, room: str = "103") -> dict[str, Any]:
    (row,) = graph.read(
        "MATCH (h:Household {room: $room}) RETURN h.use AS use, toString(h.useSince) AS since, "
        "h.useBefore AS before",
        room=room,
    )
    return row


def _refused(result: LoadResult) -> list[tuple[str, int, str, str, str, str]]:
    return [
        (one.file, one.row, one.column, one.level, one.code, one.details["other"])
        for one in result.refusals
    ]


@pytest.mark.parametrize("order", [(ONE, OTHER), (OTHER, ONE)])
def test_the_later_is_refused_as_in_one_run(
    engine: Graph, tmp_path: Path, order: tuple[Street, Street]
) -> None:
    first, second = (f"住户_{street[0].file}_2018-10-01.csv" for street in order)
    give(engine, tmp_path / "in", FIRST)
    assert give(engine, tmp_path / "in", order[0]).refusals == []
    kept = _said(engine)
    rehearsed = give(engine, tmp_path / "in", order[1], dry_run=True)
    result = give(engine, tmp_path / "in", order[1])
    told = [(second, 2, "使用方式", "row", "duplicate_conflict", f"{first} 第2行")]
    assert _refused(result) == _refused(rehearsed) == told
    assert result.totals["created"] == result.totals["rejected"] == 1
    assert _said(engine) == kept
    # Nothing flips, whichever of them is loaded again.
    for street in (order[1], order[0], order[1]):
        again = give(engine, tmp_path / "in", street)
        assert _refused(again) == (told if street is order[1] else [])
        assert _said(engine) == kept


def test_a_sheet_mended_in_its_own_file_replaces_its_own_words(
    engine: Graph, tmp_path: Path
) -> None:
    give(engine, tmp_path / "in", FIRST + ONE)
    mended = _doors("甲", "103 | 出租 | 周五", "104 | 常住 | 吴六")
    assert give(engine, tmp_path / "in", mended).refusals == []
    assert _said(engine)["use"] == "出租"
    # What the other file says is no contradiction any more.
    assert give(engine, tmp_path / "in", OTHER).refusals == []


def test_a_file_may_be_given_with_its_folder_or_alone(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST + ONE)
    give(engine, tmp_path / "in", _doors("甲", "103 | 出租 | 周五"))
    folder = tmp_path / "in"
    assert _said(engine)["use"] == "出租"
    (path,) = folder.glob("住户_甲*")
    path.write_text(path.read_text("utf-8-sig").replace("出租", "空房"), "utf-8")
    result = load(
        engine, [tmp_path], number_key=KEY, writer=nullcontext(), progress=lambda _what, _rows: None
    )
    assert [one.sheet.file for one in result.sheets] == [f"in/{path.name}"]
    assert result.refusals == []
    assert _said(engine)["use"] == "空房"


def test_an_unmended_workbook_of_refused_rows_changes_nothing(
    engine: Graph, tmp_path: Path
) -> None:
    give(engine, tmp_path / "in", FIRST + ONE)
    result = give(engine, tmp_path / "in", OTHER)
    back = tmp_path / "退回" / "退回.xlsx"
    back.parent.mkdir()
    write_refusals([one.sheet for one in result.sheets], back)
    kept = _said(engine)
    for _ in range(2):
        again = load(
            engine, [back], number_key=KEY, writer=nullcontext(), progress=lambda _what, _rows: None
        )
        assert [one[2:] for one in _refused(again)] == [
            ("使用方式", "row", "duplicate_conflict", "住户_甲_2018-10-01.csv 第2行")
        ]
        assert _said(engine) == kept
        assert give(engine, tmp_path / "in", ONE).refusals == []
        assert _said(engine) == kept
    workbook = openpyxl.load_workbook(back)
    workbook["住户"]["F3"] = "常住"
    workbook.save(back)
    mended = load(
        engine, [back], number_key=KEY, writer=nullcontext(), progress=lambda _what, _rows: None
    )
    assert mended.refusals == []
    assert _said(engine) == kept


def test_what_was_said_on_an_older_day_is_held_against_too(engine: Graph, tmp_path: Path) -> None:
    """The same row stands in the ledgers of three days; of each the place is kept."""
    days = ("2018-10-01", "2018-11-01", "2018-12-01")
    give(engine, tmp_path / "in", FIRST)
    for day in days:
        give(engine, tmp_path / "in", _doors("甲", "103 | 常住 | 周五", day=day))
    for day in days:
        result = give(engine, tmp_path / "in", _doors("乙", "103 | 出租 | 周五", day=day))
        assert [one[5] for one in _refused(result)] == [f"住户_甲_{day}.csv 第2行"]
    assert _said(engine) == {"use": "常住", "since": "2018-10-01", "before": None}
    # The first day mended in its own file is no contradiction.
    assert give(engine, tmp_path / "in", _doors("甲", "103 | 出租 | 周五")).refusals == []
    assert _said(engine)["before"] == ["2018-10-01=出租"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_row_that_names_no_head_is_no_contradiction(
    engine: Graph, tmp_path: Path, order: tuple[int, int]
) -> None:
    """As in one run, where nobody leads a body only if no row of the day names somebody."""
    head = "社区 | 机构 | 名称 | 下设 | 负责人 | 户数"
    sheets = (
        street_of(f"治理 2018-10-01 甲\n{head}\n锦绣苑 | 居委会 | 第一居委会 | | 周一 | 500"),
        street_of(f"治理 2018-10-01 乙\n{head}\n锦绣苑 | 居委会 | 第一居委会 | | | 500"),
    )
    give(engine, tmp_path / "in", FIRST)
    for number in (*order, *order):
        assert give(engine, tmp_path / "in", sheets[number]).refusals == []
    assert engine.read("MATCH (b:CommunityBody) RETURN b.head AS head") == [{"head": "周一"}]
