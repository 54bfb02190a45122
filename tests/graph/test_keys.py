"""Keys never meet unless kind and parts are the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import make_key, opaque_key, within_key

NAMES = ("community", "compound", "name", "unit")
# Mostly separators and escapes: what a careless key would mix up.
TEXTS = st.text(st.sampled_from("%|=7C25D31号 ") | st.characters(codec="utf-8"), max_size=6)
PARTS = st.fixed_dictionaries({name: st.none() | TEXTS for name in NAMES})


def present(parts: dict[str, str | None]) -> list[tuple[str, str]]:
    # A list: the order of parts is declared, so another order is another key.
    return [(name, value) for name, value in parts.items() if value]


@given(PARTS, PARTS)
def test_equal_only_for_equal_parts(one: dict[str, str | None], two: dict[str, str | None]) -> None:
    assert (make_key("x", **one) == make_key("x", **two)) == (present(one) == present(two))


@given(TEXTS.filter(bool), TEXTS.filter(bool), TEXTS.filter(bool), TEXTS.filter(bool))
def test_parts_within_a_whole(whole: str, part: str, other: str, other_part: str) -> None:
    one = within_key("part", make_key("whole", name=whole), room=part)
    two = within_key("part", make_key("whole", name=other), room=other_part)
    assert (one == two) == ((whole, part) == (other, other_part))
    assert one == make_key("part", name=whole, room=part)


@pytest.mark.parametrize("pair", [("3", "12"), ("12", "3"), ("1", "23"), ("31", "2"), ("3", "")])
def test_digits_never_run_together(pair: tuple[str, str]) -> None:
    others = {("3", "12"), ("12", "3"), ("1", "23"), ("31", "2"), ("3", ""), ("", "3")} - {pair}
    mine = make_key("unit", name=pair[0], unit=pair[1])
    assert mine not in {make_key("unit", name=name, unit=unit) for name, unit in others}
    building = make_key("building", name=pair[0])
    assert within_key("unit", building, unit=pair[1]) == mine


def test_it_reads_as_written() -> None:
    assert make_key("grid", community="640106004001", name="第1网格") == (
        "grid|community=640106004001|name=第1网格"
    )
    assert make_key("employer", name="甲|乙=50%") == "employer|name=甲%7C乙%3D50%25"


@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_an_opaque_key_says_nothing_and_stays_the_same(one: str, two: str) -> None:
    first, second = make_key("building", name=one), make_key("building", name=two)
    outside = opaque_key(first, b"secret")
    assert re.fullmatch("[a-z2-7]{26}", outside)
    assert (opaque_key(second, b"secret") == outside) == (first == second)
    assert opaque_key(first, b"another") != outside
