"""The planted mistakes: each at the place the account says, and none that changes an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from samples import generate
from samples.dirt.slips import misspelt, month_13, wrong_check_sign
from samples.identity import id_check_sign
from samples.ledgers.table import Look
from tests.samples.conftest import Written, write
from tests.samples.reading import tables

CODES = {
    "ambiguous_ref", "damaged_id", "door_became_date", "door_conflict", "duplicate_conflict",
    "interval_reversed", "invalid_area_code", "invalid_coordinate", "invalid_date", "invalid_door",
    "formula_error", "invalid_id", "invalid_number", "invalid_phone", "invalid_unit_keepers",
    "invalid_uscc",
    "missing_required", "name_mismatch", "not_a_branch", "not_in_list", "same_party",
    "several_not_allowed", "too_many_buildings", "unknown_ref",
}  # fmt: skip


ABOUT_DIRT = ("Q02", "Q03", "Q04")
"""Questions about what was refused."""


def account(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "refusals.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("dirty"), households=500, dirt=True)


@pytest.fixture(scope="module")
def dirty_street(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("dirty-street"), households=5_000, dirt=True)


class Files:
    """Cells of a folder as the spreadsheet program numbers them."""

    def __init__(self, folder: Path) -> None:
        self._rows = {(table.file, table.sheet): table.rows for table in tables(folder)}

    def row(self, file: str, sheet: str, number: int) -> list[Any]:
        return self._rows[file, sheet][number - 1]

    def header(self, file: str, sheet: str) -> list[Any]:
        first, second = self._rows[file, sheet][:2]
        # A title is one text, merged over the columns.
        return second if sum(cell != "" for cell in first) == 1 else first


def test_every_kind_of_mistake_is_planted_even_in_the_smallest_street(dirty: Written) -> None:
    planted = account(dirty.folder)
    assert set(planted["counts"]) == CODES
    counted = Counter(one["code"] for one in planted["refusals"])
    assert counted == planted["counts"] == dirty.summary.refusals


def test_a_clean_street_has_an_empty_account(hamlet: Written) -> None:
    assert account(hamlet.folder) == {"counts": {}, "unread": [], "refusals": []}
    assert hamlet.summary.refusals == {}


def test_dirt_changes_no_answer(dirty: Written, hamlet: Written) -> None:
    """None but those about the mistakes themselves: clean ledgers have none of them."""
    for id_ in ABOUT_DIRT:
        assert hamlet.summary.gaps[id_][0] == 0
        assert 0 < dirty.summary.gaps[id_][0] <= dirty.summary.gaps[id_][1]
        assert dirty.summary.gaps[id_][1] == hamlet.summary.gaps[id_][1]
    assert _others(dirty.answers["questions"]) == _others(hamlet.answers["questions"])
    for part in dirty.answers.keys() - {"questions"}:
        assert dirty.answers[part] == hamlet.answers[part]
    assert dirty.summary.files == hamlet.summary.files
    assert _others(dirty.summary.gaps) == _others(hamlet.summary.gaps)


def _others(by_question: Mapping[str, Any]) -> dict[str, Any]:
    return {id_: said for id_, said in by_question.items() if id_ not in ABOUT_DIRT}


def test_equal_arguments_plant_equal_dirt(dirty: Written, tmp_path: Path) -> None:
    generate(tmp_path, households=500, dirt=True)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (dirty.folder / path.name).read_bytes(), path.name


def test_every_ledger_of_every_community_has_its_share(dirty_street: Written) -> None:
    places = Counter(
        (one["file"], one["sheet"]) for one in account(dirty_street.folder)["refusals"]
    )
    assert {file for file, _ in places} == set(dirty_street.summary.files)
    assert min(places.values()) >= 3


def test_every_refusal_names_a_row_and_a_column_that_are_there(dirty_street: Written) -> None:
    files = Files(dirty_street.folder)
    seen: set[tuple[Any, ...]] = set()
    for one in account(dirty_street.folder)["refusals"]:
        file, sheet, number, column = (one[name] for name in ("file", "sheet", "row", "column"))
        cells = dict(zip(files.header(file, sheet), files.row(file, sheet, number), strict=False))
        if one["code"] == "duplicate_conflict":
            assert (column in cells, one["level"]) == (True, "row")
        elif one["code"] == "missing_required":
            assert cells[column] == ""
        else:
            assert cells[column] != ""
        place = (file, sheet, number, column)
        assert place not in seen
        seen.add(place)


def test_a_row_that_is_lost_is_a_copy_of_a_clean_one(dirty_street: Written) -> None:
    files = Files(dirty_street.folder)
    lost = [one for one in account(dirty_street.folder)["refusals"] if one["level"] == "row"]
    assert len(lost) > 200
    for one in lost:
        file, sheet = one["file"], one["sheet"]
        header = files.header(file, sheet)
        wrong = files.row(file, sheet, one["row"])
        merged = sheet in ("住户", "治理")
        above = (files.row(file, sheet, number) for number in range(one["row"] - 1, 0, -1))
        if not merged:
            differs = min(
                sum(
                    a != b for name, a, b in zip(header, row, wrong, strict=False) if name != "序号"
                )
                for row in above
            )
            assert 1 <= differs <= 2, one


def test_the_sheets_that_are_no_ledger_are_accounted_for(dirty: Written) -> None:
    unread = account(dirty.folder)["unread"]
    assert [one["code"] for one in unread] == [
        "unknown_sheet", "missing_column", "duplicate_header", "empty_sheet",
    ]  # fmt: skip
    book = openpyxl.load_workbook(dirty.folder / unread[0]["file"])
    assert book.sheetnames[-4:] == [one["sheet"] for one in unread]


def test_the_note_says_how_it_was_made(dirty: Written, hamlet: Written) -> None:
    assert "--seed 2018 --dirt`" in (dirty.folder / "说明.md").read_text(encoding="utf-8")
    assert "--dirt" not in (hamlet.folder / "说明.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("dates", ["iso", "dot", "compact", "zh", "serial", "cell"])
def test_a_thirteenth_month_looks_like_the_dates_around_it(dates: str) -> None:
    look = Look(dates)
    written = month_13(None, look)
    assert "13" in written
    if dates not in ("serial", "cell"):
        assert len(written) == len(str(look.date(date(2018, 12, 5))))


def test_a_wrong_check_sign_is_wrong() -> None:
    for body in ("11010519491231002", "44052418800101001", "64010619900101001"):
        valid = body + id_check_sign(body)
        wrong = wrong_check_sign(valid)
        assert wrong[:17] == body
        assert wrong[17] != valid[17]


@pytest.mark.parametrize(
    "name", ["锦绣苑社区第一党支部", "中共安居苑社区委员会", "蓝山名邸", "某中心"]
)
def test_a_misspelt_name_is_another(name: str) -> None:
    assert misspelt(name) != name


@pytest.mark.parametrize(
    ("option", "planted"), [(["--dirt"], CODES), (["--no-dirt"], set()), ([], set())]
)
def test_the_command_plants_dirt_when_asked_to(
    option: list[str], planted: set[str], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "cli.main", "sample", "--households", "500"]
    subprocess.run([*command, "--out", str(tmp_path), *option], check=True, capture_output=True)
    assert set(account(tmp_path)["counts"]) == planted
