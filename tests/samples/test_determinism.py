from __future__ import annotations

import hashlib
import time
from datetime import date
from pathlib import Path

import pytest

from samples import generate
from samples.places import places
from tests.samples.conftest import Written


def digests(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


def test_equal_arguments_write_equal_bytes_at_another_hour_and_place(
    hamlet: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        generate(tmp_path / "again", households=500)
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    assert digests(tmp_path / "again") == digests(hamlet.folder)


def test_another_seed_is_another_street(hamlet: Written, tmp_path: Path) -> None:
    generate(tmp_path, households=500, seed=7)
    same = {
        name
        for name, digest in digests(tmp_path).items()
        if digest == digests(hamlet.folder).get(name)
    }
    # Nothing of chance stands in the areas, but they share a workbook with the grids; the account
    # of refusals is empty where no dirt was asked for.
    assert same == {"refusals.json"}


def test_a_larger_street_keeps_the_six_communities() -> None:
    small, large = places(24_000), places(100_000)
    assert large[:6] == small
    assert {place.name for place in small} == {
        "锦绣苑",
        "蓝山名邸",
        "安居苑",
        "民生花园",
        "清馨苑",
        "森林公园",
    }
    assert all(place.doors <= 5_000 for place in large)


def test_a_default_street_has_exactly_the_official_codes() -> None:
    codes = [place.code for place in places(20_000)]
    assert codes == [f"64010600400{number}" for number in (1, 3, 4, 5, 6, 7)]


@pytest.mark.parametrize("doors", [500, 750, 1_499, 5_000, 24_000, 24_001, 60_000, 500_000])
def test_doors_add_up_and_names_and_codes_are_unique(doors: int) -> None:
    found = places(doors)
    assert sum(place.doors for place in found) == doors
    assert len({place.code for place in found}) == len(found)
    assert len({place.name for place in found}) == len(found)
    assert all(len(place.code) == 12 and place.code.startswith("640106") for place in found)


@pytest.mark.parametrize("doors", [499, 500_001])
def test_a_street_outside_the_bounds_is_refused(doors: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="households"):
        generate(tmp_path, households=doors)
    assert not list(tmp_path.iterdir())


def test_a_day_within_a_month_is_written_whole(tmp_path: Path) -> None:
    summary = generate(tmp_path, households=500, as_of=date(2020, 2, 29))
    assert any("2020年2月29日" in name for name in summary.files)
