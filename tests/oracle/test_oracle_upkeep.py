"""Who holds and keeps what, by hand on the tiny street: G02, G06, G10, G12 to G15, G28 to G30.

赵一 answers for 1号楼 101 and 孙三 for 3号楼 301, each in the patch of his branch.
"""

from __future__ import annotations

import pytest

from tests.oracle.cases import (
    B1,
    B2,
    B3,
    BY_ZHAO,
    FIRST,
    H101,
    H102,
    H201,
    H301,
    IN_EAST,
    QIAN,
    ROOM_102,
    SUN,
    ZHAO,
    Case,
    check,
    details,
    member,
    named,
    organisation,
)
from tests.oracle.questions import answers
from tests.oracle.rows import Street
from tests.oracle.scope import Scope
from tests.oracle.tiny import DAY, TINY, added, changed, with_sheet, without

ROOM_101 = {**ROOM_102, "室号": "101"}
ROOM_301 = {"社区": "安居苑", "小区": "安园", "楼栋": "3号楼", "单元": "1单元", "室号": "301"}
MZHAO, MSUN = "甲支部/赵一", "乙支部/孙三"


def called(*days: str, who: str = "赵一", room: str = "101") -> Street:
    rows = "\n".join(f"{day} | {who} | 锦绣苑 | 锦园 | 1号楼 | 1单元 | {room}" for day in days)
    return with_sheet(
        TINY,
        f"""
        走访 2018-10-05
        日期 | 党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号
        {rows}
        """,
    )


def answering(who: str, where: dict[str, str], street: Street = TINY, **cells: str) -> Street:
    return added(street, "包户", 党员姓名=who, **where, **cells)


@named(
    [
        ("nobody ever called", TINY, {H101, H301}, 2),
        ("30 days ago is in the period", called("2018-09-01"), {H301}, 2),
        ("31 days ago is not", called("2018-08-31"), {H101, H301}, 2),
        ("on the very day", called("2018-10-01"), {H301}, 2),
        ("tomorrow: not yet", called("2018-10-02"), {H101, H301}, 2),
        ("another member called", called("2018-09-20", who="钱二"), {H301}, 2),
        ("at the door beside it", called("2018-09-20", room="102"), {H101, H301}, 2),
        ("the last one counts", called("2018-09-20", "2018-06-01"), {H301}, 2),
        (
            "最近联系日期",
            changed(TINY, "包户", BY_ZHAO, 最近联系日期="2018-09-01"),
            {H301},
            2,
        ),
        (
            "who was called on without a member is not asked about",
            changed(called("2018-09-20"), "党员", ZHAO, 党籍状态="停止"),
            {H301},
            1,
        ),
    ]
)
def test_g02_covered_and_not_called_on(case: Case) -> None:
    check("G02", case)


def test_g02_says_when_it_was_and_takes_another_period() -> None:
    street = called("2018-08-31")
    assert details("G02", street) == {H101: {"2018-08-31"}, H301: {"从未"}}
    assert details("G02", street, contactDays=31) == {H301: {"从未"}}


KEPT = changed(
    changed(TINY, "楼栋", FIRST, 楼栋长="周九", 单元数="2", 单元长="1单元:吴十"),
    "楼栋",
    {"楼号": "2号楼"},
    楼栋长="—",
)


@named(
    [
        (
            "units only where households lie",
            TINY,
            {B1, B2, B3, f"{B1}/1单元", f"{B2}/1单元", f"{B3}/1单元"},
            6,
        ),
        (
            "numbered by 单元数, one of two kept",
            KEPT,
            {B2, B3, f"{B1}/2单元", f"{B2}/1单元", f"{B3}/1单元"},
            7,
        ),
        (
            "named by 单元长 only",
            changed(KEPT, "楼栋", FIRST, 单元数="", 单元长="3单元:吴十"),
            {B2, B3, f"{B1}/1单元", f"{B2}/1单元", f"{B3}/1单元"},
            7,
        ),
        (
            "a later sheet names nobody any more",
            with_sheet(
                TINY,
                """
                楼栋 2018-09-01
                社区 | 小区 | 楼号 | 楼栋长 | 单元数 | 单元长
                锦绣苑 | 锦园 | 1号楼 | 周九 | 2 | 1单元:吴十

                楼栋 2018-09-15
                社区 | 小区 | 楼号 | 楼栋长 | 单元数 | 单元长
                锦绣苑 | 锦园 | 1号楼 | | 2 | 2单元:郑一
                """,
            ),
            {B1, B2, B3, f"{B1}/1单元", f"{B2}/1单元", f"{B3}/1单元"},
            7,
        ),
    ]
)
def test_g06_nobody_keeps_it(case: Case) -> None:
    check("G06", case)


