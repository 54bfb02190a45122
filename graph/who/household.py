"""Who answers for one door."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from graph.language import Text
from graph.who.holders import Holder, holders_of
from graph.who.parts import Detail, Missing, Post, Span, Step, Who
from graph.who.place import Place, ground_missing, ground_steps, place_of, posts, tag, vacant_posts
from graph.who.reading import Asking, Row

CHECKED = ("G01", "G02", "G07", "G12")
"""The questions that the chain of a household answers by itself: what they list is among its gaps."""

_MEMBER = Text("党员", "member")
_LEVELS = {
    "L3": Text("有党员联系，期内联系过", "answered for and contacted in the period"),
    "L2": Text("有党员联系，超期未联系", "answered for, not contacted in the period"),
    "L1": Text("没有党员联系，片区有支部包", "nobody answers, a branch has the patch"),
    "L0": Text("空白：没有党员联系，也没有支部包片", "blank: nobody answers, no branch has it"),
}


def level_of(door: Row) -> str | None:
    """L0 to L3 of a door, ``None`` if nobody lives there (domain.md, section 5)."""
    if not door["occupied"]:
        return None
    if door["covered"]:
        return "L3" if door["contacted"] else "L2"
    return "L1" if door["taken"] else "L0"


def who_household(asking: Asking, key: str) -> Who:
    """The chain of one household.

    Args:
        asking: graph, day and rules.
        key: of the household.

    Raises:
        WrongUse: there was no such household on the day.
    """
    home = asking.one("household", household=key)
    place = place_of(asking, home["building"])
    door = next((row for row in place.doors if row["household"] == key), None)
    community = place.row["communityName"]
    subject = f"{community}/{home['path']}" if community else str(home["path"])
    if door is None:
        raise asking.absent(subject, home["start"], home["end"])
    answering, contacts = asking.rows("holders", "contacts", household=key)
    holders = holders_of(answering, contacts, place)
    standing = [holder for holder in holders if holder.runs]
    level = level_of(door)
    occupied = bool(door["occupied"])
    unit = _unit_post(home)
    around = [*_duties(standing), *posts(place), unit]
    steps = [_household(asking, home, door)]
    for number, holder in enumerate(standing, start=1):
        steps += holder.steps(number, asking)
    if not any(holder.present for holder in standing) and occupied:
        steps.append(
            Step(
                "member",
                Text("没有在岗党员包这一户", "no present member answers"),
                "",
                "broken",
            )
        )
    steps += ground_steps(place)
    missing = [
        *(_missing(place, door, holders) if occupied else ()),
        *ground_missing(place),
        *(_late(asking, door, standing, contacts) if occupied else ()),
        *vacant_posts(place, [post for post in around if post.title.zh in _KEPT]),
    ]
    return Who(
        subject_kind="household",
        subject_key=key,
        subject=subject,
        as_of=asking.as_of,
        verdict=_verdict(door, level, standing),
        steps=asking.sourced(steps),
        missing=tuple(missing),
        standing=asking.standing,
        level=level,
        chain_whole=bool(door["covered"] and door["whole"]) if occupied else None,
        posts=tuple(around),
        spans=tuple(_spans(holders, place)),
        contacts=tuple(row["day"] for row in contacts),
    )


_KEPT = ("网格员", "包片委员", "楼栋长", "单元长")


def _household(asking: Asking, home: Row, door: Row) -> Step:
    details = []
    if door["occupied"]:
        for title, name in (
            (Text("家庭", "family"), "family"),
            (Text("人员", "people"), "people"),
            (Text("设施", "facilities"), "facilities"),
            (Text("隐患", "hazards"), "hazards"),
        ):
            known = home[name]
            said = Text(str(known), str(known)) if known else Text("未登", "unknown")
            details.append(Detail(title, said, gap=not known))
    use = door["use"] or "使用方式未填"
    return Step(
        "household",
        Text(use, use),
        str(home["path"]),
        since=home["start"],
        source=asking.said_by(home["said"], "residents"),
        post=Text("户主", "head"),
        person=home["head"] or "",
        details=tuple(details),
    )


def _unit_post(home: Row) -> Post:
    return Post(
        Text("单元长", "unit keeper"),
        home["unitName"],
        home["unitKeeper"],
        "",
        home["unitKeeperSince"],
    )


def _duties(standing: list[Holder]) -> list[Post]:
    return [
        Post(holder.duty, holder.row["ownName"] or "", holder.row["name"], holder.row["phone"] or "",
             holder.row["start"])
        for holder in standing
        if holder.present
    ]  # fmt: skip


def _verdict(door: Row, level: str | None, standing: list[Holder]) -> Text:
    if level is None:
        use = door["use"] or "使用方式未填"
        return Text(
            f"这一户是{use}，不在任何户数分母里，不要求党员联系。",
            f"This flat is {use}: in no denominator, and nobody need answer for it.",
        )
    said = _LEVELS[level]
    number = sum(holder.present for holder in standing)
    if not number:
        return Text(f"{level} {said.zh}。", f"{level} {said.en}.")
    whole = door["whole"]
    return Text(
        f"{number} 名在岗党员包这一户，{'链条完整' if whole else '链条不完整'}；{level} {said.zh}。",
        f"{number} present member(s) answer; the chain is {'whole' if whole else 'broken'}; "
        f"{level} {said.en}.",
    )


def _missing(place: Place, door: Row, holders: list[Holder]) -> Iterable[Missing]:
    """What is wrong with the chain of an occupied household."""
    standing = [holder for holder in holders if holder.runs]
    present = [holder for holder in standing if holder.present]
    if not present:
        last = max(holders, key=lambda one: (one.row["end"], one.row["start"]), default=None)
        reason = last.why_gone if last else Text("从未落实", "never assigned")
        yield Missing(
            _MEMBER,
            Text(
                f"没有在岗党员包这一户（{reason.zh}）", f"No present member answers ({reason.en})"
            ),
            place.actor,
            tag("G01"),
        )
    for holder in standing:
        if not holder.present:
            yield Missing(
                _MEMBER,
                Text(
                    f"{holder.why_gone.zh}，包户责任还没有交接",
                    f"The duty was not handed over: {holder.why_gone.en}",
                ),
                holder.row["ownName"] or place.actor,
                tag("G14"),
                holder.row["name"],
            )
        elif holder.row["exempt"]:
            yield Missing(
                _MEMBER,
                Text(
                    f"包户党员应免包（{holder.why_exempt.zh}），需要接手人",
                    f"The member is exempt ({holder.why_exempt.en}) and needs a successor",
                ),
                holder.row["ownName"] or place.actor,
                tag("G10"),
                holder.row["name"],
            )
    if present and not door["whole"]:
        furthest = min(present, key=lambda holder: (-holder.reached, holder.row["member"]))
        # Where the patch itself is the fault, the ground says so, once for the whole building.
        if furthest.at_fault:
            yield furthest.missing_link(place)
    yield from _post_faults(present, place)


def _late(
    asking: Asking, door: Row, standing: list[Holder], contacts: list[Row]
) -> Iterable[Missing]:
    """Nobody was there within the period, though somebody answers for it."""
    present = [holder for holder in standing if holder.present]
    if not present or door["contacted"]:
        return
    days = asking.number("contactDays")
    last = contacts[0]["day"] if contacts else None
    if last is None:
        what = Text("从来没有联系记录", "No contact was ever noted")
    else:
        due = last + timedelta(days=days)
        late = (asking.as_of - due).days
        what = Text(
            f"超过 {days} 天没有联系：上次 {last}，到期 {due}，已过 {late} 天",
            f"No contact for more than {days} days: last {last}, due {due}, {late} days ago",
        )
    first = present[0].row
    yield Missing(Text("联系", "contact"), what, first["ownName"] or "", tag("G02"), first["name"])


def _post_faults(present: list[Holder], place: Place) -> Iterable[Missing]:
    """Posts A and B: one missing beside the other, or several members without both."""
    held = {holder.row["post"] for holder in present}
    who = (present[0].row["ownName"] if present else "") or place.actor
    if len(present) > 1 and not {"A", "B"} <= held:
        yield Missing(
            _MEMBER,
            Text(
                f"{len(present)} 名党员同时包这一户，没有分出 A 岗和 B 岗",
                f"{len(present)} members answer without an A and a B among them",
            ),
            "、".join(dict.fromkeys(holder.row["ownName"] or place.actor for holder in present)),
            tag("G12"),
        )
    elif len(present) == 1 and held <= {"A", "B"}:
        other = "B" if held == {"A"} else "A"
        yield Missing(
            _MEMBER, Text(f"没有 {other} 岗党员", f"There is no member on post {other}"), who
        )


def _spans(holders: list[Holder], place: Place) -> Iterable[Span]:
    far = date(9999, 12, 31)
    for holder in holders:
        end = holder.row["end"]
        yield Span(holder.duty, holder.row["name"], holder.row["start"], None if end == far else end, person=True)  # fmt: skip
    for row in place.patches:
        if row["taker"]:
            yield Span(Text("包片支部", "branch"), row["takerName"], row["takerSince"], None)
