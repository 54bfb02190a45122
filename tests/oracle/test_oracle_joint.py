"""Questions about joint work and community bodies on the tiny street."""

from __future__ import annotations

from tests.oracle.cases import SUN, Case, check, details, employer, member, named, organisation
from tests.oracle.joint import LINK_TYPES, MEETING
from tests.oracle.rows import Street
from tests.oracle.tiny import TINY, with_sheet

TOP, COMMITTEE, BRANCH = "街道党工委", "锦绣苑社区党委", "乙支部"
LECTURE = "组织生活联过"


def held(
    street: Street,
    day: str,
    organiser: str,
    guests: str,
    kind: str = LECTURE,
    starter: str = "",
    place: str = "",
) -> Street:
    """The street with one more event, in a sheet of the tiny street's day."""
    return with_sheet(
        street,
        f"活动 2018-10-01 {day}{organiser}{kind}\n"
        "日期 | 名称 | 类别 | 社区 | 主办 | 参加单位 | 发起方\n"
        f"{day} | {kind} | {kind} | {place} | {organiser} | {guests} | {starter}",
    )


def signed(one: str, other: str, begins: str = "2018-01-01", ends: str = "") -> Street:
    return with_sheet(
        TINY,
        "共建 2018-10-01\n甲方 | 乙方 | 类别 | 签订日期 | 到期日期\n"
        f"{one} | {other} | 党建共商 | {begins} | {ends}",
    )


def project(state: str, ends: str = "") -> Street:
    return with_sheet(
        TINY,
        "清单 2018-10-01\n清单 | 名称 | 类别 | 提出方 | 对应资源 | 开始日期 | 到期日期 | 状态\n"
        f"资源 | 会议室 | 场地 | 乙公司 | | 2018-01-01 | | {state}\n"
        f"项目 | 共用会议室 | 场地 | 锦绣苑 | 会议室 | 2018-02-01 | {ends} | {state}",
    )


@named(
    [
        ("nobody has a link", TINY, {TOP, BRANCH}, 2),
        ("met 365 days ago", held(TINY, "2017-10-01", TOP, BRANCH), set(), 2),
        ("met 366 days ago", held(TINY, "2017-09-30", TOP, BRANCH), {TOP, BRANCH}, 2),
        ("will meet tomorrow", held(TINY, "2018-10-02", TOP, BRANCH), {TOP, BRANCH}, 2),
        ("a joint meeting counts", held(TINY, "2018-09-01", TOP, "", MEETING), {BRANCH}, 2),
        ("a party day does not", held(TINY, "2018-09-01", TOP, "", "主题党日"), {TOP, BRANCH}, 2),
        ("its employer attended", held(TINY, "2018-09-01", COMMITTEE, "乙公司"), {TOP}, 2),
        ("its employer signed", signed(COMMITTEE, "乙公司"), {TOP}, 2),
        ("signed until today", signed(COMMITTEE, BRANCH, ends="2018-10-01"), {TOP, BRANCH}, 2),
        ("signed until tomorrow", signed(COMMITTEE, BRANCH, ends="2018-10-02"), {TOP}, 2),
        ("signed from tomorrow", signed(COMMITTEE, BRANCH, "2018-10-02"), {TOP, BRANCH}, 2),
        ("gives to a project running", project("进行中"), {TOP}, 2),
        ("the project is done", project("已完成"), {TOP, BRANCH}, 2),
        ("the project's days are over", project("进行中", "2018-10-01"), {TOP, BRANCH}, 2),
        (
            "directly under a committee it is not asked about",
            organisation(TINY, BRANCH, 上级党组织=COMMITTEE),
            {TOP},
            1,
        ),
        (
            "a committee rooted in an employer is none of a community",
            organisation(TINY, COMMITTEE, 所在单位="丙公司"),
            {TOP, BRANCH, COMMITTEE, "甲支部"},
            4,
        ),
    ]
)
def test_g24_organisations_without_a_link(case: Case) -> None:
    check("G24", case)


def came(street: Street, who: str, name: str, number: str = "", day: str = "2018-09-01") -> Street:
    return with_sheet(
        street,
        "报到 2018-10-01\n对象 | 名称 | 身份证号 | 社区 | 报到日期\n"
        f"{who} | {name} | {number} | 锦绣苑 | {day}",
    )


