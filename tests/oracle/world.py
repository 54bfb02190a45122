"""A street as of a day, in the words of domain.md section 5."""

from __future__ import annotations

from datetime import date

from tests.oracle.bodies import Bodies
from tests.oracle.card import Cards
from tests.oracle.committees import Committees
from tests.oracle.employers import Employers
from tests.oracle.facts import one_at_a_time
from tests.oracle.ground import Ground
from tests.oracle.joint import Joint
from tests.oracle.keys import Building, Household, Plot
from tests.oracle.parties import Parties
from tests.oracle.party import BRANCH, EXEMPT_AGE, GROUP, Members, Organisations
from tests.oracle.residents import Residents
from tests.oracle.rows import Street
from tests.oracle.spans import values_on

NO_GROUP = "无现存党小组"
"""The member is in no current group."""
NO_BRANCH = "无现存党支部"
"""The branch of his group is not current."""
NO_PATCH = "未落片"
"""The building lies in no patch."""
NOT_TAKEN = "无支部包片"
"""No current branch has taken a patch of the building."""
NOT_BY_THEM = "他支部包片"
"""Another branch has, that of his group has not."""
LINKS = (NO_GROUP, NO_BRANCH, NO_PATCH, NOT_TAKEN, NOT_BY_THEM)
"""The links of a chain in the order in which it reaches them."""


