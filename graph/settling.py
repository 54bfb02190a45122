"""What whole ledgers no longer list: found anew for every load, so that no order of loads matters.

An absence is a saying (``Saying.absent``), kept on the thing beside what ledgers said of it. It follows from
the proofs and from what was said, never from when it was loaded: a proof kept from an earlier load ends
what an older ledger brings later, and an older ledger may show that a thing never lay in the scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.completeness import Extent, Proof, governed
from graph.engines import Graph
from graph.history import Ending, derive, plan_for, thing_of
from graph.lives import lives_of
from graph.model import THINGS, Relation
from graph.said import LIFE, Claim, Saying, Values, merge_sayings
from graph.told import Known, RunNews, Told, links_of
from graph.whereabouts import Whereabouts, building_of

_UNLISTED = Claim(None)


@dataclass
class Tally:
    """What a ledger would end.

    Attributes:
        current: things or relations that it had current in its scope when its day began.
        ending: those of them that it no longer lists, unless they had ended before this load.
    """

    current: int = 0
    ending: list[Ending] = field(default_factory=list)


@dataclass
class Settlement:
    """What follows from all proofs.

    Attributes:
        absences: by label and key, all absences of the things that have or had any.
        before: by label and key, what was kept of things that change though the run says nothing of them.
        tallies: of the extents that were to be counted, by their key.
    """

    absences: dict[str, dict[str, list[Saying]]] = field(default_factory=dict)
    before: dict[str, dict[str, list[Saying]]] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)


def settle(
    graph: Graph,
    news: RunNews,
    proofs: Sequence[Proof],
    counted: Sequence[Extent],
    *,
    anew: bool = False,
) -> Settlement:
    """Find all that whole ledgers no longer list.

    Args:
        graph: the open database; only read.
        news: what the run is about to say.
        proofs: all that hold, those of the run included.
        counted: of what to count what it would end; it need not be proven.
        anew: look also through things that no proof speaks of: a load that died may have left
            absences whose proof never came.
    """
    settlement = Settlement(tallies={extent.key: Tally() for extent in counted})
    told = Told(graph, news)
    work = _Settling(settlement, told, proofs, counted)
    speaking = {label for extent in (*proofs, *counted) for label in governed(extent.ledger)}
    owners = [thing.label for thing in THINGS if thing.historical]
    for label in owners if anew else (label for label in owners if label in speaking):
        changed = news.get(label, ({}, None))[1]
        for known in told.stream(label):
            in_run = changed is not None and (
                known.key in changed.created or known.key in changed.before
            )
            work.look(label, known, in_run=in_run)
    return settlement


class _Settling:
    def __init__(
        self,
        settlement: Settlement,
        told: Told,
        proofs: Sequence[Proof],
        counted: Sequence[Extent],
    ) -> None:
        self._settlement = settlement
        self._told = told
        self._whereabouts = Whereabouts(told)
        self._same = told.same
        self._proofs = _by_label(proofs)
        self._counted = _by_label(counted)

    def look(self, label: str, known: Known, *, in_run: bool) -> None:
        """Find the absences of one thing and count what they end."""
        before = [saying for saying in known.before if saying.absent]
        absences = self._absences(label, known)
        if absences or before:
            self._settlement.absences.setdefault(label, {})[known.key] = absences
            if absences != before and not in_run:
                self._settlement.before.setdefault(label, {})[known.key] = known.before
        for extent in self._counted.get(label, ()):
            if _is_older(known, extent.day):
                tally = self._settlement.tallies[extent.key]
                self._count(tally, extent, label, known, before, absences)

    def _absences(self, label: str, known: Known) -> list[Saying]:
        found: dict[tuple[str, str], Values] = {}
        for extent in self._proofs.get(label, ()):
            if not _is_older(known, extent.day):
                continue
            for slot, claims in self._unlisted(label, known, extent).items():
                values = found.setdefault((extent.ledger, extent.day), {})
                values[slot] = sorted({*values.get(slot, ()), *claims}, key=_by_value)
        return merge_sayings(
            (),
            [
                Saying(ledger, [day], values, "", absent=True)
                for (ledger, day), values in found.items()
            ],
        )

    def _unlisted(self, label: str, known: Known, extent: Extent) -> Values:
        """What of a thing the ledger, were it whole for the extent, would no longer list."""
        values: Values = {}
        if (
            _lists(label) == extent.ledger
            and not self._is_listed(label, known, extent)
            and self._whereabouts.lies(label, known.key, extent)
        ):
            values[LIFE] = [_UNLISTED]
        for relation, others in self._older_facts(label, known, extent):
            listed = {
                str(claim.value)
                for claim in _claims(known.said, relation, extent.ledger, extent.day)
            }
            if missing := sorted(others - listed):
                values[relation.name] = [Claim(other) for other in missing]
        return values

    def _is_listed(self, label: str, known: Known, extent: Extent) -> bool:
        if label == "Unit":
            # A unit is there with its building; who lists that need not count its stairwells.
            building = self._told.all("Building").get(building_of(known.key))
            return building is not None and _says(building.said, extent)
        return _says(known.said, extent)

    def _is_listed_as(self, label: str, known: Known, extent: Extent) -> bool:
        """Whether the ledger lists something else that is one with the thing."""
        others = self._same.groups.get(known.key, ())
        return any(
            _says(self._told.all(label)[other].said, extent)
            for other in others
            if other in self._told.all(label)
        )

    def _older_facts(
        self, label: str, known: Known, extent: Extent
    ) -> Iterator[tuple[Relation, set[str]]]:
        """Relations that the ledger lists, with the ends in its scope that it gave before its day."""
        for relation in plan_for(label).relations.values():
            if relation.listed_in != extent.ledger:
                continue
            others = {
                str(claim.value)
                for claim in _claims(known.said, relation, extent.ledger, before=extent.day)
                if claim.value is not None
            }
            owner = (label, known.key)
            lying = {
                other
                for other in others
                if self._whereabouts.fact_lies(relation.name, owner, other, extent)
            }
            if lying:
                yield relation, lying

    def _count(
        self,
        tally: Tally,
        extent: Extent,
        label: str,
        known: Known,
        before: list[Saying],
        absences: list[Saying],
    ) -> None:
        """Count what the extent ends, or would, beside all that is proven otherwise."""
        if known.key in self._same.stands:
            return
        day = extent.day
        others = [one for one in absences if not _says([one], extent)] + [
            Saying(one.ledger, [at], one.values, one.source, absent=True)
            for one in absences
            if _says([one], extent)
            for at in one.days
            if at != day
        ]
        else_said = merge_sayings(known.said, others)
        ended = {
            slot: claims
            for one in before
            if _says([one], extent)
            for slot, claims in one.values.items()
        }
        unlisted = self._unlisted(label, known, extent)
        if _lists(label) == extent.ledger:
            if (
                label != "Unit"
                and self._whereabouts.lies(label, known.key, extent)
                and _is_there(label, else_said, day)
            ):
                tally.current += 1
                if (
                    LIFE in unlisted
                    and LIFE not in ended
                    and not self._is_listed_as(label, known, extent)
                ):
                    tally.ending.append(Ending(extent.ledger, day, label, known.key))
            return
        for relation, lying in self._older_facts(label, known, extent):
            links = links_of(label, else_said, relation.name)
            running = {other for (_, other, start), end in links.items() if start <= day < end}
            missing = {str(claim.value) for claim in unlisted.get(relation.name, ())}
            gone = {str(claim.value) for claim in ended.get(relation.name, ())}
            for other in sorted(lying & running):
                tally.current += 1
                if other in missing - gone:
                    tally.ending.append(
                        Ending(extent.ledger, day, label, known.key, relation.name, other)
                    )


def _by_label(extents: Sequence[Extent]) -> dict[str, list[Extent]]:
    found: dict[str, list[Extent]] = {}
    for extent in extents:
        for label in governed(extent.ledger):
            found.setdefault(label, []).append(extent)
    return found


def _lists(label: str) -> str:
    """The ledger that ends such things when it is whole; empty where none does."""
    return thing_of(label).listed_in[0] if thing_of(label).listed_in else ""


def _is_older(known: Known, day: str) -> bool:
    """Whether anything was said of the thing before a day: what is new on it cannot be missing."""
    return any(saying.days[0] < day for saying in known.said)


def _says(sayings: Sequence[Saying], extent: Extent) -> bool:
    return any(one.ledger == extent.ledger and extent.day in one.days for one in sayings)


def _claims(
    said: Sequence[Saying], relation: Relation, ledger: str, day: str = "", *, before: str = ""
) -> Iterator[Claim]:
    """What a ledger claims of a relation on a day, or on any day before another."""
    for saying in said:
        if saying.ledger == ledger and (day in saying.days if day else saying.days[0] < before):
            yield from saying.values.get(relation.name, ())


def _by_value(claim: Claim) -> str:
    return str(claim.value)


def _is_there(label: str, said: list[Saying], day: str) -> bool:
    """Whether a thing lives on a day; of a member also, whether he has not left."""
    if not any(start <= day < end for start, end in lives_of(thing_of(label), said)):
        return False
    return label != "PartyMember" or not _left_by(said, day)


def _left_by(said: list[Saying], day: str) -> bool:
    told = [one.about(_LEAVING) for one in said if not one.absent]
    found = derive("PartyMember", told).properties
    if "exit" not in found:
        return False
    if str(found["exitSince"]) <= day:
        return found["exit"] is not None
    earlier = found.get("exitBefore")
    steps = [str(step).partition("=") for step in earlier] if isinstance(earlier, list) else []
    return bool(next((value for since, _, value in reversed(steps) if since <= day), ""))


_LEAVING = ("exit", "PartyMember-MEMBER_OF-PartyOrganisation")