PAIR = f"乙公司 ↔ {COMMITTEE}"
NUMBER = "640106197003030032"


@named(
    [
        ("nobody reported", TINY, {"乙公司"}, 1),
        ("the employer did", came(TINY, "单位", "乙公司"), set(), 1),
        ("its branch did", came(TINY, "单位", BRANCH), set(), 1),
        ("a member working there did", came(TINY, "党员", "孙三", NUMBER), set(), 1),
        ("he did tomorrow", came(TINY, "党员", "孙三", NUMBER, "2018-10-02"), {"乙公司"}, 1),
        (
            "he has left since",
            came(member(TINY, SUN, 离开原因="转出"), "党员", "孙三", NUMBER),
            {"乙公司"},
            1,
        ),
        ("only signed", signed(COMMITTEE, "乙公司"), {"乙公司", PAIR}, 2),
        (
            "its branch came",
            held(signed(COMMITTEE, "乙公司"), "2018-09-01", BRANCH, COMMITTEE),
            {"乙公司"},
            2,
        ),
        (
            "a joint meeting is no joint event",
            held(signed(COMMITTEE, "乙公司"), "2018-09-01", BRANCH, COMMITTEE, MEETING),
            {"乙公司", PAIR},
            2,
        ),
        (
            "both sides of one firm do not meet each other",
            held(signed(COMMITTEE, "乙公司"), "2018-09-01", BRANCH, "乙公司"),
            {"乙公司", PAIR},
            2,
        ),
    ]
)
def test_g25_nobody_reported_or_only_signed(case: Case) -> None:
    check("G25", case)


TWO = f"乙支部 ↔ {COMMITTEE}"
ONCE = held(TINY, "2018-03-01", COMMITTEE, BRANCH, starter=COMMITTEE)


@named(
    [
        ("never met", TINY, set(), 0),
        ("once, by one side", ONCE, {TWO}, 1),
        ("nobody named", held(TINY, "2018-03-01", COMMITTEE, BRANCH), set(), 1),
        ("by a third", held(TINY, "2018-03-01", COMMITTEE, BRANCH, starter="甲支部"), set(), 1),
        (
            "the other began one",
            held(ONCE, "2018-04-01", COMMITTEE, BRANCH, starter=BRANCH),
            set(),
            1,
        ),
        (
            "its employer began one",
            held(ONCE, "2018-04-01", COMMITTEE, BRANCH, starter="乙公司"),
            set(),
            1,
        ),
        (
            "its employer came and began it: two names, no longer one-sided",
            held(ONCE, "2018-04-01", COMMITTEE, "乙公司", starter="乙公司"),
            set(),
            2,
        ),
        (
            "a joint meeting does not count",
            held(ONCE, "2018-04-01", COMMITTEE, TOP, MEETING),
            {TWO},
            1,
        ),
        (
            "an employer and its branch are no pair",
            held(TINY, "2018-03-01", BRANCH, "乙公司"),
            set(),
            0,
        ),
    ]
)
def test_g26_one_sided_pairs(case: Case) -> None:
    check("G26", case)


def test_g26_names_who_always_started() -> None:
    assert details("G26", ONCE) == {TWO: {COMMITTEE}}


def all_types(guests: str, place: str, day: str = "2016-05-01") -> Street:
    street = TINY
    for kind in LINK_TYPES:
        street = held(street, day, guests, "", kind, place=place)
    return street


def test_g27_tells_each_type_that_never_happened() -> None:
    couple = "乙公司 ↔ 安居苑"
    never = details("G27", TINY)
    assert never == {couple: set(LINK_TYPES), "安居苑": {MEETING}, "锦绣苑": {MEETING}}
    assert details("G27", all_types(BRANCH, "安居苑")) == {
        "安居苑": {MEETING},
        "锦绣苑": {MEETING},
    }
    assert details("G27", all_types(BRANCH, "锦绣苑"))[couple] == set(LINK_TYPES)
    one = held(TINY, "2016-05-01", "乙公司", "安居苑")
    assert details("G27", one)[couple] == set(LINK_TYPES[1:])


