"""A formula in a ledger stays a text on every way out, and a refused row can still be corrected.

Which ways there are is asked of the program itself: a new command, option or media type that gives
out spreadsheets fails here until it is asked as well.
"""

from __future__ import annotations

import inspect
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import openpyxl
import pytest
import typer

from api import media
from cli.app import build
from graph.engines import connect, stop_embedded
from graph.settings import read_settings
from tests.api.serving import new_key, serving
from tests.cli.conftest import Program, program_with
from tests.cli.hostile import (
    ADDRESS,
    HOSTILE,
    WRONG,
    hand_over,
    hostile_street,
    texts_of,
)
from tests.oracle.check_digits import identity_number

SHEETS = {"csv", "xlsx"}
QUESTIONS = ("G01", "G07", "G09", "G13", "G16", "G17", "G18", "G24", "G27", "G32", "Q05")
DAY = "2018-10-01"

Way = tuple[str, str, str]
"""A command, its option that names what it writes, and the format (empty: it is not chosen)."""

INPUTS = {("load", "--mapping"), ("load", "--paths")}
"""Paths that are read."""

WAYS: dict[Way, list[tuple[str, ...]]] = {
    ("ask", "--out", "csv"): [("ask", one, "--sources") for one in QUESTIONS],
    ("ask", "--out", "xlsx"): [("ask", one, "--sources") for one in QUESTIONS],
    ("report", "--out", ""): [("report",)],
    ("links", "--out", "csv"): [("links", "--latent")],
    ("links", "--out", "xlsx"): [("links", "--latent")],
    ("coverage", "--out", "csv"): [("coverage", "--by", by) for by in ("community", "building")],
    ("coverage", "--out", "xlsx"): [("coverage", "--by", by) for by in ("patch", "building")],
    ("gaps list", "--out", "xlsx"): [("gaps", "list", "--state", "all")],
    ("compare", "--out", "xlsx"): [("compare", DAY, "2020-01-01")],
    ("load", "--rejects", ""): [("load", "台账", "--dry-run")],
    ("load", "--mapping-out", ""): [("load", "台账", "--dry-run")],
    ("map", "--out", ""): [("map", "links")],
    ("who", "--out", ""): [("who", HOSTILE["乙公司"])],
    ("templates", "--out", ""): [("templates",)],
    ("sample", "--out", ""): [("sample", "--households", "500", "--dirt")],
    ("schema", "--out", ""): [("schema", "browser")],
}

ENDINGS = {"--rejects": "xlsx", "--mapping-out": "toml"}

OURS = {"templates", "sample", "schema"}
"""Commands that write what no clerk wrote."""
NO_SHEETS = {
    ("load", "--mapping-out", ""),
    ("map", "--out", ""),
    ("who", "--out", ""),
    ("schema", "--out", ""),
}