OLD_ZHAO = member(TINY, ZHAO, 免包原因="年老")


@named(
    [
        ("nobody is exempt", TINY, set(), 0),
        ("exempt and holding", OLD_ZHAO, {MZHAO}, 1),
        ("70 on the day", member(TINY, SUN, 出生日期="1948-10-01"), {MSUN}, 1),
        ("exempt and free", member(TINY, QIAN, 免包原因="有病"), set(), 1),
        ("lost: still a current member", member(OLD_ZHAO, ZHAO, 是否失联="是"), {MZHAO}, 1),
        ("transferred: no longer", member(OLD_ZHAO, ZHAO, 离开日期="2018-10-01"), set(), 0),
        (
            "his responsibility is over",
            changed(OLD_ZHAO, "包户", BY_ZHAO, 开始日期="2018-01-01", 结束日期="2018-10-01"),
            set(),
            1,
        ),
    ]
)
def test_g10_exempt_and_still_answering(case: Case) -> None:
    check("G10", case)


def test_g10_says_for_how_many() -> None:
    assert details("G10", answering("赵一", ROOM_102, OLD_ZHAO)) == {MZHAO: {"2户"}}


def both(first: str = "", second: str = "", *, who: str = "钱二") -> Street:
    street = changed(TINY, "包户", BY_ZHAO, 岗位=first)
    return answering(who, ROOM_101, street, 岗位=second)


@named(
    [
        ("one each", TINY, set(), 2),
        ("two without posts", both(), {H101}, 2),
        ("on A and B", both("A", "B"), set(), 2),
        ("on A both", both("A", "A"), {H101}, 2),
        ("one on A, of the other nothing is said", both("A"), {H101}, 2),
        ("the other is gone", member(both(), QIAN, 党籍状态="停止"), set(), 2),
        (
            "the B of three is gone",
            member(answering("孙三", ROOM_101, both("A", "B")), QIAN, 党籍状态="停止"),
            {H101},
            2,
        ),
        ("one member in two rows", both(who="赵一"), set(), 2),
        (
            "not occupied",
            changed(both(), "住户", {"室号": "101"}, 使用方式="空房"),
            set(),
            1,
        ),
    ]
)
def test_g12_two_members_without_posts(case: Case) -> None:
    check("G12", case)


def test_g12_tells_one_branch_from_several() -> None:
    assert details("G12", both()) == {H101: {"同一支部"}}
    assert details("G12", both(who="孙三")) == {H101: {"不同支部"}}


LATER_POSTS = """
包户 {day}
党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号 | 岗位
钱二 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | {post}
"""


@pytest.mark.parametrize(
    ("clause", "said", "day", "post", "listed"),
    [
        ("a later sheet says another post", "B", "2018-11-01", "A", False),
        ("and would have mended it", "A", "2018-11-01", "B", True),
        ("an earlier sheet said another", "B", "2018-09-01", "A", False),
        ("a sheet in between takes nothing back", "", "2018-09-01", "B", False),
        ("what is said first held from the start", "", "2018-11-01", "B", False),
    ],
)
def test_g12_posts_are_those_of_the_day(
    clause: str, said: str, day: str, post: str, listed: bool
) -> None:
    street = with_sheet(both("A", said), LATER_POSTS.format(day=day, post=post))
    assert (H101 in details("G12", street)) is listed, clause


