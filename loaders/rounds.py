"""Telling the rows of a run, round after round, until all that is told can stand.

That a row contradicts an earlier one shows only when it is told. By then other rows may have named what
this row alone would have made known. So the rest is told once more without it, and whatever named it
is refused like any name that nothing bears. A row that was refused stays refused: the rounds come to an end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby, islice

from graph.engines import Graph
from graph.joint import JointWork
from graph.sheets import Earlier, SheetName
from loaders.accounts import Did, Note, Row
from loaders.book import Book, Contradiction, Place, Told
from loaders.columns import columns_of
from loaders.elsewhere import Elsewhere
from loaders.known import load_names
from loaders.ledgers import RECIPES
from loaders.ledgers.organisations import RANK
from loaders.ledgers.slots import field_of
from loaders.naming import Unresolved
from loaders.reading import SheetRead
from loaders.references import References
from loaders.rows.party import MemberRow, OrganisationRow
from loaders.telling import Hand, RowRefused

CONTRADICTS = "duplicate_conflict"
_AT_ONCE = 2_000
"""Rows for which what other sheets said is looked up together."""
_BRANCH = "PartyMember-MEMBER_OF-PartyOrganisation"


def tell_rows(
    graph: Graph | None,
    number_key: bytes,
    joint: JointWork,
    rows: Sequence[Row],
    earlier: Earlier,
) -> tuple[Book, list[Note]]:
    """Identify and tell the rows.

    Args:
        graph: for the names of all that was loaded before; None where nothing was.
        number_key: secret of the keyed hash of ID numbers.
        joint: the kinds of joint work that the deployment knows.
        rows: of all ledgers, in the order in which the first of two that differ is kept.
        earlier: the sheets that spoke before for their ledger days; what they said is kept, too.

    Returns:
        What they say, and what of it was refused.
    """
    contradicting: list[Note] = []
    left = rows
    elsewhere = Elsewhere(graph, earlier) if graph is not None and earlier.others else None
    while True:
        a_round = _Round(graph, number_key, joint, left, elsewhere)
        a_round.go()
        contradicting += a_round.contradicting
        if not a_round.is_undone():
            return a_round.book, [*contradicting, *a_round.notes]
        out = {note.row for note in a_round.contradicting}
        left = [row for row in left if row not in out]


class _Round:
    """One round over rows, of which none is known to be refused."""

    def __init__(
        self,
        graph: Graph | None,
        number_key: bytes,
        joint: JointWork,
        rows: Sequence[Row],
        elsewhere: Elsewhere | None,
    ) -> None:
        self._elsewhere = elsewhere
        self.book = Book(elsewhere.heard if elsewhere is not None else None)
        self.notes: list[Note] = []
        self.contradicting: list[Note] = []
        self._untold: list[Told] = []
        self._rows = rows
        self._sheets = {row.place.sheet_key: row.result.sheet for row in rows}
        names = References()
        if graph is not None:
            load_names(graph, names)
        kinds = [RANK[row.row.kind] for row in rows if isinstance(row.row, OrganisationRow)]
        names.highest_rank = min([names.highest_rank, *kinds])
        self._hands: dict[tuple[str, str], Hand] = {}
        for row in rows:
            if row.at not in self._hands:
                columns = columns_of(type(row.row))
                hand = self._hands[row.at] = Hand(names, row.at[1], number_key, joint, columns)
                if elsewhere is not None and row.at[0] == "bodies":
                    hand.headed.update(elsewhere.headed(row.at[1]))

    def go(self) -> None:
        """Identify all rows, then tell them."""
        for row in self._rows:
            row.identity = row.did = None
        self._identify()
        told = self._tell() if self._elsewhere is None else self._tell_beside(self._elsewhere)
        for row, said in told:
            self._add(row, said, self._hands[row.at])

    def _tell(self) -> Iterator[tuple[Row, Told]]:
        for row in self._rows:
            if row.identity is not None:
                hand = self._hands[row.at]
                told = row.recipe.tell(row.row, row.identity, hand)
                self._note_cells(row, hand)
                yield row, told

    def _tell_beside(self, elsewhere: Elsewhere) -> Iterator[tuple[Row, Told]]:
        """The same where other sheets spoke before: what they said is looked up for many rows at once."""
        rows = self._tell()
        while some := list(islice(rows, _AT_ONCE)):
            elsewhere.look_up(
                thing for row, told in some if row.at in elsewhere.at for thing in told.touched()
            )
            yield from some

    def is_undone(self) -> bool:
        """Whether a refused row made something nameable, or by a name, that no other row tells of."""
        return any(
            not self.book.has(label, key) for told in self._untold for label, key in told.things
        ) or any(
            said.slot == "name" and not self.book.says(said)
            for told in self._untold
            for said in told.statements
        )

    def _identify(self) -> None:
        by_ledger: dict[str, list[Row]] = {}
        for row in self._rows:
            by_ledger.setdefault(row.recipe.row.ledger, []).append(row)
        for announcing, recipes in groupby(
            RECIPES.values(), key=lambda recipe: recipe.announce is not None
        ):
            groups = [by_ledger.get(recipe.row.ledger, []) for recipe in recipes]
            for group in self._whole_names_first(groups) if announcing else groups:
                self._identify_group(group)

    def _whole_names_first(self, groups: list[list[Row]]) -> list[list[Row]]:
        whole = {
            row
            for group in groups
            for row in group
            if row.recipe.announce is not None and row.recipe.announce(row.row, self._hands[row.at])
        }
        return [
            [row for row in group if (row in whole) is first]
            for first in (True, False)
            for group in groups
        ]

    def _identify_group(self, waiting: list[Row]) -> None:
        """Identify rows of one ledger; where they name each other, until no more can be."""
        refused: list[tuple[Row, RowRefused]] = []
        while waiting:
            refused = []
            for row in waiting:
                hand = self._hands[row.at]
                try:
                    row.identity = row.recipe.identify(row.row, hand)
                except RowRefused as error:
                    hand.take_refused()
                    refused.append((row, error))
                    continue
                self._learn(row, hand.names)
                self._note_cells(row, hand)
            if not waiting[0].recipe.nested or len(refused) == len(waiting):
                break
            waiting = [row for row, _ in refused]
        self.notes += [Note(row, error.field, error.code, error.details) for row, error in refused]

    @staticmethod
    def _learn(row: Row, names: References) -> None:
        """Keep of an identified row what others are checked against or told apart by."""
        if isinstance(row.row, OrganisationRow):
            names.organisation_kinds.setdefault(row.identity[0], set()).add(row.row.kind)
        elif isinstance(row.row, MemberRow) and row.row.group is not None:
            member, branch = row.identity
            with suppress(Unresolved):  # refused as a cell when the row is told
                group = names.group(branch, row.row.group)
                names.groups_of_member.setdefault(member, set()).add(group)

    def _note_cells(self, row: Row, hand: Hand) -> None:
        if hand.refused:
            self.notes += [
                Note(row, cell.field, cell.code, cell.details) for cell in hand.take_refused()
            ]

    def _add(self, row: Row, told: Told, hand: Hand) -> None:
        ledger, day = row.at
        while against := list(self.book.contradictions(ledger, day, told)):
            label, key, *_ = against[0]
            apart = told.apart.get((label, key))
            if apart is None:
                field, said = self._shown(
                    row, [one for one in against if (one.label, one.key) not in told.apart]
                )
                self.contradicting.append(Note(row, field, CONTRADICTS, said, whole=True))
                self._untold.append(told)
                return
            _, said = self._shown(row, [one for one in against if one[:2] == (label, key)])
            self.notes.append(Note(row, apart.field, CONTRADICTS, said))
            told = told.without(label, key)
        added = self.book.add(ledger, day, row.place, told)
        for label, key in told.things:
            if label in ("Building", "Unit"):
                hand.standing.add(key)
        row.did = Did(told.fact, told.claims_of_fact(), told.touched(), added)

    def _shown(self, row: Row, against: Sequence[Contradiction]) -> tuple[str, dict[str, str]]:
        """The field by which a contradiction is shown, and what its reason names.

        The branch goes before all else: a question asks who stands in two.
        """
        against = sorted(against, key=lambda one: one.slot != _BRANCH)
        sheet, columns = row.result.sheet, columns_of(type(row.row))
        fields = [
            field_of(row.at[0], one.label, one.slot, one.part, sheet.places) for one in against
        ]
        named = dict.fromkeys(
            sheet.columns.get(field, columns[field].name) for field in fields if field
        )
        said = self._named(against[0].other)
        said["fact"] = f"（“{'”、“'.join(named)}”写的不同）" if named else ""
        said["fact_en"] = f" ({', '.join(named)})" if named else ""
        return fields[0], said

    def _named(self, place: Place) -> dict[str, str]:
        """The row that was kept, as a refusal's sentence names it in either language."""
        sheet: SheetRead | SheetName | None = self._sheets.get(place.sheet_key)
        if sheet is None and self._elsewhere is not None:
            sheet = self._elsewhere.sheets[place.sheet_key]
        if sheet is None:
            raise KeyError(place.sheet_key)
        where = " ".join(filter(None, (sheet.file, sheet.sheet)))
        return {"other": f"{where} 第{place.row}行", "other_en": f"{where} row {place.row}"}
