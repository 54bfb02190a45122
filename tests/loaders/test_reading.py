"""From files to typed rows, refusals and the workbook that goes back to the clerk."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import openpyxl
import pytest

from graph.errors import WrongUse
from loaders.as_of import AsOfSource, as_of_day
from loaders.cells.dates import Dated
from loaders.mapping import load_mapping
from loaders.reading import SheetRead, read_paths
from loaders.refusals import REASONS, Refusal
from loaders.refusals_workbook import REASON_HEADER, write_refusals
from loaders.rows import (
    AreaRow,
    BuildingRow,
    MemberRow,
    OrganisationRow,
    PatchRow,
    ResidentRow,
)
from loaders.rows.base import ends_before
from tests.loaders.books import MEMBER_HEADERS, member, person_id, read_one, save

TITLE = ["党员台账（2018年10月）", "", "", "", ""]


def told(sheet: SheetRead) -> list[tuple[int, str, str, str, str]]:
    """Return the refusals of a sheet without their sentences."""
    return [(one.row, one.column, one.value, one.level, one.code) for one in sheet.refusals]


def test_a_sheet_from_its_title_to_its_typed_rows(tmp_path: Path) -> None:
    sheet = read_one(save(tmp_path / "党员.xlsx", [TITLE, MEMBER_HEADERS, member(1)], "党员"))
    assert (sheet.file, sheet.sheet, sheet.ledger, sheet.header_row, sheet.read) == (
        "党员.xlsx",
        "党员",
        "members",
        2,
        1,
    )
    assert (sheet.as_of, sheet.as_of_source) == (datetime.date(2018, 10, 1), AsOfSource.TITLE)
    assert len(sheet.sha256) == 64
    (row,) = sheet.rows
    assert isinstance(row, MemberRow)
    assert (row.number, row.person_id, row.kind, row.phones) == (
        3,
        person_id(1),
        "正式",
        ("13900000000",),
    )
    assert row.said("phones")
    assert not row.said("group")


def test_empty_cells_are_said_and_absent_columns_are_not(tmp_path: Path) -> None:
    rows = [[*MEMBER_HEADERS, "所在党小组"], [*member(1), "无"]]
    (row,) = read_one(save(tmp_path / "a.xlsx", rows)).rows
    assert isinstance(row, MemberRow)
    assert row.group is None
    assert row.said("group")
    assert not row.said("exemption")


def test_a_bad_bold_cell_refuses_its_row_and_another_only_itself(tmp_path: Path) -> None:
    bad_id = [*member(1)]
    bad_id[1] = "110105194912310021"
    damaged = [*member(2)]
    damaged[1] = 110105194912310020.0
    nameless = [*member(3)]
    nameless[0] = None
    bad_phone = [*member(4)]
    bad_phone[4] = "不详"
    sheet = read_one(
        save(tmp_path / "a.xlsx", [MEMBER_HEADERS, bad_id, damaged, nameless, bad_phone])
    )
    assert told(sheet) == [
        (2, "公民身份证号", "110105194912310021", "row", "invalid_id"),
        (3, "公民身份证号", "110105194912310000", "row", "damaged_id"),
        (4, "姓名", "", "row", "missing_required"),
        (5, "联系电话", "不详", "cell", "invalid_phone"),
    ]
    assert (sheet.read, sheet.rejected) == (4, 3)
    (row,) = sheet.rows
    assert isinstance(row, MemberRow)
    assert row.phones is None
    assert not row.said("phones")


def test_the_column_of_a_refusal_is_the_header_as_written(tmp_path: Path) -> None:
    headers = ["姓名", "*身份证号码（18位）", "预/正", "支部", "手机"]
    row = [*member(1)]
    row[2] = "积极分子"
    sheet = read_one(save(tmp_path / "a.xlsx", [headers, row]))
    assert told(sheet) == [(2, "预/正", "积极分子", "row", "not_in_list")]
    assert "正式、预备" in sheet.refusals[0].reason.zh


def test_members_of_the_national_form(tmp_path: Path) -> None:
    headers = [*MEMBER_HEADERS, "是否失联（日期）", "是否流动（流向）", "入党时间"]
    rows = [
        [*member(1), "是（2018.3）", "是（北京）", 43403],
        [*member(2), "2018-03-05", "否", "2018.10"],
        [*member(3), "也许", "也许", ""],
    ]
    sheet = read_one(save(tmp_path / "a.xlsx", [headers, *rows]))
    first, second, third = sheet.rows
    assert isinstance(first, MemberRow)
    assert isinstance(second, MemberRow)
    assert (first.lost, first.lost_on) == (True, Dated(datetime.date(2018, 3, 1), "month"))
    assert (first.floating, first.floating_to) == (True, "北京")
    assert first.said("lost_on")
    assert (second.lost, second.floating) == (True, False)
    assert second.joined == Dated(datetime.date(2018, 10, 1), "month")
    assert not third.said("lost")
    assert not third.said("floating")
    assert [one.code for one in sheet.refusals] == ["invalid_date", "not_in_list"]


def test_a_door_may_stand_in_one_cell(tmp_path: Path) -> None:
    rows = [
        ["社区", "小区", "室号", "户主"],
        ["锦绣苑", "南区", "3-2-501", "张三"],
        ["锦绣苑", "南区", "501", "李四"],
        ["锦绣苑", "南区", datetime.datetime(2018, 3, 2), "王五"],
    ]
    sheet = read_one(save(tmp_path / "a.xlsx", rows))
    assert sheet.ledger == "residents"
    (row,) = sheet.rows
    assert isinstance(row, ResidentRow)
    assert (row.building, row.unit, row.room) == ("3号楼", "2单元", "501")
    assert told(sheet) == [
        (3, "楼栋", "", "row", "missing_required"),
        (3, "单元", "", "row", "missing_required"),
        (4, "室号", "2018-03-02", "row", "door_became_date"),
    ]


def test_merged_household_cells_reach_every_resident(tmp_path: Path) -> None:
    rows = [
        ["社区", "楼栋", "单元", "室号", "户主", "姓名", "与户主关系"],
        ["锦绣苑", "3", "2", "501", "张三", "张三", "户主"],
        ["", "", "", "", "", "李四", "配偶"],
    ]
    path = save(tmp_path / "a.xlsx", rows)
    workbook = openpyxl.load_workbook(path)
    for column in "ABCDE":
        workbook.active.merge_cells(f"{column}2:{column}3")  # type: ignore[union-attr]
    workbook.save(path)
    first, second = read_one(path).rows
    assert isinstance(second, ResidentRow)
    assert (second.head, second.room, second.name) == ("张三", "501", "李四")
    assert (first.number, second.number) == (2, 3)


def test_ranges_of_buildings_and_two_claims(tmp_path: Path) -> None:
    rows = [
        ["社区", "楼号", "网格", "户数", "单元长"],
        ["锦绣苑", "1-10幢", "第1网格、第2网格", "120户", "1单元:张三;2单元:李四"],
    ]
    (row,) = read_one(save(tmp_path / "a.xlsx", rows)).rows
    assert isinstance(row, BuildingRow)
    assert len(row.buildings) == 10
    assert row.grids == ("第1网格", "第2网格")
    assert row.households == 120
    assert row.unit_keepers == (("1单元", "张三"), ("2单元", "李四"))


def test_the_top_organisation_has_no_parent(tmp_path: Path) -> None:
    rows = [
        ["党组织名称", "类型", "上级党组织", "任期", "有无支委会"],
        ["街道党工委", "党工委", "", "5年", "无"],
    ]
    (row,) = read_one(save(tmp_path / "a.xlsx", rows)).rows
    assert isinstance(row, OrganisationRow)
    assert (row.parent, row.kind, row.term_years, row.has_committee) == (None, "党委", 5, False)


def test_an_end_before_its_start_is_refused(tmp_path: Path) -> None:
    rows = [
        ["社区", "片区名称", "开始日期", "结束日期"],
        ["锦绣苑", "第一片区", "2018-03-01", "2018-02-01"],
        ["锦绣苑", "第二片区", "2018-03-01", "2018"],
    ]
    sheet = read_one(save(tmp_path / "a.xlsx", rows))
    assert told(sheet) == [
        (2, "结束日期", "2018-02-01", "cell", "interval_reversed"),
        (3, "结束日期", "2018", "cell", "interval_reversed"),
    ]
    for row in sheet.rows:
        assert isinstance(row, PatchRow)
        assert row.ends is None
        assert not row.said("ends")


def test_a_month_or_a_year_ends_on_its_first_day() -> None:
    day = Dated(datetime.date(2018, 3, 5), "day")
    assert ends_before(day, Dated(datetime.date(2018, 3, 1), "month"))
    assert ends_before(day, Dated(datetime.date(2018, 1, 1), "year"))
    assert not ends_before(day, Dated(datetime.date(2018, 4, 1), "month"))
    assert not ends_before(Dated(datetime.date(2018, 3, 1), "month"), day)
    assert not ends_before(day, day)
    assert ends_before(day, Dated(datetime.date(2018, 2, 1), "month"))
    assert not ends_before(day, None)


def test_large_sheets_come_in_pieces_and_are_counted(tmp_path: Path) -> None:
    steps: list[tuple[str, int]] = []
    path = save(
        tmp_path / "a.xlsx", [MEMBER_HEADERS, *(member(number % 900) for number in range(2500))]
    )
    (sheet,) = read_paths([path], progress=lambda file, rows: steps.append((file, rows)))
    assert sheet.read == len(sheet.rows) == 2500
    assert [row.number for row in sheet.rows] == list(range(2, 2502))
    assert [rows for _, rows in steps] == [999, 1000, 501]


@pytest.mark.parametrize(
    ("name", "title", "given", "day", "source"),
    [
        ("党员_20181030.csv", "党员台账", None, datetime.date(2018, 10, 30), AsOfSource.FILE_NAME),
        ("党员_20181030.csv", "2018年9月", None, datetime.date(2018, 9, 1), AsOfSource.TITLE),
        ("党员.csv", "党员台账", None, datetime.date(2020, 5, 6), AsOfSource.MODIFIED),
        (
            "党员_20181030.csv",
            "2018年9月",
            datetime.date(2021, 1, 2),
            datetime.date(2021, 1, 2),
            AsOfSource.GIVEN,
        ),
    ],
)
def test_the_day_of_a_ledger(
    tmp_path: Path,
    name: str,
    title: str,
    given: datetime.date | None,
    day: datetime.date,
    source: AsOfSource,
) -> None:
    path = tmp_path / name
    path.write_text("x")
    noon = datetime.datetime(2020, 5, 6, 12).timestamp()
    os.utime(path, (noon, noon))
    assert as_of_day(given, [title], name, path)[:2] == (day, source)


def test_the_title_that_says_until_when_goes_before_the_others(tmp_path: Path) -> None:
    titles = ["依据2012年5月通知", "2018年11月5日打印", "截至2018年10月"]
    day = as_of_day(None, titles, "党员.csv", tmp_path / "党员.csv").day
    assert day == datetime.date(2018, 10, 1)


def test_a_mapping_adds_headers_and_spellings(tmp_path: Path) -> None:
    mapping = tmp_path / "对照.toml"
    mapping.write_text(
        '[headers."党员"]\n"党内称呼" = "姓名"\n[values.members."人员类别"]\n"老党员" = "正式"\n',
        encoding="utf-8",
    )
    row = [*member(1)]
    row[2] = "老党员"
    path = save(tmp_path / "a.xlsx", [["党内称呼", *MEMBER_HEADERS[1:]], row])
    (sheet,) = read_paths([path], mapping=load_mapping(mapping))
    (read,) = sheet.rows
    assert isinstance(read, MemberRow)
    assert read.kind == "正式"


@pytest.mark.parametrize(
    "text",
    [
        '[headers."无此台账"]\n',
        '[headers."党员"]\n"甲" = "无此列"\n',
        '"甲" = 1\n',
        '[values]\n"党员" = 1\n',
        "[headers",
        '[values."党员"."无此列"]\n',
    ],
)
def test_a_wrong_mapping_is_wrong_use(tmp_path: Path, text: str) -> None:
    path = tmp_path / "对照.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse, match="对照"):
        load_mapping(path)


def test_a_missing_mapping_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="没有对照文件"):
        load_mapping(tmp_path / "无.toml")


def test_refusals_in_the_shape_of_the_contract() -> None:
    refusal = Refusal("a.xlsx", "党员", 5, "身份证号", "110", "row", "invalid_id")
    said = refusal.as_json("zh")
    assert list(said) == ["file", "sheet", "row", "column", "value", "level", "code", "reason"]
    assert "110" not in repr(refusal)
    for code in REASONS:
        both = Refusal("a", "", 1, "列", "", "cell", code).reason
        assert both.zh
        assert both.en
        assert "{" not in both.zh + both.en


def test_refused_rows_go_back_and_come_again(tmp_path: Path) -> None:
    wrong = [*member(2)]
    wrong[1] = 110105194912310020.0
    phone = [*member(3)]
    phone[4] = "+SUM(1)"
    rows = [
        TITLE,
        [*MEMBER_HEADERS, "备注", "入党时间"],
        [*member(1), "", ""],
        [*wrong, "保留", datetime.datetime(2018, 1, 2)],
        [*phone, "", 43403.5],
    ]
    source = tmp_path / "党员_20200101.xlsx"
    save(source, rows, "党员")
    sheets = list(read_paths([source]))
    sheets[0].refusals.append(
        Refusal(sheets[0].file, "党员", 3, "所在党支部", "不存在", "row", "unknown_ref")
    )
    back = tmp_path / "退回.xlsx"
    assert write_refusals(sheets, back) == 3

    workbook = openpyxl.load_workbook(back)
    worksheet = workbook["党员"]
    assert [cell.value for cell in worksheet[2]] == [
        *MEMBER_HEADERS,
        "备注",
        "入党时间",
        REASON_HEADER,
        "原行号",
    ]
    assert worksheet["B4"].value == "110105194912310000"
    assert worksheet["B4"].number_format == "@"
    assert worksheet["B4"].fill.start_color.rgb == "FFFFC7CE"
    assert worksheet["A4"].fill.start_color.rgb != "FFFFC7CE"
    assert worksheet["F4"].value == "保留"
    assert worksheet["I4"].value == 4
    assert "只保留了前15位" in worksheet["H4"].value

    worksheet["B4"] = person_id(2)
    workbook.save(back)
    again = read_one(back)
    assert (again.ledger, again.as_of, again.as_of_source) == (
        "members",
        datetime.date(2018, 10, 1),
        AsOfSource.TITLE,
    )
    assert [getattr(row, "person_id", None) for row in again.rows] == [
        person_id(1),
        person_id(2),
        person_id(3),
    ]
    assert [one.code for one in again.refusals] == ["invalid_phone"]


def test_nothing_in_the_returned_workbook_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "党员.csv"
    cells = [*MEMBER_HEADERS], ["=1+1", "=HYPERLINK(1)", "正式", "@SUM(1)", "-2+3"]
    path.write_text("\n".join(",".join(row) for row in cells), encoding="utf-8")
    back = tmp_path / "退回.xlsx"
    assert write_refusals(list(read_paths([path])), back) == 1
    worksheet = openpyxl.load_workbook(back)["党员"]
    assert worksheet["B3"].value == "=HYPERLINK(1)"
    assert all(
        cell.data_type != "f" for line in worksheet.iter_rows() for cell in line if cell.value
    )


def test_two_row_headers_go_back_in_one(tmp_path: Path) -> None:
    rows = [
        ["单位名称", "类型", "指导员", ""],
        ["", "", "姓名", "电话"],
        ["甲公司", "非公企业", "张三", "不详"],
    ]
    path = save(tmp_path / "单位.xlsx", rows)
    workbook = openpyxl.load_workbook(path)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        workbook.active.merge_cells(area)  # type: ignore[union-attr]
    workbook.save(path)
    back = tmp_path / "退回.xlsx"
    write_refusals(list(read_paths([path])), back, "en")
    again = read_one(back)
    assert (again.ledger, [one.code for one in again.refusals]) == ("employers", ["invalid_phone"])


def test_refusals_of_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    row = [*member(1)]
    row[4] = "不详"
    path = save(tmp_path / "a.xlsx", [MEMBER_HEADERS, row])
    sheets = list(read_paths([path, save(tmp_path / "b.xlsx", [MEMBER_HEADERS, row])]))
    path.unlink()
    back = tmp_path / "退回.xlsx"
    write_refusals(sheets, back)
    workbook = openpyxl.load_workbook(back)
    assert workbook.sheetnames == ["党员", "党员2"]
    assert [workbook["党员"]["E3"].value, workbook["党员"]["A3"].value] == ["不详", None]
    assert write_refusals([], back) == 0


def test_areas(tmp_path: Path) -> None:
    rows = [
        ["区划代码", "名称", "级别", "并入代码"],
        [640106004001, "锦绣苑", "社区", "640106004003、640106004004"],
        ["64010600400", "坏", "社区", ""],
    ]
    sheet = read_one(save(tmp_path / "a.xlsx", rows))
    (row,) = sheet.rows
    assert isinstance(row, AreaRow)
    assert row.code == "640106004001"
    assert row.successor_codes == ("640106004003", "640106004004")
    assert [one.code for one in sheet.refusals] == ["invalid_area_code"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("住户台账（截至2018-10-01）", [("信息更新日期", "3"), ("隐患矛盾", "3、4")]),
        ("住户台账（截至2018年10月）", [("信息更新日期", "3"), ("隐患矛盾", "4")]),
        ("住户台账（截至2019年12月）", []),
    ],
)
def test_what_was_done_after_the_day_of_the_ledger_is_told(
    tmp_path: Path, title: str, told: list[tuple[str, str]]
) -> None:
    rows = [
        [title],
        ["社区", "楼栋", "单元", "室号", "使用方式", "隐患矛盾", "信息更新日期"],
        ["锦绣苑", "3号楼", "1", "101", "常住", "未见隐患（2018-10-20）", "2018-11-05"],
        ["锦绣苑", "3号楼", "1", "102", "常住", "未见隐患（2019-02-01）", "2018-09"],
    ]
    sheet = read_one(save(tmp_path / "a.xlsx", rows))
    assert sheet.refusals == []
    notes = sorted(note.zh for note in sheet.notes)
    assert len(notes) == len(told)
    for note, (column, numbers) in zip(notes, told, strict=True):
        assert note.startswith(f"“{column}”")
        assert f"第 {numbers} 行" in note


def test_of_many_days_ahead_some_rows_are_named(tmp_path: Path) -> None:
    door = ["党员甲", "锦绣苑", "3号楼", "1", "101"]
    rows = [
        ["走访台账 2018-10-01"],
        ["日期", "党员姓名", "社区", "楼栋", "单元", "室号"],
        *(["2019-01-01", *door] for _ in range(9)),
    ]
    (note,) = read_one(save(tmp_path / "a.xlsx", rows)).notes
    assert note.zh.startswith("“日期”有 9 行晚于台账的截至日 2018-10-01（第 3、4、5、6、7 等行）")
