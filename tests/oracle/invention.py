"""The first day of a random street: small, and full of holes."""

from __future__ import annotations

from datetime import date

from tests.oracle.check_digits import credit_code, identity_number
from tests.oracle.columns import CARD
from tests.oracle.joint_invention import work_together
from tests.oracle.truth import Cells, Truth

COMMUNITIES = {"锦绣苑": "640106004001", "安居苑": "640106004004", "清馨苑": "640106004006"}
STREET = ("北京中路街道", "640106004000")
NEXT_STREET = ("北京西路街道", "640106005000")
TOP = "北京中路街道党工委"
_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = "一二三四五六七八九十"
_EMPLOYERS = ("宏图商贸", "金穗餐饮", "明德律所", "众志物业", "银光科技", "阳光社工", "街道粮站")
_BRANCHES = ("东风", "朝阳", "星火", "前进", "和平", "团结", "红旗", "胜利")


def invent(truth: Truth) -> None:
    """Fill the truth with a street of two or three communities."""
    _areas(truth)
    _buildings(truth)
    _employers(truth)
    _organisations(truth)
    _take_patches(truth)
    _organise_employers(truth)
    for _ in range(truth.chance.randint(20, 30)):
        add_member(truth)
    for _ in range(truth.chance.randint(12, 32)):
        add_responsibility(truth)
    if truth.happens(0.6):
        # Somebody who answers for enough households (G11).
        diligent = truth.one_of(truth.rows["党员"])
        for _ in range(10):
            add_responsibility(truth, diligent)
    for _ in range(truth.chance.randint(8, 24)):
        call(truth)
    work_together(truth)


def _areas(truth: Truth) -> None:
    streets = [STREET, NEXT_STREET] if truth.happens(0.3) else [STREET]
    for name, code in streets:
        truth.add("区划", 代码=code, 名称=name, 级别="街道")
    for name in truth.some_of(list(COMMUNITIES), 2, 3):
        truth.add(
            "区划",
            代码=COMMUNITIES[name],
            名称=name,
            级别="社区",
            上级代码=streets[0][1],
            启用日期=truth.one_of(["", "", "2017-01-01", str(truth.around(truth.today, 20, 60))]),
        )
        for kind, column, noun in (("网格", "网格名称", "网格"), ("片区", "片区名称", "片区")):
            for number in range(1, truth.chance.randint(1, 3) + 1):
                row = truth.add(kind, **{"社区": name, column: f"{name[0]}{number}{noun}"})
                row["网格员" if kind == "网格" else "包片委员"] = keeper(truth)
                if kind == "网格" and truth.happens(0.4):
                    row["开始日期"] = str(truth.around(truth.today, 60, 60))
        for serial in ("一", "二", "三")[: truth.chance.randint(1, 3)]:
            row = truth.add("治理", 社区=name, 机构="居委会", 名称=f"{name}第{serial}居委会")
            row["户数"] = stated_households(truth)
    for row in truth.rows["区划"]:
        if row["级别"] == "社区" and truth.happens(0.2):
            retire(truth, row)


def stated_households(truth: Truth) -> str:
    """户数 of a residents' committee."""
    return truth.one_of(["", "99", "100", "350", "700", "701"])


def keeper(truth: Truth) -> str:
    """Who keeps a grid, a patch, a building or a unit, or nobody."""
    return truth.weighted(空=2, 周小兰=2, 吴大海=2, 郑春生=1)


def retire(truth: Truth, area: Cells) -> None:
    """Give an area a 停用日期, later than its 启用日期, and mostly those that take it over."""
    begun = area["启用日期"]
    earliest = date.fromisoformat(begun) if begun else truth.first
    area["停用日期"] = str(max(truth.around(truth.today, 30, 90), truth.around(earliest, -1, 9)))
    area["后继代码"] = "、".join(_successors(truth, area))


def _successors(truth: Truth, area: Cells) -> list[str]:
    """Codes of its own level or of streets; of later ones only, so that there is no circle."""
    levels = dict.fromkeys([area["级别"], "街道"])
    codes = [code for level in levels for code in truth.names("区划", "代码", 级别=level)]
    later = [code for code in codes if code > area["代码"]]
    return truth.some_of(later, *truth.one_of([(0, 0), (1, 1), (1, 1), (1, 2)]))


def _buildings(truth: Truth) -> None:
    for community in truth.names("区划", "名称", 级别="社区"):
        for number in range(1, truth.chance.randint(2, 5) + 1):
            add_building(truth, community, f"{number}号楼", truth.weighted(住宅=8, 商住=1, 空=1))
        if truth.happens(0.6):
            add_building(truth, community, f"{community[:2]}大厦", "商务楼宇")


