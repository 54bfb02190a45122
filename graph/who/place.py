"""What lies around a building: patches and their branches, grids, groups, committees, keepers."""

from __future__ import annotations

from dataclasses import dataclass

from graph.catalogue import questions
from graph.language import Text
from graph.who.parts import Missing, Post, Step
from graph.who.reading import Asking, Row

SECRETARY = Text("书记", "secretary")
HEAD = Text("组长", "head")
COMMITTEE = Text("社区党委", "the community's party committee")


@dataclass(frozen=True)
class Place:
    """A building on a day, with everything that is the same for all who are in it.

    Attributes:
        key: of the building.
        row: the building itself.
        patches: one for each patch and branch that has it.
        grids: those it lies in.
        claims: groups that claim it.
        committees: of its community.
        doors: every household of it with its facts.
        units: its units with their keepers.
    """

    key: str
    row: Row
    patches: list[Row]
    grids: list[Row]
    claims: list[Row]
    committees: list[Row]
    doors: list[Row]
    units: list[Row]

    @property
    def subject(self) -> str:
        """The building as interface.md writes it."""
        community = self.row["communityName"]
        return f"{community}/{self.row['path']}" if community else str(self.row["path"])

    @property
    def takers(self) -> dict[str, str]:
        """Keys and names of the current branches that have a patch of it."""
        return {row["taker"]: row["takerName"] for row in self.patches if row["taker"]}

    @property
    def patch_names(self) -> list[str]:
        """The patches it lies in."""
        return list(dict.fromkeys(row["name"] for row in self.patches))

    @property
    def grid_names(self) -> list[str]:
        """The grids it lies in."""
        return [row["name"] for row in self.grids]

    @property
    def committee(self) -> str:
        """Who could give its patch to a branch."""
        return "、".join(row["name"] for row in self.committees) or COMMITTEE.zh

    @property
    def actor(self) -> str:
        """Who acts for its households: the branches that have its patch, else the committee."""
        return "、".join(dict.fromkeys(self.takers.values())) or self.committee

    @property
    def keeper(self) -> str:
        """The residents' committee members who keep its patches."""
        return "、".join(dict.fromkeys(row["keeper"] for row in self.patches if row["keeper"]))


def place_of(asking: Asking, building: str) -> Place:
    """Read a building and what lies around it, once for all who are asked about in it."""
    if isinstance(known := asking.read_before.get(building), Place):
        return known
    row = asking.one("building", building=building)
    patches, grids, claims, committees, doors, units = asking.rows(
        "patches",
        "grids",
        "claims",
        "committees",
        "doors",
        "units",
        building=building,
        community=row["community"] or "",
    )
    place = Place(building, row, patches, grids, claims, committees, doors, units)
    asking.read_before[building] = place
    return place


def tag(id_: str) -> str:
    """The id of a question if it can be asked, else nothing."""
    return id_ if id_ in questions() else ""


def doors_missing(blank: int, broken: int, actor: str) -> list[Missing]:
    """What is missing of a ground where so many occupied households have nobody, or a broken chain.

    Args:
        blank: households without a present member.
        broken: households with one, but without a whole chain.
        actor: who could give the first to members.
    """
    found = []
    if blank:
        what = Text(f"{blank:,} 户没有在岗党员包", f"{blank:,} households without a member")
        found.append(Missing(Text("党员", "member"), what, actor, tag("G01")))
    if broken:
        what = Text(f"{broken:,} 户链条不完整", f"{broken:,} households' chains are broken")
        found.append(Missing(Text("链条", "chain"), what, "各包户党员所在党支部", tag("G07")))
    return found


