"""Everything the graph says of one thing on a day, each with its beginning and the row that says so.

Read off the model's declarations and what ledgers said, so that it holds for every kind of thing there is
and will be. Phones, numbers and addresses of persons are left out: no explanation needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from graph.engines import Graph
from graph.history import derive, plan_for, thing_of
from graph.judgements import same_things
from graph.language import Text
from graph.lives import FOREVER
from graph.model import RELATIONS, Relation
from graph.said import LIFE, Claim, Saying
from graph.same import joined
from graph.sources import Source, places_said, read_sheets, source_at
from graph.terms import expand

KINDS: Final[Mapping[str, str]] = {
    "Area": "community",
    "Grid": "grid",
    "Patch": "patch",
    "Compound": "compound",
    "Building": "building",
    "Unit": "unit",
    "Household": "household",
    "Resident": "resident",
    "PartyOrganisation": "organisation",
    "PartyMember": "member",
    "Employer": "employer",
    "CommunityBody": "body",
    "BodyOffice": "office",
    "ServiceItem": "service item",
    "Event": "event",
    "Agreement": "agreement",
    "ListItem": "list item",
    "Report": "report",
    "LedgerSheet": "sheet",
}
"""What a thing is called among the kinds of subject, by its label."""

LABEL_OF: Final = {kind: label for label, kind in KINDS.items()}

SHEET: Final = "LedgerSheet"

FEW: Final = 5
"""Things at the other end of a relation that are named; of more only their number is told."""

_UNTOLD: Final = frozenset(
    (
        "formerNames",
        "maskedId",
        "phone",
        "address",
        "code",
        "longitude",
        "latitude",
        "datum",
        "path",
        "joinedBy",
        "confirmedBy",
    )
)
_NAMES = ("name", "room")
_PHONE = "Phone"
"""With it ends the name of the phone of whoever an attribute names."""


@dataclass(frozen=True)
class Fact:
    """One thing that is so of a subject.

    Attributes:
        title: of the attribute or relation.
        value: what it says; of a relation the name of the other thing, or how many there are.
        since: from which day; ``None`` where no day is known.
        source: the row that says so.
        other: label of the thing a relation leads to, empty for an attribute.
        number: of the things there, where there are more than ``FEW``.
        person: the value names a person.
        phone: of that person, where one is told.
    """

    title: Text
    value: str
    since: date | None = None
    source: Source | None = None
    other: str = ""
    number: int = 0
    person: bool = False
    phone: str = ""


@dataclass(frozen=True)
class About:
    """What is known of one thing.

    Attributes:
        label: of the thing.
        key: in the graph.
        subject: written as interface.md says.
        lives: whether it is there on the day.
        start: when it began, as far as any ledger says.
        end: the day from which it is gone; ``None`` where it is not.
        sources: the rows that spoke of it last, up to the day.
        facts: attributes first, then relations.
    """

    label: str
    key: str
    subject: str
    lives: bool
    start: date
    end: date | None
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]

    @property
    def kind(self) -> str:
        """Its kind among those of subjects."""
        return KINDS[self.label]


def about(graph: Graph, label: str, key: str, as_of: date) -> About | None:
    """Tell what is known of a thing; ``None`` if there is no such thing.

    Args:
        graph: the open database.
        label: of the thing.
        key: of the thing, or of another that was judged one with it.
        as_of: the day.
    """
    if label == SHEET:
        return _about_sheet(graph, key, as_of)
    same = same_things(graph)
    first, *others = same.group(key)
    rows = graph.read(
        expand(
            f"UNWIND $keys AS key MATCH (n:{label} {{key: key}}) RETURN n.key AS key, n.said AS said, "
            "n.start AS start, n.end AS end, @living(n) AS living",
            "none",
        ),
        keys=[first, *others],
        asOf=as_of,
    )
    by_key = {row["key"]: row for row in rows}
    if first not in by_key:
        return None
    said = {row["key"]: [Saying.from_text(text) for text in row["said"]] for row in rows}
    heard = same.heard(joined(label, said[first], [said[one] for one in others if one in said]))
    told = [*_attributes(label, heard, as_of), *_kept(label, heard, as_of)]
    beside = _by_others(graph, label, first, as_of)
    places = list(places_said(heard, as_of))
    named = {place for place in (*places, *(one.place for one in (*told, *beside))) if place}
    sheets = read_sheets(graph, {place.rpartition("#")[0] for place in named})
    names = _names(graph, {(one.fact.other, one.fact.value) for one in told if one.fact.other})
    facts = [_told(one, sheets, names) for one in told] + [_told(one, sheets, {}) for one in beside]
    mine = by_key[first]
    found = [source_at(place, sheets) for place in dict.fromkeys(places)]
    return About(
        label,
        first,
        subject_of(graph, label, first),
        bool(mine["living"]),
        mine["start"],
        None if mine["end"].isoformat() == FOREVER else mine["end"],
        tuple(one for one in found if one is not None),
        tuple(facts),
    )


def _about_sheet(graph: Graph, key: str, as_of: date) -> About | None:
    """A sheet is nothing that ledgers speak of, but where they do: how much was read and refused."""
    sheet = read_sheets(graph, [key]).get(key)
    source = source_at(f"{key}#1", {key: sheet}) if sheet else None
    if sheet is None or source is None:
        return None
    declared = {one.name: one.title for one in thing_of(SHEET).attributes}
    refused = "、".join(sheet["refused"] or ())
    told = (("read", str(sheet["read"] or 0)), ("refused", refused))
    facts = tuple(Fact(declared[name], value, source.day) for name, value in told if value)
    subject = "/".join(part for part in (source.file, source.sheet) if part)
    return About(SHEET, key, subject, source.day <= as_of, source.day, None, (source,), facts)


@dataclass(frozen=True)
class _Placed:
    """A fact whose row is still written as in the graph."""

    fact: Fact
    place: str


def _told(
    one: _Placed, sheets: Mapping[str, dict[str, Any]], names: Mapping[tuple[str, str], str]
) -> Fact:
    fact = replace(one.fact, source=source_at(one.place, sheets) if one.place else None)
    return replace(fact, value=names.get((fact.other, fact.value), fact.value))


_Heard = tuple[str, str, Claim, str]
"""On which day which ledger made a claim, and in which row."""


def _attributes(label: str, sayings: Iterable[Saying], as_of: date) -> Iterator[_Placed]:
    """Attributes as of the day: of each the word that was said last among those that had begun."""
    day = as_of.isoformat()
    thing = thing_of(label)
    heard: dict[str, list[_Heard]] = {}
    for saying in sayings:
        for said in saying.days:
            for slot, claims in saying.values.items():
                for claim in claims:
                    if said <= day or (claim.start or said) <= day:
                        at = (said, saying.ledger, claim, claim.source or saying.source)
                        heard.setdefault(slot, []).append(at)
    for attribute in thing.attributes:
        hidden = attribute.name in _UNTOLD or attribute.name.endswith(_PHONE)
        if hidden or attribute.name in _NAMES or attribute.name == LIFE:
            continue
        value, place = _standing(heard.get(attribute.name, ()), day)
        if value is None:
            continue
        text = "、".join(value) if isinstance(value, list) else str(value)
        told = heard[attribute.name]
        same = [one[2].start or one[0] for one in told if one[2].value == value]
        since = date.fromisoformat(min(same)) if attribute.dated else None
        phone, _ = _standing(heard.get(f"{attribute.name}{_PHONE}", ()), day)
        fact = Fact(
            attribute.title, text, since, person=attribute.sensitive, phone=str(phone or "")
        )
        yield _Placed(fact, place)


def _standing(told: Sequence[_Heard], day: str) -> tuple[Any, str]:
    """What was said last and still holds on the day, with its row; ``None`` if nothing does."""
    if not told:
        return None, ""
    _, _, claim, place = max(told, key=lambda one: (one[0], one[1]))
    gone = claim.end is not None and claim.end <= day
    return (None, "") if gone else (claim.value, place)


def _kept(label: str, sayings: list[Saying], as_of: date) -> Iterator[_Placed]:
    """Current relations that the thing's own rows state; few of each kind are named."""
    day = as_of.isoformat()
    running: dict[str, list[tuple[str, str, str]]] = {}
    for (name, other, start), link in derive(label, sayings).links.items():
        if not start or start <= day < link.end:
            running.setdefault(name, []).append((other, start, link.source))
    relations = plan_for(label).relations
    for name, found in running.items():
        relation = relations[name]
        others = {other for other, _, _ in found}
        if len(others) > FEW:
            yield _Placed(_number(relation, relation.other, len(others)), "")
            continue
        for other, start, source in sorted(found):
            since = date.fromisoformat(start) if start else None
            fact = Fact(relation.title, other, since, other=relation.other)
            yield _Placed(fact, source)