def add_building(truth: Truth, community: str, name: str, kind: str) -> Cells:
    """A building with its grids, patches and households."""
    part = "" if kind == "商务楼宇" else truth.weighted(东园=4, 西园=3, 空=1)
    compound = community[0] + part if part else ""
    if not part and kind != "商务楼宇":
        # One name in two communities would be one building, once the one has taken the other over.
        name = f"{list(COMMUNITIES).index(community) + 1}{name}"
    where = {"社区": community, "小区": compound}
    row = truth.add("楼栋", **where, 楼号=name, 类型=kind)
    row["单元数"], row["楼栋长"] = truth.weighted(空=1, **{"1": 1, "2": 4}), keeper(truth)
    row["单元长"] = unit_keepers(truth)
    for column, names in plots(truth, community).items():
        row[column] = some_plots(truth, names)
    if truth.happens(0.06):
        truth.add("楼栋", **{**row, "片区": truth.one_of(plots(truth, community)["片区"])})
    if kind != "商务楼宇" and truth.happens(0.9):
        for room in truth.some_of([101, 102, 201, 202, 301, 302], 2, 6):
            add_household(truth, row, f"{truth.chance.randint(1, 2)}单元", str(room))
    return row


def unit_keepers(truth: Truth) -> str:
    """A cell that says who keeps which unit."""
    kept = {f"{number}单元": keeper(truth) for number in truth.some_of((1, 2, 3), 0, 2)}
    return ";".join(f"{unit}:{name}" for unit, name in sorted(kept.items()) if name)


def plots(truth: Truth, community: str) -> dict[str, list[str]]:
    """The names of a community's grids, patches and residents' committees."""
    return {
        "网格": truth.names("网格", "网格名称", 社区=community),
        "片区": truth.names("片区", "片区名称", 社区=community),
        "居委会": _residents_committees(truth, community),
    }


def _residents_committees(truth: Truth, community: str) -> list[str]:
    """The names of a community's residents' committees, each of several rows once."""
    return list(dict.fromkeys(truth.names("治理", "名称", 社区=community, 机构="居委会")))


def some_plots(truth: Truth, names: list[str]) -> str:
    """A cell that names one of them, or none, or two."""
    fewest, most = truth.one_of([(1, 1)] * 8 + [(0, 0)] + [(2, 2)])
    return "、".join(truth.some_of(names, fewest, most))


def add_household(truth: Truth, building: Cells, unit: str, room: str) -> None:
    """A household of a building."""
    row = truth.add(
        "住户",
        社区=building["社区"],
        小区=building["小区"],
        楼栋=building["楼号"],
        单元=unit,
        室号=room,
        使用方式=use(truth),
    )
    if truth.happens(0.7):
        look_over(truth, row, 0.9)


def look_over(truth: Truth, household: Cells, share: float) -> None:
    """Fill that share of the parts of a household's card (四清), dated or not."""
    for part in CARD:
        if truth.happens(share):
            day = truth.around(truth.today, 380, 5) if truth.happens(0.5) else truth.today
            household[part] = truth.one_of(["已知", f"已知 {day}", f"已知 {day}"])
    if truth.happens(0.6):
        household["信息更新日期"] = str(truth.around(truth.today, 380, 0))


def use(truth: Truth) -> str:
    """A 使用方式, empty in rare cases."""
    return truth.weighted(常住=12, 出租=5, 空房=3, 底商=1, 空=1)


def _employers(truth: Truth) -> None:
    for name in truth.some_of(_EMPLOYERS, 4, 7):
        _add_employer(truth, name, truth.one_of(truth.rows["楼栋"]))


def _add_employer(truth: Truth, name: str, building: Cells) -> Cells:
    unique = building["楼号"].endswith("大厦")
    code = credit_code(10_000_000 + len(truth.rows["单位"]))
    row = truth.add(
        "单位",
        单位名称=name,
        类型=truth.weighted(非公企业=6, 社会组织=3, 机关=1, 国企=1, 事业单位=1),
        统一社会信用代码=code if unique or truth.happens(0.6) else "",
        社区="" if unique and truth.happens(0.4) else building["社区"],
        **place(truth, building),
        状态=status(truth),
        正式党员数=truth.weighted(**{"空": 1, "0": 2, "2": 2, "3": 3, "5": 1}),
        未建原因=truth.weighted(空=3, 应建未建=1, 有党员但不符合条件=1, 无党员=1),
    )
    instruct(truth, row)
    return row


