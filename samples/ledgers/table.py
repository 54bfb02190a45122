"""How a clerk writes: dates, buildings, units, rooms, signs for nothing, the shape of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from samples.sheets import Cell, Sheet, serial
from samples.world import Building, Household

T = TypeVar("T")

_WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})
_NO_CELLS: Final[Mapping[str, Cell]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Look:
    """The habits of the clerk who keeps a file.

    Attributes:
        dates: ``iso`` 2018-10-30, ``dot`` 2018.10.30, ``compact`` 20181030,
            ``zh`` 2018年10月30日, ``serial`` 43403, ``cell`` a real date;
            ``dot`` and ``zh`` leave out the day where it is the first.
        building: ``号楼``, ``栋``, ``幢`` or ``wide`` for full-width digits.
        unit: ``number``, ``text``, ``word`` (1单元) or ``none`` when the room says it.
        room: ``number``, ``text``, ``word`` (101室) or ``dashed`` (1-101).
        nothing: what stands for an empty cell.
        headers: other headers than the canonical ones.
        numbered: whether a running number stands in front.
    """

    dates: str = "iso"
    building: str = "号楼"
    unit: str = "text"
    room: str = "text"
    nothing: str = ""
    headers: Mapping[str, str] = field(default_factory=lambda: _NO_HEADERS)
    numbered: bool = False

    def date(self, day: date | None) -> Cell:
        """Write a day, or what stands for none."""
        if day is None:
            return self.nothing
        if self.dates == "cell":
            return day
        if self.dates == "serial":
            return serial(day)
        if self.dates == "compact":
            return f"{day:%Y%m%d}"
        if self.dates == "dot":
            return f"{day.year}.{day.month:02d}" + (f".{day.day:02d}" if day.day > 1 else "")
        if self.dates == "zh":
            return f"{day.year}年{day.month}月" + (f"{day.day}日" if day.day > 1 else "")
        return day.isoformat()

    def building_name(self, building: Building) -> str:
        """Write the name of a building; proper names stay as they are."""
        if building.number is None:
            return building.own_name
        if self.building == "wide":
            return f"{building.number}号楼".translate(_WIDE)
        return f"{building.number}{self.building}"

    def unit_name(self, unit: int) -> Cell:
        """Write a unit."""
        return (
            unit if self.unit == "number" else f"{unit}单元" if self.unit == "word" else str(unit)
        )

    def room_name(self, door: Household) -> Cell:
        """Write a room."""
        if self.room == "number":
            return door.room
        if self.room == "dashed":
            return f"{door.unit}-{door.room}"
        return f"{door.room}室" if self.room == "word" else str(door.room)

    def text(self, value: str) -> str:
        """Write a text, or what stands for none."""
        return value or self.nothing


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a ledger: canonical header, cell of a record, and what the row of notes says."""

    header: str
    value: Callable[[T], Cell]
    note: str = "选填"


class Table(Generic[T]):
    """A ledger on a sheet: title, header, notes, then rows one by one.

    Args:
        sheet: where to write.
        columns: its columns in order.
        look: the clerk's habits.
        title: text above the header, ``""`` for none.
        notes: whether a row of notes stands below the header.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column[T]],
        look: Look,
        title: str = "",
        *,
        notes: bool = False,
    ) -> None:
        self.sheet = sheet
        self.look = look
        self._places = {column.header: place for place, column in enumerate(columns, look.numbered)}
        self._values = [column.value for column in columns]
        names = [look.headers.get(column.header, column.header) for column in columns]
        self.headers = ["序号", *names] if look.numbered else names
        self._count = 0
        if title:
            sheet.title(f"{title}  演示数据，人员均为虚构", len(self.headers))
        sheet.write(self.headers, bold=True)
        if notes:
            texts = [column.note for column in columns]
            sheet.write(
                ["填写说明", *texts] if look.numbered else [f"填写说明：{texts[0]}", *texts[1:]]
            )

    def row(self, record: T, changed: Mapping[str, Cell] = _NO_CELLS) -> None:
        """Write one row; ``changed`` stands in it instead of what the record says, by header."""
        self._count += 1
        cells = [value(record) for value in self._values]
        if self.look.numbered:
            cells.insert(0, self._count)
        for header, cell in changed.items():
            cells[self._places[header]] = cell
        self.sheet.write(cells)

    def has(self, header: str) -> bool:
        """Say whether there is a column of this canonical header."""
        return header in self._places

    def column(self, header: str) -> int:
        """Return the index of a column by its canonical header."""
        return self._places[header]

    def written(self, header: str) -> str:
        """Return how the clerk writes a canonical header."""
        return self.headers[self._places[header]]

    def repeat_header(self) -> None:
        """Write the header again, as printed lists do on every page."""
        self.sheet.write(self.headers, bold=True)

    def total(self, **sums: int) -> None:
        """Write the last row: 合计, the number of rows, and sums by canonical header."""
        cells: list[Cell] = [None] * len(self.headers)
        cells[0] = "合计"
        for header, number in sums.items():
            cells[self.column(header)] = number
        self.sheet.write(cells, bold=True)


def day_text(day: date) -> str:
    """Write the day of a ledger as titles do: the month alone where it is the first of it."""
    return f"{day.year}年{day.month}月" + (f"{day.day}日" if day.day > 1 else "")