@named(
    [
        ("each in his branch's patch", TINY, set(), 2),
        ("of another branch's", answering("孙三", ROOM_102), {H102}, 3),
        ("in a patch of nobody", changed(TINY, "片区", IN_EAST, 包片党支部=""), {H101}, 2),
        ("in no patch", changed(TINY, "楼栋", FIRST, 片区="—"), {H101}, 2),
        (
            "in two patches, one his branch's",
            changed(TINY, "楼栋", FIRST, 片区="东片、西片"),
            set(),
            2,
        ),
        ("one of two members", answering("孙三", ROOM_101), {H101}, 2),
        (
            "that one is gone",
            member(answering("孙三", ROOM_101), SUN, 是否失联="是"),
            set(),
            1,
        ),
        (
            "his branch is abolished, its taking is not ended",
            organisation(TINY, "甲支部", 撤销日期="2018-05-01"),
            set(),
            2,
        ),
        (
            "the taking is over",
            changed(TINY, "片区", IN_EAST, 开始日期="2018-01-01", 结束日期="2018-10-01"),
            {H101},
            2,
        ),
    ]
)
def test_g13_a_branch_from_elsewhere(case: Case) -> None:
    check("G13", case)


def test_g13_names_the_branches() -> None:
    assert details("G13", answering("孙三", ROOM_101)) == {H101: {"乙支部"}}


@named(
    [
        ("both are there", TINY, set(), 2),
        ("lost", member(TINY, ZHAO, 是否失联="是"), {MZHAO}, 2),
        ("stopped", member(TINY, ZHAO, 党籍状态="停止"), {MZHAO}, 2),
        ("dead", member(TINY, ZHAO, 离开原因="去世"), {MZHAO}, 2),
        ("transferred tomorrow", member(TINY, ZHAO, 离开日期="2018-10-02"), set(), 2),
        ("exempt is not gone", OLD_ZHAO, set(), 2),
        ("gone and free", member(TINY, QIAN, 党籍状态="停止"), set(), 2),
        (
            "a vacant flat counts",
            changed(member(TINY, ZHAO, 党籍状态="停止"), "住户", {"室号": "101"}, 使用方式="空房"),
            {MZHAO},
            2,
        ),
    ]
)
def test_g14_gone_and_still_holding(case: Case) -> None:
    check("G14", case)


def test_g14_names_the_households() -> None:
    street = member(answering("赵一", ROOM_102), ZHAO, 是否失联="是")
    assert details("G14", street) == {MZHAO: {H101, H102}}


GONE_ZHAO = member(TINY, ZHAO, 党籍状态="停止")


@named(
    [
        ("nobody is at risk", TINY, set(), 5),
        ("gone: household and building", GONE_ZHAO, {H101, B1}, 5),
        ("exempt: household and building", OLD_ZHAO, {H101, B1}, 5),
        ("another answers too", answering("钱二", ROOM_101, GONE_ZHAO), set(), 5),
        (
            "that one is exempt too",
            answering("钱二", ROOM_101, member(OLD_ZHAO, QIAN, 免包原因="有病")),
            set(),
            5,
        ),
        ("another holds the next door", answering("钱二", ROOM_102, GONE_ZHAO), {H101}, 6),
        (
            "he holds the next door as well",
            answering("赵一", ROOM_102, GONE_ZHAO),
            {H101, H102, B1},
            6,
        ),
        (
            "the next door, which is vacant, hangs on another",
            changed(
                answering("钱二", ROOM_102, GONE_ZHAO), "住户", {"室号": "102"}, 使用方式="空房"
            ),
            {H101, B1},
            5,
        ),
        (
            "his is vacant: nothing hangs on him",
            changed(GONE_ZHAO, "住户", {"室号": "101"}, 使用方式="空房"),
            set(),
            4,
        ),
        (
            "a building of vacant flats is counted",
            changed(TINY, "住户", {"室号": "201"}, 使用方式="空房"),
            set(),
            5,
        ),
    ]
)
def test_g15_what_hangs_on_one_at_risk(case: Case) -> None:
    check("G15", case)


