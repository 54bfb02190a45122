"""The tiny street of the hand-counted tests; each test says what is different in its own."""

from __future__ import annotations

from datetime import date

from tests.oracle.rows import Ledger, Street, street_of

DAY = date(2018, 10, 1)

_TINY = """
区划 2018-10-01
代码 | 名称 | 级别 | 上级代码
640106004000 | 北京中路街道 | 街道 |
640106004001 | 锦绣苑 | 社区 | 640106004000
640106004004 | 安居苑 | 社区 | 640106004000

网格 2018-10-01
社区 | 网格名称
锦绣苑 | 第一网格
锦绣苑 | 第二网格
安居苑 | 第一网格

片区 2018-10-01
社区 | 片区名称 | 包片党支部
锦绣苑 | 东片 | 甲支部
锦绣苑 | 西片 |
安居苑 | 南片 | 乙支部

楼栋 2018-10-01
社区 | 小区 | 楼号 | 网格 | 片区
锦绣苑 | 锦园 | 1号楼 | 第一网格 | 东片
锦绣苑 | 锦园 | 2号楼 | 第二网格 | 西片
安居苑 | 安园 | 3号楼 | 第一网格 | 南片

住户 2018-10-01
社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 常住
锦绣苑 | 锦园 | 1号楼 | 1单元 | 102 | 出租
锦绣苑 | 锦园 | 2号楼 | 1单元 | 201 | 常住
安居苑 | 安园 | 3号楼 | 1单元 | 301 | 常住
安居苑 | 安园 | 3号楼 | 1单元 | 302 | 空房

党组织 2018-10-01
党组织名称 | 类型 | 设置形式 | 上级党组织 | 所在单位 | 所属社区
街道党工委 | 党委 | | | |
锦绣苑社区党委 | 党委 | | 街道党工委 | | 锦绣苑
甲支部 | 党支部 | 区域 | 锦绣苑社区党委 | |
乙支部 | 党支部 | 单独 | 街道党工委 | 乙公司 | 安居苑
甲一组 | 党小组 | | 甲支部 | |
乙一组 | 党小组 | | 乙支部 | |

党员 2018-10-01
姓名 | 公民身份证号 | 出生日期 | 人员类别 | 所在党支部 | 所在党小组 | 工作单位
赵一 | 640106197001010011 | 1970-01-01 | 正式 | 甲支部 | 甲一组 |
钱二 | 640106197002020027 | 1970-02-02 | 正式 | 甲支部 | |
孙三 | 640106197003030032 | 1970-03-03 | 正式 | 乙支部 | 乙一组 | 乙公司
李四 | 640106197004040048 | 1970-04-04 | 预备 | 乙支部 | 乙一组 | 丙公司

包户 2018-10-01
党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号
赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
孙三 | 安居苑 | 安园 | 3号楼 | 1单元 | 301

单位 2018-10-01
单位名称 | 类型 | 社区 | 状态 | 正式党员数 | 党组织名称 | 党建指导员
乙公司 | 非公企业 | 安居苑 | 在营 | 3 | |
丙公司 | 非公企业 | 锦绣苑 | | 4 | | 周九
丁公司 | 社会组织 | 锦绣苑 | 在营 | 0 | |
戊机关 | 机关 | 锦绣苑 | 在营 | 9 | |
"""

TINY: Street = street_of(_TINY)
"""Two communities, three buildings, five households, two branches, four members, four employers.

赵一 answers for 1号楼 101 through a whole chain and 孙三 for 3号楼 301; 102 and 201 are blank,
302 is vacant; 西片 is taken by nobody; 钱二 and 李四 answer for nobody.
"""

Where = dict[str, str]


def with_sheet(street: Street, text: str) -> Street:
    """The street with further sheets, such as those of a later day."""
    return street + street_of(text)


def changed(street: Street, kind: str, where: Where, **cells: str) -> Street:
    """The street with cells of those rows changed whose cells equal `where`."""
    found = False

    def row_of(row: dict[str, str]) -> dict[str, str]:
        nonlocal found
        if all(row.get(column) == cell for column, cell in where.items()):
            found = True
            return {**row, **cells}
        return row

    result = tuple(
        sheet.with_rows(row_of(dict(row)) for row in sheet.rows) if sheet.kind == kind else sheet
        for sheet in street
    )
    if not found:
        raise LookupError(f"no row of {kind} has {where}")
    return result


def without(street: Street, kind: str, where: Where) -> Street:
    """The street without those rows of the kind whose cells equal `where`."""
    return tuple(
        sheet.with_rows(
            row
            for row in sheet.rows
            if not all(row.get(column) == cell for column, cell in where.items())
        )
        if sheet.kind == kind
        else sheet
        for sheet in street
    )


def added(street: Street, kind: str, **cells: str) -> Street:
    """The street with a further row in the first sheet of the kind."""
    first = next(sheet for sheet in street if sheet.kind == kind)
    grown: Ledger = first.with_rows([*first.rows, cells])
    return tuple(grown if sheet is first else sheet for sheet in street)