def place(truth: Truth, building: Cells) -> Cells:
    """The cells that say where an employer is: in 楼栋, or in 地址 only."""
    road = f"北京中路{truth.chance.randint(1, 9)}号"
    if not building["楼号"].endswith("大厦"):
        return {"楼栋": "", "地址": truth.one_of(["", road])}
    if truth.happens(0.4):
        floor = truth.one_of(["", "2层", "12层"])
        return {"楼栋": "", "地址": f"{truth.one_of(['', road])}{building['楼号']}{floor}"}
    return {"楼栋": building["楼号"], "地址": truth.one_of(["", road])}


def _blank_office(truth: Truth) -> None:
    """An office building whose one employer nobody has reached (G33)."""
    community = truth.one_of(truth.names("区划", "名称", 级别="社区"))
    building = add_building(truth, community, f"{community[:2]}新大厦", "商务楼宇")
    row = _add_employer(truth, "远山咨询", building)
    row["党建指导员"] = row["指导员电话"] = row["最近走访日期"] = ""


def status(truth: Truth) -> str:
    """A 状态 of an employer."""
    return truth.weighted(在营=10, 空=3, 停业=2, 空壳=1, 注销=2)


def instruct(truth: Truth, row: Cells) -> None:
    """Give an employer a 党建指导员, or none; two of one name are told apart by their phones."""
    row["党建指导员"] = truth.weighted(空=2, 马小云=3, 何小雨=1)
    row["指导员电话"] = row["最近走访日期"] = ""
    if row["党建指导员"]:
        row["指导员电话"] = truth.weighted(**{"空": 2, "14000000001": 2, "14000000002": 1})
        visit(truth, row)


def visit(truth: Truth, row: Cells) -> None:
    """Write down a 最近走访日期 of some months ago or sooner, or none."""
    day = truth.around(truth.today, 200, 20)
    row["最近走访日期"] = str(day) if truth.happens(0.7) else ""


def _organisations(truth: Truth) -> None:
    truth.add("党组织", 党组织名称=TOP, 类型="党委", 成立日期=_long_ago(truth))
    above = [TOP]
    for community in truth.names("区划", "名称", 级别="社区"):
        name = f"{community}社区党委"
        truth.add(
            "党组织",
            党组织名称=name,
            类型="党委",
            上级党组织=TOP,
            所属社区=community,
            成立日期=_long_ago(truth),
        )
        above.append(name)
    if truth.happens(0.5):
        name = "商圈党总支"
        truth.add("党组织", 党组织名称=name, 类型="党总支", 上级党组织=truth.one_of(above))
        above.append(name)
    for row in truth.rows["党组织"]:
        elect(truth, row)
    for name in truth.some_of(_BRANCHES, 5, 8):
        add_branch(truth, f"{name}党支部", truth.one_of(above))


def elect(truth: Truth, row: Cells) -> None:
    """Write down of an organisation its term, its secretary and whether it has a committee."""
    years = truth.one_of([3, 5])
    started = truth.around(truth.today.replace(year=truth.today.year - years, day=1), 200, 200)
    row["本届起始日期"] = str(started) if truth.happens(0.7) else ""
    row["任期"] = truth.one_of(["", str(years), f"{years}年", "3"])
    row["书记"] = truth.weighted(空=1, 白如玉=2, 石小山=2)
    row["有无支委会"] = truth.weighted(空=1, 有=2, 无=3)


def _long_ago(truth: Truth) -> str:
    return truth.weighted(空=1, **{"2012-07-01": 1})


def add_branch(truth: Truth, name: str, above: str) -> None:
    """A branch, of its own or of employers, with some groups."""
    form = truth.weighted(区域=4, 单独=3, 联合=3, 行业=1, 空=1)
    employers = truth.names("单位", "单位名称")
    counts = {"单独": (1, 1), "联合": (2, 3), "行业": (0, 2)}.get(form, (0, 0))
    serial = len(truth.rows["党组织"])
    row = truth.add(
        "党组织",
        党组织名称=name,
        组织代码=f"064010600{serial:03d}" if truth.happens(0.4) else "",
        类型="党支部",
        设置形式=form,
        上级党组织=above,
        所在单位="、".join(truth.some_of(employers, *counts)),
        所属社区=_community_or_none(truth),
        成立日期=truth.one_of(["", "2012-07-01", str(truth.around(truth.today, 60, 20))]),
        撤销日期=str(truth.around(truth.today, 30, 200)) if truth.happens(0.12) else "",
    )
    elect(truth, row)
    for number in ("一", "二")[: truth.chance.randint(0, 2)]:
        _add_group(truth, f"第{number}党小组", name)