def test_g15_tells_gone_from_exempt() -> None:
    assert details("G15", GONE_ZHAO) == {H101: {"离岗"}, B1: {"离岗"}}
    assert details("G15", OLD_ZHAO) == {H101: {"免包"}, B1: {"免包"}}
    both_at_once = member(OLD_ZHAO, ZHAO, 是否失联="是")
    assert details("G15", both_at_once)[H101] == {"离岗"}


CARD = {"家庭情况": "已知", "人员类别": "已知", "区域设施": "已知", "隐患矛盾": "已知"}
WHOLE = changed(TINY, "住户", {"使用方式": "常住"}, **CARD)


@named(
    [
        ("no column at all", TINY, {H101, H102, H201, H301}, 4),
        ("without dates: as of the sheet", WHOLE, {H102}, 4),
        (
            "one part is empty",
            changed(WHOLE, "住户", {"室号": "101"}, 隐患矛盾="无"),
            {H101, H102},
            4,
        ),
        (
            "365 days ago counts",
            changed(WHOLE, "住户", {"室号": "101"}, 家庭情况="已知 2017-10-01"),
            {H102},
            4,
        ),
        (
            "366 days ago does not",
            changed(WHOLE, "住户", {"室号": "101"}, 家庭情况="已知 2017-09-30"),
            {H101, H102},
            4,
        ),
        (
            "the row's date where the cell has none",
            changed(WHOLE, "住户", {"室号": "101"}, 信息更新日期="2017-09-30"),
            {H101, H102},
            4,
        ),
        (
            "of the rows of one door the latest date",
            with_sheet(
                changed(WHOLE, "住户", {"室号": "101"}, 信息更新日期="2017-09-30"),
                """
                住户 2018-10-01 再
                社区 | 小区 | 楼栋 | 单元 | 室号 | 家庭情况 | 信息更新日期
                锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 已知 | 2017-10-01
                """,
            ),
            {H101, H102},
            4,
        ),
        (
            "a later empty cell takes nothing back",
            with_sheet(
                WHOLE,
                """
                住户 2018-10-01 再
                社区 | 小区 | 楼栋 | 单元 | 室号 | 家庭情况
                锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 |
                """,
            ),
            {H102},
            4,
        ),
        ("vacant flats have no card", without(WHOLE, "住户", {"室号": "102"}), set(), 3),
    ]
)
def test_g28_cards_that_are_not_whole(case: Case) -> None:
    check("G28", case)


def test_g28_says_which_parts() -> None:
    street = changed(WHOLE, "住户", {"室号": "102"}, **{**CARD, "区域设施": "已知 2016-01-01"})
    street = changed(street, "住户", {"室号": "102"}, 人员类别="")
    assert details("G28", street) == {H102: {"人员类别不清", "区域设施过期"}}
    assert details("G28", street, cardDays=2000) == {H102: {"人员类别不清"}}


GRIDS, PATCHES = {"社区": "锦绣苑", "网格名称": "第一网格"}, {"片区名称": "南片"}
FIRST_GRID, SECOND_GRID, OTHER_GRID = "锦绣苑/第一网格", "锦绣苑/第二网格", "安居苑/第一网格"
EAST, WEST, SOUTH = "锦绣苑/东片", "锦绣苑/西片", "安居苑/南片"
ALL_PLOTS = {FIRST_GRID, SECOND_GRID, OTHER_GRID, EAST, WEST, SOUTH}
ON_POST = changed(changed(TINY, "网格", GRIDS, 网格员="周九"), "片区", PATCHES, 包片委员="吴十")


