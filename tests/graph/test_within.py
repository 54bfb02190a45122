"""A scope within another: whoever may see a part is shown nothing else, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines import Graph
from graph.scope import Scope, resolve, scope_of
from graph.within import lies_within
from tests.graph.streets import FIRST, give
from tests.oracle.cases import employer
from tests.oracle.tiny import DAY, changed


@pytest.fixture(scope="module")
def street(
    unwiped: Graph,
    tmp_path_factory: pytest.TempPathFactory,
) -> Graph:
    """The tiny street; a branch of 锦绣苑 has a patch next door, and 乙公司 moved there."""
    reaching = changed(FIRST, "片区", {"片区名称": "南片"}, 包片党支部="甲支部")
    reaching = employer(reaching, "乙公司", 社区="锦绣苑")
    given = give(unwiped, Path(tmp_path_factory.mktemp("street")), reaching)
    assert given.refusals == []
    return unwiped


@pytest.mark.parametrize(
    ("part", "whole", "within"),
    [
        ("锦绣苑", None, True),
        (None, None, True),
        (None, "锦绣苑", False),
        ("锦绣苑", "锦绣苑", True),
        ("锦绣苑", "北京中路街道", True),
        ("北京中路街道", "锦绣苑", False),
        ("安居苑", "锦绣苑", False),
        ("锦绣苑/东片", "锦绣苑", True),
        ("锦绣苑/第二网格", "锦绣苑", True),
        ("安居苑/南片", "锦绣苑", False),
        ("安居苑/第一网格", "锦绣苑", False),
        ("锦绣苑/东片", "锦绣苑/东片", True),
        ("锦绣苑/西片", "锦绣苑/东片", False),
        ("锦绣苑", "锦绣苑/东片", False),
        ("甲支部", "锦绣苑社区党委", True),
        ("锦绣苑社区党委", "甲支部", False),
        ("锦绣苑", "锦绣苑社区党委", False),
        ("甲一组", "锦绣苑", True),
        ("甲支部", "北京中路街道", True),
        ("甲支部", "锦绣苑", False),  # it has 南片, which is next door
        ("乙支部", "安居苑", False),  # 乙公司, in which it is rooted, is in 锦绣苑
        ("街道党工委", "安居苑", False),
    ],
)
def test_what_lies_within(street: Graph, part: str | None, whole: str | None, within: bool) -> None:
    asked, held = resolve(street, part, DAY), resolve(street, whole, DAY)
    assert lies_within(street, asked, held, DAY) is within


@pytest.mark.parametrize("wanted", [None, "锦绣苑", "锦绣苑/东片", "甲支部"])
def test_a_scope_is_found_again_by_its_key(street: Graph, wanted: str | None) -> None:
    found: Scope = resolve(street, wanted, DAY)
    assert scope_of(street, found.kind, found.name, found.key, DAY) == found
