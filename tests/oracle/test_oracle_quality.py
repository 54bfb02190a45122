"""Questions about the ledgers themselves, counted by hand on the tiny street."""

from __future__ import annotations

import pytest

from tests.oracle.cases import FIRST, LI, QIAN, ZHAO, Case, check, details, employer, member, named
from tests.oracle.check_digits import is_identity_number
from tests.oracle.questions.quality import (
    AT_HOME,
    CONFIRMED_EARLY,
    JOINED_YOUNG,
    NOT_BY_CARD,
    NOT_ON_ROSTER,
    ON_NO_CARD,
    ON_ROSTER,
)
from tests.oracle.rows import Street
from tests.oracle.tiny import TINY, added, changed, with_sheet

AT_101 = "锦绣苑锦园1号楼1单元101"
ZHAO_NUMBER = "640106197001010011"
OTHER_NUMBER = "640106198001010016"
H101 = "锦绣苑/锦园/1号楼/1单元/101"
AT_HOME_OF_ZHAO = member(TINY, ZHAO, 家庭住址=AT_101)


def card(street: Street, **cells: str) -> Street:
    return changed(street, "住户", {"室号": "101"}, **cells)


@named(
    [
        ("as it is", TINY, set(), 4),
        ("two of one name", member(TINY, LI, 姓名="钱二"), {"甲支部/钱二", "乙支部/钱二"}, 4),
        ("one of them has left", member(TINY, LI, 姓名="钱二", 离开原因="转出"), set(), 3),
        (
            "another number on the card at home",
            card(AT_HOME_OF_ZHAO, 姓名="赵一", 身份证号=OTHER_NUMBER),
            {"甲支部/赵一"},
            4,
        ),
        ("no number on the card", card(AT_HOME_OF_ZHAO, 姓名="赵一"), set(), 4),
        ("the same number", card(AT_HOME_OF_ZHAO, 姓名="赵一", 身份证号=ZHAO_NUMBER), set(), 4),
        ("not at his home", card(TINY, 姓名="赵一", 身份证号=OTHER_NUMBER), set(), 4),
    ]
)
def test_q01(case: Case) -> None:
    check("Q01", case)


def test_q01_says_where_the_namesake_is() -> None:
    street = member(TINY, QIAN, 家庭住址=AT_101)
    street = card(street, 姓名="钱二", 身份证号=OTHER_NUMBER)
    assert details("Q01", street) == {"甲支部/钱二": {AT_HOME}}
    street = member(street, LI, 姓名="钱二")
    assert details("Q01", street) == {
        "甲支部/钱二": {ON_ROSTER, AT_HOME},
        "乙支部/钱二": {ON_ROSTER},
    }


@named(
    [
        ("nothing states an address", TINY, set(), 0),
        ("a door of the street", AT_HOME_OF_ZHAO, set(), 1),
        ("a street and a number", member(TINY, ZHAO, 家庭住址="民族街8号"), {"甲支部/赵一"}, 1),
        ("he has left", member(TINY, ZHAO, 家庭住址="民族街8号", 离开原因="去世"), set(), 0),
        ("an employer in no building", employer(TINY, "丁公司", 地址="民族街8号"), {"丁公司"}, 1),
        (
            "an employer in a building",
            employer(TINY, "丁公司", 地址="民族街8号", 楼栋="1号楼"),
            set(),
            1,
        ),
    ]
)
def test_q05(case: Case) -> None:
    check("Q05", case)


@named(
    [
        ("no card at all", AT_HOME_OF_ZHAO, set(), 0),
        (
            "on his card",
            card(AT_HOME_OF_ZHAO, 姓名="赵一", 身份证号=ZHAO_NUMBER, 政治面貌="中共党员"),
            set(),
            2,
        ),
        ("on his card, no status", card(AT_HOME_OF_ZHAO, 姓名="赵一"), set(), 1),
        ("somebody else is", card(AT_HOME_OF_ZHAO, 姓名="周十"), {"甲支部/赵一"}, 1),
        ("another status", card(AT_HOME_OF_ZHAO, 姓名="赵一", 政治面貌="群众"), {"甲支部/赵一"}, 1),
        ("of another party", card(TINY, 姓名="周十", 政治面貌="民盟盟员"), set(), 0),
        ("not on the roster", card(TINY, 姓名="周十", 政治面貌="中共党员"), {H101}, 1),
        (
            "on the roster by his number, wherever he lives",
            card(TINY, 姓名="赵一", 身份证号=ZHAO_NUMBER, 政治面貌="中共党员"),
            set(),
            1,
        ),
        (
            "no longer on the roster",
            card(
                member(AT_HOME_OF_ZHAO, ZHAO, 离开原因="转出"),
                姓名="赵一",
                身份证号=ZHAO_NUMBER,
                政治面貌="中共党员",
            ),
            {H101},
            1,
        ),
    ]
)
def test_q06(case: Case) -> None:
    check("Q06", case)


