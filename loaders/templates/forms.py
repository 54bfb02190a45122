"""How the cells of each kind are filled in: format, what the spreadsheet program checks, an example.

The checks are narrower than the reader, which takes old ledgers as they are: what a program may
silently turn into something else is stopped while it is being typed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from loaders.cells.coordinates import LATITUDES, LONGITUDES
from loaders.cells.dates import LAST_YEAR
from loaders.cells.identity import id_check_sign, uscc_check_sign
from loaders.cells.numbers import LARGEST
from loaders.columns import Kind

Stored = Literal["text", "date", "number"]

# 2018.10 typed into a date cell is the number 2018.1, which the program takes for a day in 1905; so
# is a bare year. No day of a ledger lies so early, so days before this one are stopped.
_FIRST_DAY: Final = datetime.date(1906, 1, 1)
_LAST_DAY: Final = datetime.date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of cell is filled in.

    Attributes:
        hint: a word or two above the header.
        fill: what can be written, as a clause.
        example: a form of it, visibly invented.
        stored: as what the program keeps it. Whatever a program could take for a number or a date
            and is none (numbers of 18 digits, doors like 3-2) is text.
        check: the program's own check, in the terms of XlsxWriter; empty for none.
        error: what the program says when the check fails.
        width: of the column, in signs; a Chinese one takes two places.
    """

    hint: str
    fill: str
    example: str = ""
    stored: Stored = "text"
    check: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""
    width: int = 14


def _signs(number: int) -> dict[str, Any]:
    return {"validate": "length", "criteria": "==", "value": number}


def _between(validate: str, least: object, most: object) -> dict[str, Any]:
    return {"validate": validate, "criteria": "between", "minimum": least, "maximum": most}


def _degrees(least: float, most: float, example: str) -> Form:
    return Form(
        "度数",
        f"十进制度数，{least:g} 到 {most:g}",
        example,
        "number",
        _between("decimal", least, most),
        f"请填十进制度数，{least:g} 到 {most:g}。",
    )


# No real place, authority or operator gives numbers that begin like these; their check signs are
# right, so that the reader takes them.
_NOBODY: Final = "00000019000101000"
_NO_EMPLOYER: Final = "91000000000000000"

FORMS: Final[Mapping[str, Form]] = {
    "text": Form("文字", "文字", width=22),
    "label": Form("文字", "文字", width=16),
    "name": Form("姓名", "一个人的姓名", "张示例", width=11),
    "date": Form(
        "日期",
        "日期，写成 2018-10-30；只知道年月就写 2018-10，会记作那月1日",
        "2018-10-30",
        "date",
        _between("date", _FIRST_DAY, _LAST_DAY),
        "请写成 2018-10-30 或 2018-10，中间用短横，不用点。",
        13,
    ),
    "integer": Form(
        "数字",
        "整数，只写数字",
        "1",
        "number",
        _between("integer", 0, LARGEST),
        "请只填整数，不带单位。",
        11,
    ),
    "person_id": Form(
        "18位",
        "18位身份证号，末位的 X 也要写",
        _NOBODY + id_check_sign(_NOBODY),
        check=_signs(18),
        error="身份证号应是18位，请与证件核对。",
        width=21,
    ),
    "uscc": Form(
        "18位",
        "18位统一社会信用代码",
        _NO_EMPLOYER + uscc_check_sign(_NO_EMPLOYER),
        check=_signs(18),
        error="统一社会信用代码应是18位，请与证照核对。",
        width=21,
    ),
    "area_code": Form(
        "12位",
        "12位统计用区划代码",
        "999999999001",
        check=_signs(12),
        error="统计用区划代码应是12位，后面的零也要写。",
        width=16,
    ),
    "area_codes": Form("12位", "12位统计用区划代码，几个用“、”分开", width=16),
    "phones": Form("电话", "电话号码，几个用“、”分开", "10000000000"),
    "yes_no": Form("选一个", ""),
    "closed": Form("选一个", ""),
    # Where a column says what it refers to, that takes the place of these words.
    "ref": Form("文字", "文字", width=12),
    "refs": Form("文字", "文字，几项用“、”分开", width=12),
    "building": Form("楼号", "写成 3号楼；有名字的楼写楼名", "3号楼", width=11),
    "buildings": Form(
        "楼号", "写成 3号楼；几栋用“、”分开，连号可写 1-10幢", "3号楼", width=11
    ),
    "unit": Form("单元", "写成 2单元", "2单元", width=9),
    "room": Form("室号", "写成 501；写全成 3-2-501（楼-单元-室）就不必另写楼栋和单元", "501",
                 width=11),
    "unit_keepers": Form(
        "单元和姓名", "写成 1单元:张示例;2单元:李示例", "1单元:张示例;2单元:李示例", width=28
    ),
    "known": Form(
        "情况（日期）",
        "已掌握就写情况，括号里写核实的日期；没掌握就空着，写“无”也算没掌握",
        width=22,
    ),
    "longitude": _degrees(*LONGITUDES, "106.25"),
    "latitude": _degrees(*LATITUDES, "38.5"),
}  # fmt: skip


def form_of(kind: Kind) -> Form:
    """Return how the cells of a kind are filled in; a closed list becomes a drop-down."""
    form = FORMS[kind.name]
    if not kind.values:
        return form
    allowed = "、".join(kind.values)
    return Form(
        form.hint,
        f"只能选：{allowed}",
        kind.values[0],
        check={"validate": "list", "source": list(kind.values)},
        error=f"只能选：{allowed}。",
        width=2 * max(map(len, kind.values)) + 4,
    )