@named(
    [
        ("183 days ago", held(TINY, "2018-04-01", COMMITTEE, "", MEETING), set(), 3),
        ("184 days ago", held(TINY, "2018-03-31", COMMITTEE, "", MEETING), {"锦绣苑"}, 3),
        ("in it", held(TINY, "2018-09-01", TOP, "", MEETING, place="锦绣苑"), set(), 3),
        ("somewhere", held(TINY, "2018-09-01", TOP, "", MEETING), {"锦绣苑"}, 3),
    ]
)
def test_g27_communities_without_a_meeting(case: Case) -> None:
    clause, street, subjects, denominator = case
    always = {"乙公司 ↔ 安居苑", "安居苑"}
    check("G27", (clause, street, subjects | always, denominator))


BODIES = """
治理 2018-10-01
社区 | 机构 | 名称 | 下设 | 工作人员数 | 办理事项 | 是否一站式
锦绣苑 | 社区党委 | 锦绣苑社区党委 | | | |
锦绣苑 | 管理服务站 | 锦绣苑服务站 | 党员服务 | 9 | 党费收缴 | 是
锦绣苑 | 管理服务站 | 锦绣苑服务站 | 公共服务 | 9 | 医保参保 | 是
锦绣苑 | 管理服务站 | 锦绣苑服务站 | 社会服务 | 9 | 医保参保 | 是
锦绣苑 | 管理服务站 | 锦绣苑服务站 | 社会治理 | 9 | |
锦绣苑 | 居委会 | 锦绣苑第一居委会 | 人民调解 | 2 | 租房备案 |
锦绣苑 | 居委会 | 锦绣苑第一居委会 | 治安保卫 | 2 | |
锦绣苑 | 居委会 | 锦绣苑第一居委会 | 公共卫生 | 2 | |
锦绣苑 | 居委会 | 锦绣苑第一居委会 | 计划生育 | 2 | |
安居苑 | 管理服务站 | 安居苑服务站 | 党员服务 | 16 | 党费收缴 |
"""


def test_bodies() -> None:
    street = with_sheet(TINY, BODIES)
    lacking = {"社区党委", "居委会", "公共服务", "社会服务", "社会治理"}
    assert details("G31", street) == {"锦绣苑": {"锦绣苑第一居委会/群众文化"}, "安居苑": lacking}
    assert details("G31", TINY)["锦绣苑"] == {"社区党委", "管理服务站", "居委会"}
    # 9 at the station and 2 in the residents' committee are 11.
    assert details("G35", street) == {"安居苑": {"16"}}
    assert details("G35", street, basis=2) == {"锦绣苑": {"9"}, "安居苑": {"16"}}
    assert details("G35", TINY) == {}
    assert details("G36", street) == {
        "锦绣苑/党费收缴": {"一站式不一致"},
        "安居苑/党费收缴": {"一站式不一致"},
        "锦绣苑/医保参保": {"落多个窗口"},
        "锦绣苑/租房备案": {"未落窗口"},
    }


def owed(due: str, made: str = "", owner: str = COMMITTEE) -> Street:
    return with_sheet(
        TINY,
        "报告 2018-10-01\n类别 | 名称 | 报告主体 | 应报日期 | 日期\n"
        f"报告 | 工作报告 | {owner} | {due} | {made}",
    )


@named(
    [
        ("nobody owed anything", TINY, set(), 0),
        ("due today, not made", owed("2018-10-01"), {COMMITTEE}, 1),
        ("due tomorrow", owed("2018-10-02"), set(), 0),
        ("due last year", owed("2017-12-31"), set(), 0),
        ("made on its day", owed("2018-06-30", "2018-06-30"), set(), 1),
        ("made a day late", owed("2018-06-30", "2018-07-01"), {COMMITTEE}, 1),
        ("an employer owed it", owed("2018-06-30", owner="乙公司"), {"乙公司"}, 1),
        (
            "made, as a later sheet says of an earlier day",
            with_sheet(
                owed("2018-06-30"),
                "报告 2018-11-01\n类别 | 名称 | 报告主体 | 应报日期 | 日期\n"
                f"报告 | 工作报告 | {COMMITTEE} | 2018-06-30 | 2018-06-29",
            ),
            set(),
            1,
        ),
    ]
)
def test_g32_reports_not_made_in_time(case: Case) -> None:
    check("G32", case)


def test_a_firm_out_of_operation_is_still_organised() -> None:
    check("G25", ("closed", employer(TINY, "乙公司", 状态="停业"), {"乙公司"}, 1))
