"""A member who answers, or answered, for a household, and how far his chain reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.language import Text
from graph.who.parts import Detail, Missing, Step
from graph.who.place import HEAD, SECRETARY, Place, tag
from graph.who.reading import Asking, Row

_LINKS = (
    Text("党员未编入现有党小组", "the member is in no current group"),
    Text("党小组没有现存的上级党支部", "the group has no current branch above it"),
    Text("楼栋未落片", "the building is in no patch"),
    Text("片区没有支部包", "no branch has the patch"),
    Text("所在支部未包该楼片区", "his branch has not taken the building's patch"),
)
"""Where a chain breaks, in the words and order of question G07."""

WHOLE = len(_LINKS) + 1

NOT_YET = Text("党员台账当日还没有他", "the ledger of members did not list him yet")
"""Why the responsibility of a member does not count whom later ledgers are the first to list."""


@dataclass(frozen=True)
class Holder:
    """One responsibility of one member for one household.

    Attributes:
        row: the member, his group and branch.
        reached: how many links of his chain hold, ``WHOLE`` for all; as G07 counts them.
        contacts: days on which he contacted the household, the latest first.
    """

    row: Row
    reached: int
    contacts: tuple[date, ...]

    @property
    def runs(self) -> bool:
        """The responsibility is current."""
        return bool(self.row["runs"])

    @property
    def present(self) -> bool:
        """The responsibility is current and its member present."""
        return bool(self.row["runs"] and self.row["present"])

    @property
    def at_fault(self) -> bool:
        """His chain breaks at his group, branch or its patches, not at the building's own patch."""
        return self.reached in (1, 2, len(_LINKS))

    @property
    def duty(self) -> Text:
        """What he is called here."""
        post = self.row["post"]
        return (
            Text(f"{post}岗党员", f"member on post {post}") if post else Text("包户党员", "member")
        )

    @property
    def why_gone(self) -> Text:
        """Why his responsibility does not count, in the words of G01."""
        row = self.row
        if not row["runs"]:
            return Text("责任已到期", "the responsibility ended")
        if row["notYet"]:
            return NOT_YET
        if not row["currentMember"]:
            left = row["exit"]
            return Text(f"党员已{left or '离开'}", f"the member has left ({left or '离开'})")
        if row["standing"] == "停止":
            return Text("党员停止党籍", "the member's standing is suspended")
        return Text("党员失联", "the member is lost")

    @property
    def why_exempt(self) -> Text:
        """Why he should not have to answer for households."""
        reason = self.row["exemption"]
        return Text(reason or "已到免包年龄", reason or "of age")

    def steps(self, number: int, asking: Asking) -> list[Step]:
        """His links: himself, his group, its branch."""
        steps = [self._member(number, asking)]
        if self.present:
            steps += self._group(number)
        return steps

    def _member(self, number: int, asking: Asking) -> Step:
        row = self.row
        details = [
            Detail(Text("现包", "answers for"), Text(f"{row['households']} 户", f"{row['households']} households")),
            self._last_contact(asking),
        ]  # fmt: skip
        kind = self.duty
        if not self.present:
            kind = Text(f"{kind.zh}，{self.why_gone.zh}", f"{kind.en}, {self.why_gone.en}")
        elif row["exempt"]:
            kind = Text(f"{kind.zh}，应免包", f"{kind.en}, exempt")
        return Step(
            "member",
            kind,
            row["name"],
            "holds" if self.present else "broken",
            link=Text("由党员联系", "answered for by"),
            since=row["start"],
            source=row["source"],
            chain=number,
            phone=row["phone"] or "",
            details=tuple(details),
        )

    def _last_contact(self, asking: Asking) -> Detail:
        title = Text("最近联系", "last contact")
        if not self.contacts:
            return Detail(title, Text("没有记录", "none noted"), gap=True)
        age = (asking.as_of - self.contacts[0]).days
        return Detail(
            title,
            Text(f"{self.contacts[0]}，{age} 天前", f"{self.contacts[0]}, {age} days ago"),
            gap=age > asking.number("contactDays"),
        )

    def _group(self, number: int) -> list[Step]:
        row = self.row
        if row["group"] is None:
            return [
                Step(
                    "group",
                    Text("没有编入现有党小组", "in no current group"),
                    "",
                    "broken",
                    chain=number,
                    details=_own(row),
                )
            ]
        group = Step(
            "group",
            Text("党小组", "group"),
            row["groupName"],
            link=Text("编入小组", "in group"),
            since=row["groupSince"],
            source=row["groupSource"],
            chain=number,
            post=HEAD,
            person=row["groupHead"],
            phone=row["groupPhone"] or "",
        )
        if row["branch"] is None:
            none = Text("小组没有现存的上级党支部", "no current branch above the group")
            return [group, Step("branch", none, "", "broken", chain=number)]
        broken = self.reached < WHOLE
        kind = Text("党支部", "branch")
        if broken and self.reached == len(_LINKS):
            kind = Text("没有包本楼的片区", "has no patch of this building")
        return [
            group,
            Step(
                "branch",
                kind,
                row["branchName"],
                "broken" if self.reached == len(_LINKS) else "holds",
                link=Text("属于支部", "under branch"),
                since=row["branchSince"],
                source=row["branchSource"],
                chain=number,
                post=SECRETARY,
                person=row["branchHead"],
                phone=row["branchPhone"] or "",
            ),
        ]

    def missing_link(self, place: Place) -> Missing:
        """Where his chain breaks, and who can mend it."""
        link = _LINKS[self.reached - 1]
        own = self.row["ownName"] or place.actor
        actors = (own, own, "社区居委会", place.committee, place.committee)
        steps = ("党小组", "group"), ("党支部", "branch"), ("片区", "patch")
        where = Text(*steps[min(self.reached, 3) - 1])
        return Missing(
            where, Text(f"链条断在：{link.zh}", f"The chain breaks: {link.en}"),
            actors[self.reached - 1], tag("G07"),
        )  # fmt: skip


def _own(row: Row) -> tuple[Detail, ...]:
    if not row["ownName"]:
        return ()
    return (Detail(Text("组织关系在", "member of"), Text(row["ownName"], row["ownName"])),)


def holders_of(rows: list[Row], contacts: list[Row], place: Place) -> list[Holder]:
    """The members of a household: those who answer now first (A, then B), then earlier ones."""
    best: dict[tuple[str, date], Holder] = {}
    for row in rows:
        days = tuple(one["day"] for one in contacts if one["member"] == row["member"])
        holder = Holder(row, _reached(row, place), days)
        known = best.get((row["member"], row["start"]))
        if known is None or holder.reached > known.reached:
            best[(row["member"], row["start"])] = holder
    return sorted(best.values(), key=_order)


def _order(holder: Holder) -> tuple[bool, bool, str, int, int, str]:
    row = holder.row
    # Those who ended: the last to end is named first, as in G01.
    recent = (-row["end"].toordinal(), -row["start"].toordinal())
    return (not holder.runs, not holder.present, row["post"] or "C", *recent, row["member"])


def _reached(row: Row, place: Place) -> int:
    tests: Iterable[bool] = (
        row["group"] is not None,
        row["branch"] is not None,
        bool(place.patches),
        bool(place.takers),
        row["branch"] in place.takers,
    )
    reached = 1
    for holds in tests:
        if not holds:
            break
        reached += 1
    return reached
