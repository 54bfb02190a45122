from __future__ import annotations

import time
from datetime import date

import pytest

from graph.asking import STALE_AFTER
from graph.language import Language
from graph.ledgers import TITLES
from tests.viz.streets import DAY, standing
from viz.cells import cell_text, guarded, local_time, share, share_format, width
from viz.ledgers import ages
from viz.palette import LEVELS, css_variables
from viz.wording import WORDS


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, ""), (0, 3412, "0.0%"), (1, 19846, "0.1%"), (19845, 19846, "99.9%"), (7, 7, "100.0%")],
)
def test_a_share_never_rounds_to_all_or_nothing(part: int, whole: int, shown: str) -> None:
    assert share(part, whole) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(1, 16, "6.3%"), (3, 16, "18.8%"), (1, 3, "33.3%")]
)
def test_halves_are_rounded_upwards_as_a_spreadsheet_does(
    part: int, whole: int, shown: str
) -> None:
    assert share(part, whole) == shown
    assert cell_text(part / whole) == shown


def test_a_sheet_shows_the_same_share() -> None:
    assert share_format(3095 / 19846) == "0.0%"
    assert share_format(0.0) == share_format(1.0) == "0.0%"
    assert share_format(19845 / 19846) == '"99.9%"'
    assert share_format(0.9994) == "0.0%"
    assert share_format(1 / 19846) == '"0.1%"'


def test_an_empty_whole_draws_nothing() -> None:
    assert width(0, 0) == 0.0
    assert width(1, 4) == 25.0


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (None, "zh", ""),
        (True, "zh", "是"),
        (False, "en", "no"),
        (date(2026, 1, 2), "zh", "2026-01-02"),
        (["甲", None, 3], "zh", "甲、、3"),
        (0, "zh", "0"),
        (0.42105, "zh", "42.1%"),
        (0.99999, "en", "99.9%"),
        (1.0, "en", "100.0%"),
    ],
)
def test_values_as_text(value: object, language: Language, shown: str) -> None:
    assert cell_text(value, language) == shown


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_formula_is_disarmed(start: str) -> None:
    assert guarded(f"{start}1") == f"'{start}1"
    assert guarded(f"甲{start}") == f"甲{start}"


def test_ledgers_in_their_order_with_age_and_what_is_missing() -> None:
    old = date(2026, 8, 24)
    found = ages(standing(members=None, areas=old), ["members", "areas", "zz", "residents"], DAY)
    assert [one.ledger for one in found] == ["areas", "residents", "members", "zz"]
    assert [(one.age, one.stale, one.missing) for one in found] == [
        (STALE_AFTER + 1, True, False),
        (5, False, False),
        (None, False, True),
        (None, False, True),
    ]
    assert found[-1].title.zh == "zz"


def test_a_ledger_of_later_days_is_not_loaded_yet() -> None:
    [found] = ages(standing(areas=date(2026, 11, 24)), ["areas"], DAY)
    assert found.missing


def test_every_word_is_said_in_both_languages_with_the_same_values() -> None:
    import string

    def values(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for word, text in {**WORDS, **TITLES}.items():
        assert text.zh, word
        assert text.en, word
        assert values(text.zh) == values(text.en), word


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_is_written_on_a_colour_can_be_read() -> None:
    pairs = [(level.fill, level.glyph) for level in LEVELS if level.glyph]
    for ground, glyph in pairs:
        dark, light = sorted((_luminance(ground), _luminance(glyph)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, glyph)


def test_the_style_sheet_takes_its_colours_from_the_palette() -> None:
    assert "--l0: #EF9A4B;" in css_variables()


def test_a_stamp_is_told_by_the_clock_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        assert local_time("2026-11-27T05:39:50+00:00") == "2026-11-27 13:39"
    finally:
        monkeypatch.undo()
        time.tzset()