def _community_or_none(truth: Truth) -> str:
    community = truth.one_of(truth.names("区划", "名称", 级别="社区"))
    return community if truth.happens(0.5) else ""


def _add_group(truth: Truth, name: str, branch: str) -> None:
    founded = truth.one_of(["", "", "2015-07-01", str(truth.around(truth.today, 60, 20))])
    row = truth.add("党组织", 党组织名称=name, 类型="党小组", 上级党组织=branch, 成立日期=founded)
    if truth.happens(0.4):
        community = truth.names("党组织", "所属社区", 党组织名称=branch)[0]
        near = [one for one in truth.rows["楼栋"] if community and one["社区"] == community]
        names = [(one["小区"] or one["社区"]) + one["楼号"] for one in near]
        claimed = truth.some_of(names, 0, 2)
        row["负责楼栋"] = "、".join(dict.fromkeys(claimed))
    if truth.happens(0.1):
        row["撤销日期"] = str(truth.around(truth.today, 30, 200))
    if truth.happens(0.3):
        elect(truth, row)


def _take_patches(truth: Truth) -> None:
    branches = truth.names("党组织", "党组织名称", 类型="党支部")
    for row in truth.rows["片区"]:
        if truth.happens(0.8):
            row["包片党支部"] = truth.one_of(branches)
            row["开始日期"] = truth.one_of(
                ["", "2017-09-01", str(truth.around(truth.today, 9, 90))]
            )
        if row["开始日期"] and truth.happens(0.25):
            start = date.fromisoformat(row["开始日期"])
            row["结束日期"] = str(truth.around(max(start, truth.today), -1, 150))


def _organise_employers(truth: Truth) -> None:
    branches = [row for row in truth.rows["党组织"] if row["类型"] == "党支部"]
    for row in truth.rows["单位"]:
        if truth.happens(0.2):
            named = truth.one_of(branches)
            row["党组织名称"], row["组建方式"] = named["党组织名称"], named["设置形式"]
    joint = [row for row in branches if row["设置形式"] == "联合"]
    if joint and truth.happens(0.4):
        # More employers than a joint branch may have (G21).
        truth.one_of(joint)["所在单位"] = "、".join(truth.names("单位", "单位名称"))
    if truth.happens(0.6):
        _blank_office(truth)


