"""What a deployment says of its own ledgers, in TOML: further headers, spellings of values, whole sheets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import process

from graph.errors import WrongUse
from graph.ledgers import TITLES
from loaders.columns import columns_of
from loaders.forms import Form
from loaders.rows import LEDGERS

_FORM_KEYS = frozenset({"ledger", "columns", "file", "sheet", "header_row"})
_LAST_ROW = 1_048_576
"""Of a sheet, in spreadsheet programs."""


@dataclass(frozen=True)
class Mapping:
    """Additions to the declared columns, and sheets that were described.

    Attributes:
        headers: ledger → header in the file → canonical column.
        values: ledger → canonical column → value in the file → value of the ledger.
        forms: whole sheets; they go before recognition.
    """

    headers: Dictionary[str, Dictionary[str, str]] = field(default_factory=dict)
    values: Dictionary[str, Dictionary[str, Dictionary[str, str]]] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()

    def over(self, kept: Mapping) -> Mapping:
        """Return both in one; what this one says goes before what the other says."""
        mine = {(one.ledger, one.file, one.sheet, *one.columns) for one in self.forms}
        return Mapping(
            {
                ledger: {**kept.headers.get(ledger, {}), **self.headers.get(ledger, {})}
                for ledger in {**kept.headers, **self.headers}
            },
            {
                ledger: {
                    column: {
                        **kept.values.get(ledger, {}).get(column, {}),
                        **self.values.get(ledger, {}).get(column, {}),
                    }
                    for column in {**kept.values.get(ledger, {}), **self.values.get(ledger, {})}
                }
                for ledger in {**kept.values, **self.values}
            },
            (
                *self.forms,
                *(
                    one
                    for one in kept.forms
                    if (one.ledger, one.file, one.sheet, *one.columns) not in mine
                ),
            ),
        )


def load_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Its tables are named by ledger, in Chinese or by identifier::

        [headers."党员"]
        "入党的日子" = "加入党组织日期"

        [values."党员"."人员类别"]
        "党员" = "正式"

        [[forms]]
        ledger = "党员"
        [forms.columns]
        "党内称呼" = "姓名"
        "内部编号" = ""

    Raises:
        WrongUse: the file is missing or no TOML, or names a ledger or column that does not exist.
    """
    document = _document(path)
    unknown = sorted(document.keys() - {"headers", "values", "forms"})
    if unknown:
        raise _wrong(path, unknown[0])
    headers: dict[str, dict[str, str]] = {}
    for name, table in _tables(path, document.get("headers", {})).items():
        ledger = _ledger(path, name)
        for header, canonical in _tables(path, table).items():
            _check_column(path, ledger, canonical)
            headers.setdefault(ledger, {})[header] = str(canonical)
    values: dict[str, dict[str, dict[str, str]]] = {}
    for name, table in _tables(path, document.get("values", {})).items():
        ledger = _ledger(path, name)
        for canonical, spellings in _tables(path, table).items():
            _check_column(path, ledger, canonical)
            values.setdefault(ledger, {})[canonical] = {
                spelling: str(value) for spelling, value in _tables(path, spellings).items()
            }
    forms = document.get("forms", [])
    if not isinstance(forms, list):
        raise _wrong(path, "forms")
    return Mapping(headers, values, tuple(_form(path, one) for one in forms))


def _document(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise WrongUse(
            f"没有对照文件 {path.name}。", f"There is no mapping file {path.name}."
        ) from None
    except UnicodeDecodeError:
        raise WrongUse(
            f"对照文件 {path.name} 不是 UTF-8 文字文件，请另存为 UTF-8。",
            f"The mapping file {path.name} is no UTF-8 text; save it as UTF-8.",
        ) from None
    except OSError as error:
        raise WrongUse(
            f"对照文件 {path.name} 读不出来：{error.strerror}。",
            f"The mapping file {path.name} cannot be read: {error.strerror}.",
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(
            f'对照文件 {path.name} 不是正确的 TOML（{error}）。写法：[headers."住户"] 下面一行一个'
            "“表里的叫法” = “标准列名”。",
            f"The mapping file {path.name} is no valid TOML ({error}). It is written: below "
            '[headers."住户"] lines of "header in the file" = "column of the ledger".',
        ) from None


def _form(path: Path, value: object) -> Form:
    table = _tables(path, value)
    unknown = sorted(table.keys() - _FORM_KEYS)
    if unknown or "ledger" not in table:
        raise _wrong(path, unknown[0] if unknown else "forms")
    name = str(table["ledger"])
    ledger = _ledger(path, name) if name else None
    columns: dict[str, str] = {}
    for header, column in _tables(path, table.get("columns", {})).items():
        if column and ledger is None:
            raise _wrong(path, str(column))
        if column and ledger is not None:
            _check_column(path, ledger, column)
        columns[header] = str(column)
    row = table.get("header_row")
    if row is not None and not (type(row) is int and 1 <= row <= _LAST_ROW):
        raise _wrong(path, f"header_row = {row}")
    file, sheet = str(table.get("file", "")), str(table.get("sheet", ""))
    if not (columns or file or sheet):
        raise WrongUse(
            f"对照文件 {path.name} 里有一个 [[forms]] 没有写 columns，也没有写 file 或 sheet，不知道说的是哪张表。",
            f"A [[forms]] of the mapping file {path.name} has neither columns nor file nor sheet: "
            "which sheet it is of cannot be told.",
        )
    return Form(ledger, columns, file, sheet, row)


def _tables(path: Path, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _wrong(path, str(value))
    return value


def _ledger(path: Path, name: str) -> str:
    for ledger in LEDGERS:
        if name in (ledger, TITLES[ledger].zh):
            return ledger
    raise _wrong(path, name)


def _check_column(path: Path, ledger: str, canonical: object) -> None:
    names = [column.name for column in columns_of(LEDGERS[ledger]).values()]
    if canonical not in names:
        near = process.extractOne(str(canonical), names, score_cutoff=50)
        raise _wrong(path, str(canonical), near[0] if near else "")


def _wrong(path: Path, name: str, near: str = "") -> WrongUse:
    return WrongUse(
        f"对照文件 {path.name} 里的“{name}”不是已知的台账或列名{f'，相近的有“{near}”' if near else ''}。",
        f"“{name}” in the mapping file {path.name} is no known ledger or column"
        f"{f'; the nearest is “{near}”' if near else ''}.",
    )
