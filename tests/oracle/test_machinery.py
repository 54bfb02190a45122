"""The random streets, the files, the comparison and the shrinking."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook

from tests.oracle.check_digits import credit_code, identity_number
from tests.oracle.files import write
from tests.oracle.prove import Tally, main, prove, random_asks
from tests.oracle.questions import CATALOGUE, Answer
from tests.oracle.rows import Ledger, Street, drawn, street_of
from tests.oracle.runner import Ask, Refused, compare, expected_of
from tests.oracle.shrink import shrink
from tests.oracle.streets import random_street
from tests.oracle.tiny import DAY, TINY, without
from tests.oracle.validity import faults, repaired

SEEDS = range(40)


class Bent:
    """A product that is the oracle, with one rule bent."""

    def __init__(self, bend: Callable[[Ask, Answer], Answer] = lambda _, answer: answer) -> None:
        self.loads = 0
        self._bend = bend

    def answer(self, street: Street, asks: Sequence[Ask]) -> Sequence[Answer]:
        self.loads += 1
        return [
            self._bend(ask, answer)
            for ask, answer in zip(asks, expected_of(street, asks), strict=True)
        ]


def forgets_rooms_101(ask: Ask, answer: Answer) -> Answer:
    """Wrong wherever a room 101 is listed."""
    kept = {one for one in answer.subjects if not one.endswith("/101")}
    return replace(answer, subjects=frozenset(kept), numerator=len(kept))


class Refusing:
    def answer(self, street: Street, asks: Sequence[Ask]) -> Sequence[Answer]:
        if any(sheet.kind == "包户" for sheet in street):
            raise Refused("a row of 包户 was refused")
        return Bent().answer(street, asks)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_streets_are_repeatable_and_without_faults(seed: int) -> None:
    street = random_street(seed)
    assert street == random_street(seed)
    assert list(faults(street)) == []
    assert street_of(drawn(street)) == street


def test_restless_streets_are_repeatable_and_without_faults() -> None:
    street = random_street(3, whole=True, restless=True)
    assert street == random_street(3, whole=True, restless=True)
    assert list(faults(street)) == []


def test_random_streets_have_every_hole() -> None:
    """Each question is at some time answered with somebody, but not with everybody."""
    tally = Tally()
    for seed in range(1, 81):
        street = random_street(seed)
        asks = random_asks(seed, street, list(CATALOGUE))
        tally.note(asks, expected_of(street, asks))
    assert {question for question in CATALOGUE if tally.telling[question] < 2} == set()


def test_mending_drops_what_refers_to_nothing() -> None:
    street = without(TINY, "党组织", {"党组织名称": "甲支部"})
    assert list(faults(street))
    mended = repaired(street)
    assert not list(faults(mended))
    rows = {sheet.kind: sheet.rows for sheet in mended}
    assert [row["姓名"] for row in rows["党员"]] == ["孙三", "李四"]
    assert [row["党员姓名"] for row in rows["包户"]] == ["孙三"]
    assert [row["包片党支部"] for row in rows["片区"]] == ["", "", "乙支部"]


def test_invented_numbers_have_right_check_digits() -> None:
    assert identity_number(date(1949, 12, 31), 2)[:17] == "64010619491231002"
    weights = [pow(2, 17 - place, 11) for place in range(18)]
    for serial in range(50):
        digits = [10 if s == "X" else int(s) for s in identity_number(date(1960, 5, 6), serial)]
        assert sum(w * x for w, x in zip(weights, digits, strict=True)) % 11 == 1
        signs = ["0123456789ABCDEFGHJKLMNPQRTUWXY".index(s) for s in credit_code(serial)]
        total = sum(pow(3, place, 31) * sign for place, sign in enumerate(signs[:17]))
        assert (total + signs[17]) % 31 == 0


def test_files_carry_the_day_and_every_cell_as_text(tmp_path: Path) -> None:
    twice = (*TINY, replace(TINY[-1], file="安居苑"))
    names = [path.name for path in write(twice, tmp_path)]
    assert names[0] == "区划_2018-10-01.csv"
    assert names[-1] == "单位_安居苑_2018-10-01.csv"
    text = (tmp_path / "党员_2018-10-01.csv").read_text(encoding="utf-8-sig")
    header, first, *_ = csv.reader(io.StringIO(text))
    assert dict(zip(header, first, strict=True))["公民身份证号"] == "640106197001010011"
    write(twice, tmp_path, "xlsx")
    page = load_workbook(tmp_path / "党员_2018-10-01.xlsx").worksheets[0]
    assert [cell.value for cell in page[2]][:2] == ["赵一", "640106197001010011"]


def test_two_sheets_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        write((TINY[0], TINY[0]), tmp_path)


def test_a_sheet_gives_every_row_every_column() -> None:
    sheet = Ledger("住户", DAY, ({"室号": "101"}, {"使用方式": "常住"}))
    assert sheet.rows == (
        {"室号": "101", "使用方式": ""},
        {"室号": "", "使用方式": "常住"},
    )


def test_a_disagreement_is_shrunk_to_one_household() -> None:
    product = Bent(forgets_rooms_101)
    found = next(prove(product, 20, 1, ["G01"]))
    smallest = shrink(found, product)
    rows = {sheet.kind: len(sheet.rows) for sheet in smallest.street}
    assert rows == {"区划": 2, "楼栋": 1, "住户": 1}
    assert "only the oracle lists" in smallest.report()
    pasted = smallest.report().split("\n\n", maxsplit=1)[1]
    assert compare(street_of(pasted), smallest.ask, product) is not None


def test_shrinking_keeps_to_its_number_of_tries() -> None:
    product = Bent(forgets_rooms_101)
    found = next(prove(product, 20, 1, ["G01"]))
    product.loads = 0
    shrink(found, product, tries=7)
    assert product.loads <= 7


def test_a_refusal_is_reported_and_shrunk_as_a_refusal() -> None:
    found = compare(random_street(1), Ask("G01", DAY), Refusing())
    assert found is not None
    smallest = shrink(found, Refusing())
    assert smallest.kind == "refused"
    assert len([row for s in smallest.street if s.kind == "包户" for row in s.rows]) == 1
    assert "a row of 包户 was refused" in smallest.report()


def test_details_count_when_the_product_gives_them() -> None:
    def silent(_: Ask, answer: Answer) -> Answer:
        return replace(answer, details=None)

    def wrong(_: Ask, answer: Answer) -> Answer:
        return replace(answer, details={})

    street = without(TINY, "党组织", {"党组织名称": "甲一组"})
    ask = Ask("G07", DAY)
    assert compare(repaired(street), ask, Bent(silent)) is None
    found = compare(repaired(street), ask, Bent(wrong))
    assert found is not None
    assert "oracle ['无现存党小组'], product []" in found.report()


@contextmanager
def _open(product: Bent) -> Iterator[Bent]:
    yield product


@pytest.mark.parametrize(("product", "status"), [(Bent(), 0), (Bent(forgets_rooms_101), 1)])
def test_the_command(
    product: Bent,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    adapter = ModuleType("an_adapter")
    monkeypatch.setattr(adapter, "open_product", lambda engine: _open(product), raising=False)
    monkeypatch.setitem(sys.modules, "an_adapter", adapter)
    log = tmp_path / "proof.log"
    options = ["--adapter", "an_adapter", "--streets", "8", "--stop-after", "1"]
    assert main([*options, "--log", str(log)]) == status
    printed = capsys.readouterr().out
    assert log.read_text(encoding="utf-8") == printed
    assert "G19" in printed or status == 1
