"""What a ledger's recipe is given, and how it refuses."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from graph.joint import JointWork
from loaders.columns import Column
from loaders.references import References, Unresolved
from loaders.rows.base import LedgerRow

R = TypeVar("R", bound=LedgerRow)
T = TypeVar("T")


class RowRefused(Exception):
    """A bold cell of the row cannot stand: the row is refused."""

    def __init__(self, field_name: str, code: str, **details: str) -> None:
        super().__init__(code)
        self.field = field_name
        self.code = code
        self.details = details


@dataclass(frozen=True)
class CellRefusal:
    """A cell that cannot stand; the rest of its row does."""

    field: str
    code: str
    details: dict[str, str]


@dataclass
class Hand:
    """What recipes work with: the names known so far, the day, the key for numbers.

    Attributes:
        names: everything that can be named.
        day: ISO as-of day of the sheet.
        number_key: secret of the keyed hash of ID numbers.
        joint: the kinds of joint work that the deployment knows.
        columns: those of the ledger, by field.
        refused: cells refused in the row at hand.
        standing: keys of buildings and units that an earlier row of this ledger and day told of
            already; thousands of rows name the same ones.
        spelled: name of each compound as the first row of this ledger and day that names it has it.
        headed: keys of bodies and offices whose head some row of this ledger and day names.
    """

    names: References
    day: str
    number_key: bytes
    joint: JointWork
    columns: Mapping[str, Column]
    refused: list[CellRefusal] = field(default_factory=list)
    standing: set[str] = field(default_factory=set)
    spelled: dict[str, str] = field(default_factory=dict)
    headed: set[str] = field(default_factory=set)

    def take_refused(self) -> list[CellRefusal]:
        """The cells refused in the row at hand; the next row begins with none."""
        taken, self.refused = self.refused, []
        return taken

    def person(self, number: str) -> str:
        """Keyed hash of a valid ID number, 32 hexadecimal signs; the number itself is kept nowhere."""
        return hmac.new(self.number_key, number.encode(), hashlib.sha256).hexdigest()[:32]

    def must(self, field_name: str, find: Callable[..., T], *args: Any) -> T:
        """Resolve a bold cell; RowRefused if it names nothing, several, or no branch where one belongs."""
        try:
            found = find(*args)
        except Unresolved as error:
            raise RowRefused(field_name, error.code, candidates=error.candidates) from error
        if (kind := self._other_kind(field_name, found)) is not None:
            raise RowRefused(field_name, "not_a_branch", kind=kind)
        return found

    def may(self, field_name: str, find: Callable[..., T], *args: Any) -> T | None:
        """Resolve another cell; refused as a cell where ``must`` refuses the row."""
        try:
            return self.must(field_name, find, *args)
        except RowRefused as error:
            self.refused.append(CellRefusal(field_name, error.code, error.details))
            return None

    def _other_kind(self, field_name: str, found: object) -> str | None:
        """What the organisation is that a column of branches names, if it never was a branch."""
        if self.columns[field_name].ref != "branch":
            return None
        kinds = self.names.organisation_kinds.get(str(found))
        return None if not kinds or "党支部" in kinds else "、".join(sorted(kinds))


def masked_number(number: str) -> str:
    """An ID number as it may be shown: the first three and the last two signs."""
    return f"{number[:3]}*************{number[-2:]}"


@dataclass(frozen=True)
class Recipe(Generic[R]):
    """How the rows of one ledger become things and relations.

    Attributes:
        row: the row class.
        identify: finds or makes the key of what the row is about and makes it nameable; raises
            ``RowRefused`` where a bold cell cannot stand. Rows of all ledgers are identified before any
            is told, so that references see the whole run.
        tell: says everything the row says, given that key.
        announce: notes in the names which building the row will speak of, before any row of this and
            the neighbouring ledgers that announce is identified; says whether it names it whole.
            Rows that do are identified first, for the others may mean what these make known.
        nested: rows may name other rows of the same ledger in a bold cell; identified until no more can be.
    """

    row: type[R]
    identify: Callable[[R, Hand], Any]
    tell: Callable[[R, Any, Hand], Any]
    announce: Callable[[R, Hand], bool] | None = None
    nested: bool = False