def ground_steps(place: Place) -> list[Step]:
    """The last links: the patches of a building with their branches, and the committee."""
    steps = [_patch(row) for row in place.patches]
    if not steps:
        steps.append(
            Step("patch", Text("本楼不在任何片区", "the building is in no patch"), "", "broken")
        )
    steps += [
        Step(
            "committee",
            Text("社区党委", "the community's committee"),
            row["name"],
            link=Text("本社区的党委", "of the community"),
            since=row["since"],
            source=row["source"],
            post=SECRETARY,
            person=row["head"],
            phone=row["phone"] or "",
        )
        for row in place.committees
    ]
    if not place.committees:
        steps.append(
            Step("committee", Text("本社区没有登记党委", "no committee is known"), "", "open")
        )
    return steps


def _patch(row: Row) -> Step:
    taken = row["taker"] is not None
    if taken:
        return Step(
            "patch",
            Text("片区", "patch"),
            row["name"],
            link=Text(f"{row['takerName']} 包片", f"taken by {row['takerName']}"),
            since=row["takerSince"],
            source=row["takerSource"],
            post=SECRETARY,
            person=row["takerHead"],
            phone=row["takerPhone"] or "",
        )
    return Step(
        "patch",
        Text("没有支部包这个片区", "no branch has this patch"),
        row["name"],
        "broken",
        link=Text("楼栋在片区", "the building's patch"),
        since=row["since"],
        source=row["source"],
    )


def ground_missing(place: Place) -> list[Missing]:
    """What is wrong with the ground a building stands on."""
    found: list[Missing] = []
    patches, grids = place.patch_names, place.grid_names
    link = Text("片区", "patch")
    if not patches:
        found.append(
            Missing(
                link,
                Text("本楼不在任何片区", "The building is in no patch"),
                "社区居委会",
                tag("G05"),
            )
        )
    if len(patches) > 1:
        names = "、".join(patches)
        found.append(
            Missing(
                link,
                Text(f"本楼同时划入{names}", f"The building is in several patches: {names}"),
                "社区居委会",
                tag("G05"),
            )
        )
    untaken = [row["name"] for row in place.patches if row["taker"] is None]
    if untaken:
        names = "、".join(untaken)
        found.append(
            Missing(
                link,
                Text(f"{names}没有支部包", f"No branch has the patch {names}"),
                place.committee,
                tag("G04"),
            )
        )
    link = Text("网格", "grid")
    if len(grids) != 1:
        what = (
            Text(f"本楼同时划入{'、'.join(grids)}", f"It is in several grids: {', '.join(grids)}")
            if grids
            else Text("本楼不在任何网格", "The building is in no grid")
        )
        found.append(Missing(link, what, "社区管理服务站", tag("G05")))
    return found


def posts(place: Place) -> list[Post]:
    """Who keeps the grids, the patches and the building."""
    return [
        *(
            Post(
                Text("网格员", "grid keeper"),
                row["name"],
                row["keeper"],
                row["keeperPhone"] or "",
                row["keeperSince"],
            )
            for row in place.grids
        ),
        *{
            row["patch"]: Post(
                Text("包片委员", "committee member"),
                row["name"],
                row["keeper"],
                "",
                row["keeperSince"],
            )
            for row in place.patches
        }.values(),
        Post(
            Text("楼栋长", "building keeper"),
            place.row["name"],
            place.row["keeper"],
            place.row["keeperPhone"] or "",
            place.row["keeperSince"],
        ),
    ]


def vacant_posts(place: Place, found: list[Post]) -> list[Missing]:
    """Posts that nobody holds, and who can fill them."""
    actors = {
        "网格员": ("社区管理服务站", "G29", ""),
        "包片委员": ("社区居委会", "G29", ""),
        "楼栋长": ("社区居委会", "G06", place.keeper),
        "单元长": ("社区居委会", "G06", place.keeper),
    }
    return [
        Missing(
            post.title,
            Text(f"{post.place}没有{post.title.zh}", f"{post.place} has no {post.title.en}"),
            actors[post.title.zh][0],
            tag(actors[post.title.zh][1]),
            actors[post.title.zh][2],
        )
        for post in found
        if not post.person
    ]
