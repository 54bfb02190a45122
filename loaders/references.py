"""Finding what a cell names: among everything loaded before and everything in the same run."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from rapidfuzz import process

from graph.same import Same
from loaders.cells.text import normal_name
from loaders.naming import NEAREST, Names, Unresolved, nearest, nearest_codes, one
from loaders.short_names import short_employer, short_organisation
from loaders.sites import COMMUNITY_NOUNS, Buildings, earlier_than

_CALLED = {
    "PartyOrganisation": "党组织", "Employer": "单位", "CommunityBody": "机构", "Area": "社区",
}  # fmt: skip
_JOINED = ("PartyOrganisation", "Employer")
PARTIES = tuple(_CALLED)
"""Labels of whoever can do something with others."""


class Party(NamedTuple):
    """Whoever does something together with others, as (label, key)."""

    label: str
    key: str


def _door_of(household: str) -> tuple[str, str, str]:
    """The building, unit and room in a household's key, as they stand there."""
    building, _, unit_and_room = household.rpartition("|unit=")
    unit, _, room = unit_and_room.partition("|room=")
    return building, unit, room


def _without_noun(community: str) -> list[str]:
    """The name of a community without its noun, if it has one."""
    return [
        community.removesuffix(noun)
        for noun in COMMUNITY_NOUNS
        if community.endswith(noun) and len(community) > len(noun)
    ]