def commands(app: typer.Typer, above: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command with its function."""
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__.rstrip("_").replace("_", "-")
        yield f"{above} {name}".strip(), command.callback
    for group in app.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance, f"{above} {group.name}".strip())


def ways_out() -> set[Way]:
    """What the program can write: of formats that can be chosen those that are spreadsheets."""
    found: set[Way] = set()
    for name, function in commands(build("zh", quiet=False)):
        options = inspect.signature(function).parameters.values()
        formats = {word for option in options for word in choices(option.annotation) & SHEETS}
        chosen = any(choices(option.annotation) & {"json"} for option in options)
        for option in options:
            flag = f"--{option.name.replace('_', '-')}"
            if not is_path(option.annotation) or (name, flag) in INPUTS:
                continue
            own = flag == "--out" and chosen and formats
            found |= {(name, flag, form) for form in (formats if own else {""})}
        writes = {flag for command, flag, _ in found if command == name}
        assert not formats or writes, f"{name} gives out {formats}, but names no file"
    return found


def plain(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def is_path(annotation: Any) -> bool:
    kind = plain(annotation)
    return kind is Path or Path in get_args(kind)


def choices(annotation: Any) -> set[str]:
    kind = plain(annotation)
    return set(get_args(kind)) if get_origin(kind) is Literal else set()


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, Path]]:
    """The program over the hostile street, and the folder it works in."""
    folder = tmp_path_factory.mktemp("formulas")
    program = program_with(folder / "data")
    hand_over(hostile_street(), folder / "好的")
    ran = program("load", "好的", "--format", "json")
    assert ran.status == 0, json.loads(ran.out)["refusals"]
    shutil.copytree(folder / "好的", folder / "台账")
    hand_over(WRONG, folder / "台账" / "退回")
    yield program, folder
    stop_embedded(read_settings(data=folder / "data", _env_file=None, neo4j_uri=None))


def test_every_way_out_is_asked() -> None:
    assert ways_out() == WAYS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_formula_comes_out_as_a_text(
    given: tuple[Program, Path], way: Way, tmp_path: Path
) -> None:
    program, _ = given
    command, option, form = way
    seen: list[str] = []
    for number, arguments in enumerate(WAYS[way]):
        place = tmp_path / str(number)
        place.mkdir()
        ending = form or ENDINGS.get(option, "")
        out = place / (f"出来.{ending}" if ending else "出来")
        ran = program(*arguments, option, out, *(("--format", form) if form else ()))
        assert ran.status in (0, 1), ran.err
        sheets = [one for one in place.rglob("*") if one.suffix in (".csv", ".xlsx")]
        assert any(place.iterdir())
        assert bool(sheets) is (way not in NO_SHEETS)
        if form == "csv":
            said = program(*arguments, "--format", form)
            assert said.out == out.read_text("utf-8"), "the terminal is given the same"
        for sheet in sheets:
            seen += texts_of(sheet)
    if command not in OURS and way not in NO_SHEETS:
        assert any(one in text for text in seen for one in HOSTILE.values()), "nothing was at stake"


def correct(workbook: Path, **cells: str) -> None:
    """Write into the one row of each sheet, by its columns, as a clerk would."""
    book = openpyxl.load_workbook(workbook)
    for sheet in book:
        for place, header in enumerate(next(sheet.iter_rows(2, 2, values_only=True)), start=1):
            if header in cells:
                sheet.cell(3, place).value = cells[str(header)] or None
    book.save(workbook)


@pytest.mark.slow
def test_what_was_refused_is_corrected_and_loaded_as_it_is(
    given: tuple[Program, Path], tmp_path: Path
) -> None:
    program, folder = given
    back = tmp_path / "退回.xlsx"
    assert program("load", "台账/退回", "--rejects", back).status == 1
    seen = texts_of(back)
    for sheet in WRONG:
        for cell in sheet.rows[0].values():
            # XML knows one line end only.
            assert cell.replace("\r", "\n") in seen, seen
    correct(
        back, 公民身份证号=identity_number(date(1969, 9, 3), 7), 类型="其他", 统一社会信用代码=""
    )
    ran = program("load", back, "--format", "json")
    assert json.loads(ran.out)["refusals"] == []
    assert json.loads(ran.out)["totals"]["created"] >= 1
    with connect(read_settings(data=folder / "data", _env_file=None, neo4j_uri=None)) as graph:
        [member] = graph.read(
            "MATCH (m:PartyMember {name: '@SUM(2)'}) RETURN m.address AS address, m.job AS job"
        )
        [employer] = graph.read(
            "MATCH (e:Employer {name: '-3+4'}) RETURN e.address AS address, e.kind AS kind"
        )
    assert (member["address"], employer["address"], employer["kind"]) == (ADDRESS, ADDRESS, "其他")


def offered(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the service gives out as a spreadsheet: path and media type."""
    for path, operations in document["paths"].items():
        answer = operations.get("get", {}).get("responses", {}).get("200", {})
        for form in sorted({media.CSV, media.XLSX} & set(answer.get("content", {}))):
            yield path.removeprefix("/api/v1"), form


@pytest.mark.slow
def test_nor_does_a_formula_go_out_over_http(given: tuple[Program, Path], tmp_path: Path) -> None:
    _, folder = given
    key = new_key(folder / "data", "数据平台")
    asked = 0
    with (
        serving(folder / "data", DAWANGGE_REQUESTS_PER_MINUTE="1000000") as service,
        service.client(key) as client,
    ):
        for path, form in offered(client.get("/openapi.json").json()):
            seen: list[str] = []
            for id_ in QUESTIONS if "{id}" in path else ("",):
                url = path.replace("{id}", id_)
                assert "{" not in url, "say here what stands for the part in braces"
                got = client.get(url, headers={"Accept": form})
                assert got.status_code == 200, got.text
                assert got.headers["content-type"].startswith(form)
                file = tmp_path / f"{asked}{id_}.{'csv' if form == media.CSV else 'xlsx'}"
                file.write_bytes(got.content)
                seen += texts_of(file)
            assert any(one in text for text in seen for one in HOSTILE.values()), path
            asked += 1
    assert asked >= 3
