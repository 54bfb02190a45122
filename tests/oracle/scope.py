"""Scopes: the table at the end of domain.md section 5, one sentence a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.oracle.bodies import Body
from tests.oracle.keys import Building, Household, Plot, Unit
from tests.oracle.parties import EMPLOYER, ORGANISATION, Party
from tests.oracle.world import World

Kind = Literal["area", "grid", "patch", "organisation"]


@dataclass(frozen=True)
class Scope:
    """A part of the street.

    Attributes:
        kind: an administrative area (district, street, community), a grid, a patch, or a party
            organisation with all below it.
        name: code or name of the area; ``社区/名称`` of the grid or patch; name of the
            organisation. This is also what the product is asked with.
    """

    kind: Kind
    name: str


class Filter:
    """Which subjects lie in a scope; without a scope all do."""

    def __init__(self, world: World, scope: Scope | None) -> None:
        """Prepare a scope.

        Args:
            world: the street as of the day.
            scope: the part of it, None for the whole.
        """
        self._world = world
        self._scope = scope
        self._area: set[str] = set()
        self._plot = Plot("", "")
        self._below: set[str] = set()
        if scope is None:
            return
        if scope.kind == "area":
            self._area = world.ground.communities_below(scope.name)
        elif scope.kind == "organisation":
            for key in world.organisations.named(scope.name):
                self._below = world.organisations.with_all_below(key)
        else:
            self._plot = Plot(*scope.name.split("/"))

    def household(self, household: Household) -> bool:
        """Lies in the area; or in a patch that one of them has taken, or their member answers."""
        return self._building_lies(household.building) or self._answered_for(household)

    def building(self, building: Building) -> bool:
        """The same; it is answered for when one of its households is."""
        households = self._world.ground.doors_in(building)
        return self._building_lies(building) or any(map(self._answered_for, households))

    def unit(self, unit: Unit) -> bool:
        """Where its building lies; it is answered for when one of its own households is."""
        households = self._world.ground.doors_in(unit.building)
        return self._building_lies(unit.building) or any(
            self._answered_for(one) for one in households if one.unit == unit.name
        )

    def grid(self, grid: Plot) -> bool:
        """Its community; itself or a building it shares; a building in the organisation's scope."""
        if self._scope is None:
            return True
        if self._scope.kind == "area":
            return grid.community in self._area
        itself = self._scope.kind == "grid" and grid == self._plot
        return itself or any(
            self.building(one)
            for one in self._world.ground.buildings()
            if grid in self._world.ground.grids_of(one)
        )

    def patch(self, patch: Plot) -> bool:
        """Its community; itself or a building it shares; taken or, in a building, answered for."""
        if self._scope is None:
            return True
        if self._scope.kind == "area":
            return patch.community in self._area
        buildings = [
            one
            for one in self._world.ground.buildings()
            if patch in self._world.ground.patches_of(one)
        ]
        if self._scope.kind == "organisation":
            households = (h for one in buildings for h in self._world.ground.doors_in(one))
            return self._taken(patch) or any(map(self._answered_for, households))
        itself = self._scope.kind == "patch" and patch == self._plot
        return itself or any(self._building_lies(one) for one in buildings)

    def member(self, member: str) -> bool:
        """The community of his branch; or he is of one of their branches."""
        if self._scope is None:
            return True
        branch = self._world.members.branch(member)
        if branch is None or self._scope.kind in ("grid", "patch"):
            return False
        if self._scope.kind == "organisation":
            return branch in self._below
        return bool(self._communities_of(branch) & self._area)

    def organisation(self, organisation: str) -> bool:
        """Its community, the nearest above it, or its employers'; or it is one of them."""
        if self._scope is None:
            return True
        if self._scope.kind == "organisation":
            return organisation in self._below
        in_area = self._scope.kind == "area"
        return in_area and bool(self._communities_of(organisation) & self._area)

    def employer(self, employer: str) -> bool:
        """Its community, else its building's; its building in a grid or patch; or rooted in it."""
        if self._scope is None:
            return True
        if self._scope.kind == "organisation":
            return any(employer in self._world.roots(one) for one in self._below)
        if self._scope.kind == "area":
            return self._world.community_of_employer(employer) in self._area
        building = self._world.building_of_employer(employer)
        return building is not None and self._building_lies(building)

    def community(self, community: str, employers: set[str]) -> bool:
        """The area holds it, or it holds an employer of the scope, of whatever kind that is."""
        if self._scope is None or (self._scope.kind == "area" and community in self._area):
            return True
        return any(
            self._world.ground.holder(self._world.community_of_employer(one)) == community
            for one in employers
        )

    def party(self, party: Party) -> bool:
        """A side of a pair, or who owes a report; a body lies where its community does."""
        if isinstance(party.key, Body):
            return self.whole_community(party.key.community)
        if party.kind == ORGANISATION:
            return self.organisation(party.key)
        return (
            self.employer(party.key) if party.kind == EMPLOYER else self.whole_community(party.key)
        )

    def whole_community(self, community: str) -> bool:
        """The area holds it; for another kind of scope: one of its buildings lies there.

        Its buildings are also those of a retired one that it took over whole.
        """
        if self._scope is None:
            return True
        if self._scope.kind == "area":
            return community in self._area
        return any(
            community in (one.community, self._world.ground.holder(one.community))
            and self.building(one)
            for one in self._world.ground.buildings()
        )

    def sheet(self) -> bool:
        """A sheet lies nowhere and is nobody's: only the whole street has it."""
        return self._scope is None

    def _building_lies(self, building: Building) -> bool:
        if self._scope is None:
            return True
        if self._scope.kind == "area":
            return building.community in self._area
        if self._scope.kind == "grid":
            return self._plot in self._world.ground.grids_of(building)
        if self._scope.kind == "patch":
            return self._plot in self._world.ground.patches_of(building)
        return any(map(self._taken, self._world.ground.patches_of(building)))

    def _taken(self, patch: Plot) -> bool:
        return bool(self._world.takers(patch) & self._below)

    def _answered_for(self, household: Household) -> bool:
        return any(
            self._world.members.branch(member) in self._below
            for member in self._world.responsible(household)
        )

    def _communities_of(self, branch: str) -> set[str]:
        nearest = self._world.organisations.nearest_community(branch)
        if nearest:
            return {nearest}
        return {self._world.community_of_employer(one) for one in self._world.roots(branch)}