class References:
    """Everything that can be named, by the names clerks use for it."""

    def __init__(self) -> None:
        self.areas = Names()
        self._area_names: dict[str, tuple[str, ...]] = {}
        self._community_of: dict[str, str] = {}
        self.communities: dict[str, str] = {}
        self.predecessors: dict[str, set[str]] = {}
        self.grids = Names()
        self.patches = Names()
        self.organisations = Names()
        self.branch_of_group: dict[str, str] = {}
        self.organisation_kinds: dict[str, set[str]] = {}
        self.organisation_parents: dict[str, str] = {}
        self.organisation_communities: dict[str, str] = {}
        self.highest_rank = 9
        self.employers = Names()
        self.bodies = Names()
        self.committees = Names()
        self.list_items = Names()
        self._parties = {
            "PartyOrganisation": self.organisations,
            "Employer": self.employers,
            "CommunityBody": self.bodies,
            "Area": self.areas,
        }
        self.buildings = Buildings(self.communities, self.predecessors)
        self.households: set[str] = set()
        self._doors: dict[str, list[tuple[str, str, str]]] = {}
        self.members = Names()
        self.people: dict[str, str] = {}
        self.groups_of_member: dict[str, set[str]] = {}

    def take_for_one(self, same: Same) -> None:
        """Take things that were judged one for one, wherever a name fits several of them.

        What another stands for lies where that other lies: it has no relations of its own.
        """
        for names in (self.organisations, self.employers):
            names.same = same
            names.place_beside(same)
        self.members.same = same

    # -- the ground ---------------------------------------------------------------------------

    def add_area(self, key: str, code: str, name: str, *, is_community: bool) -> None:
        """Make an area nameable by its code, its name and the name without its noun."""
        self.areas.add(key, name, code=code)
        self._area_names.clear()
        self._community_of.clear()
        if is_community:
            self.communities[key] = name
            for bare in _without_noun(name):
                self.areas.by_name.setdefault(normal_name(bare), {}).setdefault("", set()).add(key)

    def add_former_area(self, key: str, name: str) -> None:
        """Make an area nameable by a name it bore, where no area bears it now."""
        self._community_of.clear()
        for former in (name, *_without_noun(name)):
            self.areas.also(key, former)

    def area(self, code: str) -> str:
        """A known area by its code."""
        if (key := self.areas.by_code.get(code)) is not None:
            return key
        raise Unresolved("unknown_ref", nearest_codes(code, self.areas))

    def area_names(self, level: str) -> tuple[str, ...]:
        """Names of the known areas of a level (区县, 街道, 社区), which shows in their codes."""
        if not self._area_names:
            found: dict[str, list[str]] = {}
            for code, key in self.areas.by_code.items():
                lowest = "社区" if key in self.communities else "街道"
                kind = "区县" if code.endswith("000000") else lowest
                found.setdefault(kind, []).append(self.areas.shown[key])
            self._area_names = {kind: tuple(names) for kind, names in found.items()}
        return self._area_names.get(level, ())

    def is_elsewhere(self, text: str, level: str) -> bool:
        """Whether an address names an area that is none of the known ones, though some of its level are.

        Its province or city may stand before it: ``银川市金凤区``.
        """
        known = self.area_names(level)
        return bool(known) and not text.endswith(known) and not self.areas.keys(text)

    def community(self, text: str) -> str:
        """The community a cell names, by code or by name with or without its noun."""
        known = self._community_of.get(text)
        if known is None:
            last = text.rsplit("/", 1)[-1].strip()
            known = self._community_of[text] = one(self._communities(last), self.areas, last)
        return known

    def _communities(self, text: str) -> set[str]:
        if (key := self.areas.by_code.get(text)) is not None and key in self.communities:
            return {key}
        found = self.areas.keys(text)
        for noun in COMMUNITY_NOUNS:
            if not found and text.endswith(noun):
                found = self.areas.keys(text.removesuffix(noun))
        return {key for key in found if key in self.communities}

    def within(self, names: Names, community: str, text: str) -> str:
        """A grid or patch of a community (or of one it succeeded) by its name."""
        last = text.rsplit("/", 1)[-1].strip()
        found = names.keys(last, community)
        if not found:
            found = set().union(
                *(
                    names.keys(last, earlier)
                    for earlier in earlier_than(community, self.predecessors)
                ),
                set(),
            )
        if not found and (key := names.by_code.get(last)) is not None:
            return key
        return one(found, names, last, community)

    def add_building(self, key: str, community: str, compound: str, name: str) -> None:
        """Make a building nameable within its community."""
        self.buildings.add(key, community, compound, name)

    def building(self, community: str | None, compound: str | None, name: str) -> str:
        """A known building a cell names; without a compound the only one of that name."""
        return self.buildings.one(community, compound, name)

    def buildings_named(self, text: str, around: str | None) -> list[str]:
        """The known buildings that one text names; see ``Buildings.named``."""
        return self.buildings.named(text, around)

    def household(self, key: str) -> str:
        """A known household by its key; the nearest doors of its building otherwise."""
        if key in self.households:
            return key
        _, unit, room = _door_of(key)
        doors = sorted(f"{unit}/{room}" for unit, room, _ in self.doors_beside(key))
        near = process.extract(f"{unquote(unit)}/{unquote(room)}", doors, limit=NEAREST)
        raise Unresolved("unknown_ref", [door for door, _, _ in near])

    def doors_beside(self, household: str) -> list[tuple[str, str, str]]:
        """Unit, room and key of every known household of the building that a key names."""
        if not self._doors:
            for known in self.households:
                there, *door = _door_of(known)
                unit, room = map(unquote, door)
                self._doors.setdefault(there, []).append((unit, room, known))
        return self._doors.get(_door_of(household)[0], [])

    # -- the party and employers --------------------------------------------------------------

    def add_organisation(self, key: str, name: str, code: str | None, branch: str | None) -> None:
        """Make an organisation nameable; a group within its branch, and by both their names."""
        within = self.organisations.shown.get(branch or "", "")
        self.organisations.add(key, name, branch or "", code, within)
        if branch is not None:
            self.branch_of_group[key] = branch
            self.organisations.also(key, within + name, branch)
        self.organisations.shortly(key, short_organisation(name), branch or "")

    def organisation(self, text: str) -> str:
        """An organisation by its code or full name; a group only where its name is unique."""
        return one(self._organisations(text), self.organisations, text)

    def _organisations(self, text: str) -> set[str]:
        if (key := self.organisations.by_code.get(text)) is not None:
            return {key}
        return (
            self.organisations.keys(text, "")
            or self.organisations.keys(text)
            or self.organisations.short(text, "")
        )

    def group(self, branch: str | None, text: str) -> str:
        """A group by its own name or by its branch's name followed by it; of a branch where one is given."""
        if (
            key := self.organisations.by_code.get(text)
        ) is not None and key in self.branch_of_group:
            return key
        if branch is None:
            found = self.organisations.keys(text) & self.branch_of_group.keys()
            return one(found, self.organisations, text)
        found = self.organisations.keys(text, branch)
        branch_name = self.organisations.shown.get(branch, "")
        if not found and normal_name(text).startswith(normal_name(branch_name)):
            found = self.organisations.keys(
                normal_name(text).removeprefix(normal_name(branch_name)), branch
            )
        if not found:
            found = self.organisations.keys(branch_name + text, branch)
        return one(found, self.organisations, text, branch)

    def community_of(self, organisation: str) -> str | None:
        """The community of an organisation, else of the nearest above it that has one."""
        seen: set[str] = set()
        here: str | None = organisation
        while here is not None and here not in seen:
            if (community := self.organisation_communities.get(here)) is not None:
                return community
            seen.add(here)
            here = self.organisation_parents.get(here)
        return None

    def add_employer(self, key: str, name: str, community: str | None, code: str | None) -> None:
        """Make an employer nameable by its credit code and its name."""
        within = self.communities.get(community or "", "")
        self.employers.add(key, name, community or "", code, within)
        self.employers.shortly(key, short_employer(name), community or "")

    def employer(self, text: str, community: str | None = None) -> str:
        """An employer by its credit code or name, within a community where the name is not unique."""
        return one(self._employers(text, community), self.employers, text)

    def _employers(self, text: str, community: str | None) -> set[str]:
        if (key := self.employers.by_code.get(text)) is not None:
            return {key}
        for called in (self.employers.keys, self.employers.short):
            found = called(text)
            if len(found) > 1 and community is not None:
                found = called(text, community) or found
            if found:
                return found
        return set()

    # -- parties to joint work, bodies, lists ---------------------------------------------------

    def add_body(self, key: str, kind: str, name: str, community: str) -> None:
        """Make a body of a community nameable; a residents' committee as such, too."""
        within = self.communities[community]
        self.bodies.add(key, name, community, within=within)
        if kind == "居委会":
            self.committees.add(key, name, community, within=within)

    def organisation_or_employer(self, text: str, community: str | None = None) -> Party:
        """A party organisation or an employer, by code or by name.

        Args:
            text: as written.
            community: in which the employer is, where several are called so.
        """
        return self._one_party(self._joined(text, community), text, _JOINED)

    def party(self, text: str, community: str | None = None) -> Party:
        """Whoever can do something with others: also a community or one of its bodies.

        Organisations and employers go before bodies, since the committee that the ledger of bodies
        lists is a party organisation, and bodies before communities: 锦绣苑社区居委会 is a body.

        Args:
            text: as written.
            community: in which the employer or the body is, where several are called so.
        """
        return self._one_party(self.parties_named(text, community), text, PARTIES)

    def parties_named(self, text: str, community: str | None = None) -> set[Party]:
        """Everything that a text names as ``party`` reads it; cheap, unlike a refusal."""
        if found := self._joined(text, community):
            return found
        bodies = (self.bodies.keys(text, community) if community else set()) or self.bodies.keys(
            text
        )
        if bodies:
            return {Party("CommunityBody", key) for key in bodies}
        return {Party("Area", key) for key in self._communities(text)}

    def _joined(self, text: str, community: str | None) -> set[Party]:
        return {Party("PartyOrganisation", key) for key in self._organisations(text)} | {
            Party("Employer", key) for key in self._employers(text, community)
        }

    def _one_party(self, found: set[Party], text: str, labels: tuple[str, ...]) -> Party:
        if len(found) == 1:
            return next(iter(found))
        if not found:
            raise Unresolved(
                "unknown_ref", nearest(text, *(self._parties[label] for label in labels))
            )
        told = []
        for label in dict.fromkeys(party.label for party in sorted(found)):
            mine = self._parties[label].told_apart(p.key for p in found if p.label == label)
            alone = len(mine) == len(found)
            told += mine if alone else [f"{_CALLED[label]}{text}" for text in mine]
        raise Unresolved("ambiguous_ref", told[:NEAREST])

    def add_list_item(self, key: str, kind: str, name: str, owner: str) -> None:
        """Make an item of a list (资源, 需求, 项目) nameable within its list."""
        self.list_items.add(key, name, kind, within=owner)

    def list_item(self, text: str, kind: str) -> str:
        """An item of a list by its name, or ``提出方/名称`` where several are called so."""
        return one(self.list_items.keys(text, kind), self.list_items, text, kind)

    def are_one(self, one: Party, other: Party) -> bool:
        """Whether two parties are the same, or were judged to be."""
        return one.label == other.label and (
            self._parties[one.label].same.one(one.key)
            == self._parties[other.label].same.one(other.key)
        )

    def shown(self, party: Party) -> str:
        """The name of a party."""
        return self._parties[party.label].shown[party.key]

    # -- people -------------------------------------------------------------------------------

    def add_member(self, key: str, name: str, branch: str, person: str) -> None:
        """Make a member nameable within a branch, and by the hash of his number."""
        self.members.add(key, name, branch, within=self.organisations.shown[branch])
        self.people[person] = key

    def _beside_number(self, name: str, branch: str | None) -> list[str]:
        """Members nearest to one whose number nobody has: those of his name have another number."""
        found = self.members.keys(name, branch) or self.members.keys(name)
        if not found:
            return nearest(name, self.members, parent=branch)
        return [f"{text}（身份证号不同）" for text in self.members.told_apart(found)[:NEAREST]]

    def member(
        self, name: str, person: str | None, branch: str | None, group: str | None = None
    ) -> str:
        """A member by the hash of his number, else by name.

        Args:
            name: his name; it must be his where his number is given.
            person: hash of his number.
            branch: in which his name is looked for.
            group: tells namesakes apart, and the branch where none is given.
        """
        if person is not None:
            if (key := self.people.get(person)) is None:
                raise Unresolved("unknown_ref", self._beside_number(name, branch))
            if key not in self.members.keys(name):
                raise Unresolved("name_mismatch", ())
            return key
        branch = branch or self.branch_of_group.get(group or "")
        found = self.members.keys(name, branch)
        if len(found) > 1 and group is not None:
            grouped = {key for key in found if group in self.groups_of_member.get(key, ())}
            found = grouped or found
        return one(found, self.members, name, branch)


__all__ = ["PARTIES", "Party", "References", "Unresolved"]
