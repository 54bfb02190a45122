"""A recognised mapping written down, corrected by a person, passed back and kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from graph.errors import WrongUse
from graph.settings import read_settings
from loaders.mapping import Mapping, load_mapping
from loaders.mapping_file import keep, kept_mapping, kept_path, write_recognised
from loaders.reading import SheetRead, read_paths
from tests.loaders.books import MEMBER_HEADERS, member, save

ODD = ["姓名", "党内编号", "身份", "支部", "手机", "备考"]
"""Headers of a member ledger of which nobody can guess the second, third and last."""


def written(path: Path, sheets: Sequence[SheetRead], used: Mapping | None = None) -> str:
    """The mapping of some sheets as it is handed to a person."""
    write_recognised(sheets, used or Mapping(), path)
    return path.read_text(encoding="utf-8")


def read(paths: Sequence[Path], mapping: Path | None = None) -> list[SheetRead]:
    """Read files, with a mapping file."""
    own = load_mapping(mapping) if mapping is not None else None
    return list(read_paths(paths, mapping=own, count_cells=True))


def told(sheet: SheetRead) -> tuple[object, ...]:
    """What a sheet was read as."""
    return (
        sheet.ledger,
        sheet.code,
        sheet.header_row,
        sheet.places,
        sheet.columns,
        [(one.row, one.code) for one in sheet.refusals],
        sheet.rows,
    )


def test_what_was_recognised_is_read_alike_when_it_is_passed_back(tmp_path: Path) -> None:
    title = ["党员台账（2018年10月）"]
    paths = [
        save(tmp_path / "党员甲.xlsx", [title, [*MEMBER_HEADERS, "手机号", "备注"], member(1)]),
        save(tmp_path / "党员乙.xlsx", [title, [*MEMBER_HEADERS, "手机号", "备注"], member(2)]),
        save(tmp_path / "缺列.xlsx", [MEMBER_HEADERS[1:], member(3)[1:]]),
        save(tmp_path / "通讯录.xlsx", [["甲", "乙"], ["1", "2"]]),
        save(tmp_path / "网格.xlsx", [["社区", "网格", "网格员"], ["锦绣苑", "第1网格", "张三"]]),
    ]
    first = read(paths)
    text = written(tmp_path / "对照.toml", first)
    assert text.count("\n[[forms]]") == 3, "sheets that look alike are one form"
    assert text.count("# [[forms]]") == 1, "nobody has said yet that the list is no ledger"
    again = read(paths, tmp_path / "对照.toml")
    for one, other in zip(first, again, strict=True):
        assert told(one) == told(other)
    assert [sheet.form is not None for sheet in again] == [True, True, True, True, False]


def test_a_person_says_what_headers_mean(tmp_path: Path) -> None:
    path = save(tmp_path / "花名册.xlsx", [ODD, [*member(1), "x"], [*member(2), ""]])
    (sheet,) = read([path])
    assert (sheet.ledger, sheet.code, sheet.nearest) == (None, "missing_column", "members")
    assert sheet.lacks == ("公民身份证号", "人员类别")
    mapping = tmp_path / "对照.toml"
    text = written(mapping, [sheet])
    for line, means in (('"党内编号" = ""', "公民身份证号"), ('"身份" = ""', "人员类别")):
        assert line in text
        text = text.replace(line, line[:-1] + f'{means}"')
    mapping.write_text(text, encoding="utf-8")
    (mended,) = read([path], mapping)
    assert (mended.ledger, mended.read, mended.refusals) == ("members", 2, [])
    assert mended.columns["person_id"] == "党内编号"
    assert mended.notes == [], "what the form leaves out is not told as forgotten"
    assert [(one.header, one.field, one.read, one.empty) for one in mended.column_counts()] == [
        ("姓名", "name", 2, 0), ("党内编号", "person_id", 2, 0), ("身份", "kind", 2, 0),
        ("支部", "branch", 2, 0), ("手机", "phones", 2, 0), ("备考", None, 1, 1),
    ]  # fmt: skip


def test_next_month_the_same_form_comes_under_another_name(tmp_path: Path) -> None:
    mapping = tmp_path / "对照.toml"
    mapping.write_text(
        '[[forms]]\nledger = "党员"\n[forms.columns]\n'
        '"姓名" = "姓名"\n"党内编号" = "公民身份证号"\n"身份" = "人员类别"\n'
        '"支部" = "所在党支部"\n"手机" = "联系电话"\n"备考" = ""\n',
        encoding="utf-8",
    )
    later = save(
        tmp_path / "11月.xlsx",
        [["党员花名册"], ["序号", *ODD[:5], "家庭住址"], [1, *member(1), "锦绣苑3-2-501"]],
    )
    (sheet,) = read([later], mapping)
    assert (sheet.ledger, sheet.header_row) == ("members", 2)
    assert sheet.columns["address"] == "家庭住址", "a new column is recognised as ever"
    other = save(tmp_path / "别的.xlsx", [[*ODD, *"天地玄黄"], [*member(1), *"xxxxx"]])
    assert read([other], mapping)[0].form is None, "too many new columns: another form"


def test_a_form_never_takes_a_sheet_that_says_more(tmp_path: Path) -> None:
    mapping = tmp_path / "对照.toml"
    mapping.write_text(
        '[[forms]]\nledger = "网格"\n[forms.columns]\n"社区" = "社区"\n"网格" = "网格名称"\n',
        encoding="utf-8",
    )
    path = save(tmp_path / "楼栋.xlsx", [["社区", "网格", "楼号"], ["锦绣苑", "第1网格", "1号楼"]])
    assert read([path], mapping)[0].ledger == "buildings"


def test_a_person_says_which_ledger_and_which_row(tmp_path: Path) -> None:
    rows = [MEMBER_HEADERS, MEMBER_HEADERS, member(1)]
    path = save(tmp_path / "名册（新）.xlsx", rows)
    assert read([path])[0].header_row == 1
    mapping = tmp_path / "对照.toml"
    mapping.write_text(
        '[[forms]]\nledger = "members"\nfile = "名册*.xlsx"\nheader_row = 2\n', encoding="utf-8"
    )
    (sheet,) = read([path], mapping)
    assert (sheet.ledger, sheet.header_row, sheet.read) == ("members", 2, 1)
    assert read([save(tmp_path / "别的.xlsx", rows)], mapping)[0].header_row == 1


def test_of_headers_that_are_called_alike_the_letter_tells(tmp_path: Path) -> None:
    headers = ["社区", "楼号", "楼栋长", "姓名", "姓名"]
    path = save(tmp_path / "a.xlsx", [headers, ["锦绣苑", "1号楼", "张三", "李四", "王五"]])
    mapping = tmp_path / "对照.toml"
    text = written(mapping, read([path]))
    assert '"D列" = ""  # 姓名' in text
    mapping.write_text(
        text.replace('"楼栋长" = "楼栋长"', '"楼栋长" = ""').replace(
            '"E列" = ""', '"E列" = "楼栋长"'
        ),
        encoding="utf-8",
    )
    (sheet,) = read([path], mapping)
    assert [getattr(row, "keeper", None) for row in sheet.rows] == ["王五"]


def test_two_row_headers_are_written_in_one(tmp_path: Path) -> None:
    rows = [
        ["单位名称", "类型", "指导员", ""],
        ["", "", "姓名", "电话"],
        ["甲公司", "非公企业", "张三", "13900000000"],
    ]
    path = save(tmp_path / "单位.xlsx", rows)
    workbook = openpyxl.load_workbook(path)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        workbook.active.merge_cells(area)  # type: ignore[union-attr]
    workbook.save(path)
    mapping = tmp_path / "对照.toml"
    text = written(mapping, read([path]))
    assert '"指导员电话" = "指导员电话"' in text
    (sheet,) = read([path], mapping)
    assert (sheet.form is not None, sheet.header_row) == (True, 2)
    assert sheet.columns["instructor_phones"] == "电话"


def test_a_sheet_of_which_somebody_says_that_it_is_no_ledger(tmp_path: Path) -> None:
    path = save(tmp_path / "通讯[1].xlsx", [["甲", "乙"], ["1", "2"]], "表1")
    mapping = tmp_path / "对照.toml"
    text = written(mapping, read([path]))
    mapping.write_text(
        "\n".join(
            line.removeprefix("# ")
            if line.startswith(("# [[", "# ledger", "# file", "# sheet"))
            else line
            for line in text.splitlines()
        ),
        encoding="utf-8",
    )
    (sheet,) = read([path], mapping)
    assert (sheet.ledger, sheet.code) == (None, "left_out")
    assert written(tmp_path / "again.toml", [sheet]).count("\n[[forms]]") == 1
    other = save(tmp_path / "通讯2.xlsx", [["甲", "乙"], ["1", "2"]], "表1")
    assert read([other], mapping)[0].code == "unknown_sheet"


def test_what_is_no_ledger_may_be_told_by_its_headers(tmp_path: Path) -> None:
    mapping = tmp_path / "对照.toml"
    mapping.write_text(
        '[[forms]]\nledger = ""\n[forms.columns]\n"社区" = ""\n"网格" = ""\n', encoding="utf-8"
    )
    one = save(tmp_path / "a.xlsx", [["社区", "网格"], ["锦绣苑", "第1网格"]])
    other = save(tmp_path / "b.xlsx", [["社区", "片区"], ["锦绣苑", "东片"]])
    assert [sheet.code for sheet in read([one, other], mapping)] == ["left_out", None]


def test_empty_refused_and_read_cells_are_told_apart(tmp_path: Path) -> None:
    nameless = [*member(2)]
    nameless[0] = "—"
    bad = [*member(3)]
    bad[4] = "不详"
    rows = [[*MEMBER_HEADERS, "是否失联"], [*member(1), "无"], [*nameless, ""], [*bad, "是"]]
    (sheet,) = read([save(tmp_path / "a.xlsx", rows)])
    counts = {one.header: (one.read, one.empty, one.refused) for one in sheet.column_counts()}
    assert counts["姓名"] == (2, 0, 1)
    assert counts["联系电话"] == (2, 0, 1)
    assert counts["是否失联"] == (2, 1, 0), "无 is an answer here"


def test_a_mapping_is_kept_and_added_to(tmp_path: Path) -> None:
    settings = read_settings(_env_file=None, data=tmp_path / "data", neo4j_uri=None)
    assert kept_mapping(settings) is None
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text(
        '[headers."住户"]\n"住房情况" = "使用方式"\n'
        '[values."住户"."使用方式"]\n"自住\\u007f" = "常住"\n'
        '[[forms]]\nledger = ""\nfile = "通讯*"\n'
        '[[forms]]\nledger = "网格"\n[forms.columns]\n"社区" = "社区"\n"网" = "网格名称"\n',
        encoding="utf-8",
    )
    other.write_text(
        '[headers."住户"]\n"用途" = "使用方式"\n[values."住户"."使用方式"]\n"租" = "出租"\n'
        '[[forms]]\nledger = "网格"\n[forms.columns]\n"社区" = "社区"\n"网" = ""\n',
        encoding="utf-8",
    )
    keep(load_mapping(one), kept_path(settings))
    keep(load_mapping(other).over(kept_mapping(settings) or Mapping()), kept_path(settings))
    kept = kept_mapping(settings)
    assert kept is not None
    assert kept.headers == {"residents": {"住房情况": "使用方式", "用途": "使用方式"}}
    assert kept.values == {"residents": {"使用方式": {"自住\x7f": "常住", "租": "出租"}}}
    assert [(form.ledger, form.file, dict(form.columns)) for form in kept.forms] == [
        ("grids", "", {"社区": "社区", "网": ""}),
        (None, "通讯*", {}),
    ], "what was said last of a form stands"
    elsewhere = read_settings(_env_file=None, data=tmp_path, mapping=tmp_path / "无.toml")
    with pytest.raises(WrongUse, match="没有对照文件"):
        kept_mapping(elsewhere)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('forms = 1\n', "forms"),
        ('[[forms]]\nfile = "a"\n', "forms"),
        ('[[forms]]\nledger = "无此台账"\nfile = "a"\n', "无此台账"),
        ('[[forms]]\nledger = "党员"\n', "columns"),
        ('[[forms]]\nledger = "党员"\nfile = "a"\nheader_row = "2"\n', "header_row"),
        ('[[forms]]\nledger = "党员"\nfile = "a"\nheader_row = 0\n', "header_row"),
        ('[[forms]]\nledger = "党员"\nfile = "a"\nrow = 0\n', "row"),
        ('[[forms]]\nledger = ""\n[forms.columns]\n"甲" = "姓名"\n', "姓名"),
        ('[[forms]]\nledger = "党员"\n[forms.columns]\n"甲" = "党员姓"\n', "相近的有“姓名”"),
    ],
)  # fmt: skip
def test_a_wrong_form_is_wrong_use(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "对照.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse, match=sentence):
        load_mapping(path)
