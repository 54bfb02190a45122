"""Which building a text means: by its compound and name, in any of the ways in which clerks write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.cells.doors import read_building_names
from loaders.cells.text import normal_name
from loaders.naming import NEAREST, Names, Unresolved, nearest

COMMUNITY_NOUNS = ("社区居委会", "社区居民委员会", "社区")


def whole_spellings(community: str, compound: str, name: str) -> set[str]:
    """Every way to write a building with its compound, as one word and normalised.

    ``锦绣苑南区1号楼`` of the community 锦绣苑 may stand as ``南区1号楼`` and ``锦绣苑社区南区小区1号楼``.
    """
    bare = community.removesuffix("社区")
    places = {compound, compound.removeprefix(bare)}
    places |= {place.removesuffix("小区") for place in places}
    if compound:
        places.discard("")  # 锦绣苑/1号楼 of 锦绣苑 is not any 1号楼
        places |= {f"{place}小区" for place in places}
    return {
        normal_name(f"{front}{place}{name}")
        for front in ("", bare, f"{bare}社区")
        for place in places
    }


def short_spellings(community: str, name: str) -> set[str]:
    """Every way to write a building without its compound."""
    return whole_spellings(community, "", name)


def earlier_than(community: str, predecessors: Mapping[str, set[str]]) -> set[str]:
    """The communities that one took over, those that they had taken over, and so on."""
    found: set[str] = set()
    waiting = {community}
    while waiting:
        before = predecessors.get(waiting.pop(), set()) - found - {community}
        found |= before
        waiting |= before
    return found


@dataclass
class _Site:
    compound: str
    name: str
    communities: dict[str, None] = field(default_factory=dict)


class Buildings:
    """The buildings that can be named.

    Args:
        communities: names of the communities, by key; it may grow.
        predecessors: the communities that one took over, by its key; it may grow.
    """

    def __init__(
        self, communities: Mapping[str, str], predecessors: Mapping[str, set[str]]
    ) -> None:
        self._communities = communities
        self._predecessors = predecessors
        self._names = Names()
        self._sites: dict[str, _Site] = {}
        self._exact: dict[tuple[str, str, str], set[str]] = {}
        self._whole: dict[str, set[str]] = {}
        self._short: dict[str, set[str]] = {}
        self._mentions: dict[tuple[str, str], dict[str, set[str | None]]] = {}

    def add(self, key: str, community: str, compound: str, name: str) -> None:
        """Make a building nameable within a community."""
        self._names.add(key, name, community)
        site = self._sites.setdefault(key, _Site(compound, name))
        site.compound = site.compound or compound
        site.communities[community] = None
        place = (community, normal_name(site.compound), normal_name(name))
        self._exact.setdefault(place, set()).add(key)
        inside = self._communities.get(community, "")
        for text in whole_spellings(inside, site.compound, name):
            self._whole.setdefault(text, set()).add(key)
        for text in short_spellings(inside, name):
            self._short.setdefault(text, set()).add(key)

    def called(self, key: str) -> tuple[str, str]:
        """Names of a building's compound, empty where none is known, and of itself."""
        site = self._sites[key]
        return site.compound, site.name

    # -- for rows that may make a building known -----------------------------------------------

    def mention(self, community: str, compound: str, name: str, listed: str | None) -> None:
        """Note that a row of the run will speak of a building; arguments as of ``standing``."""
        place = (community, normal_name(name))
        by_compound = self._mentions.setdefault(place, {})
        by_compound.setdefault(normal_name(compound), set()).add(listed)

    def standing(self, community: str, compound: str, name: str, listed: str | None) -> str | None:
        """The known building that a row means which could itself make one known.

        Without a compound it is the only one of its name, as it is for a row that refers to it; and
        a building known without its compound is the only one that is named with any.

        Args:
            community: key.
            compound: name, empty where the row names none.
            name: of the building.
            listed: day of the row's ledger if that lists buildings. Two names in it are two
                buildings.

        Raises:
            Unresolved: the row could mean several; never for a ledger that lists buildings.
        """
        scopes = self._scopes(community)
        for scope in scopes:
            exact = self._exactly(scope, compound, name)
            if len(exact) == 1:
                return next(iter(exact))
        for scope in scopes:
            found = self._written(scope, f"{compound}{name}", short=not compound)
            found = {key for key in found if not self._is_listed(community, key, listed)}
            if len(found) == 1:
                return next(iter(found))
            if found and listed is None:
                raise self._several(found)
            if found:
                return None
        return self._without_compound(community, compound, name) if compound else None

    def _is_listed(self, community: str, key: str, listed: str | None) -> bool:
        """Whether the ledger that lists a building lists this other one as well."""
        site = self._sites[key]
        by_compound = self._mentions.get((community, normal_name(site.name)), {})
        return listed is not None and listed in by_compound.get(normal_name(site.compound), ())

    def _without_compound(self, community: str, compound: str, name: str) -> str | None:
        """The building known without a compound, if it is the only one and but one compound claims it."""
        known = self._written({community}, name, short=True)
        mentions = self._mentions.get((community, normal_name(name)), {})
        bare = mentions.get("", set())
        named = set(mentions) - {""}
        listed = {day for compound in named for day in mentions[compound]} - {None}
        if len(known) != 1 or len(named) > 1 or bare & listed:
            return None
        (key,) = known
        if self._sites[key].compound:
            return None
        self.add(key, community, compound, name)
        return key

    # -- for cells that refer to one ------------------------------------------------------------

    def one(self, community: str | None, compound: str | None, name: str) -> str:
        """A known building a cell names; without a compound the only one of that name.

        Raises:
            Unresolved: it is unknown, or could be several.
        """
        for scope in self._scopes(community):
            exact = self._exactly(scope, compound or "", name)
            found = exact or self._written(scope, f"{compound or ''}{name}", short=True)
            if len(found) == 1:
                return next(iter(found))
            if found:
                raise self._several(found)
        raise Unresolved("unknown_ref", nearest(name, self._names, parent=community))

    def named(self, text: str, around: str | None) -> list[str]:
        """The known buildings that one text names: ``3号楼``, ``安居东苑3号楼``, ``1-10幢``.

        Looked for in the community ``around``, then in the one whose name the text begins with
        (``锦绣苑南区3号楼``, ``锦绣苑/3号楼``), then in the whole street.

        Raises:
            Unreadable: it names no building.
            Unresolved: it names one that is unknown, or that could be several.
        """
        begun = [
            (key, text.removeprefix(name).lstrip("/"))
            for key, whole in self._communities.items()
            for name in (whole, *(whole.removesuffix(noun) for noun in COMMUNITY_NOUNS))
            if text.startswith(name) and name != text
        ]
        failed: list[Unresolved] = []
        for community, rest in [(around, text), *dict.fromkeys(begun), (None, text)]:
            try:
                return [
                    self.one(community, compound, name)
                    for compound, name in read_building_names(rest)
                ]
            except Unresolved as error:
                failed.append(error)
        raise next((one for one in failed if one.code == "ambiguous_ref"), failed[0])

    # -- for addresses --------------------------------------------------------------------------

    def at_end(self, text: str) -> tuple[str, str, set[str]] | None:
        """The known buildings that a text ends with, spelled as wholly as it can be.

        Returns:
            What stands before, how they are spelled and their keys; ``None`` if it ends with none.
        """
        wanted = normal_name(text)
        for cut in range(len(wanted)):
            spelled = wanted[cut:]
            whole, short = self._whole.get(spelled, set()), self._short.get(spelled, set())
            # A name alone may be that of a building whose compound is left out.
            if found := whole | short if spelled in self._names.by_name else whole or short:
                return wanted[:cut], spelled, found
        return None

    def within(self, keys: set[str], community: str) -> set[str]:
        """Those of some buildings that lie in a community, else in those that it took over."""
        for scope in self._scopes(community):
            if found := self._within(scope, keys):
                return found
        return set()

    # -- looking up ---------------------------------------------------------------------------

    def _scopes(self, community: str | None) -> list[set[str] | None]:
        """Where to look, one after the other: a community, those it took over; None: everywhere."""
        if community is None:
            return [None]
        return [{community}, earlier_than(community, self._predecessors)]

    def _exactly(self, scope: set[str] | None, compound: str, name: str) -> set[str]:
        door = (normal_name(compound), normal_name(name))
        places = (
            (community, *door) for community in (self._communities if scope is None else scope)
        )
        return set().union(*(self._exact.get(place, ()) for place in places))

    def _written(self, scope: set[str] | None, text: str, *, short: bool) -> set[str]:
        """The buildings that a text spells whole; if there are none, those it spells in short."""
        wanted = normal_name(text)
        for spelled in (self._whole, self._short) if short else (self._whole,):
            found = self._within(scope, spelled.get(wanted, ()))
            if found:
                return found
        return set()

    def _within(self, scope: set[str] | None, keys: Iterable[str]) -> set[str]:
        if scope is None:
            return set(keys)
        return {key for key in keys if not scope.isdisjoint(self._sites[key].communities)}

    def _several(self, keys: set[str]) -> Unresolved:
        return Unresolved("ambiguous_ref", sorted(self._text(key) for key in keys)[:NEAREST])

    def _text(self, key: str) -> str:
        site = self._sites[key]
        inside = self._communities.get(min(site.communities), "")
        return "/".join(part for part in (inside, site.compound, site.name) if part)