def test_q06_says_what_does_not_agree() -> None:
    street = card(AT_HOME_OF_ZHAO, 姓名="周十", 政治面貌="中共党员")
    assert details("Q06", street) == {
        "甲支部/赵一": {ON_NO_CARD},
        H101: {f"{NOT_ON_ROSTER} 周十"},
    }
    street = card(AT_HOME_OF_ZHAO, 姓名="赵一", 政治面貌="群众")
    assert details("Q06", street) == {"甲支部/赵一": {NOT_BY_CARD}}


def stated(number: str) -> Street:
    return changed(TINY, "楼栋", FIRST, 总户数=number)


@named(
    [
        ("nothing stated", TINY, set(), 0),
        ("as many", stated("2"), set(), 1),
        ("more", stated("3"), {"锦绣苑/锦园/1号楼"}, 1),
        (
            "vacant ones count",
            changed(TINY, "楼栋", {"楼号": "3号楼"}, 总户数="1"),
            {"安居苑/安园/3号楼"},
            1,
        ),
    ]
)
def test_q07(case: Case) -> None:
    check("Q07", case)


def test_q07_tells_both_numbers() -> None:
    assert details("Q07", stated("3")) == {"锦绣苑/锦园/1号楼": {"3/2"}}


def dated(joined: str, confirmed: str = "") -> Street:
    return member(TINY, QIAN, 加入党组织日期=joined, 转为正式党员日期=confirmed)


@named(
    [
        ("no dates", TINY, set(), 0),
        ("on the eighteenth birthday", dated("1988-02-02"), set(), 1),
        ("the day before", dated("1988-02-01"), {"甲支部/钱二"}, 1),
        ("confirmed on the day of joining", dated("2000-01-01", "2000-01-01"), set(), 1),
        ("confirmed the day before", dated("2000-01-02", "2000-01-01"), {"甲支部/钱二"}, 1),
        ("confirmed, joining unknown", dated("", "1980-01-01"), set(), 0),
    ]
)
def test_q08(case: Case) -> None:
    check("Q08", case)


def test_q08_tells_which_and_from_what_age() -> None:
    assert details("Q08", dated("1988-02-01", "1988-01-01")) == {
        "甲支部/钱二": {CONFIRMED_EARLY, JOINED_YOUNG}
    }
    check("Q08", ("a year later", dated("1988-02-02"), {"甲支部/钱二"}, 1), joiningAge=19)


MEMBERS = "党员_2018-10-01.csv"
HEIR = {"姓名": "周十", "人员类别": "正式", "所在党支部": "甲支部"}


def numbered(number: str) -> Street:
    return added(TINY, "党员", 公民身份证号=number, **HEIR)


@named(
    [
        ("as it is", TINY, set(), 1),
        ("the same row again", numbered(ZHAO_NUMBER), set(), 1),
        (
            "in two branches",
            added(TINY, "党员", **{**HEIR, "公民身份证号": ZHAO_NUMBER, "所在党支部": "乙支部"}),
            {MEMBERS},
            1,
        ),
        (
            "in two branches on two days: a transfer",
            with_sheet(
                TINY,
                "党员 2018-09-01\n姓名 | 公民身份证号 | 人员类别 | 所在党支部\n"
                f"赵一 | {ZHAO_NUMBER} | 正式 | 乙支部",
            ),
            set(),
            2,
        ),
    ]
)
def test_q02(case: Case) -> None:
    check("Q02", case)


@named(
    [
        ("as it is", TINY, set(), 4),
        ("fifteen digits and zeros", numbered("640106198001010000"), {MEMBERS}, 4),
        ("as a power", numbered("6.40106E+17"), {MEMBERS}, 4),
        ("a wrong check sign is none", numbered("640106198001010019"), set(), 4),
        (
            "another ledger's",
            card(TINY, 姓名="周十", 身份证号="6.4E+17"),
            {"住户_2018-10-01.csv"},
            4,
        ),
    ]
)
def test_q03(case: Case) -> None:
    check("Q03", case)


@named(
    [
        ("as it is", TINY, set(), 4),
        ("a wrong check sign", numbered("640106198001010019"), {MEMBERS}, 4),
        ("no such day", numbered("640106198013010011"), {MEMBERS}, 4),
        ("too short", numbered("64010619800101"), {MEMBERS}, 4),
        ("damaged is another question", numbered("640106198001010000"), set(), 4),
        (
            "the widely copied code",
            employer(TINY, "丁公司", 统一社会信用代码="91350100M000100Y4Z"),
            {"单位_2018-10-01.csv"},
            4,
        ),
        ("a right code", employer(TINY, "丁公司", 统一社会信用代码="91350100M000100Y43"), set(), 4),
    ]
)
def test_q04(case: Case) -> None:
    check("Q04", case)


def test_what_is_refused_makes_nobody() -> None:
    for number in ("640106198001010000", "640106198001010019"):
        check("G09", ("nobody is added", numbered(number), {"甲支部/钱二"}, 2))
    assert details("Q04", numbered("64010619800101")) == {MEMBERS: {"公民身份证号 1"}}


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_numbers_of_the_description_are_right(number: str) -> None:
    assert is_identity_number(number)