def _number(relation: Relation, other: str, number: int) -> Fact:
    return Fact(relation.title, str(number), other=other, number=number)


def _by_others(graph: Graph, label: str, key: str, as_of: date) -> list[_Placed]:
    """Current relations that other things' rows state of it."""
    relations = [one for one in RELATIONS if one.other == label]
    if not relations:
        return []
    answers = graph.read_many([(_counted(one), {"key": key, "asOf": as_of}) for one in relations])
    found = []
    for relation, rows in zip(relations, answers, strict=True):
        row = rows[0] if rows else None
        if row is None or not row["number"]:
            continue
        if row["number"] > FEW:
            found.append(_Placed(_number(relation, relation.owner, row["number"]), ""))
            continue
        for one in sorted(row["few"], key=lambda one: (str(one["name"]), str(one["start"]))):
            fact = Fact(
                relation.title,
                str(one["name"] or relation.owner),
                one["start"],
                other=relation.owner,
                person=relation.owner in ("PartyMember", "Resident"),
            )
            found.append(_Placed(fact, one["source"] or ""))
    return found


def _counted(relation: Relation) -> str:
    """How many current relations of a kind there are, and some of them."""
    pattern, owner = (
        (f"(n)<-[r:{relation.type}]-(o:{relation.owner})", "o")
        if relation.said_of == "source"
        else (f"(n)-[r:{relation.type}]->(o:{relation.owner})", "o")
    )
    where = "@living(o)" if relation.permanent else "@current(r) AND @living(o)"
    start = "null" if relation.permanent else "r.start"
    return expand(
        f"MATCH (n:{relation.other} {{key: $key}}) MATCH {pattern} WHERE {where} "
        f"WITH {owner}, r ORDER BY {owner}.key "
        f"WITH collect({{name: coalesce(o.path, o.name), start: {start}, source: r.source}}) AS found "
        f"RETURN size(found) AS number, found[0..{FEW}] AS few",
        "none",
    )


