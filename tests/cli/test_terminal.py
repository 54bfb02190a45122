"""What the terminal shows of a report that was made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cli.desk import Desk
from cli.loading import _progress
from cli.reporting import print_summary
from graph.overview import Overview
from tests.viz.streets import street


def shown(seen: Overview, capsys: pytest.CaptureFixture[str]) -> str:
    print_summary(Desk("zh", quiet=False), seen)
    return capsys.readouterr().out


def test_names_are_text_and_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    names = ["[/a]", "[red]蓝山[/red]", ":key:名邸"]
    text = shown(street(dict.fromkeys(names, (1, 1, 1, 1))), capsys)
    for name in names:
        assert [line for line in text.splitlines() if line.startswith(f"{name} ")], name


def test_numbers_without_their_ledgers_are_said_not_to_hold(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen = street()
    first = seen.answers["G01"]
    days = {**first.ledger_days, "responsibility": None}
    there = replace(seen.standing, days={**seen.standing.days, "responsibility": ()})
    answers = {"G01": replace(first, ledger_days=days)}
    text = shown(replace(seen, standing=there, answers=answers), capsys)
    assert "未装载：包户。依赖它们的数字不成立，不要当作缺口。" in text
    [line] = [line for line in text.splitlines() if line.startswith("G01 未被")]
    assert line.rstrip().endswith("未装载：包户")
    assert "未装载：" not in shown(street(), capsys)


def test_no_share_is_rounded_to_all_or_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    seen = street({"锦绣苑": (19845, 0, 1, 0), "安居苑": (1, 0, 19845, 0)})
    first = replace(seen.answers["G01"], numerator=19845, denominator=19846)
    second = replace(seen.answers["G04"], numerator=1, denominator=19846)
    text = shown(replace(seen, answers={"G01": first, "G04": second}), capsys)
    assert "19,845 / 19,846 = 99.9%" in text
    assert "1 / 19,846 = 0.1%" in text
    rates = {
        line.split()[0]: line.split()[3]
        for line in text.splitlines()
        if line.startswith(("锦绣苑 ", "安居苑 "))
    }
    assert rates == {"锦绣苑": "99.9%", "安居苑": "0.1%"}


@pytest.mark.parametrize(
    ("dry_run", "words"), [(True, "预演（条，不写入）"), (False, "写入图库（条）")]
)
def test_a_rehearsal_does_not_say_that_it_writes(
    dry_run: bool, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    desk = Desk("zh", quiet=False)
    with _progress(desk, dry_run=dry_run) as told:
        told("read", 1)
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("quiet", [False, True])
def test_long_work_is_told_on_a_terminal(
    quiet: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk("zh", quiet=False).busy("正在问……", "asking …"):
        pass
    assert capsys.readouterr().err == "", "no terminal"
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Desk("zh", quiet=quiet).busy("正在问……", "asking …"):
        pass
    assert ("正在问……" in capsys.readouterr().err) != quiet
