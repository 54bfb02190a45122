"""What a deployment adds in its own TOML: further headers and further spellings of values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import WrongUse
from graph.ledgers import TITLES
from loaders.columns import columns_of
from loaders.rows import LEDGERS


@dataclass(frozen=True)
class Mapping:
    """Additions to the declared columns.

    Attributes:
        headers: ledger → header in the file → canonical column.
        values: ledger → canonical column → value in the file → value of the ledger.
    """

    headers: Dictionary[str, Dictionary[str, str]] = field(default_factory=dict)
    values: Dictionary[str, Dictionary[str, Dictionary[str, str]]] = field(default_factory=dict)


def load_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Its tables are named by ledger, in Chinese or by identifier::

        [headers."党员"]
        "入党的日子" = "加入党组织日期"

        [values."党员"."人员类别"]
        "党员" = "正式"

    Raises:
        WrongUse: the file is missing or no TOML, or names a ledger or column that does not exist.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
    unknown = sorted(document.keys() - {"headers", "values"})
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
    return Mapping(headers, values)


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
    if all(column.name != canonical for column in columns_of(LEDGERS[ledger]).values()):
        raise _wrong(path, str(canonical))


def _wrong(path: Path, name: str) -> WrongUse:
    return WrongUse(
        f"对照文件 {path.name} 里的“{name}”不是已知的台账或列名。",
        f"“{name}” in the mapping file {path.name} is no known ledger or column.",
    )
