"""Hand-made overviews: an ordinary street, and the ones that break a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from graph.asking import Answer, Standing
from graph.catalogue import Column, Parameter, Question
from graph.language import Text
from graph.overview import Overview, Reach
from graph.scope import WHOLE

DAY = date(2026, 11, 23)
FRESH = DAY - timedelta(days=5)
OLD = DAY - timedelta(days=131)
ACTED_ON = ("areas", "grids", "patches", "buildings", "residents", "organisations", "members")


def column(name: str, zh: str, *, sensitive: bool = False) -> Column:
    return Column(name, Text(zh, name), sensitive)


def question(
    id_: str,
    title: str,
    subject: str,
    actor: str,
    ledgers: Sequence[str],
    columns: Sequence[Column],
    *,
    kind: str = "bars",
    parameters: Sequence[Parameter] = (),
) -> Question:
    return Question(
        id=id_,
        title=Text(title, f"{id_} in English"),
        meaning=Text(f"{title}的含义。", "What it means."),
        basis=Text(
            f"分子：{title}；分母：范围内全部对象，空房、底商不计。", "Numerator and denominator."
        ),
        source=Text("支部包片、小组包党员、党员包住户", "the rule"),
        subject=subject,
        severity="high",
        actor=Text(actor, "who acts"),
        ledgers=tuple(ledgers),
        parameters=tuple(parameters),
        columns=tuple(columns),
        picture_kind=kind,
        picture_title=Text(f"各社区{title}", "by community"),
        path=Path(f"{id_}.cypher"),
        sections={},
    )


G01 = question(
    "G01", "未被党员联系的住户", "household", "包片党支部",
    ["residents", "responsibility", "members", "buildings"],
    [column("community", "社区"), column("use", "使用方式"), column("reason", "断在哪里"),
     column("patch", "片区"), column("actor", "谁来办")],
)  # fmt: skip
G04 = question(
    "G04", "无支部包片", "patch", "社区党委",
    ["patches", "organisations", "buildings", "residents"],
    [column("community", "社区"), column("buildings", "楼栋数"), column("households", "牵动在住户"),
     column("formerly", "原包片支部"), column("keeper", "包片委员", sensitive=True)],
)  # fmt: skip
G07 = question(
    "G07", "断链住户", "household", "党员所在党支部；未包片的由社区党委",
    ["residents", "responsibility", "members", "organisations", "patches", "buildings"],
    [column("community", "社区"), column("link", "断在哪一环"),
     column("member", "包联党员", sensitive=True), column("branch", "党员所在支部"),
     column("patch", "片区")],
    kind="parts",
)  # fmt: skip
G16 = question(
    "G16", "应建未建", "employer", "街道组织办", ["employers", "members", "organisations"],
    [column("community", "社区"), column("kind", "类型"), column("working", "在此工作的正式党员"),
     column("stated", "台账所填正式党员"), column("coverage", "台账所填覆盖情况"),
     column("instructor", "党建指导员", sensitive=True)],
    parameters=[Parameter("organisationDue", Text("应建：正式党员人数", "due from"), 3,
                          Text("党章：正式党员三人以上", "party constitution"))],
)  # fmt: skip
Q07 = replace(
    question(
        "Q07", "户数不符", "building", "社区管理服务站", ["buildings", "residents"],
        [column("known", "住户台账户数")],
    ),
    path=Path("quality/Q07.cypher"),
)  # fmt: skip
G19 = replace(
    question(
        "G19", "组织覆盖率", "community", "街道组织办", ["employers", "organisations"],
        [column("numerator", "已覆盖单位"), column("denominator", "应计单位"),
         column("rate", "覆盖率")],
        parameters=[Parameter("basis", Text("口径", "basis"), 1, Text("两种口径并给", "both"),
                              (1, 2),
                              (Text("组建÷在营", "formed by operating"),
                               Text("已建÷应建", "organised by due")))],
    ),
    sections={"numerator": "counted by itself: this question is a rate"},
)  # fmt: skip

LEVELS: dict[str, Sequence[int]] = {
    "锦绣苑": (2402, 724, 286, 0),
    "蓝山名邸": (1926, 790, 402, 0),
    "安居苑": (1854, 1134, 498, 388),
    "民生花园": (2049, 961, 431, 214),
    "清馨苑": (2059, 644, 318, 0),
    "森林公园": (1563, 645, 392, 166),
}


def reach(code: str, name: str, levels: Sequence[int]) -> Reach:
    """An area with these four levels; a few links of its chains are broken."""
    l3, l2, l1, l0 = levels
    covered = l3 + l2
    outside = l0 // 3
    broken = min(covered, covered // 30)
    return Reach(
        code,
        name,
        occupied=covered + l1 + l0,
        taken=covered + l1 - outside,
        taken_covered=covered - outside,
        taken_covered_whole=max(0, covered - outside - broken),
        all_steps=max(0, l3 - outside - broken),
        covered=covered,
        l3=l3,
        l2=l2,
        l1=l1,
        l0=l0,
        whole=max(0, covered - outside - broken),
    )


def added(parts: Sequence[Reach]) -> Reach:
    counted = (
        "occupied", "taken", "taken_covered", "taken_covered_whole", "all_steps", "covered",
        "l3", "l2", "l1", "l0", "whole",
    )  # fmt: skip
    return Reach("", "", **{name: sum(getattr(part, name) for part in parts) for name in counted})


def standing(*, loading: bool = False, **days: date | None) -> Standing:
    """All ledgers of part one, loaded five days before; others as named (``None``: not loaded)."""
    fresh = dict.fromkeys((*ACTED_ON, "responsibility", "contacts", "employers"), FRESH)
    known: dict[str, date | None] = {**fresh, **days}
    there = {ledger: (day,) for ledger, day in known.items() if day is not None}
    return Standing(max((day for (day,) in there.values()), default=None), there, loading)


def answer(
    asked: Question,
    rows: Sequence[Mapping[str, Any]],
    denominator: int,
    there: Standing | None = None,
) -> Answer:
    there = there or standing()
    return Answer(
        question=asked,
        as_of=DAY,
        scope=WHOLE,
        parameters={parameter.name: parameter.default for parameter in asked.parameters},
        numerator=len({row["subjectKey"] for row in rows}),
        denominator=denominator,
        rows=[dict(row) for row in rows],
        ledger_days=there.ledger_days(asked.ledgers, DAY),
        loading=there.loading,
    )


def household(community: str, number: int, **cells: object) -> dict[str, Any]:
    room = f"{number % 6 + 1}0{number % 2 + 1}"
    door = f"{community}/南区/{number % 9 + 1}号楼/{number % 4 + 1}单元/{room}"
    return {"subjectKind": "household", "subjectKey": f"h{community}{number}", "subject": door,
            "community": community, **cells}  # fmt: skip


def uncovered(levels: Mapping[str, Sequence[int]]) -> list[dict[str, Any]]:
    return [
        household(
            name,
            number,
            use="出租" if number % 5 == 0 else "常住",
            reason=("从未落实", "党员已转出", "责任已到期")[number % 3],
            patch="西区三片" if number < l0 else f"第{number % 3 + 1}片",
            actor="" if number < l0 else f"{name}社区第{number % 3 + 1}党支部",
        )
        for name, (_, _, l1, l0) in levels.items()
        for number in range(l1 + l0)
    ]


def picture(levels: Mapping[str, Sequence[int]]) -> list[dict[str, object]]:
    return [
        {"code": str(place), "label": name, "listed": counts[2] + counts[3], "total": sum(counts)}
        for place, (name, counts) in enumerate(levels.items())
    ]


def street(levels: Mapping[str, Sequence[int]] = LEVELS, there: Standing | None = None) -> Overview:
    """An overview of these communities with gaps in all four questions of part one."""
    there = there or standing(employers=OLD)
    parts = [
        reach(f"6401060040{place:02}", name, counts)
        for place, (name, counts) in enumerate(levels.items(), start=1)
    ]
    whole = added(parts)
    patches = [
        {"subjectKind": "patch", "subjectKey": f"p{name}", "subject": f"{name}/西区三片",
         "community": name, "buildings": 9, "households": counts[3] + 120,
         "formerly": f"{name}社区第九党支部", "keeper": "纳兰容若"}
        for name, counts in levels.items() if counts[3]
    ]  # fmt: skip
    names = list(levels)
    broken = [
        household(names[number % len(names)], number + 5000,
                  link="党员未编入现有党小组" if number % 4 else "所在支部未包该楼片区",
                  member="王小明", patch="第1片",
                  branch=f"{names[number % 2 % len(names)]}社区第一党支部")
        for number in range(489)
    ] if names else []  # fmt: skip
    employers = [
        {"subjectKind": "employer", "subjectKey": f"e{number}",
         "subject": f"宁夏第{number}商贸有限公司",
         "community": names[0] if names else None, "kind": "非公企业", "working": 4 + number,
         "stated": None, "coverage": "空白", "instructor": "马晓红 13900004416"}
        for number in range(3)
    ]  # fmt: skip
    answers = {
        "G01": answer(G01, uncovered(levels), whole.occupied, there),
        "G04": answer(G04, patches, 36, there),
        "G07": answer(G07, broken, whole.covered, there),
        "G16": answer(G16, employers, 21, there),
    }
    pictures: dict[str, list[dict[str, object]]] = {
        "G01": picture(levels),
        "G04": [{"code": str(place), "label": name, "listed": 1 if counts[3] else 0, "total": 6}
                for place, (name, counts) in enumerate(levels.items())],
        "G07": [{"code": "1", "label": "党员未编入现有党小组", "listed": 367,
                 "total": whole.covered},
                {"code": "5", "label": "所在支部未包该楼片区", "listed": 122,
                 "total": whole.covered}],
        "G16": [{"code": "", "label": "未注明社区", "listed": 3, "total": 21}],
    }  # fmt: skip
    return Overview(DAY, WHOLE, 30, whole, parts, answers, pictures, there, demonstration=True)


def with_a_rate() -> Overview:
    """The ordinary street, asked also how many of its employers are organised."""
    seen = street()
    counts = {"锦绣苑": (8, 19), "蓝山名邸": (0, 0), "安居苑": (3, 4)}
    rows = [
        {"subjectKind": "community", "subjectKey": f"a{name}", "subject": name,
         "numerator": built, "denominator": counted, "rate": built / counted if counted else None}
        for name, (built, counted) in counts.items()
    ]  # fmt: skip
    rate = replace(answer(G19, rows, 23), numerator=11)
    bars: list[dict[str, object]] = [
        {"code": name, "label": name, "listed": built, "total": counted}
        for name, (built, counted) in counts.items()
    ]
    due = replace(answer(G19, [], 8), numerator=5, parameters={"basis": 2})
    return replace(
        seen,
        answers={**seen.answers, "G19": rate},
        pictures={**seen.pictures, "G19": bars},
        other_bases={"G19": [due]},
    )


def with_quality() -> Overview:
    """The ordinary street, asked also where its ledgers disagree."""
    seen = street()
    row = {
        "subjectKind": "building",
        "subjectKey": "b1",
        "subject": "锦绣苑/南区/1号楼",
        "known": 23,
    }
    return replace(
        seen,
        answers={**seen.answers, "Q07": answer(Q07, [row], 9)},
        pictures={**seen.pictures, "Q07": []},
    )


def nothing_loaded() -> Overview:
    """A database without any ledger."""
    there = Standing(None, {}, loading=False)
    answers = {asked.id: answer(asked, [], 0, there) for asked in (G01, G04, G07, G16)}
    return Overview(DAY, WHOLE, 30, Reach("", ""), [], answers, {id_: [] for id_ in answers}, there)


def without_gaps() -> Overview:
    """Every household answered for and contacted, every patch taken."""
    seen = street({"锦绣苑": (3412, 0, 0, 0)}, standing())
    whole = Reach("", "", 3412, 3412, 3412, 3412, 3412, 3412, 3412, 0, 0, 0, 3412)
    answers = {id_: replace(found, rows=[], numerator=0) for id_, found in seen.answers.items()}
    return replace(seen, whole=whole, communities=[replace(whole, name="锦绣苑")], answers=answers,
                   demonstration=False)  # fmt: skip
