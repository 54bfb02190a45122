"""What a slip of a clerk's hand is, and the wrong cells that occur in many ledgers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Generic, Literal, TypeVar

from samples.ledgers.table import Look
from samples.sheets import Cell

T = TypeVar("T")

_NO_CELLS: Final[Mapping[str, Cell]] = MappingProxyType({})

ROW: Final = "row"
CELL: Final = "cell"

NOBODY: Final = "欧阳某某"
"""A name that no person of the street bears."""
NO_EMPLOYER: Final = "某某商贸有限公可"
SHORT_PHONE: Final = "1400382487"
"""A phone number that has lost its last digit."""

_MISSPELT: Final = (
    ("支部", "支步"), ("委员会", "委员回"), ("公司", "公可"), ("党组织", "党组纪"),
    ("居委会", "居委汇"), ("社区", "舍区"), ("苑", "宛"), ("邸", "底"), ("园", "圆"), ("居", "局"),
    ("村", "付"), ("里", "理"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip(Generic[T]):
    """One kind of mistake in one ledger, and the refusal it must lead to.

    A mistake that costs the whole row is made in a copy of it, so that the clean one still stands;
    one that costs a cell is made in place, in a row where the cell says nothing the key rests on.

    Attributes:
        columns: canonical headers of the refused cells; of a row that contradicts, where it does.
        code: of the refusal.
        level: ``row`` or ``cell``.
        cells: what stands in the row instead, by canonical header.
        suits: whether a record can bear the mistake.
        numbers: whether it takes a format that keeps numbers and dates, which csv does not.
    """

    columns: tuple[str, ...]
    code: str
    level: Literal["row", "cell"]
    cells: Callable[[T, Look], Mapping[str, Cell]]
    suits: Callable[[T], bool] = lambda _: True
    numbers: bool = False


def lost(
    column: str,
    code: str,
    wrong: Cell | Callable[[Any, Look], Cell],
    suits: Callable[[Any], bool] = lambda _: True,
    *,
    numbers: bool = False,
    others: Mapping[str, Cell] = _NO_CELLS,
) -> Slip[Any]:
    """Return a slip in one cell that costs the row.

    Args:
        column: its canonical header.
        code: of the refusal.
        wrong: what stands there, or how to make it of the record and the clerk's habits.
        suits: see ``Slip``.
        numbers: see ``Slip``.
        others: what stands in other cells of the row.
    """
    return _one(column, code, ROW, wrong, suits, numbers=numbers, others=others)


def spoilt(
    column: str,
    code: str,
    wrong: Cell | Callable[[Any, Look], Cell],
    suits: Callable[[Any], bool] = lambda _: True,
    *,
    numbers: bool = False,
    others: Mapping[str, Cell] = _NO_CELLS,
) -> Slip[Any]:
    """Return a slip that costs the cell it is made in; arguments as of ``lost``."""
    return _one(column, code, CELL, wrong, suits, numbers=numbers, others=others)


def contradicting(
    column: str,
    wrong: Callable[[Any, Look], Cell],
    suits: Callable[[Any], bool] = lambda _: True,
) -> Slip[Any]:
    """Return a slip that says something else than the row it copies; arguments as of ``lost``."""
    return _one(column, "duplicate_conflict", ROW, wrong, suits, numbers=False, others=_NO_CELLS)


def _one(
    column: str,
    code: str,
    level: Literal["row", "cell"],
    wrong: Cell | Callable[[Any, Look], Cell],
    suits: Callable[[Any], bool],
    *,
    numbers: bool,
    others: Mapping[str, Cell],
) -> Slip[Any]:
    def cells(record: Any, look: Look) -> Mapping[str, Cell]:
        return {**others, column: wrong(record, look) if callable(wrong) else wrong}

    return Slip((column,), code, level, cells, suits, numbers)


# -- wrong cells -----------------------------------------------------------------------------


def month_13(_: object, look: Look) -> str:
    """Write a day of a thirteenth month, in the form the clerk writes dates."""
    forms = {"dot": "2018.13.05", "compact": "20181305", "zh": "2018年13月5日"}
    return forms.get(look.dates, "2018-13-05")


def misspelt(name: str) -> str:
    """Return the name with one wrong sign, so that it names nothing."""
    for right, wrong in _MISSPELT:
        if right in name:
            return name.replace(right, wrong, 1)
    return f"{name}某"


def wrong_check_sign(number: str) -> str:
    """Return an ID number whose last sign does not agree with the others."""
    return number[:17] + ("0" if number[17] == "X" else str((int(number[17]) + 1) % 10))


def fifteen_digits(number: str) -> float:
    """Return the number as a spreadsheet program keeps it in a numeric cell."""
    return float(f"{number[:15]}000")


def as_exponent(number: str) -> str:
    """Return the number as a spreadsheet program shows it and saves it as csv."""
    return f"{number[0]}.{number[1:6]}E+17"


DOOR_AS_DATE: Final = date(2018, 3, 2)
"""What the program makes of ``3-2``."""
