"""Who stands above one member or one party organisation, and what they answer for."""

from __future__ import annotations

from graph.errors import WrongUse
from graph.language import Text
from graph.who.holders import NOT_YET
from graph.who.parts import Count, Detail, Missing, Step, StepName, Who
from graph.who.place import COMMITTEE, HEAD, SECRETARY, tag
from graph.who.reading import Asking, Row

_KINDS: dict[str, StepName] = {"党小组": "group", "党支部": "branch", "党委": "committee"}
_MEMBER = Text("党员", "member")


def who_member(asking: Asking, key: str) -> Who:
    """The chain above one member: group, branch, its patches, the committee."""
    row = asking.one("member", member=key)
    branch = row["own"]
    subject = f"{row['ownName']}/{row['name']}" if row["ownName"] else row["name"]
    steps = [_member(asking, row), *_group(row)]
    missing = _member_missing(row)
    if branch is not None:
        steps.append(
            Step(
                "branch",
                Text("党支部", "branch"),
                row["ownName"],
                "holds" if row["ownLiving"] else "broken",
                link=Text("组织关系在", "member of"),
                since=row["ownSince"],
                source=row["ownSource"],
                post=SECRETARY,
                person=row["ownHead"] or "",
                phone=row["ownPhone"] or "",
            )
        )
        steps += _patches(asking, branch, duty=bool(row["ownBranch"]))
        steps += _above(asking, branch)
    return Who(
        subject_kind="member",
        subject_key=key,
        subject=subject,
        as_of=asking.as_of,
        verdict=_member_verdict(row),
        steps=asking.sourced(steps),
        missing=tuple(missing),
        standing=asking.standing,
        counts=(Count(Text("现包住户", "households answered for"), row["households"]),),
    )


def who_organisation(asking: Asking, key: str) -> Who:
    """What one party organisation is, what it answers for and who is above it.

    Raises:
        WrongUse: it did not exist on the day.
    """
    row = asking.one("organisation", organisation=key)
    if not row["living"]:
        raise WrongUse(
            f"{row['name']} 在 {asking.as_of} 那天还没有成立或已经撤销。",
            f"{row['name']} did not exist on {asking.as_of}.",
        )
    branch = row["kind"] == "党支部"
    group = row["kind"] == "党小组"
    own = Step(
        _KINDS.get(row["kind"], "organisation"),
        Text(*["，".join(part for part in (row["kind"], row["form"]) if part)] * 2),
        row["name"],
        since=row["start"],
        source=asking.said_by(row["said"], "organisations"),
        post=HEAD if group else SECRETARY,
        person=row["head"],
        phone=row["phone"] or "",
    )
    taken = _patches(asking, key, duty=bool(row["ownBranch"])) if branch else []
    missing = []
    if not row["head"]:
        post = HEAD if group else SECRETARY
        what = Text(f"没有登记{post.zh}", f"No {post.en} is known")
        missing.append(Missing(post, what, "上级党组织"))
    if branch and any(step.mark == "broken" for step in taken):
        what = Text("没有包片区", "It has taken no patch")
        missing.append(Missing(Text("片区", "patch"), what, COMMITTEE.zh))
    missing += _members_missing(row) if branch else []
    members = row["grouped"] if group else row["members"]
    patches = sum(step.mark == "holds" for step in taken)
    has = Text(f"，包 {patches} 个片区", f", {patches} patch(es)") if branch else Text("", "")
    return Who(
        subject_kind="organisation",
        subject_key=key,
        subject=row["name"],
        as_of=asking.as_of,
        verdict=Text(f"{row['kind']}，{members} 名党员{has.zh}。", f"{members} members{has.en}."),
        steps=asking.sourced([own, *taken, *_above(asking, key)]),
        missing=tuple(missing),
        standing=asking.standing,
        counts=(Count(_MEMBER, members),),
    )


def _members_missing(row: Row) -> list[Missing]:
    """What a branch's members lack, without naming or counting them out: who acts is the branch."""
    found = []
    if row["ungrouped"]:
        what = Text(
            f"{row['ungrouped']} 户由没有编入党小组的党员联系，链条断在这一环",
            f"{row['ungrouped']} household(s) are answered for by members in no group",
        )
        found.append(Missing(Text("党小组", "group"), what, row["name"], tag("G07")))
    if row["idle"] and row["ownBranch"]:
        what = Text(
            f"{row['idle']} 名应包户党员还没有包户",
            f"{row['idle']} able member(s) answer for no household",
        )
        found.append(Missing(_MEMBER, what, row["name"], tag("G09")))
    return found


