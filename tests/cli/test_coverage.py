"""The command coverage: what it counts, in every form, by every kind of place."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.conftest import Program

EVERYWHERE = ("street", "community", "grid", "patch", "building")


def told(program: Program, *arguments: str) -> dict[str, Any]:
    ran = program("coverage", "--format", "json", *arguments)
    assert ran.status == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    return document


def shares(area: dict[str, Any]) -> list[dict[str, Any]]:
    return [*area["levels"], *area["chain"], area["covered"], area["chainWhole"]]


def test_every_place_adds_up(loaded: Program) -> None:
    uncovered = json.loads(loaded("ask", "G01", "--format", "json").out)
    broken = json.loads(loaded("ask", "G07", "--format", "json").out)["numerator"]
    for by in EVERYWHERE:
        document = told(loaded, "--by", by)
        whole, areas = document["whole"], document["areas"]
        occupied, covered = (whole["covered"][name] for name in ("denominator", "numerator"))
        assert occupied == uncovered["denominator"] > 0
        assert occupied - covered == uncovered["numerator"]
        assert whole["chainWhole"]["numerator"] == covered - broken
        for area in [whole, *areas]:
            base = area["covered"]["denominator"]
            assert sum(one["numerator"] for one in area["levels"]) == base
            for one in shares(area):
                assert one["denominator"] == base
                assert one["rate"] == (one["numerator"] / base if base else None)
        counted = sum(area["covered"]["denominator"] for area in areas)
        assert counted == occupied + document["countedAgain"]
        if by in ("street", "community", "building"):
            assert document["countedAgain"] == 0
        assert document["by"] == by
        assert set(document["ledgerDays"].values()) == {"2018-10-01"}
        assert document["warnings"] == [] or document["countedAgain"]


def test_a_part_is_counted_as_in_the_whole(loaded: Program) -> None:
    part = told(loaded, "--by", "building", "--scope", "锦绣苑")
    every = told(loaded, "--by", "building")["areas"]
    assert part["areas"] == [one for one in every if one["name"].startswith("锦绣苑/")]
    assert part["scope"] == "锦绣苑"


def test_old_ledgers_are_said(loaded: Program) -> None:
    old = told(loaded, "--as-of", "2019-01-01")
    assert len(old["warnings"]) == 1
    assert "超过 90 天" in old["warnings"][0]
    assert "住户 2018-10-01（92 天）" in old["warnings"][0]
    allowed = told(loaded, "--as-of", "2019-01-01", "--set", "staleDays=100")
    assert allowed["warnings"] == []
    assert allowed["staleAfter"] == 100
    assert "◔" not in old["warnings"][0], "a number of JSON bears no mark"
    shown = loaded("coverage", "--as-of", "2019-01-01")
    assert "依赖它们的数字带 ◔" in shown.err
    [titles] = [line for line in shown.out.splitlines() if "◔ L3" in line]
    assert titles.count("◔") == 7
    fresh = loaded("coverage")
    assert "◔" not in fresh.out + fresh.err
    csv_ = loaded("coverage", "--as-of", "2019-01-01", "--format", "csv")
    assert "◔" not in csv_.out + csv_.err


def test_the_report_marks_what_rests_on_old_ledgers(loaded: Program, tmp_path: Path) -> None:
    out = loaded("report", "--as-of", "2019-01-01", "--out", tmp_path).out
    assert re.search(r"户还没有党员联系 ◔（北京中路街道，截至", out)
    assert re.search(r"G01 未被党员联系的住户 +◔ [\d,]+ / [\d,]+ = ", out)
    [titles] = [line for line in out.splitlines() if "◔ L3" in line]
    assert titles.count("◔") == 8
    assert "◔" not in loaded("report", "--out", tmp_path).out


def test_a_shorter_period_is_said(loaded: Program) -> None:
    shorter = told(loaded, "--set", "contactDays=1")
    assert shorter["parameters"] == {"contactDays": 1}
    assert (
        shorter["whole"]["levels"][0]["numerator"] < told(loaded)["whole"]["levels"][0]["numerator"]
    )


def test_nothing_to_count_is_no_rate(loaded: Program) -> None:
    none = told(loaded, "--as-of", "2017-01-01")
    assert [one["rate"] for one in shares(none["whole"])] == [None] * 10
    assert "未装载" in none["warnings"][0]
    ran = loaded("coverage", "--as-of", "2017-01-01")
    assert "无对象" in ran.out
    assert "%" not in ran.out


def test_csv_xlsx_and_table_hold_the_same(loaded: Program, tmp_path: Path) -> None:
    areas = told(loaded, "--by", "grid")["areas"]
    rows = list(
        csv.DictReader(
            io.StringIO(loaded("coverage", "--by", "grid", "--format", "csv").out.lstrip("\ufeff"))
        )
    )
    assert [row["name"] for row in rows] == [*(one["name"] for one in areas), "合计"]
    assert [int(row["l3"]) for row in rows[:-1]] == [one["levels"][0]["numerator"] for one in areas]
    out = tmp_path / "覆盖.xlsx"
    assert loaded("coverage", "--by", "grid", "--out", out).status == 0
    sheet = openpyxl.load_workbook(out)["覆盖 网格"]
    cells = list(sheet.iter_rows(values_only=True))
    header = next(place for place, row in enumerate(cells) if row[0] == "网格")
    assert sheet.freeze_panes == f"A{header + 2}"
    assert [row[0] for row in cells[header + 1 :]] == [row["name"] for row in rows]
    table = loaded("coverage", "--by", "grid").out
    assert all(one["name"] in table for one in areas)


def test_wrong_use_is_one_sentence(loaded: Program, tmp_path: Path) -> None:
    for arguments in (
        ("--set", "exemptAge=3"),
        ("--out", tmp_path / "x.doc"),
        ("--format", "xlsx"),
        ("--by", "flat"),
    ):
        ran = loaded("coverage", *arguments)
        assert ran.status == 2
        ran.one_sentence()


def test_the_whole_is_called_alike_everywhere(loaded: Program, tmp_path: Path) -> None:
    out = {
        command: loaded(*command.split()).out.splitlines()[0]
        for command in ("coverage", "links", "gaps list", f"report --out {tmp_path}")
    }
    out["ask G01"] = loaded("ask", "G01").out.splitlines()[1]
    out["links"] = loaded("links").out.splitlines()[1]
    assert all("范围 全部" in line for line in out.values()), out
    assert "（北京中路街道，截至 2018-10-01，范围 全部）" in out["coverage"]
    assert "（截至 2018-10-01，范围 锦绣苑）" in loaded("coverage", "--scope", "锦绣苑").out
