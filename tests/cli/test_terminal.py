"""What the terminal shows of a report that was made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cli.desk import Desk
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
