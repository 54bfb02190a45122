from __future__ import annotations

import pytest

from graph.catalogue import questions
from tests.viz.streets import G07, answer, column, household, question
from viz.masking import MaskedAnswer, mask, mask_numbers, mask_person, without_numbers


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("张三", "张*"),
        ("张三、李四光", "张*、李*"),
        ("张三 13900004416", "张* 139****4416"),
        ("1单元:张三;2单元：李四", "1单元:张*;2单元：李*"),
        ("买买提·吐尔逊", "买*"),
        ("11010519491231002X", "110*************2X"),
        ("110105491231002", "110*************02"),
        ("0951-6012345", "0951-****45"),
        ("锦绣苑3号楼2单元501", "锦*"),
        ("", ""),
        ("王", "王*"),
    ],
)
def test_a_cell_about_persons_shows_surnames_and_no_full_number(written: str, shown: str) -> None:
    assert mask_person(written) == shown
    assert mask_numbers(mask_person(written)) == shown


def test_a_masked_answer_keeps_its_counts_and_is_of_its_own_type() -> None:
    rows = [household("锦绣苑", 1, link="—", member="王小明", branch="第一党支部", patch=None)]
    plain = answer(G07, rows, 10)
    masked = mask(plain)
    assert isinstance(masked, MaskedAnswer)
    assert (masked.numerator, masked.denominator, masked.rate) == (1, 10, 0.1)
    assert masked.rows[0]["member"] == "王*"
    assert masked.rows[0]["branch"] == "第一党支部"
    assert plain.rows[0]["member"] == "王小明"


@pytest.mark.parametrize("branch", ["甲/乙联合党支部", "甲支部"])
@pytest.mark.parametrize("name", ["王小明", "王/小明", "王 小明", "王·小/明"])
def test_a_member_as_subject_is_masked_behind_the_branch(branch: str, name: str) -> None:
    asked = question("G08", "未编组党员", "member", "支部", ["members"], [column("branch", "支部")])
    row = {
        "subjectKind": "member", "subjectKey": "m1", "subject": f"{branch}/{name}",
        "branch": branch,
    }  # fmt: skip
    assert mask(answer(asked, [row], 1)).rows[0]["subject"] == f"{branch}/王*"
    assert without_numbers(answer(asked, [row], 1)).rows[0]["subject"] == f"{branch}/{name}"


@pytest.mark.parametrize("branch", [{}, {"branch": None}, {"branch": "乙支部"}])
def test_what_is_not_known_to_be_the_branch_counts_as_the_name(branch: dict[str, object]) -> None:
    asked = question("G08", "未编组党员", "member", "支部", ["members"], [])
    row = {"subjectKind": "member", "subjectKey": "m1", "subject": "甲/王小明", **branch}
    assert mask(answer(asked, [row], 1)).rows[0]["subject"] == "甲*"


def test_every_question_about_members_names_their_branch() -> None:
    for one in questions().values():
        if one.subject == "member":
            assert "branch" in [column.name for column in one.columns], one.id


def test_lists_and_nothing_in_a_sensitive_cell() -> None:
    asked = question("G99", "x", "unit", "y", [], [column("who", "谁", sensitive=True)])
    first = {"subjectKind": "unit", "subjectKey": "1", "subject": "一", "who": ["张三", "李四"]}
    second = {**first, "subjectKey": "2", "who": None}
    masked = mask(answer(asked, [first, second], 2))
    assert [row["who"] for row in masked.rows] == [["张*", "李*"], None]
