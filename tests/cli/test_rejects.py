"""Where refused rows go: never over a ledger, never half a workbook, never an old one as if it were new."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Program
from tests.cli.test_bad_input import AREAS, workbook

WRONG = ["64010600400", "蓝山名邸", "社区", "640106004000"]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return workbook(tmp_path / "区划 2018年10月.xlsx", *AREAS, WRONG)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return workbook(tmp_path / "区划 2018年11月.xlsx", *AREAS)


@pytest.mark.parametrize("way", ["itself", "in its folder", "by a link", "half written"])
def test_a_ledger_is_not_written_over(
    fresh: Program, tmp_path: Path, faulty: Path, way: str
) -> None:
    rejects, given = faulty, faulty
    if way == "in its folder":
        given = tmp_path
    elif way == "by a link":
        rejects = tmp_path / "别名.xlsx"
        rejects.symlink_to(faulty)
    elif way == "half written":
        rejects = tmp_path / "退回.xlsx"
        given = faulty.rename(tmp_path / "退回.xlsx.part")
    before = given.read_bytes() if given.is_file() else faulty.read_bytes()
    ran = fresh("load", given, "--rejects", rejects)
    assert ran.status == 4
    assert "盖掉" in ran.one_sentence()
    assert (given if given.is_file() else faulty).read_bytes() == before
    assert not (tmp_path / "data").exists(), "refused before a database is made"


def test_a_folder_is_made_for_the_workbook_and_only_for_one(
    fresh: Program, tmp_path: Path, faulty: Path, sound: Path
) -> None:
    rejects = tmp_path / "新的" / "文件夹" / "退回.xlsx"
    assert fresh("load", sound, "--rejects", rejects).status == 0
    assert not (tmp_path / "新的").exists()
    assert fresh("load", faulty, "--rejects", rejects).status == 1
    assert [one.name for one in rejects.parent.iterdir()] == ["退回.xlsx"]


def test_an_earlier_workbook_goes_when_nothing_is_refused(
    fresh: Program, tmp_path: Path, faulty: Path, sound: Path
) -> None:
    rejects = tmp_path / "退回.xlsx"
    assert fresh("load", faulty, "--rejects", rejects).status == 1
    assert sorted(path.name for path in tmp_path.glob("退回*")) == ["退回.xlsx"]
    ran = fresh("load", sound, "--rejects", rejects, "--format", "json")
    assert ran.status == 0
    assert json.loads(ran.out)["rejectsFile"] is None
    assert "已删去" in ran.one_sentence()
    assert not rejects.exists()


def test_what_somebody_worked_in_stays(
    fresh: Program, tmp_path: Path, faulty: Path, sound: Path
) -> None:
    rejects = tmp_path / "退回.xlsx"
    fresh("load", faulty, "--rejects", rejects)
    book = openpyxl.load_workbook(rejects)
    book.worksheets[0]["A3"] = "640106004003"
    book.save(rejects)
    corrected = rejects.read_bytes()
    ran = fresh("load", sound, "--rejects", rejects)
    assert ran.status == 0
    assert "没有动它" in ran.one_sentence()
    assert rejects.read_bytes() == corrected


def test_a_place_that_cannot_be_written_is_told_before_the_load(
    fresh: Program, tmp_path: Path, faulty: Path
) -> None:
    rejects = tmp_path / "退回.xlsx"
    rejects.mkdir()
    ran = fresh("load", faulty, "--rejects", rejects)
    assert ran.status == 2
    assert ran.one_sentence() == f"写不了 {rejects}：它是一个文件夹。"
    ran = fresh("load", faulty, "--rejects", "/proc/退回.xlsx")
    assert ran.status == 2
    assert ran.one_sentence().startswith("写不了 /proc/退回.xlsx：")
    assert not (tmp_path / "data").exists()
