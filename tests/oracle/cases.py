"""The vocabulary of the hand-counted cases on the tiny street (tiny.py).

A case is: the clause, the street, the subjects that must be listed, and of how many.
"""

from __future__ import annotations

import pytest

from tests.oracle.questions import answers
from tests.oracle.rows import Street
from tests.oracle.tiny import DAY, changed

Case = tuple[str, Street, set[str], int]

H101 = "锦绣苑/锦园/1号楼/1单元/101"
H102 = "锦绣苑/锦园/1号楼/1单元/102"
H201 = "锦绣苑/锦园/2号楼/1单元/201"
H301 = "安居苑/安园/3号楼/1单元/301"
B1, B2, B3 = "锦绣苑/锦园/1号楼", "锦绣苑/锦园/2号楼", "安居苑/安园/3号楼"
ZHAO, QIAN, SUN, LI = ({"姓名": name} for name in ("赵一", "钱二", "孙三", "李四"))
ROOM_102 = {"社区": "锦绣苑", "小区": "锦园", "楼栋": "1号楼", "单元": "1单元", "室号": "102"}
BY_ZHAO = {"党员姓名": "赵一"}
IN_EAST = {"片区名称": "东片"}
FIRST = {"社区": "锦绣苑", "楼号": "1号楼"}


def check(question: str, case: Case, **parameters: int) -> None:
    clause, street, subjects, denominator = case
    answer = answers(question, street, DAY, None, parameters)
    assert (set(answer.subjects), answer.denominator) == (subjects, denominator), clause
    assert answer.numerator == len(subjects), clause


def member(street: Street, who: dict[str, str], **cells: str) -> Street:
    return changed(street, "党员", who, **cells)


def organisation(street: Street, name: str, **cells: str) -> Street:
    return changed(street, "党组织", {"党组织名称": name}, **cells)


def employer(street: Street, name: str, **cells: str) -> Street:
    return changed(street, "单位", {"单位名称": name}, **cells)


def details(question: str, street: Street, **parameters: int) -> dict[str, set[str]]:
    told = answers(question, street, DAY, None, parameters).details or {}
    return {subject: set(words) for subject, words in told.items()}


def named(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case[0] for case in cases])
