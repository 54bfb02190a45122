"""docs/how-to-add-a-ledger.md, followed to the letter with the ledger it invents."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import openpyxl
import pytest

from graph.engines import Graph
from graph.ledgers import TITLES
from graph.model import RELATIONS, THINGS
from loaders import headers
from loaders.ledgers import RECIPES
from loaders.rows import LEDGERS
from loaders.templates import write_templates
from loaders.templates.workbook import HEADER_ROW
from tests.graph.streets import content
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused, things
from tests.project.checkout import ROOT
from tests.project.pages import missing_files, missing_names

PAGE = (ROOT / "docs" / "how-to-add-a-ledger.md").read_text("utf-8")


class Block(NamedTuple):
    """A block of code: its file, and the collection there unless it is the whole file."""

    path: str
    name: str
    code: str

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").replace("/", ".")

    def entries(self, brackets: str) -> Any:
        """What the block adds to a collection of its module."""
        namespace = vars(importlib.import_module(self.module))
        return eval(f"{brackets[0]}{self.code}{brackets[1]}", namespace)  # noqa: S307


BLOCKS = [
    Block(*found) for found in re.findall(r"```python\n# (\S+)(?: · (\w+))?\n(.*?)```", PAGE, re.S)
]
FILES = [block for block in BLOCKS if not block.name]
ENTRIES = {block.name: block for block in BLOCKS if block.name}

ELEVATORS = """
电梯 2018-10-01
社区 | 小区 | 楼栋 | 梯号 | 维保单位 | 状态 | 启用日期
锦绣苑 | 锦园 | 1栋 | 1号梯 | 丙公司 | 运行 | 2010-05-01
锦绣苑 | 锦园 | 2号楼 | 1号梯 | | |
锦绣苑 | 锦园 | 2号楼 | 2号梯 | 己公司 | 坏了 |
锦绣苑 | 锦园 | 9号楼 | 1号梯 | | |
锦绣苑 | 锦园 | 1号楼 | | | |
"""


@pytest.fixture
def seventeen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program with the ledger of the page, for one test."""
    declared = ((THINGS, "things", "THINGS"), (RELATIONS, "relations", "RELATIONS"))
    for old, file, name in declared:
        new = (*old, *ENTRIES[name].entries("()"))
        assert ENTRIES[name].path == f"graph/model/{file}.py"
        for module in list(sys.modules.values()):
            if vars(module).get(name) is old:
                monkeypatch.setattr(module, name, new)
    for key, title in ENTRIES["TITLES"].entries("{}").items():
        monkeypatch.setitem(TITLES, key, title)
    for block in FILES:
        module = ModuleType(block.module)
        monkeypatch.setitem(sys.modules, block.module, module)
        exec(compile(block.code, block.path, "exec"), vars(module))  # noqa: S102
        recipe = vars(module).get("RECIPE")
        if recipe is not None:
            monkeypatch.setitem(LEDGERS, recipe.row.ledger, recipe.row)
            monkeypatch.setitem(RECIPES, recipe.row.ledger, recipe)
    headers._declared.cache_clear()
    yield
    monkeypatch.undo()
    headers._declared.cache_clear()


def test_the_ledger_of_the_page_is_loaded(seventeen: None, engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", ELEVATORS)
    assert refused(result) == [
        (4, "状态", "坏了", "cell", "not_in_list", ""),
        (4, "维保单位", "己公司", "cell", "unknown_ref", "丁公司、丙公司、乙公司"),
        (5, "楼栋", "9号楼", "row", "unknown_ref", "1号楼、2号楼"),
        (6, "梯号", "", "row", "missing_required", ""),
    ]
    assert outcomes(result, "elevators") == {"created": 3, "rejected": 2}
    assert things(engine, "Elevator", "name", "state", "start") == [
        ("1号梯", "在用", "2010-05-01"),
        ("1号梯", None, "2018-10-01"),
        ("2号梯", None, "2018-10-01"),
    ]
    assert links(engine, "MAINTAINED_BY") == [("1号梯", "丙公司", "2018-10-01", None)]
    assert ("dawangge_Elevator_key",) in {
        (row["name"],) for row in engine.schema_command("SHOW CONSTRAINTS")
    }


def test_a_later_ledger_ends_and_loading_twice_changes_nothing(
    seventeen: None, engine: Graph, tmp_path: Path
) -> None:
    hand_in(engine, tmp_path / "in", ELEVATORS)
    later = """
    电梯 2018-12-01
    社区 | 小区 | 楼栋 | 电梯编号 | 维保单位 | 状态
    锦绣苑 | 锦园 | 1号楼 | 1号梯 | | 停用
    """
    assert outcomes(hand_in(engine, tmp_path / "in", later), "elevators") == {"updated": 1}
    assert links(engine, "MAINTAINED_BY") == [("1号梯", "丙公司", "2018-10-01", "2018-12-01")]
    before = content(engine)
    hand_in(engine, tmp_path / "in", ELEVATORS)
    assert outcomes(hand_in(engine, tmp_path / "in", later), "elevators") == {"unchanged": 1}
    assert content(engine) == before


def test_it_has_a_template_that_nobody_wrote(seventeen: None, tmp_path: Path) -> None:
    written = write_templates(tmp_path)
    assert written[-1].name == "电梯台账.xlsx"
    sheet = openpyxl.load_workbook(written[-1])["电梯"]
    assert [cell.value for cell in sheet[HEADER_ROW]] == [
        "社区", "小区", "楼栋", "电梯编号", "维保单位", "状态", "启用日期",
    ]  # fmt: skip


@pytest.mark.parametrize("block", FILES, ids=lambda block: block.path)
def test_its_files_pass_the_checks_of_the_project(block: Block) -> None:
    command = [sys.executable, "-m", "ruff"]
    name = f"--stdin-filename={block.path}"
    for check in (["check", name, "-"], ["format", "--check", name, "-"]):
        ran = subprocess.run(
            [*command, *check],
            input=block.code,
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_what_is_named_exists() -> None:
    assert missing_files(PAGE, {block.path for block in FILES}) == []
    assert missing_names(PAGE) == []
