"""Communities that are taken over, by hand on the tiny street: G19, G27, G30, and scopes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.oracle.cases import details
from tests.oracle.joint import LINK_TYPES, MEETING
from tests.oracle.questions import answers
from tests.oracle.rows import Street
from tests.oracle.scope import Scope
from tests.oracle.test_oracle_joint import held
from tests.oracle.tiny import DAY, TINY, changed, with_sheet

JINXIU, ANJU, MINSHENG, STREET = "640106004001", "640106004004", "640106004005", "640106004000"


@dataclass(frozen=True)
class Merger:
    """What a sheet of 区划 says, and what the communities in force then have.

    Attributes:
        clause: of the rule.
        rows: area, 停用日期 and 后继代码, with bars between.
        households: occupied ones of each community, as G30 counts them.
        rates: of each, as G19 says it.
        employers: of each those that are organised, as G27 pairs them.
    """

    clause: str
    rows: tuple[str, ...]
    households: dict[str, int]
    rates: dict[str, str]
    employers: dict[str, set[str]]

    def on(self, street: Street) -> Street:
        """The street with a third community, in which nothing lies, and with what is said here."""
        names = {JINXIU: "锦绣苑", ANJU: "安居苑", MINSHENG: "民生花园"}
        told = {code: f"{code} | {name} | 社区 | {STREET} | |" for code, name in names.items()}
        for row in self.rows:
            code, ends, later = (cell.strip() for cell in row.split("|"))
            told[code] = f"{code} | {names[code]} | 社区 | {STREET} | {ends} | {later}"
        header = "代码 | 名称 | 级别 | 上级代码 | 停用日期 | 后继代码"
        sheet = "\n".join(["区划 2018-10-01 合并", header, *told.values()])
        # 丙公司 of 锦绣苑 is organised, as 乙公司 of 安居苑 is by its own branch.
        organised = changed(street, "单位", {"单位名称": "丙公司"}, 党组织名称="甲支部")
        return with_sheet(organised, sheet)


APART = (
    {"锦绣苑": 3, "安居苑": 1, "民生花园": 0},
    {"锦绣苑": "0/2", "安居苑": "1/1", "民生花园": "0/0"},
    {"锦绣苑": {"丙公司"}, "安居苑": {"乙公司"}, "民生花园": set[str]()},
)
TAKEN = (
    {"安居苑": 4, "民生花园": 0},
    {"安居苑": "1/3", "民生花园": "0/0"},
    {"安居苑": {"乙公司", "丙公司"}, "民生花园": set[str]()},
)
ONE_LEFT = ({"安居苑": 4}, {"安居苑": "1/3"}, {"安居苑": {"乙公司", "丙公司"}})
NOBODYS = (
    {"安居苑": 1, "民生花园": 0},
    {"安居苑": "1/1", "民生花园": "0/0"},
    {"安居苑": {"乙公司"}, "民生花园": set[str]()},
)
NOBODYS_OF_ONE = ({"安居苑": 1}, {"安居苑": "1/1"}, {"安居苑": {"乙公司"}})

MERGERS = [
    Merger("taken over last winter", (f"{JINXIU} | 2018-01-01 | {ANJU}",), *TAKEN),
    Merger("on the day itself", (f"{JINXIU} | 2018-10-01 | {ANJU}",), *TAKEN),
    Merger("from tomorrow on", (f"{JINXIU} | 2018-10-02 | {ANJU}",), *APART),
    Merger("a successor, but no end", (f"{JINXIU} | | {ANJU}",), *APART),
    Merger(
        "by one that was taken over itself",
        (f"{JINXIU} | 2018-01-01 | {MINSHENG}", f"{MINSHENG} | 2018-10-01 | {ANJU}"),
        *ONE_LEFT,
    ),
    Merger(
        "by one that will be taken over",
        (f"{JINXIU} | 2018-01-01 | {MINSHENG}", f"{MINSHENG} | 2018-10-02 | {ANJU}"),
        {"安居苑": 1, "民生花园": 3},
        {"安居苑": "1/1", "民生花园": "0/2"},
        {"安居苑": {"乙公司"}, "民生花园": {"丙公司"}},
    ),
    Merger("split among two", (f"{JINXIU} | 2018-01-01 | {ANJU}、{MINSHENG}",), *NOBODYS),
    Merger(
        "split, and all parts came to one",
        (f"{JINXIU} | 2018-01-01 | {ANJU}、{MINSHENG}", f"{MINSHENG} | 2018-06-01 | {ANJU}"),
        *ONE_LEFT,
    ),
    Merger(
        "split, and one part came to nobody",
        (f"{JINXIU} | 2018-01-01 | {ANJU}、{MINSHENG}", f"{MINSHENG} | 2018-06-01 |"),
        *NOBODYS_OF_ONE,
    ),
    Merger("retired without a successor", (f"{JINXIU} | 2018-01-01 |",), *NOBODYS),
    Merger("taken over by a street", (f"{JINXIU} | 2018-01-01 | {STREET}",), *NOBODYS),
]


def of_clause(clause: str) -> Merger:
    """The one that shows that clause of the rule."""
    (found,) = (one for one in MERGERS if one.clause == clause)
    return found


every_merger = pytest.mark.parametrize("merger", MERGERS, ids=lambda one: one.clause)


@every_merger
def test_g30_counts_the_doors_of_the_communities_in_force(merger: Merger) -> None:
    told = details("G30", merger.on(TINY))
    assert {one: told[one] for one in told if "/" not in one} == {
        name: {str(number)} for name, number in merger.households.items()
    }


@every_merger
def test_g19_has_their_employers_in_its_rows(merger: Merger) -> None:
    answer = answers("G19", merger.on(TINY), DAY)
    assert details("G19", merger.on(TINY)) == {name: {rate} for name, rate in merger.rates.items()}
    assert (answer.numerator, answer.denominator) == (1, 3), "whoever counts in no row counts"


def pairs(merger: Merger) -> dict[str, set[str]]:
    """What is lacking of each pair where nothing was ever held."""
    return {
        " ↔ ".join(sorted((employer, name))): set(LINK_TYPES)
        for name, employers in merger.employers.items()
        for employer in employers
    }


@every_merger
def test_g27_pairs_them_with_the_communities_in_force(merger: Merger) -> None:
    never = pairs(merger) | {name: {MEETING} for name in merger.employers}
    assert details("G27", merger.on(TINY)) == never


@pytest.mark.parametrize(
    ("clause", "organiser", "place"),
    [
        ("held in the one that went", "丙公司", "锦绣苑"),
        ("with it as a party", "丙公司、锦绣苑", ""),
        ("with its committee", "丙公司、锦绣苑社区党委", ""),
        ("with a body of it", "丙公司、锦绣苑第一居委会", ""),
    ],
)
def test_g27_what_it_held_counts_for_the_one_that_took_it_over(
    clause: str, organiser: str, place: str
) -> None:
    taken, split = of_clause("on the day itself"), of_clause("split among two")
    body = "治理 2018-10-01\n社区 | 机构 | 名称\n锦绣苑 | 居委会 | 锦绣苑第一居委会"
    before = held(with_sheet(TINY, body), "2018-03-01", organiser, "", place=place)
    lacking = details("G27", taken.on(before))
    assert lacking["丙公司 ↔ 安居苑"] == set(LINK_TYPES[1:]), clause
    assert lacking["乙公司 ↔ 安居苑"] == set(LINK_TYPES), clause
    assert "丙公司 ↔ 安居苑" not in details("G27", split.on(before)), clause
    met = held(with_sheet(TINY, body), "2018-09-01", organiser, "", MEETING, place=place)
    assert "安居苑" not in details("G27", taken.on(met)), clause
    assert "安居苑" in details("G27", split.on(met)), clause


@every_merger
def test_a_grid_lies_in_the_community_that_holds_its_buildings(merger: Merger) -> None:
    """锦绣苑/第一网格 asked about: whoever has 锦绣苑 now is in it."""
    scope = Scope("grid", "锦绣苑/第一网格")
    holders = {name for name, there in merger.employers.items() if "丙公司" in there}
    assert set(answers("G31", merger.on(TINY), DAY, scope).subjects) == holders
    rows = answers("G19", merger.on(TINY), DAY, Scope("organisation", "乙支部"))
    assert set(rows.subjects) == {"安居苑"}


@pytest.mark.parametrize(
    ("clause", "scope", "doors"),
    [
        ("taken over last winter", "安居苑", 4),
        ("from tomorrow on", "安居苑", 1),
        ("by one that was taken over itself", "安居苑", 4),
        ("split among two", "安居苑", 1),
        ("split, and all parts came to one", "安居苑", 4),
        ("split among two", "北京中路街道", 4),
        ("retired without a successor", "北京中路街道", 4),
        ("split among two", "锦绣苑", 3),
    ],
)
def test_a_scope_holds_what_all_its_successors_lie_in(clause: str, scope: str, doors: int) -> None:
    merger = of_clause(clause)
    assert answers("G01", merger.on(TINY), DAY, Scope("area", scope)).denominator == doors


@pytest.mark.parametrize(
    ("clause", "rows"),
    [("taken over last winter", {"安居苑"}), ("split among two", set())],
)
def test_a_retired_community_has_the_row_of_the_one_that_holds_its_employers(
    clause: str, rows: set[str]
) -> None:
    merger = of_clause(clause)
    answer = answers("G19", merger.on(TINY), DAY, Scope("area", "锦绣苑"))
    assert set(answer.subjects) == rows
    assert answer.denominator == 2


def test_successors_that_two_sheets_name_are_two() -> None:
    first = of_clause("taken over last winter")
    later = with_sheet(
        first.on(TINY),
        "区划 2019-10-01\n代码 | 名称 | 级别 | 上级代码 | 后继代码\n"
        f"{JINXIU} | 锦绣苑 | 社区 | {STREET} | {MINSHENG}",
    )
    assert details("G30", later)["安居苑"] == {"1"}
