"""A street whose clerks wrote formulas into names, addresses and notes; and reading what comes out of it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import openpyxl
import xlsxwriter

from tests.graph.streets import FIRST
from tests.oracle.files import file_name
from tests.oracle.rows import SEVERAL, Ledger, Street, street_of

CALLS: Final = "=cmd|' /C calc'!A0"
"""What Dynamic Data Exchange would run."""

HOSTILE: Final = {
    "锦绣苑": "=锦绣苑",
    "锦园": "+锦园",
    "东片": "-东片",
    "第一网格": "@第一网格",
    "甲支部": "+1+1",
    "乙公司": "@SUM(1)",
    "丙公司": "-2+3",
    "丁公司": CALLS,
    "戊机关": '＝HYPERLINK("http://x.example","甲")',
    "周九": "=周九",
    "赵一": "=赵一",
    "议事会": "=1+1",
    "会议室": "@会议室",
    "缺场地": "－1＋1",
    "管理站": "+管理站",
    "年度报告": "=年度报告",
}
"""Names as everybody knows them, and as these clerks wrote them."""

_MORE: Final = street_of(
    """
    活动 2018-09-20
    日期 | 名称 | 类别 | 社区 | 地点 | 主办 | 参加单位 | 结果
    2018-09-01 | 议事会 | 社区工作联议 | 锦绣苑 | 会议室 | 甲支部 | 乙公司、丙公司 | 议事会

    共建 2018-09-20
    甲方 | 乙方 | 类别 | 签订日期 | 事项
    锦绣苑社区党委 | 乙公司 | 难题共解 | 2018-01-01 | 缺场地

    清单 2018-09-20
    清单 | 名称 | 类别 | 提出方 | 开始日期
    资源 | 会议室 | 场地 | 乙公司 | 2018-01-01
    需求 | 缺场地 | 场地 | 锦绣苑 | 2018-01-01

    治理 2018-09-20
    社区 | 机构 | 名称 | 下设 | 负责人 | 办理事项
    锦绣苑 | 管理服务站 | 管理站 | 党员服务 | 周九 | 议事会

    报告 2018-09-20
    类别 | 名称 | 报告主体 | 应报日期
    报告 | 年度报告 | 甲支部 | 2018-06-30
    """
)

ADDRESS: Final = '=HYPERLINK("http://x.example","看")'
WRONG: Final = (
    Ledger(
        "党员",
        FIRST[0].day,
        (
            {
                "姓名": "@SUM(2)",
                "公民身份证号": "64010619700101001X",
                "人员类别": "正式",
                "所在党支部": "+1+1",
                "工作岗位": "\t=1+1",
                "家庭住址": ADDRESS,
            },
        ),
        "退回",
    ),
    Ledger(
        "单位",
        FIRST[0].day,
        (
            {
                "单位名称": "\r-3+4",
                "类型": "＝不知道",
                "社区": "=锦绣苑",
                "统一社会信用代码": "+86",
                "地址": ADDRESS,
                "主营业务": "=1+1",
            },
        ),
        "退回",
    ),
)
"""Rows that are refused, one as a row and one in its cells."""


_RUN: Final = tuple("=+-@\t\r\n＝＋－＠")
"""Signs by which a cell of a csv is run, but for numbers."""
_OUTSIDE: Final = re.compile(
    rb"<f[ >]|<definedName (?![^>]*_xlnm)|TargetMode=\"External\"|<oleLink|ddeLink"
)
"""What calculates or reaches out of a workbook; a name of a print area or title does neither."""


def hostile_street() -> Street:
    """The street as its clerks wrote it, without the refused rows."""
    return tuple(
        sheet.with_rows({name: _hostile(cell) for name, cell in row.items()} for row in sheet.rows)
        for sheet in (*FIRST, *_MORE)
    )


def _hostile(cell: str) -> str:
    return SEVERAL.join(HOSTILE.get(part, part) for part in cell.split(SEVERAL))


def hand_over(street: Street, folder: Path) -> None:
    """Write the sheets, every second as a workbook in which every cell is a text."""
    folder.mkdir()
    for number, sheet in enumerate(street):
        grid = [list(sheet.columns), *(list(row.values()) for row in sheet.rows)]
        if number % 2:
            with (folder / file_name(sheet)).open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows(grid)
            continue
        path = folder / file_name(sheet, "xlsx")
        with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
            page = book.add_worksheet(sheet.kind)
            for line, cells in enumerate(grid):
                for column, cell in enumerate(cells):
                    page.write_string(line, column, cell)


def texts_of(path: Path) -> list[str]:
    """The texts of a spreadsheet; AssertionError where a program would calculate one of them."""
    if path.suffix == ".csv":
        return _texts_of_csv(path.read_bytes())
    return list(_texts_of_xlsx(path))


def _texts_of_csv(content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    texts = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    for cell in texts:
        assert not cell.startswith(_RUN) or _is_number(cell), cell
    return texts


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", text) is not None


def _texts_of_xlsx(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            assert "externalLink" not in part, part
            assert not _OUTSIDE.search(archive.read(part)), part
    for sheet in openpyxl.load_workbook(path):
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f", cell.value
                if isinstance(cell.value, str):
                    yield cell.value
