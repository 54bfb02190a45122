"""docs/how-to-add-a-question.md: the question it invents, asked as it stands on both engines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.asking import ask, picture, standing
from graph.catalogue import Question, read_question
from graph.engines import Graph
from graph.scope import resolve
from tests.graph.streets import FIRST, give
from tests.oracle.cases import organisation
from tests.oracle.tiny import DAY
from tests.project.checkout import ROOT
from tests.project.pages import missing_files, missing_names

PAGE = (ROOT / "docs" / "how-to-add-a-question.md").read_text("utf-8")


@pytest.fixture
def invented(tmp_path: Path) -> Question:
    """The question of the page."""
    (written,) = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "G90.cypher"
    path.write_text(written, "utf-8")
    return read_question(path)


def test_the_question_of_the_page_is_answered(
    unwiped: Graph, invented: Question, tmp_path: Path
) -> None:
    street = organisation(FIRST, "甲支部", 书记="赵一")
    street = organisation(street, "乙支部", 书记="李四", 书记电话="13900000000")
    folder = tmp_path / "street"
    folder.mkdir()
    assert give(unwiped, folder, street).refusals == []
    for scope, numbers in ((None, (1, 2)), ("甲支部", (1, 1)), ("乙支部", (0, 1))):
        for listed in (True, False):
            answer = ask(
                unwiped,
                invented,
                as_of=DAY,
                scope=resolve(unwiped, scope, DAY),
                values={},
                standing=standing(unwiped),
                listed=listed,
            )
            assert (answer.numerator, answer.denominator) == numbers
            if listed and scope is None:
                assert [(row["subject"], row["secretary"]) for row in answer.rows] == [
                    ("甲支部", "赵一")
                ]
    drawn = picture(unwiped, invented, as_of=DAY, scope=resolve(unwiped, None, DAY), values={})
    assert [(one["listed"], one["total"]) for one in drawn] == [(1, 2)]


def test_what_is_named_exists() -> None:
    assert missing_files(PAGE) == []
    assert missing_names(PAGE) == []
