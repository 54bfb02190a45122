"""Relations to write and to remove, noted while things are told and written when all things exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from graph.history import Link, LinkKey
from graph.statements import relation_named, remove_links, write_links


class LinkRow(NamedTuple):
    """A relation to write or remove, small while it waits for all things to exist."""

    source: str
    target: str
    start: str
    link: Link | None

    def written(self, days: Days) -> dict[str, Any]:
        """The row as the statements take it, its days by their places in ``days``."""
        row: dict[str, Any] = {
            "from": self.source,
            "to": self.target,
            "start": days.place(self.start),
        }
        if self.link is not None:
            row["end"] = days.place(self.link.end)
            row["properties"] = {**self.link.detail, "source": self.link.source}
        return row


class Days:
    """The few days that the many rows of a batch name."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, day: str | None) -> int | None:
        """Where the day stands in ``dates``; none for no day."""
        return self._places.setdefault(day, len(self._places)) if day else None

    @property
    def dates(self) -> list[date]:
        """The days, by their places."""
        return [date.fromisoformat(day) for day in self._places]


class LinkBook:
    """Relations to write and to remove, by name of the relation."""

    def __init__(self) -> None:
        self.written: dict[str, list[LinkRow]] = {}
        self.removed: dict[str, list[LinkRow]] = {}

    def statements(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """What removes and writes them all, for one transaction: few of them, both ends there."""
        for make, by_name in ((remove_links, self.removed), (write_links, self.written)):
            for name, rows in by_name.items():
                days = Days()
                written = [row.written(days) for row in rows]
                yield make(relation_named(name)), {"rows": written, "days": days.dates}

    def note(
        self, owner: str, old: Mapping[LinkKey, Link], new: Mapping[LinkKey, Link]
    ) -> list[tuple[str, str, str]]:
        """Note the difference of two states of one thing.

        Returns:
            Of the intervals that now end and did not before: relation, other end, and the day.
        """
        ended = []
        for key, link in new.items():
            known = old.get(key)
            if known == link:
                continue
            if known is not None and known.end > link.end:
                ended.append((key[0], key[1], link.end))
            self.written.setdefault(key[0], []).append(self._row(owner, key, link))
        for key in old.keys() - new.keys():
            self.removed.setdefault(key[0], []).append(self._row(owner, key, None))
        return ended

    @staticmethod
    def _row(owner: str, key: LinkKey, link: Link | None) -> LinkRow:
        name, other, start = key
        if relation_named(name).said_of == "source":
            return LinkRow(owner, other, start, link)
        return LinkRow(other, owner, start, link)