class World:
    """Everything that holds on one day; slow on purpose, one short sentence a method."""

    def __init__(self, street: Street, day: date) -> None:
        """Look at a street.

        Args:
            street: all sheets, of whatever days.
            day: the day asked about.
        """
        self.day = day
        self.ground = Ground(street, day)
        self.organisations = Organisations(street, day)
        self.members = Members(street, day, self.organisations)
        self.employers = Employers(street, day)
        self.cards = Cards(street, day)
        self.residents = Residents(street, day)
        self.committees = Committees(street, day)
        self.bodies = Bodies(street, day)
        self.parties = Parties(day, self.ground, self.organisations, self.employers, self.bodies)
        self.joint = Joint(street, day, self.parties)
        self._holders = self._all_holders()

    # --- responsibilities -------------------------------------------------------------------

    def _all_holders(self) -> dict[Household, set[str]]:
        holders: dict[Household, set[str]] = {}
        for member in self.members.all():
            for household in self.members.households(member):
                holders.setdefault(household, set()).add(member)
        return holders

    def responsible(self, household: Household) -> set[str]:
        """The present members who answer for it: *responsibility* in its one meaning."""
        holders = self._holders.get(household, set())
        return {member for member in holders if self.members.present(member)}

    def holders(self, household: Household) -> set[str]:
        """All who answer for it, gone or present: what G15 calls responsibility."""
        return self._holders.get(household, set())

    def gone(self, member: str) -> bool:
        """Not present."""
        return not self.members.present(member)

    def at_risk(self, member: str, age: int = EXEMPT_AGE) -> bool:
        """Gone, or exempt from that age on or for a reason."""
        return self.gone(member) or self.members.exempt(member, age)

    def covered_households(self) -> set[Household]:
        """Occupied, with at least one responsibility."""
        return {one for one in self.ground.occupied_households() if self.responsible(one)}

    def able(self, member: str, age: int = EXEMPT_AGE) -> bool:
        """Present and not exempt from that age on or for a reason."""
        return self.members.present(member) and not self.members.exempt(member, age)

    # --- patches and the chain --------------------------------------------------------------

    def takers(self, patch: Plot) -> frozenset[str]:
        """The organisations that have taken the patch (包片党支部), current themselves or not."""
        said = one_at_a_time(
            self.ground.patch_rows(patch),
            "包片党支部",
            lambda line: tuple(
                key for name in line.names("包片党支部") for key in self.organisations.named(name)
            ),
            start="开始日期",
            end="结束日期",
        )
        return values_on(said, self.day)

    def taken_by_current_branch(self, patch: Plot) -> bool:
        """Whether some current branch has it."""
        return any(self.organisations.is_current_branch(key) for key in self.takers(patch))

    def broken_link(self, member: str, household: Household) -> str:
        """At which of `LINKS` the chain of one responsible member breaks; ``''`` if it is whole."""
        group = self.members.group(member)
        if group is None or not self.organisations.current(group):
            return NO_GROUP
        branch = self.organisations.parent(group)
        if branch is None or not self.organisations.is_current_branch(branch):
            return NO_BRANCH
        patches = self.ground.patches_of(household.building)
        if not patches:
            return NO_PATCH
        if not any(self.taken_by_current_branch(patch) for patch in patches):
            return NOT_TAKEN
        return "" if any(branch in self.takers(patch) for patch in patches) else NOT_BY_THEM

    def furthest_break(self, household: Household) -> str:
        """Of a covered household, where the chain breaks of the member whose reaches furthest."""
        links = {self.broken_link(member, household) for member in self.responsible(household)}
        return "" if "" in links else max(links, key=LINKS.index)

    # --- groups -----------------------------------------------------------------------------

    def in_current_group(self, member: str) -> bool:
        """Whether he is in a group that is current."""
        group = self.members.group(member)
        return group is not None and self.organisations.current(group)

    def claimed_by_group(self, building: Building) -> bool:
        """Whether a current group names it among its 负责楼栋."""
        return any(
            building == self._claimed(group, name)
            for group in self.organisations.all()
            if self.organisations.kind(group) == GROUP and self.organisations.current(group)
            for name in self.organisations.buildings_claimed(group)
        )

    def _claimed(self, group: str, name: str) -> Building | None:
        near = self.ground.building_named(self.organisations.nearest_community(group), name)
        return near or self.ground.building_named("", name)

    def members_living_in(self, building: Building) -> set[str]:
        """Current members whose 家庭住址 is a household of the building."""
        at = {one: self.ground.at_address(self.members.address(one)) for one in self.members.all()}
        return {
            member
            for member, household in at.items()
            if household is not None
            and household.building == building
            and self.members.current(member)
        }

    def current_branches(self) -> set[str]:
        """The branches that are current."""
        return {
            one for one in self.organisations.all() if self.organisations.is_current_branch(one)
        }

    def formal_of_branch(self, branch: str) -> set[str]:
        """The current formal members who belong to it."""
        return {one for one in self.members.of_branch(branch) if self.members.formal(one)}

    def is_of_community(self, organisation: str) -> bool:
        """Of a village or community: rooted in no employer, in a community by 所属社区."""
        nearest = self.organisations.nearest_community(organisation)
        return bool(nearest) and not self.roots(organisation)

    # --- employers --------------------------------------------------------------------------

    def roots(self, organisation: str) -> set[str]:
        """The employers in which an organisation is rooted."""
        named = (self.employers.named(one) for one in self.organisations.root_names(organisation))
        return {employer for employer in named if employer is not None}

    def is_own_branch(self, branch: str) -> bool:
        """A branch that is rooted in no employer."""
        return self.organisations.kind(branch) == BRANCH and not self.roots(branch)

    def organised_by(self, employer: str) -> set[str]:
        """The current party organisations rooted in it or named for it."""
        named = set(self.organisations.named(self.employers.organisation_name(employer)))
        rooted = {one for one in self.organisations.all() if employer in self.roots(one)}
        return {one for one in named | rooted if self.organisations.current(one)}

    def formal_members_at(self, employer: str) -> set[str]:
        """Current formal members who work there."""
        return {
            member
            for member in self.members.all()
            if self.members.current(member)
            and self.members.formal(member)
            and self.employers.named(self.members.employer_name(member)) == employer
        }

    def employers_in_operation(self) -> set[str]:
        """Employers that are there and in operation."""
        return {one for one in self.employers.all() if self.employers.in_operation(one)}

    def community_of_employer(self, employer: str) -> str:
        """Its community, else its building's once that is heard of, else ``''``."""
        if community := self.employers.community(employer):
            return community
        building = self.building_of_employer(employer)
        if building is None or not self.ground.is_heard_of(building):
            return ""
        return building.community

    def employers_in(self, building: Building) -> set[str]:
        """The employers in a building that are there, in operation or not."""
        return {one for one in self.employers.all() if self.building_of_employer(one) == building}

    def is_reached(self, employer: str) -> bool:
        """Organised, or with an instructor."""
        return bool(self.organised_by(employer) or self.employers.instructor(employer))

    def building_of_employer(self, employer: str) -> Building | None:
        """The building it is in, if any is known."""
        community = self.employers.community(employer)
        name = self.employers.building_name(employer)
        return self.ground.building_named(community, name) or self.ground.building_named("", name)
