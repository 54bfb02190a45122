"""Sheets that are no ledger, or lack what one needs, as they lie in clerks' workbooks."""

from __future__ import annotations

from typing import Final

from samples.dirt.slips import NOBODY
from samples.sheets import Book, Cell

# Name of the sheet, why it cannot be read, its rows.
_SCRAPS: Final[tuple[tuple[str, str, tuple[tuple[Cell, ...], ...]], ...]] = (
    ("备忘", "unknown_sheet", (("周五前交表",), ("打印名册两份",), ("会议室已预订", "三楼"))),
    (
        "入党积极分子",
        "missing_column",
        (
            ("姓名", "性别", "人员类别", "所在党支部"),
            (NOBODY, "男", "入党积极分子", "第一党支部"),
        ),
    ),
    (
        "新增单位",
        "duplicate_header",
        (
            ("单位名称", "单位名称", "类型", "职工总数"),
            ("某某商贸有限公司", "某某餐饮店", "非公企业", 8),
            ("某某药店", "某某诊所", "非公企业", 6),
        ),
    ),
    ("Sheet3", "empty_sheet", ()),
)


def leave_scraps(book: Book) -> list[dict[str, str]]:
    """Add such sheets to a workbook; return file, sheet and code of each."""
    left: list[dict[str, str]] = []
    for name, code, rows in _SCRAPS:
        sheet = book.sheet(name)
        for row in rows:
            sheet.write(row)
        left.append({"file": sheet.file, "sheet": sheet.name, "code": code})
    return left
