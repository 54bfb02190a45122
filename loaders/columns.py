"""What a column is: its names, what its cells hold, whether a row can do without it."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from graph.language import Text
from loaders.cells import coordinates, dates, doors, identity, known, lists, numbers, text

RefTarget = Literal[
    "area", "community", "grid", "patch", "neighbourhood_committee", "building", "household",
    "organisation", "branch", "group", "employer", "organisation_or_employer",
    "community_or_party", "member", "body", "list_item",
]  # fmt: skip
"""What a reference names: among which things it is looked up."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the cells of a column hold.

    Attributes:
        name: stable word for templates and documentation.
        read: from the stored cell to the value; ``None`` for an empty cell; raises ``Unreadable``.
        repeats: whether few values repeat, so that they are worth remembering while reading.
        values: the canonical values of a closed list.
        many: whether one cell may hold several.
    """

    name: str
    read: Callable[[object], object]
    repeats: bool = True
    values: tuple[str, ...] = ()
    many: bool = False


TEXT: Final = Kind("text", text.read_text, repeats=False)
LABEL: Final = Kind("label", text.read_text)
NAME: Final = Kind("name", text.read_name, repeats=False)
DATE: Final = Kind("date", dates.read_date)
INTEGER: Final = Kind("integer", numbers.read_integer)
PERSON_ID: Final = Kind("person_id", identity.read_person_id, repeats=False)
USCC: Final = Kind("uscc", identity.read_uscc, repeats=False)
AREA_CODE: Final = Kind("area_code", identity.read_area_code)
AREA_CODES: Final = Kind("area_codes", identity.read_area_codes, many=True)
PHONES: Final = Kind("phones", identity.read_phones, repeats=False, many=True)
YES_NO: Final = Kind("yes_no", lists.read_yes_no, values=("是", "否"))
HAS: Final = Kind("yes_no", lists.read_yes_no, values=("有", "无"))
REF: Final = Kind("ref", text.read_text)
REFS: Final = Kind("refs", lists.read_many, many=True)
BUILDING: Final = Kind("building", doors.read_building)
BUILDINGS: Final = Kind("buildings", doors.read_buildings, many=True)
UNIT: Final = Kind("unit", text.read_text)
ROOM: Final = Kind("room", text.read_text)
UNIT_KEEPERS: Final = Kind("unit_keepers", doors.read_unit_keepers, many=True)
KNOWN: Final = Kind("known", known.read_known, repeats=False)
LONGITUDE: Final = Kind("longitude", coordinates.read_longitude, repeats=False)
LATITUDE: Final = Kind("latitude", coordinates.read_latitude, repeats=False)


def closed(values: Mapping[str, Sequence[str]]) -> Kind:
    """Return the kind of a closed list: canonical values, each with other accepted spellings."""
    return Kind("closed", lists.closed_list(values), values=tuple(values))


_REMEMBERED = 20_000


class _Memory(dict[object, object]):
    """Remembers what the repeating values of a column were read as, up to a bound."""

    def __init__(self, read: Callable[[object], object]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, value: object) -> object:
        found = self._read(value)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[value] = found
        return found


@dataclass(frozen=True)
class Column:
    """One column of a ledger, as an annotation of the row's field.

    Attributes:
        name: canonical header, as the templates write it.
        synonyms: other headers that mean it; a deployment adds its own (``loaders.mapping``).
        kind: what its cells hold.
        bold: without it a row is refused.
        supplied: the column may be absent because another one supplies it.
        ref: what the cell names, for references.
        sensitive: never in labels, URLs or logs.
        single: the relation is single-valued: an empty cell says *none* from the ledger's day on.
        note: what goes in, for the clerk who fills a template; in Chinese, as the headers are.
        example: a form of it, visibly invented; empty where that of the kind, of the list or of
            what the cell names does.
        missed: what to tell a clerk whose ledger has no such column; most may be absent silently.
        done: a day on which something was done or checked, none of which lies ahead of the ledger.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    kind: Kind = TEXT
    bold: bool = False
    supplied: bool = False
    ref: RefTarget | None = None
    sensitive: bool = False
    single: bool = False
    note: str = ""
    example: str = ""
    missed: Text | None = None
    done: bool = False
    field: str = field(default="", compare=False)

    def reader(self) -> Callable[[object], object]:
        """Return the reader of one cell; repeating values are read once."""
        return _Memory(self.kind.read).__getitem__ if self.kind.repeats else self.kind.read

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Make pydantic read the cell before it checks the field's type."""
        return core_schema.no_info_before_validator_function(self.reader(), handler(source))


_COLUMNS: Final[dict[type[Any], Mapping[str, Column]]] = {}


def columns_of(row: type[Any]) -> Mapping[str, Column]:
    """Return the columns of a ledger's row class by field name, in the order of the template."""
    if row in _COLUMNS:
        return _COLUMNS[row]
    hints = typing.get_type_hints(row, include_extras=True)
    columns: dict[str, Column] = {}
    for item in dataclasses.fields(row):
        for extra in getattr(hints[item.name], "__metadata__", ()):
            if isinstance(extra, Column):
                columns[item.name] = dataclasses.replace(extra, field=item.name)
    _COLUMNS[row] = columns
    return columns


def column(
    name: str,
    *synonyms: str,
    kind: Kind = TEXT,
    bold: bool = False,
    supplied: bool = False,
    ref: RefTarget | None = None,
    sensitive: bool = False,
    single: bool = False,
    note: str = "",
    example: str = "",
    missed: Text | None = None,
    done: bool = False,
) -> Column:
    """Return a column; see ``Column`` for the arguments."""
    return Column(
        name, synonyms, kind, bold, supplied, ref, sensitive, single, note, example, missed, done
    )