def _member(asking: Asking, row: Row) -> Step:
    kind = row["category"] or "类别未填"
    return Step(
        "member",
        Text(kind, kind),
        row["name"],
        "holds" if row["present"] else "broken",
        since=row["start"],
        source=asking.said_by(row["said"], "members"),
        phone=row["phone"] or "",
        details=(
            Detail(
                Text("现包", "answers for"),
                Text(f"{row['households']} 户", f"{row['households']} households"),
            ),
        ),
    )


def _group(row: Row) -> list[Step]:
    if row["group"] is None:
        return [Step("group", Text("没有编入现有党小组", "in no current group"), "", "broken")]
    return [
        Step(
            "group",
            Text("党小组", "group"),
            row["groupName"],
            link=Text("编入小组", "in group"),
            since=row["groupSince"],
            source=row["groupSource"],
            post=HEAD,
            person=row["groupHead"] or "",
            phone=row["groupPhone"] or "",
        )
    ]


def _patches(asking: Asking, branch: str, *, duty: bool) -> list[Step]:
    """The patches a branch has taken; an employer's branch need not have any."""
    taken = asking.rows("taken", organisation=branch)[0]
    steps = [
        Step(
            "patch",
            Text("片区", "patch"),
            f"{row['communityName']}/{row['name']}" if row["communityName"] else row["name"],
            link=Text("包片", "takes"),
            since=row["since"],
            source=row["source"],
        )
        for row in taken
    ]
    none = Text("支部没有包片区", "the branch has taken no patch")
    return steps or [Step("patch", none, "", "broken" if duty else "open")]


def _above(asking: Asking, organisation: str) -> list[Step]:
    """The organisations above, from the next one up."""
    steps: list[Step] = []
    seen, here = {organisation}, organisation
    while above := asking.rows("above", organisation=here)[0]:
        row = above[0]
        here = row["organisation"]
        if here in seen:
            break
        seen.add(here)
        steps.append(
            Step(
                _KINDS.get(row["kind"], "organisation"),
                Text(row["kind"], row["kind"]),
                row["name"],
                link=Text("上级", "under"),
                since=row["since"],
                source=row["source"],
                post=SECRETARY,
                person=row["head"] or "",
                phone=row["phone"] or "",
            )
        )
    return steps


def _gone(row: Row) -> str:
    if row["notYet"]:
        return NOT_YET.zh
    if not row["currentMember"]:
        return f"已{row['exit'] or '离开'}"
    return "停止党籍" if row["standing"] == "停止" else "失联"


def _member_verdict(row: Row) -> Text:
    number = row["households"]
    if not row["present"]:
        return Text(
            f"不在岗（{_gone(row)}），名下还有 {number} 户。",
            f"Not present ({_gone(row)}); {number} household(s) still in his name.",
        )
    if row["exempt"]:
        why = row["exemption"] or "已到免包年龄"
        return Text(
            f"在岗，应免包（{why}），名下有 {number} 户。",
            f"Present but exempt ({why}); {number} household(s).",
        )
    return Text(f"在岗，现包 {number} 户。", f"Present, answers for {number} household(s).")


def _member_missing(row: Row) -> list[Missing]:
    own = row["ownName"] or COMMITTEE.zh
    found = []
    if row["households"] and not row["present"] and not row["notYet"]:
        what = Text(
            f"{_gone(row)}，名下 {row['households']} 户还没有交接",
            f"{row['households']} household(s) were not handed over",
        )
        found.append(Missing(_MEMBER, what, own, tag("G14")))
    if row["present"] and row["exempt"] and row["households"]:
        what = Text("应免包而仍在包户，需要接手人", "Exempt and still answering: needs a successor")
        found.append(Missing(_MEMBER, what, own, tag("G10")))
    if row["present"] and not row["exempt"] and not row["households"]:
        what = Text("还没有包户", "Answers for no household")
        found.append(Missing(_MEMBER, what, own, tag("G09") if row["ownBranch"] else ""))
    if row["present"] and row["group"] is None:
        what = Text("没有编入现有党小组", "In no current group")
        found.append(Missing(Text("党小组", "group"), what, own))
    return found
