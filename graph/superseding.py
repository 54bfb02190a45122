"""A ledger mended and loaded again for its day: which of its earlier words still stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache

from graph.history import is_single, thing_of
from graph.said import Saying, Values, sheet_of


def superseded(
    label: str, old: Iterable[Saying], new: Sequence[Saying], own: Set[str]
) -> list[Saying]:
    """What was kept, without what the same ledger now says otherwise for the same day.

    A clerk who mends a file loads it again for its own day: the mended value takes the place of the
    earlier one. Values of many-valued slots stand beside each other and are never replaced; of a slot
    of which the latest holds only what the same sheet said.
    """
    kept: list[Saying] = []
    for saying in old:
        if saying.absent:
            continue
        for day in saying.days:
            source = saying.source_of(day)
            values = saying.values if day == saying.days[-1] else _of_another_day(saying.values)
            for later in new:
                if later.ledger == saying.ledger and day in later.days:
                    values = _without(label, values, later.values, source, own)
            kept.append(Saying(saying.ledger, [day], values, source))
    return kept


def _of_another_day(values: Values) -> Values:
    """The same without the rows of the newest day, which are not those that spoke on an earlier one."""
    return {
        slot: [one._replace(source=None) if one.source else one for one in claims]
        for slot, claims in values.items()
    }


def _without(label: str, old: Values, new: Values, source: str, own: Set[str]) -> Values:
    kept = {
        slot: claims
        for slot, claims in old.items()
        if slot not in new or not is_single(label, slot) or claims[0].same_as(new[slot][0])
    }
    for slot in _latest_slots(label):
        if slot in kept and slot in new:
            # What the same sheet says again is no other word: a load that died may have said it before.
            left = [
                one
                for one in kept[slot]
                if sheet_of(one.source or source) not in own or any(map(one.same_as, new[slot]))
            ]
            if left:
                kept[slot] = left
            else:
                del kept[slot]
    return kept


@cache
def _latest_slots(label: str) -> tuple[str, ...]:
    return tuple(one.name for one in thing_of(label).attributes if one.latest)
