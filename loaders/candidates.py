"""Things that may be listed twice, proposed with a score and the reasons for it; nothing is merged.

Only what has no number that would settle it can be two entries of one thing: an employer or an
organisation of which one has no code, a resident without an ID number. Two codes that differ are two
things. So are names that differ in what tells one from the next: 第一支部, 第二支部; 东区, 西区.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any, Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from graph.engines import Graph
from graph.judgements import judgements, same_of
from graph.language import Text
from graph.terms import CYPHER
from loaders.cells.text import normal_name
from loaders.short_names import short_employer, short_organisation

Row = dict[str, Any]

LEAST: Final = 80
"""The least score at which a pair is proposed."""

_ALIKE: Final = 85.0
"""How alike two names have to be, in percent of what their signs have in common."""

_TELLING: Final = frozenset(
    "0123456789〇零一二三四五六七八九十百甲乙丙丁戊己庚辛东西南北中上下左右前后内外大小新老男女"
)
"""Signs by which names of one series differ: where two names differ in one of them, they are two things."""


@dataclass(frozen=True)
class Side:
    """One of the two.

    Attributes:
        key: in the graph.
        name: as its ledger has it; a person's is masked before it is shown.
        code: credit or organisation code, empty without one.
        place: community, organisation above or door.
    """

    key: str
    name: str
    code: str
    place: str


@dataclass(frozen=True)
class Candidate:
    """A pair that may be one thing.

    Attributes:
        kind: label of both.
        first: the one that would stand for both: the one with a number, else the first by key.
        second: the other.
        score: from ``LEAST`` to 99, the higher the likelier.
        reasons: what speaks for it and against it.
    """

    kind: str
    first: Side
    second: Side
    score: int
    reasons: tuple[Text, ...]


def candidates(graph: Graph) -> list[Candidate]:
    """Pairs that nobody has judged yet, the likeliest first.

    Args:
        graph: the open database; its present state counts.
    """
    judged = judgements(graph)
    same = same_of(judged)
    settled = {
        frozenset((one, other))
        for verdict in judged
        for one in same.group(verdict.kept)
        for other in same.group(verdict.other)
    }
    found = [*_employers(graph), *_organisations(graph), *_residents(graph)]
    left = {
        frozenset((one.first.key, one.second.key)): one
        for one in sorted(found, key=lambda one: one.score)
    }
    return sorted(
        (one for pair, one in left.items() if pair not in settled),
        key=lambda one: (-one.score, one.kind, one.first.key, one.second.key),
    )


@cache
def _query(name: str) -> str:
    return (CYPHER / "review" / f"{name}.cypher").read_text("utf-8")


def _areas(graph: Graph) -> tuple[str, ...]:
    rows = graph.read("MATCH (a:Area) WHERE a.level = '社区' RETURN DISTINCT a.name AS name")
    return tuple(sorted(normal_name(row["name"]).removesuffix("社区") for row in rows))


# -- employers and organisations ---------------------------------------------------------------


def _employers(graph: Graph) -> Iterator[Candidate]:
    rows = _once(graph.read(_query("employers")))
    areas = _areas(graph)
    for one, other in _alike(rows, short_employer):
        score, reasons = _named(one, other, short_employer, areas)
        for points, name, zh, en in (
            (3, "building", "同一栋楼", "the same building"),
            (3, "address", "地址相同", "the same address"),
            (2, "person", "同一名指导员", "the same instructor"),
            (2, "place", "同一社区", "the same community"),
        ):
            if one[name] and one[name] == other[name]:
                score += points
                reasons.append(Text(zh, en))
        if one["place"] and other["place"] and one["place"] != other["place"]:
            score -= 10
            reasons.append(Text("但社区不同", "but another community"))
        if one["kind"] and other["kind"] and one["kind"] != other["kind"]:
            score -= 5
            reasons.append(Text("但类型不同", "but of another kind"))
        if score >= LEAST:
            yield _candidate("Employer", one, other, score, reasons)


def _organisations(graph: Graph) -> Iterator[Candidate]:
    rows = [
        {**row, "place": row["above"] or row["place"]}
        for row in _once(graph.read(_query("organisations")))
    ]
    areas = _areas(graph)
    for one, other in _alike(rows, short_organisation):
        if one["kind"] != other["kind"]:
            continue
        same_above = one["above"] == other["above"]
        if one["kind"] == "党小组" and not same_above:
            continue
        score, reasons = _named(one, other, short_organisation, areas)
        if one["above"] and same_above:
            score += 4
            reasons.append(Text("上级党组织相同", "the same organisation above"))
        elif one["above"] and other["above"]:
            score -= 8
            reasons.append(Text("但上级党组织不同", "but another organisation above"))
        if one["person"] and one["person"] == other["person"]:
            score += 3
            reasons.append(Text("书记同名", "a secretary of the same name"))
        if score >= LEAST:
            yield _candidate("PartyOrganisation", one, other, score, reasons)


def _once(rows: list[Row]) -> list[Row]:
    """Each thing once, though two ledgers of one day may place it twice."""
    return list({row["key"]: row for row in rows}.values())


def _alike(rows: Sequence[Row], short: Callable[[str], set[str]]) -> Iterator[tuple[Row, Row]]:
    """Pairs that may be one by their names and codes; each pair once, however it was found."""
    seen: set[tuple[int, int]] = set()
    by_name: dict[str, set[int]] = {}
    for place, row in enumerate(rows):
        for name in (row["name"], *row["formerNames"]):
            for form in (normal_name(name), *short(name)):
                by_name.setdefault(form, set()).add(place)
    for places in by_name.values():
        seen.update(combinations(sorted(places), 2))
    stems = [_stem(row["name"], short) for row in rows]
    for x, stem in enumerate(stems):
        near = process.extract(
            stem, stems[x + 1 :], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        )
        seen.update((x, x + 1 + place) for _, _, place in near)
    for x, y in sorted(seen):
        one, other = rows[x], rows[y]
        if one["code"] and other["code"]:
            continue
        if _forms(one, short) & _forms(other, short) or not _tells(stems[x], stems[y]):
            yield one, other


def _forms(row: Row, short: Callable[[str], set[str]]) -> set[str]:
    names = (row["name"], *row["formerNames"])
    return {form for name in names for form in (normal_name(name), *short(name))}


def _stem(name: str, short: Callable[[str], set[str]]) -> str:
    """The part of a name that is its own: its shortest form."""
    return min((normal_name(name), *short(name)), key=lambda form: (len(form), form))


def _tells(one: str, other: str) -> bool:
    """Whether two names differ in a sign that tells things of one series apart."""
    return any(
        _TELLING & {*one[step.src_start : step.src_end], *other[step.dest_start : step.dest_end]}
        for step in Indel.opcodes(one, other)
        if step.tag != "equal"
    )


def _named(
    one: Row, other: Row, short: Callable[[str], set[str]], areas: Sequence[str]
) -> tuple[int, list[Text]]:
    """Score and reason by the names; 0 where they name different communities."""
    names = normal_name(one["name"]), normal_name(other["name"])
    if names[0] == names[1]:
        return 92, [Text("名称相同", "the same name")]
    within = [{area for area in areas if area and area in name} for name in names]
    if within[0] != within[1] and all(within):
        return 0, []
    former = {*map(normal_name, one["formerNames"])} & {*map(normal_name, other["formerNames"])}
    if former:
        return 90, [Text("曾用名相同", "a former name in common")]
    if _forms(one, short) & _forms(other, short):
        return 90, [Text("简称相同", "the same short name")]
    stems = _stem(one["name"], short), _stem(other["name"], short)
    ratio = round(fuzz.ratio(*stems))
    return ratio - 2, [Text(f"名称相近（{ratio}%）", f"names alike ({ratio}%)")]


def _candidate(kind: str, one: Row, other: Row, score: int, reasons: list[Text]) -> Candidate:
    first, second = sorted((one, other), key=lambda row: (not row["code"], row["key"]))
    if bool(one["code"]) != bool(other["code"]):
        reasons.append(Text("只有一个有代码", "only one has a code"))
    return Candidate(kind, _side(first), _side(second), min(score, 99), tuple(reasons))


def _side(row: Row) -> Side:
    return Side(row["key"], row["name"], row["code"], row["place"])


# -- residents ---------------------------------------------------------------------------------


def _residents(graph: Graph) -> Iterator[Candidate]:
    for row in graph.read(_query("residents_of_one_door")):
        if row["numbered"] or row["one"] > row["other"]:
            one = Side(row["one"], row["name"], "", row["oneDoor"])
            other = Side(row["other"], row["name"], "", row["otherDoor"])
            reasons = [Text("同一户、同名", "the same name in the same household")]
            if row["numbered"]:
                reasons.append(Text("只有一条有身份证号", "only one has an ID number"))
            yield Candidate("Resident", other, one, 94 if row["numbered"] else 90, tuple(reasons))
    for row in graph.read(_query("residents_of_one_phone")):
        for one, other in combinations(sorted(row["found"], key=lambda one: str(one["key"])), 2):
            if (one["numbered"] and other["numbered"]) or one["key"] == other["key"]:
                continue
            first, second = sorted((one, other), key=lambda side: not side["numbered"])
            yield Candidate(
                "Resident",
                Side(first["key"], row["name"], "", first["door"]),
                Side(second["key"], row["name"], "", second["door"]),
                85,
                (Text("同名、同电话，住在两处", "one name and phone at two doors"),),
            )
