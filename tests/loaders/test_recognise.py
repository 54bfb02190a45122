"""Which ledger a sheet is, and which of its rows are data."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.columns import columns_of
from loaders.data_rows import DataRows
from loaders.headers import Headers, keys_of
from loaders.recognise import NotRecognised, Recognised, recognise
from loaders.rows import LEDGERS
from loaders.suggested import suggested_ledger
from tests.loaders.books import MEMBER_HEADERS, member, person_id, read_one, save

HEADERS = Headers()


def found(*rows: object) -> Recognised:
    """Return what the rows were recognised as."""
    result = recognise([list(row) for row in rows], HEADERS)  # type: ignore[call-overload]
    assert isinstance(result, Recognised), result
    return result


def not_found(*rows: object) -> NotRecognised:
    """Return why the rows were not recognised."""
    result = recognise([list(row) for row in rows], HEADERS)  # type: ignore[call-overload]
    assert isinstance(result, NotRecognised), result
    return result


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_ledger_is_recognised_by_its_canonical_headers(ledger: str) -> None:
    columns = columns_of(LEDGERS[ledger])
    result = found([column.name for column in columns.values()])
    assert result.ledger == ledger
    assert set(result.places) == set(columns)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_ledger_is_recognised_by_its_bold_headers_alone(ledger: str) -> None:
    columns = columns_of(LEDGERS[ledger]).values()
    assert found([column.name for column in columns if column.bold]).ledger == ledger


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_synonym_means_its_column(ledger: str) -> None:
    for field, column in columns_of(LEDGERS[ledger]).items():
        for header in (column.name, *column.synonyms):
            assert field in {meaning.field for meaning in HEADERS.meanings(ledger, header)}


@pytest.mark.parametrize(
    ("headers", "ledger"),
    [
        ("姓名 身份证号 社区 楼栋 单元 室号 岗位 开始日期", "responsibility"),
        ("走访日期 党员姓名 社区 楼栋 单元 门牌号 方式 事项类别", "contacts"),
        ("所属社区 小区名称 楼栋 单元 房号 使用方式 户主 人数 与户主关系", "residents"),
        ("街道 社区 网格 小区 楼号 类型 层数 单元数 总户数 物业 楼栋长 电话", "buildings"),
        ("社区 网格 网格员 联系电话", "grids"),
        ("社区 片区 居委会委员 包片支部", "patches"),
        (
            "组织名称 类型 类别 信用代码 创办时间 主营 状态 总人数 党员人数 覆盖情况 党组织名称",
            "employers",
        ),
        ("组织名称 类型 上级党组织 书记 电话", "organisations"),
        (
            "姓名 性别 民族 公民身份证号 出生日期 党员类型 隶属党组织 入党时间 手机号 现居住地",
            "members",
        ),
        ("社区 机构 名称 负责人 电话", "bodies"),
        ("对象 姓名 社区 报到日期", "reporting"),
        ("清单 名称 类别 社区", "lists"),
        ("日期 名称 类别 牵头单位 参加单位", "events"),
        ("类别 名称 报告主体 应报日期", "reports"),
    ],
)
def test_sheets_that_look_alike(headers: str, ledger: str) -> None:
    assert found(headers.split()).ledger == ledger


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("* 公民 身份证号", "公民身份证号"),
        ("1、姓名", "姓名"),
        ("总户数（户）", "总户数户"),
        ("入党\n时间", "入党时间"),
        ("Ａ／Ｂ岗", "ab岗"),
    ],
)
def test_headers_are_looked_up_without_decoration(header: str, key: str) -> None:
    assert keys_of(header)[0] == key


def test_no_headers() -> None:
    assert keys_of(5) == keys_of("") == keys_of("字" * 60) == ()


def test_the_header_is_found_below_titles_and_notes() -> None:
    title = ["党员台账（2018年10月）", "", "", "", ""]
    note = ["填表说明：身份证号须为文本", "", "", "", ""]
    result = found(title, [""] * 5, note, MEMBER_HEADERS, member(1))
    assert (result.ledger, result.header_row) == ("members", 4)


def test_a_title_merged_over_all_columns_is_no_header() -> None:
    result = found(["党员台账"] * 5, MEMBER_HEADERS, member(1))
    assert result.header_row == 2


def test_a_header_stands_where_it_stands_first() -> None:
    # Repeated, with a total below, it looks better further down: fewer cells are no type.
    header: list[object] = ["报到类型", "日期", "社区村", "姓名", "备注", "有效身份证件号码"]
    one: list[object] = ["党员", "2017-08-22", "锦绣苑", "蒋三一", "", "640106194805040124"]
    total: list[object] = ["锦绣苑小计", "", "", "", "", ""]
    note: list[object] = ["填表说明：请逐行填写", "", "", "", "", ""]
    other = ["锦绣苑街道", *one[1:]]
    for rows in (
        [header, one, header, total, one, header, one],
        [header, other, other, other, header, one, one],
    ):
        result = recognise([note, *rows], Headers())
        assert isinstance(result, Recognised)
        assert (result.ledger, result.header_row) == ("reporting", 2)


def test_two_rows_of_headers() -> None:
    upper = ["单位名称", "类型", "党组织", "党组织", "指导员", "指导员"]
    lower = ["单位名称", "类型", "名称", "组建方式", "姓名", "电话"]
    result = found(upper, lower, ["甲公司", "非公企业", "甲支部", "单独", "张三", "13900000000"])
    assert (result.ledger, result.header_row) == ("employers", 2)
    assert result.places["organisation"] == (2,)
    assert result.places["instructor"] == (4,)
    assert result.places["instructor_phones"] == (5,)
    assert result.texts[5] == "指导员电话"


def test_values_decide_what_an_ambiguous_header_means() -> None:
    headers = ["姓名", "身份证号", "党籍状态", "党支部"]
    result = found(headers, ["张三", "1", "正式", "一"], ["李四", "2", "预备", "一"])
    assert result.places["kind"] == (2,)
    assert "standing" not in result.places
    headers = ["姓名", "身份证号", "党籍状态", "党支部", "人员类别"]
    result = found(headers, ["张三", "1", "正常", "一", "正式"])
    assert (result.places["kind"], result.places["standing"]) == ((4,), (2,))


def test_a_missing_required_column_is_named() -> None:
    result = not_found(["姓名", "性别", "人员类别", "所在党支部", "入党时间"])
    assert result.code == "missing_column"
    assert "党员" in result.why.zh
    assert "“公民身份证号”" in result.why.zh
    assert "公民身份证号" in result.why.en


def told(headers: str, sheet: str, file: str = "台账.xlsx", *rows: list[object]) -> NotRecognised:
    """Return why a sheet of these headers and this name was not recognised."""
    result = recognise([headers.split(), *rows], HEADERS, file=file, sheet=sheet)
    assert isinstance(result, NotRecognised), result
    return result


def test_a_name_says_which_ledger_a_sheet_without_headers_was_to_be() -> None:
    result = told("甲 乙 丙", "楼栋")
    assert (result.code, result.nearest) == ("unknown_sheet", None)
    assert result.why.zh.startswith("没有认出是哪种台账")
    assert result.why.zh.endswith("名称像“楼栋”台账，那就还缺少必填列“社区”、“楼号”。")
    assert "“buildings”" in result.why.en


def test_a_name_says_which_ledger_a_sheet_with_other_headers_was_to_be() -> None:
    result = told("姓名 性别 人员类别 所在党支部 入党时间 社区", "2018年楼栋台账")
    assert (result.code, result.nearest) == ("missing_column", "members")
    assert "最像“党员”台账，但缺少必填列“公民身份证号”" in result.why.zh
    assert result.why.zh.endswith("名称像“楼栋”台账，那就还缺少必填列“楼号”。")


def test_a_name_of_the_ledger_that_the_headers_say_adds_nothing() -> None:
    headers = "姓名 性别 人员类别 所在党支部 入党时间"
    assert told(headers, "党员").why == told(headers, "名册").why


def test_a_name_of_the_ledger_whose_columns_are_all_there() -> None:
    headers = "党支部 党员姓名 社区 楼号 单元 岗位 开始日期 最近联系日期"
    assert told(headers, "名册").nearest == "responsibility"
    assert told(headers, "楼栋").why.zh.endswith("它的必填列都有；如果是，请用 --mapping 写明。")


@pytest.mark.parametrize(
    ("sheet", "file", "ledger"),
    [
        ("楼栋", "x.xlsx", "buildings"),
        ("锦绣苑住户信息表", "党员.xlsx", "residents"),
        ("楼栋清单", "x.xlsx", "buildings"),
        ("资源清单", "x.xlsx", "lists"),
        ("", "锦绣苑/党员花名册.csv", "members"),
        ("Sheet1", "区划.xls", "areas"),
        ("工作表2", "区划.xls", "areas"),
        ("党员包户", "x.xlsx", None),
        ("通讯录", "党员.xlsx", None),
        ("Sheet1", "x.xlsx", None),
    ],
)
def test_which_ledger_a_name_suggests(sheet: str, file: str, ledger: str | None) -> None:
    assert suggested_ledger(file, sheet) == ledger


@pytest.mark.parametrize("rows", [[["通讯录"], ["甲", "乙"]], [["姓", "电"]], [[1.0, 2.0]]])
def test_an_unknown_sheet(rows: list[list[object]]) -> None:
    assert not_found(*rows).code == "unknown_sheet"


def test_a_duplicated_header_with_different_values() -> None:
    headers = [*MEMBER_HEADERS, "公民身份证号"]
    assert not_found(headers, [*member(1), "别的"]).code == "duplicate_header"
    assert found(headers, [*member(1), member(1)[1]]).ledger == "members"
    result = not_found([*MEMBER_HEADERS, "身份证号码"], [*member(1), "别的"])
    assert "“身份证号码”" in result.why.zh


def test_two_columns_of_phones_are_both_read() -> None:
    assert found([*MEMBER_HEADERS, "手机号"], [*member(1), "13900000009"]).places["phones"] == (
        4,
        5,
    )


def test_a_second_column_of_an_optional_field_is_noted() -> None:
    headers = [*MEMBER_HEADERS, "家庭住址", "现居住地"]
    result = found(headers, [*member(1), "甲", "乙"])
    assert result.places["address"] == (5,)
    assert "现居住地" in result.notes[0].zh


def test_headers_that_a_deployment_added() -> None:
    headers = Headers({"members": {"党籍号": "公民身份证号"}})
    result = recognise([["姓名", "党籍号", "人员类别", "党支部"]], headers)
    assert isinstance(result, Recognised)
    assert result.places["person_id"] == (1,)


def kept(*rows: list[object]) -> list[int]:
    """Return which of the rows below a member header are data."""
    result = found(MEMBER_HEADERS, member(1))
    data = DataRows(result.places, result.headers, ["name", "person_id", "kind", "branch"])
    return [number for number, row in enumerate(rows) if data.is_data(row)]


def test_what_stands_between_data_is_left_out() -> None:
    assert kept(
        member(1),
        ["", "", "", "", ""],
        list(MEMBER_HEADERS),
        member(2),
        ["合计", "", "", "", 2.0],
        ["合 计：2人", "", "", "", ""],
        ["", "小计", "", "", ""],
        ["注：以上为截至10月的党员", "", "", "", ""],
        ["填表人：张三", "", "审核人：李四", "", ""],
        ["第二党支部", "第二党支部", "第二党支部", "第二党支部", "第二党支部"],
        member(3),
        [" ", "—", "无", "", ""],
        ["以下空白行请勿填写，由街道统一填报", "", "", "", ""],
    ) == [0, 3, 10]


BUILDINGS = ["社区", "小区", "楼号", "类型", "总户数", "网格", "备注"]
RESIDENTS = ["社区", "楼栋", "单元", "室号", "户主"]


def kept_below(headers: list[object], *rows: list[object]) -> list[list[object]]:
    """Return those of the rows below a header that are data."""
    result = recognise([headers, *rows], Headers())
    assert isinstance(result, Recognised)
    bold = [name for name, column in columns_of(LEDGERS[result.ledger]).items() if column.bold]
    data = DataRows(result.places, result.headers, bold, [headers])
    return [row for row in rows if data.is_data(row)]


@pytest.mark.parametrize(
    "total",
    [
        ["锦绣苑小计", "", "", "", 320.0, "", ""],
        ["锦绣苑", "", "小计", "", 320.0, "", ""],
        ["锦绣苑", "", "锦绣苑小计", "", 320.0, "", ""],
        ["锦绣苑", "南区小计", "", "", "120户", "", ""],
        ["锦绣苑", "南区 小计：", "", "", "", "", ""],
        ["小计", "", "12栋", "", 320.0, "", "见附表"],
        ["合计：", "合计：", "合计：", "", 320.0, "", ""],
        ["共计 120 户", "", "", "", "", "", ""],
        ["共 120 户", "", "", "", "", "", ""],
        ["", "", "共计120户", "", "", "", ""],
        ["锦绣苑社区合计（户）", "", "", "", "住宅300，商住20", "", ""],
        ["本页小计", "", 12.0, "", 320.0, "", ""],
    ],
)
def test_a_total_between_buildings_is_no_building(total: list[object]) -> None:
    first: list[object] = ["锦绣苑", "南区", "1号楼", "住宅", 24.0, "第一网格", ""]
    later: list[object] = ["锦绣苑", "南区", "2号楼", "住宅", 24.0, "第一网格", ""]
    assert kept_below([*BUILDINGS], first, total, later) == [first, later]


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (BUILDINGS, ["锦绣苑", "", "总计大厦", "商务楼宇", "", "", ""]),
        (BUILDINGS, ["小计社区", "", "1号楼", "", 20.0, "", ""]),
        (BUILDINGS, ["锦绣苑", "", "1号楼", "", "", "", "合计"]),
        (BUILDINGS, ["锦绣苑", "小计", "1号楼", "", 20.0, "", ""]),
        (["单位名称", "类型", "职工总数"], ["合计（宁夏）传媒有限公司", "非公企业", 12.0]),
        (["单位名称", "类型", "职工总数"], ["共计", "非公企业", ""]),
        (["单位名称", "类型", "职工总数"], ["小计算机维修部", "", ""]),
        (["单位名称", "类型", "职工总数"], ["联合会计师事务所", "其他", 3.0]),
        (
            ["党员姓名", "社区", "楼栋", "单元", "室号"],
            ["王小计", "锦绣苑", "1号楼", "1单元", "101"],
        ),
        (
            ["社区", "楼栋", "单元", "室号", "党员姓名"],
            ["锦绣苑", "1号楼", "1单元", "101", "王小计"],
        ),
        (["社区", "报到日期", "对象", "姓名"], ["锦绣苑", "2018-10-01", "党员", "张小计"]),
        (
            [*MEMBER_HEADERS],
            ["合计", person_id(1), "正式", "第一党支部", "13900000000"],
        ),
        ([*MEMBER_HEADERS], ["李共计", person_id(1), "正式", "", "13900000000"]),
        (RESIDENTS, ["共和社区", "1号楼", "1单元", "101", "共计"]),
        (RESIDENTS, ["锦绣苑", "1号楼", "", "101", "总数学"]),
    ],
)
def test_what_only_looks_like_a_total_is_data(headers: list[object], row: list[object]) -> None:
    assert kept_below(headers, row, row) == [row, row]


def test_a_total_of_a_building_between_its_flats() -> None:
    first: list[object] = ["锦绣苑", "3号楼", "1单元", "101", "张三"]
    assert kept_below(
        [*RESIDENTS],
        first,
        ["锦绣苑", "3号楼", "小计", "", "12户"],
        ["锦绣苑", "3号楼", "3号楼小计", "", ""],
        ["锦绣苑", "3号楼", "3号楼小计", "3号楼小计", 12.0],
        first,
    ) == [first, first]


def test_totals_of_a_real_file_are_neither_read_nor_refused(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*BUILDINGS],
        ["锦绣苑", "南区", "1号楼", "住宅", 24, "第一网格", ""],
        ["锦绣苑", "南区", "2号楼", "住宅", 24, "第一网格", ""],
        ["锦绣苑小计", "", "2栋", "", 48, "", ""],
        ["蓝山名邸", "", "小计大厦", "商务楼宇", "", "", ""],
        ["蓝山名邸", "", "小计", "", 0, "", ""],
        ["蓝山名邸", "", "", "住宅", 12, "", "没有楼号的一行"],
        ["合计：", "", "", "", "共 60 户", "", "制表：街道"],
    ]
    sheet = read_one(save(tmp_path / "楼栋.xlsx", rows))
    assert (sheet.ledger, sheet.read) == ("buildings", 4)
    assert [row.number for row in sheet.rows] == [2, 3, 5]
    assert [(one.row, one.column, one.code) for one in sheet.refusals] == [
        (7, "楼号", "missing_required")
    ]


TITLE: list[object] = ["锦绣苑社区党员名册", "", "", "", ""]
UPPER: list[object] = ["党员基本情况", "", "组织情况", "", "联系电话"]
LOWER: list[object] = ["姓名", "公民身份证号", "人员类别", "所在党支部", ""]


@pytest.mark.parametrize(
    "again",
    [
        [TITLE, UPPER, LOWER],
        [["锦绣苑社区党员名册"] * 5, UPPER, LOWER],
        [["党员基本情况", "党员基本情况", "组织情况", "组织情况", "联系电话"], LOWER],
        [UPPER, ["姓 名", "公民\n身份证号", "人员类别", "所在党支部", ""]],
        [UPPER, LOWER, ["必填", "必填", "必填", "必填", "选填"]],
    ],
)
def test_a_header_of_two_rows_may_be_repeated(tmp_path: Path, again: list[list[object]]) -> None:
    rows = [TITLE, UPPER, LOWER, member(1), member(2), *again, member(3)]
    sheet = read_one(save(tmp_path / "党员.xlsx", rows))
    assert sheet.refusals == []
    assert [row.number for row in sheet.rows] == [4, 5, 6 + len(again)]


@pytest.mark.parametrize(
    "hints",
    [
        ["必填", "必填，18位", "必填", "必填", "选填"],
        ["（姓名）", "（文本格式）", "如：正式", "填写全称", ""],
        [1.0, 2.0, 3.0, 4.0, 5.0],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["示例", "11010519491231002X", "正式", "第一党支部", ""],
    ],
)
def test_hints_below_a_header_are_left_out(hints: list[object]) -> None:
    assert kept(hints, member(1)) == [1]
    assert kept(["", "", "", "", ""], hints, member(1), list(MEMBER_HEADERS), hints) == [2]


def test_a_row_that_lacks_something_is_still_data() -> None:
    assert kept(["张三", "", "", "", ""], ["张三", "1", "", "一支部", ""], member(2)) == [0, 1, 2]


def test_a_member_whose_name_repeats_his_branch_is_data() -> None:
    assert kept(member(1), ["同", "同", "正式", "甲", ""]) == [0, 1]


def test_a_forgotten_column_does_not_make_it_another_ledger() -> None:
    # Without its room a responsibility still has everything that a list of buildings needs.
    headers = ["党支部", "党员姓名", "身份证号", "社区", "小区", "楼栋", "单元", "岗位", "开始日期"]
    result = not_found(headers)
    assert result.code == "missing_column"
    assert "“包户”" in result.why.zh
    assert "“室号”" in result.why.zh


def test_columns_that_nothing_is_read_from_are_named() -> None:
    headers = ["序号", "社区", "楼栋", "单元", "室号", "住房情况", "户主", "备注"]
    unused, missed = found(headers).notes
    assert "“住房情况”" in unused.zh
    assert "序号" not in unused.zh
    assert "使用方式" in missed.zh
    assert found(["社区", "楼栋", "单元", "室号", "使用方式"]).notes == ()
