"""Who answers for one employer."""

from __future__ import annotations

from graph.language import Text
from graph.who.parts import Count, Detail, Mark, Missing, Step, Who
from graph.who.place import SECRETARY, Place, ground_missing, ground_steps, place_of, posts, tag
from graph.who.reading import Asking, Row

OFFICE = "街道组织办"
_PARTY = Text("党组织", "party organisation")


def who_employer(asking: Asking, key: str) -> Who:
    """The chain of one employer: its organisation or instructor, building, patch, committee.

    Raises:
        WrongUse: there was no such employer on the day.
    """
    row = asking.one("employer", employer=key)
    if not row["living"]:
        raise asking.absent(row["name"], row["start"], row["end"])
    covering = _once(asking.rows("covering", employer=key)[0])
    place = place_of(asking, row["building"]) if row["building"] else None
    steps = [_employer(asking, row), *_covering(row, covering)]
    missing = _missing(asking, row)
    if place is not None:
        steps += [_housed(row, place), *ground_steps(place)]
        missing += ground_missing(place)
    else:
        steps.append(
            Step("building", Text("没有登记在哪栋楼", "no building is known"), "", "broken")
        )
        what = Text("没有登记在哪栋楼，落不到片区", "No building is known, so no patch either")
        missing.append(Missing(Text("楼栋", "building"), what, row["communityName"] or OFFICE))
        steps += _committees(asking, row)
    return Who(
        subject_kind="employer",
        subject_key=key,
        subject=row["name"],
        as_of=asking.as_of,
        verdict=_verdict(row, covering),
        steps=asking.sourced(steps),
        missing=tuple(missing),
        standing=asking.standing,
        posts=tuple(posts(place)) if place else (),
        counts=(
            Count(
                Text("在这里工作的正式党员", "formal members working here"), row["formalWorkers"]
            ),
        ),
    )


def _once(rows: list[Row]) -> list[Row]:
    """Each organisation once, rooted before merely named."""
    found: dict[str, Row] = {}
    for row in sorted(rows, key=lambda one: (not one["rooted"], one["name"])):
        found.setdefault(row["organisation"], row)
    return list(found.values())


def _employer(asking: Asking, row: Row) -> Step:
    kind = "，".join(part for part in (row["kind"], row["status"]) if part) or "类型未填"
    staff = row["staff"]
    said = Text(f"{staff} 人", str(staff)) if staff is not None else Text("未填", "unknown")
    return Step(
        "employer",
        Text(kind, kind),
        row["name"],
        since=row["start"],
        source=asking.said_by(row["said"], "employers"),
        details=(Detail(Text("职工", "staff"), said, gap=staff is None),),
    )


def _covering(row: Row, covering: list[Row]) -> list[Step]:
    steps = [
        Step(
            "organisation",
            Text("，".join(part for part in (one["kind"], one["form"]) if part), one["kind"]),
            one["name"],
            link=Text("建在本单位", "rooted in it") if one["rooted"] else Text("由其覆盖", "covered by"),
            since=one["since"],
            source=one["source"],
            post=SECRETARY,
            person=one["head"],
            phone=one["phone"] or "",
        )
        for one in covering
    ]  # fmt: skip
    if not steps:
        # An instructor is enough for 工作覆盖; with neither the chain breaks here.
        mark: Mark = "open" if row["instructor"] or not row["inOperation"] else "broken"
        steps.append(Step("organisation", Text("没有党组织", "no party organisation"), "", mark))
    if row["instructor"]:
        steps.append(
            Step(
                "instructor",
                Text("党建指导员", "instructor"),
                row["instructor"],
                link=Text("由其联系", "visited by"),
                since=row["instructorSince"],
                phone=row["instructorPhone"] or "",
            )
        )
    return steps


def _housed(row: Row, place: Place) -> Step:
    use = place.row["use"] or "楼栋"
    return Step(
        "building",
        Text(use, use),
        place.subject,
        link=Text("在楼栋", "in building"),
        since=row["buildingSince"],
        source=row["buildingSource"],
    )


def _committees(asking: Asking, row: Row) -> list[Step]:
    found = asking.rows("committees", community=row["community"] or "")[0]
    return [
        Step("committee", Text("社区党委", "the community's committee"), one["name"],
             link=Text("社区", "community"), since=one["since"], source=one["source"],
             post=SECRETARY, person=one["head"], phone=one["phone"] or "")
        for one in found
    ]  # fmt: skip


def _verdict(row: Row, covering: list[Row]) -> Text:
    if covering:
        names = "、".join(one["name"] for one in covering)
        return Text(f"组织覆盖：{names}。", f"Organised: {names}.")
    if not row["inOperation"]:
        return Text(f"单位{row['status']}，不在覆盖口径里。", f"Not in operation: {row['status']}.")
    if row["instructor"]:
        return Text("工作覆盖：没有党组织，有党建指导员。", "No organisation, but an instructor.")
    return Text(
        "空白：没有党组织，也没有党建指导员。", "Blank: neither an organisation nor an instructor."
    )


def _missing(asking: Asking, row: Row) -> list[Missing]:
    if row["organised"] or not row["inOperation"]:
        return []
    found = []
    formal, due = row["formalWorkers"], asking.number("organisationDue")
    if formal >= due:
        what = Text(
            f"应建未建：有 {formal} 名正式党员（满 {due} 名应建）",
            f"An organisation is due: {formal} formal members, {due} are enough",
        )
        found.append(Missing(_PARTY, what, OFFICE, tag("G16")))
    if not row["instructor"]:
        reason = f"（{row['reason']}）" if row["reason"] else ""
        what = Text(
            f"没有党组织，也没有党建指导员{reason}", "Neither an organisation nor an instructor"
        )
        found.append(Missing(_PARTY, what, OFFICE, tag("G18")))
    return found
