"""When a member was gone: dates that are corrected, and who comes back."""

from __future__ import annotations

import pytest

from graph.leaving import Departure, absences
from graph.said import Claim, Scalar
from tests.graph.sayings import MEMBER_OF, properties, saying

APRIL, MAY, JUNE, JULY = (f"2018-{month:02}-01" for month in range(4, 8))
FINAL = ("去世", "出党")


def left(day: str, since: str | None, reason: str = "转出", branch: str = "A") -> Departure:
    return Departure(day, branch, since, reason)


@pytest.mark.parametrize(
    ("clause", "told", "listed", "expected"),
    [
        ("from the stated day", [left(MAY, APRIL)], [], [(APRIL, "转出")]),
        ("without one from the ledger's", [left(MAY, None)], [], [(MAY, "转出")]),
        ("the day stated last holds, later", [left(APRIL, APRIL), left(MAY, JUNE)], [],
         [(JUNE, "转出")]),
        ("or earlier", [left(MAY, JUNE), left(JUNE, APRIL)], [], [(APRIL, "转出")]),
        ("a day once stated is not lost", [left(APRIL, APRIL), left(MAY, None)], [],
         [(APRIL, "转出")]),
        ("nor is a reason", [left(APRIL, APRIL), left(MAY, MAY, "离开")], [], [(MAY, "转出")]),
        ("another branch lists him later: back", [left(APRIL, APRIL)], [(MAY, "B")],
         [(APRIL, "转出"), (MAY, None)]),
        ("whatever the reason, if it was not said", [left(APRIL, APRIL, "离开")], [(MAY, "B")],
         [(APRIL, "离开"), (MAY, None)]),
        ("the same branch does: says nothing", [left(APRIL, APRIL)], [(MAY, "A")],
         [(APRIL, "转出")]),
        ("nobody comes back from death", [left(APRIL, APRIL, "去世")], [(MAY, "B")],
         [(APRIL, "去世")]),
        ("nor from expulsion", [left(APRIL, APRIL, "出党")], [(MAY, "B")], [(APRIL, "出党")]),
        ("another one listed him before: gone", [left(JUNE, MAY)], [(APRIL, "B")],
         [(MAY, "转出")]),
        ("listed there after he left, before the old branch said so", [left(JULY, MAY)],
         [(APRIL, "A"), (JUNE, "B")], [(MAY, "转出"), (JUNE, None)]),
        ("listed there before he was to leave", [left(APRIL, JUNE)], [(MAY, "B")], []),
        ("the old branch tells of it again", [left(APRIL, APRIL), left(JUNE, APRIL)],
         [(MAY, "B")], [(APRIL, "转出"), (MAY, None)]),
        ("he leaves the new one too", [left(APRIL, APRIL), left(JUNE, JUNE, branch="B")],
         [(MAY, "B")], [(APRIL, "转出"), (MAY, None), (JUNE, "转出")]),
        ("he dies there", [left(APRIL, APRIL), left(JUNE, JUNE, "去世", "B")], [(MAY, "B")],
         [(APRIL, "转出"), (MAY, None), (JUNE, "去世")]),
        ("dead before the new one listed him", [left(APRIL, APRIL), left(JUNE, APRIL, "去世", "B")],
         [(MAY, "B")], [(APRIL, "转出"), (MAY, "去世")]),
        ("the branch he was in before is no return", [left(JULY, APRIL, branch="B")],
         [(MAY, "A"), (JUNE, "B")], [(APRIL, "转出")]),
    ],
)  # fmt: skip
def test_absences(
    clause: str,
    told: list[Departure],
    listed: list[tuple[str, str]],
    expected: list[tuple[str, Scalar]],
) -> None:
    assert absences(told, listed, FINAL) == expected, clause


def test_the_thing_keeps_it_as_a_dated_attribute() -> None:
    sayings = [
        saying(APRIL, {MEMBER_OF: "A"}),
        saying(MAY, {MEMBER_OF: "A", "exit": Claim("转出", APRIL)}),
        saying(JUNE, {MEMBER_OF: "B"}),
    ]
    expected = {"exit": None, "exitSince": JUNE, "exitBefore": [f"{APRIL}=转出"]}
    for heard in (sayings, sayings[::-1]):
        found = properties("PartyMember", *heard)
        assert {name: found[name] for name in found if name.startswith("exit")} == expected


def test_who_was_never_gone_has_no_day_of_it() -> None:
    sayings = [
        saying(APRIL, {MEMBER_OF: "A", "exit": Claim("转出", JUNE)}),
        saying(MAY, {MEMBER_OF: "B"}),
    ]
    assert "exitSince" not in properties("PartyMember", *sayings)