@named(
    [
        ("nobody is named", TINY, ALL_PLOTS, 6),
        ("one of each is", ON_POST, ALL_PLOTS - {FIRST_GRID, SOUTH}, 6),
        (
            "begins tomorrow",
            changed(ON_POST, "网格", GRIDS, 开始日期="2018-10-02"),
            ALL_PLOTS - {SOUTH},
            6,
        ),
        (
            "ended today",
            changed(ON_POST, "片区", PATCHES, 开始日期="2018-01-01", 结束日期="2018-10-01"),
            ALL_PLOTS - {FIRST_GRID},
            6,
        ),
        (
            "the next one, named already, begins tomorrow",
            with_sheet(
                changed(ON_POST, "网格", GRIDS, 开始日期="2018-01-01"),
                """
                网格 2018-10-01 再
                社区 | 网格名称 | 网格员 | 开始日期
                锦绣苑 | 第一网格 | 郑一 | 2018-10-02
                """,
            ),
            ALL_PLOTS - {FIRST_GRID, SOUTH},
            6,
        ),
    ]
)
def test_g29_grids_and_patches_without_a_keeper(case: Case) -> None:
    check("G29", case)


def test_g29_nobody_keeps_it_until_the_next_one_begins() -> None:
    street = with_sheet(
        changed(ON_POST, "网格", GRIDS, 开始日期="2018-01-01"),
        """
        网格 2018-09-30
        社区 | 网格名称 | 网格员 | 开始日期
        锦绣苑 | 第一网格 | 赵末 | 2018-01-01
        """,
    )
    check("G29", ("as it is", street, ALL_PLOTS - {FIRST_GRID, SOUTH}, 6))
    named_early = with_sheet(
        TINY,
        """
        网格 2018-09-01
        社区 | 网格名称 | 网格员
        锦绣苑 | 第一网格 | 周九

        网格 2018-09-15
        社区 | 网格名称 | 网格员 | 开始日期
        锦绣苑 | 第一网格 | 郑一 | 2018-10-02
        """,
    )
    check("G29", ("he ended when she was named", named_early, ALL_PLOTS, 6))


JINXIU, ANJU = "锦绣苑", "安居苑"
SMALL = {"communityLeast": 2, "communityMost": 3, "gridLeast": 2, "gridMost": 2}
COMMITTEES = with_sheet(
    TINY,
    """
    治理 2018-10-01
    社区 | 机构 | 名称 | 户数
    锦绣苑 | 居委会 | 一居 | 100
    锦绣苑 | 居委会 | 二居 | 99
    安居苑 | 居委会 | 三居 | 701
    安居苑 | 居委会 | 四居 |
    安居苑 | 管理服务站 | 安居苑站 | 5000
    """,
)


@named(
    [
        (
            "one household in 安居苑, one in each of its grids",
            TINY,
            {ANJU, SECOND_GRID, OTHER_GRID},
            5,
        ),
        (
            "a vacant one does not count",
            changed(TINY, "住户", {"室号": "102"}, 使用方式="空房"),
            {ANJU, FIRST_GRID, SECOND_GRID, OTHER_GRID},
            5,
        ),
        (
            "in two grids: counted in both",
            changed(TINY, "楼栋", {"楼号": "2号楼"}, 网格="第一网格、第二网格"),
            {ANJU, FIRST_GRID, SECOND_GRID, OTHER_GRID},
            5,
        ),
        (
            "residents' committees by what they state",
            COMMITTEES,
            {ANJU, SECOND_GRID, OTHER_GRID, "二居", "三居"},
            9,
        ),
        (
            "no longer in force: its grid and committees are",
            changed(COMMITTEES, "区划", {"名称": "安居苑"}, 停用日期="2018-10-01"),
            {SECOND_GRID, OTHER_GRID, "二居", "三居"},
            8,
        ),
    ]
)
def test_g30_of_the_wrong_size(case: Case) -> None:
    check("G30", case, **SMALL)


def test_g30_counts_the_whole_of_what_is_in_a_scope() -> None:
    assert details("G30", COMMITTEES)[JINXIU] == {"3"}
    scope = Scope("grid", FIRST_GRID)
    part = answers("G30", COMMITTEES, DAY, scope, SMALL)
    assert (set(part.subjects), part.denominator) == ({"二居"}, 4)
    all_of_it = answers("G30", COMMITTEES, DAY, scope)
    assert (all_of_it.details or {})[JINXIU] == {"3"}