def _names(graph: Graph, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Names of things by (label, key)."""
    by_label: dict[str, list[str]] = {}
    for label, key in keys:
        by_label.setdefault(label, []).append(key)
    found = {}
    for label, some in by_label.items():
        rows = graph.read(
            f"UNWIND $keys AS key MATCH (n:{label} {{key: key}}) "
            "RETURN n.key AS key, coalesce(n.path, n.name) AS name",
            keys=some,
        )
        found.update({(label, row["key"]): row["name"] or label for row in rows})
    return found


_SUBJECTS: Final = {
    "Household": "OPTIONAL MATCH (n)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)-[r:IN_AREA]->(p:Area) "
    "RETURN n.path AS name, p.name AS place ORDER BY r.start DESC LIMIT 1",
    "Building": "OPTIONAL MATCH (n)-[r:IN_AREA]->(p:Area) "
    "RETURN n.path AS name, p.name AS place ORDER BY r.start DESC LIMIT 1",
    "Unit": "OPTIONAL MATCH (n)-[:IN_BUILDING]->(b:Building)-[r:IN_AREA]->(p:Area) "
    "RETURN b.path + '/' + n.name AS name, p.name AS place ORDER BY r.start DESC LIMIT 1",
    "PartyMember": "OPTIONAL MATCH (n)-[r:MEMBER_OF]->(p:PartyOrganisation) "
    "RETURN n.name AS name, p.name AS place ORDER BY r.start DESC LIMIT 1",
    "ListItem": "OPTIONAL MATCH (n)-[r:STATED_BY]->(p) "
    "RETURN n.name AS name, p.name AS place ORDER BY r.start DESC LIMIT 1",
    "Report": "OPTIONAL MATCH (n)-[r:OWED_BY]->(p) "
    "RETURN n.name AS name, p.name AS place ORDER BY r.start DESC LIMIT 1",
    **dict.fromkeys(
        ("Grid", "Patch", "ServiceItem"),
        "OPTIONAL MATCH (n)-[r:IN_AREA]->(p:Area) "
        "RETURN n.name AS name, p.name AS place ORDER BY r.start DESC LIMIT 1",
    ),
}


def subject_of(graph: Graph, label: str, key: str) -> str:
    """A thing as interface.md writes it."""
    told = _SUBJECTS.get(label, "RETURN coalesce(n.name, n.key) AS name, null AS place")
    (row,) = graph.read(f"MATCH (n:{label} {{key: $key}}) {told}", key=key)
    return "/".join(str(part) for part in (row["place"], row["name"]) if part)