def add_member(truth: Truth) -> None:
    """A member in one of the odd states, or in none."""
    born = _birthday(truth)
    serial = len(truth.rows["党员"])
    number = identity_number(born, serial)
    branch = truth.one_of(truth.names("党组织", "党组织名称", 类型="党支部"))
    row = truth.add(
        "党员",
        姓名=_FAMILY[serial % len(_FAMILY)] + _GIVEN[serial % len(_GIVEN)] + _GIVEN[serial // 16],
        公民身份证号=number,
        人员类别=truth.weighted(正式=7, 正式党员=1, 预备=2),
        所在党支部=branch,
        出生日期=str(born) if truth.happens(0.8) else "",
        所在党小组=group_in(truth, branch),
        工作单位=workplace(truth),
        家庭住址=home(truth),
    )
    if truth.happens(0.2):
        truth.movers.add(number)
        truth.numbered.add(number)
        if truth.happens(0.4):
            leave(truth, row)
    elif truth.happens(0.1) and truth.today == truth.first:
        _share_a_name(truth, row)
    if truth.happens(0.4):
        make_odd(truth, row)


def _share_a_name(truth: Truth, row: Cells) -> None:
    """Give a member the name of one of another branch; neither of them ever moves."""
    others = [
        one
        for one in truth.rows["党员"]
        if one["所在党支部"] != row["所在党支部"] and one["公民身份证号"] not in truth.numbered
    ]
    if others:
        namesake = truth.one_of(others)
        row["姓名"] = namesake["姓名"]
        truth.numbered |= {row["公民身份证号"], namesake["公民身份证号"]}


def _birthday(truth: Truth) -> date:
    if truth.happens(0.2):
        near = truth.around(truth.today, 40, 120)
        return date(near.year - 70, near.month, min(near.day, 28))
    return date(truth.chance.randint(1940, 1997), truth.chance.randint(1, 12), 15)


def home(truth: Truth) -> str:
    """An address, mostly of one of a few doors, written in one way or another, or of none."""
    if not truth.rows["住户"] or truth.happens(0.2):
        return ""
    row = truth.one_of(truth.rows["住户"][:6] if truth.happens(0.6) else truth.rows["住户"])
    building = "".join(row[column] for column in ("社区", "小区", "楼栋"))
    unit, room = row["单元"], row["室号"]
    door = f"{building}{unit}{room}"
    nowhere = ("贺兰县立岗镇", f"上海西路街道{door}", f"{building}{unit}", f"{building}{unit}999")
    return truth.weighted(
        **{door: 8, f"宁夏银川市金凤区北京中路街道{door}室": 1, f"北京中路9号{door}": 1},
        **{f"{building}{unit}{room[0]}楼{room}": 1, truth.one_of(nowhere): 2},
    )


def group_in(truth: Truth, branch: str) -> str:
    """A group of the branch, or none; not one with a code: that may become a branch."""
    groups = truth.names("党组织", "党组织名称", 类型="党小组", 上级党组织=branch, 组织代码="")
    return truth.one_of(groups) if groups and truth.happens(0.85) else ""


def workplace(truth: Truth) -> str:
    """An employer, mostly one of the first two, or none."""
    names = truth.names("单位", "单位名称")
    if truth.happens(0.2):
        return ""
    return truth.one_of(names[:3] if truth.happens(0.8) else names)


def make_odd(truth: Truth, row: Cells) -> None:
    """Put a member into an odd state: stopped, lost, exempt, gone."""
    day = str(truth.around(truth.today, 60, 90))
    match truth.chance.randint(1, 5):
        case 1:
            row["党籍状态"] = truth.weighted(停止=3, 正常=1)
        case 2:
            row["失去联系日期"] = day
            row["是否失联"] = truth.weighted(是=2, 空=1)
        case 3:
            row["是否失联"] = truth.weighted(是=2, 否=1)
        case 4:
            row["免包原因"] = truth.weighted(年老=1, 有病=1, 长期外出=1)
        case _:
            leave(truth, row)


def leave(truth: Truth, row: Cells) -> None:
    """Say of a member that he left."""
    dated = truth.happens(0.9)
    row["离开日期"] = str(truth.around(truth.today, 60, 90)) if dated else ""
    row["离开原因"] = truth.weighted(转出=4, 去世=1, 出党=1, 空=1 if dated else 0)


def add_responsibility(truth: Truth, member: Cells | None = None) -> None:
    """That member, or one of them, answers for a household, unless a row says so already."""
    if not truth.rows["住户"]:
        return
    member = member or truth.one_of(truth.rows["党员"])
    household = truth.one_of(_at_hand(truth, member["所在党支部"]) or truth.rows["住户"])
    door = {column: household[column] for column in ("社区", "小区", "楼栋", "单元", "室号")}
    if truth.names("包户", "党员姓名", 党员姓名=member["姓名"], **door):
        return
    number = member["公民身份证号"]
    row = truth.add(
        "包户",
        党员姓名=member["姓名"],
        身份证号=number if number in truth.numbered or truth.happens(0.4) else "",
        **door,
        党支部=member["所在党支部"] if truth.happens(0.7) else "",
        岗位=truth.weighted(空=3, A=1, B=1),
        最近联系日期=str(_lately(truth)) if truth.happens(0.7) else "",
    )
    if truth.happens(0.5):
        start = truth.around(truth.today, 300, 30)
        row["开始日期"] = str(start)
        if truth.happens(0.35):
            row["结束日期"] = str(truth.around(max(start, truth.today), -1, 150))


def _lately(truth: Truth) -> date:
    return truth.around(truth.today, 45, 3)


def call(truth: Truth) -> None:
    """A member calls at a door, mostly at one for which he answers."""
    if not truth.rows["包户"]:
        return
    duty = truth.one_of(truth.rows["包户"])
    number, name = duty["身份证号"], duty["党员姓名"]
    door = {column: duty[column] for column in ("社区", "小区", "楼栋", "单元", "室号")}
    if truth.happens(0.2):
        household = truth.one_of(truth.rows["住户"])
        door = {column: household[column] for column in door}
    truth.add(
        "走访",
        日期=str(_lately(truth)),
        党员姓名=name,
        身份证号=number,
        党支部=duty["党支部"],
        **door,
    )


def _at_hand(truth: Truth, branch: str) -> list[Cells]:
    """Mostly the households in the patches of the branch, sometimes none in particular."""
    if truth.happens(0.4):
        return []
    taken = {
        (row["社区"], row["片区名称"]) for row in truth.rows["片区"] if row["包片党支部"] == branch
    }
    buildings = {
        (row["社区"], row["小区"], row["楼号"])
        for row in truth.rows["楼栋"]
        if any((row["社区"], patch) in taken for patch in row["片区"].split("、"))
    }
    return [
        row for row in truth.rows["住户"] if (row["社区"], row["小区"], row["楼栋"]) in buildings
    ]
