"""The answer of who, masked, as a document and as a page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from graph.asking import Standing
from graph.language import Text
from graph.who import Detail, Missing, Post, Source, Span, Step, Who
from viz.who import mask, who_json, without_numbers
from viz.who_page import lanes, who_page

DAY = date(2018, 10, 1)
STANDING = Standing(DAY, {"residents": (date(2018, 1, 1),)}, loading=True, demonstration=True)
CONTACT, NEVER = Text("联系", "contact"), Text("从来没有联系记录", "No contact was ever noted")
SOURCE = Source("responsibility", "包户.xlsx", "包户", 112, DAY)


def door(**changes: object) -> Who:
    """An invented door with one member, a hole before him and a vacant post."""
    made = Who(
        subject_kind="household",
        subject_key="opaque",
        subject="锦绣苑/锦园/1号楼/1单元/101",
        as_of=DAY,
        verdict=Text("1 名在岗党员包这一户，链条不完整。", "One member answers."),
        steps=(
            Step("household", Text("常住", "lived in"), "锦园/1号楼/1单元/101", person="马户主"),
            Step(
                "member",
                Text("A岗党员", "member on post A"),
                "王小明",
                link=Text("由党员联系", "answered for by"),
                since=date(2018, 1, 1),
                source=SOURCE,
                chain=1,
                phone="13900002075",
                details=(Detail(Text("最近联系", "last"), Text("没有记录", "none"), gap=True),),
            ),
            Step("group", Text("没有编入现有党小组", "in no current group"), "", "broken", chain=1),
        ),
        missing=(Missing(CONTACT, NEVER, "甲支部", "G07", "王小明"),),
        standing=STANDING,
        level="L2",
        chain_whole=False,
        posts=(
            Post(Text("网格员", "grid keeper"), "第一网格", "马网格", "13300007781"),
            Post(Text("单元长", "unit keeper"), "1单元", ""),
        ),
        spans=(
            Span(Text("A岗党员", "A"), "王小明", date(2018, 1, 1), None, person=True),
            Span(Text("包片支部", "branch"), "甲支部", date(2010, 1, 1), None),
        ),
        contacts=(date(2018, 9, 1), date(2001, 1, 1)),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_command_line_sees_names_and_no_numbers() -> None:
    seen = without_numbers(door())
    assert seen.steps[1].name == "王小明"
    assert seen.steps[1].phone == "139****2075"
    assert [post.phone for post in seen.posts] == ["133****7781", ""]


def test_others_see_surnames_only() -> None:
    text = who_page(mask(door())) + json.dumps(who_json(mask(door())), ensure_ascii=False)
    assert "王*" in text
    for hidden in ("王小明", "马户主", "马网格", "13900002075", "13300007781"):
        assert hidden not in text
    assert "甲支部" in text


def test_a_member_is_masked_in_his_subject() -> None:
    person = door(subject_kind="member", subject="甲支部/王小明")
    assert mask(person).subject == "甲支部/王*"
    assert without_numbers(person).subject == "甲支部/王小明"
    odd = tuple(replace(step, name="王/小明") if step.step == "member" else step
                for step in door().steps)  # fmt: skip
    slashed = door(subject_kind="member", subject="甲/乙支部/王/小明", steps=odd)
    masked = mask(slashed)
    assert masked.subject == "甲/乙支部/王*"
    assert "小" not in json.dumps([step.name for step in masked.steps], ensure_ascii=False)


def test_the_document_names_its_rows_and_days() -> None:
    document = who_json(door())
    assert document["level"] == "L2"
    assert document["chainWhole"] is False
    assert document["steps"][1]["source"] == {
        "ledger": "responsibility",
        "file": "包户.xlsx",
        "sheet": "包户",
        "row": 112,
        "day": "2018-10-01",
        "sha256": "",
        "version": "",
    }
    assert document["missing"] == [
        {
            "link": "联系",
            "what": "从来没有联系记录",
            "who": "甲支部",
            "person": "王小明",
            "question": "G07",
        }
    ]
    assert document["ledgerDays"]["residents"] == "2018-01-01"
    assert document["ledgerDays"]["members"] is None
    assert document["loading"] is True
    assert who_json(door(), "en")["steps"][1]["link"] == "answered for by"


def test_holes_over_time_are_hatched() -> None:
    member, branch, contacts = lanes(mask(door()), "zh")
    assert [bar.name for bar in member.bars] == ["", "王*"]
    assert member.bars[0].x == 0
    assert member.bars[1].x == member.bars[0].wide
    assert [(bar.name, bar.x, bar.wide) for bar in branch.bars] == [("甲支部", 0, 100)]
    assert len(contacts.ticks) == 1, "one contact is older than the picture"


def test_the_page_says_what_is_doubtful() -> None:
    page = who_page(mask(door()))
    assert "住户台账已是 273 天前的" in page
    assert "有一次装载正在进行" in page
    assert "演示数据" in page
    assert "空缺" in page


def test_nothing_missing_is_said() -> None:
    assert "没有覆盖问题列出它" in who_page(mask(door(missing=(), spans=(), contacts=())))


def test_hostile_names_stay_text() -> None:
    page = who_page(mask(door(subject="<img src=x onerror=alert(1)>")))
    assert "<img" not in page
    assert "&lt;img" in page
