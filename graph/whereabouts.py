"""Which scope a thing lies in on a day, as far as ledgers tell: the ground for silence to mean anything.

The same sentences as ``cypher/scopes.toml`` and ``graph.scope`` have, for a graph that a run has not
written yet. What silence ends is left out of them: else a member whom a whole ledger no longer
lists would no longer lie in its scope.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.completeness import Extent
from graph.errors import WrongUse
from graph.history import derive, thing_of
from graph.lives import lives_of
from graph.scope import Scope, is_called, narrowed, only
from graph.terms import ScopeKind
from graph.told import Span, Told

_PART_OF = "Area-PART_OF-Area"
_SUCCEEDED_BY = "Area-SUCCEEDED_BY-Area"
_UNDER = "PartyOrganisation-UNDER-PartyOrganisation"
_ROOTED_IN = "PartyOrganisation-ROOTED_IN-Employer"


def building_of(key: str) -> str:
    """Key of the building in which a unit or a household is: its own parts but the last ones."""
    parts = key.split("|")[1:]
    inside = [part for part in parts if not part.startswith(("unit=", "room="))]
    return "|".join(("building", *inside))


class Whereabouts:
    """Tells whether things and facts lie in the scope of a ledger on its day."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._areas: dict[tuple[str, str], set[str]] = {}
        self._organisations: dict[tuple[str, str, str], set[str]] = {}
        self._lies: dict[str, Callable[[str, Extent], bool]] = {
            "Grid": lambda key, extent: self._stands("Grid", key, extent),
            "Patch": lambda key, extent: self._stands("Patch", key, extent),
            "Building": lambda key, extent: self._stands("Building", key, extent),
            "Unit": lambda key, extent: self._stands("Building", building_of(key), extent),
            "Household": lambda key, extent: self._stands("Building", building_of(key), extent),
            "CommunityBody": lambda key, extent: self._stands("CommunityBody", key, extent),
            "Area": lambda key, extent: extent.kind == "area" and key in self.areas(extent),
            "PartyOrganisation": lambda key, extent: key in self.organisations(extent),
            "PartyMember": self._member,
            "Employer": self._employer,
            "Agreement": self._agreement,
        }

    def lies(self, label: str, key: str, extent: Extent) -> bool:
        """Whether a thing lies in the scope on the day."""
        return self._lies[label](key, extent)

    def fact_lies(self, relation: str, owner: tuple[str, str], other: str, extent: Extent) -> bool:
        """Whether a relation lies in it: with whom it speaks of, on the ground with where that is.

        A whole ledger 包户 of a community has all who answer for its doors, whatever branch they
        are of; that of a branch has all for whom its members answer.
        """
        if extent.kind == "area" and relation == "PartyMember-ANSWERS_FOR-Household":
            return self.lies("Household", other, extent)
        if extent.kind == "area" and "-REPORTED_TO-" in relation:
            return self.lies("Area", other, extent)
        return self.lies(*owner, extent)

    # -- scopes -------------------------------------------------------------------------------

    def areas(self, extent: Extent) -> set[str]:
        """Keys of the area, of all below it, and of those that have all been taken over by these."""
        at = (extent.scope, extent.day)
        if at not in self._areas:
            self._areas[at] = self._areas_of(*at)
        return self._areas[at]

    def _areas_of(self, scope: str, day: str) -> set[str]:
        above = {
            area: _in_force(spans, day).other
            for area, spans in self._told.spans("Area", _PART_OF).items()
        }
        successors = {
            area: {span.other for span in spans}
            for area, spans in self._told.spans("Area", _SUCCEEDED_BY).items()
            if self._is_out_of_force(area, day)
        }
        found = {scope}
        while True:
            more = {area for area, whole in above.items() if whole in found}
            more |= {area for area, later in successors.items() if later <= found}
            if more <= found:
                return found
            found |= more

    def _is_out_of_force(self, area: str, day: str) -> bool:
        lives = lives_of(thing_of("Area"), self._told.all("Area")[area].said)
        return all(end <= day for _, end in lives)

    def organisations(self, extent: Extent) -> set[str]:
        """Keys of the party organisations of the scope."""
        at = (extent.kind, extent.scope, extent.day)
        if at not in self._organisations:
            find = self._below if extent.kind == "organisation" else self._organisations_in
            self._organisations[at] = find(extent)
        return self._organisations[at]

    def _below(self, extent: Extent) -> set[str]:
        above = self._above(extent.day)
        found = {extent.scope}
        while more := {one for one, whole in above.items() if whole in found} - found:
            found |= more
        return found

    def _above(self, day: str) -> dict[str, str]:
        spans = self._told.spans("PartyOrganisation", _UNDER)
        return {
            organisation: span.other
            for organisation, all_of_it in spans.items()
            for span in all_of_it
            if span.holds(day)
        }

    def _organisations_in(self, extent: Extent) -> set[str]:
        above = self._above(extent.day)
        places = self._told.spans("PartyOrganisation", "PartyOrganisation-IN_AREA-Area")
        roots = self._told.spans("PartyOrganisation", _ROOTED_IN)

        def lies(organisation: str) -> bool:
            seen: set[str] = set()
            here: str | None = organisation
            while here is not None and here not in seen:
                stated = _others(places.get(here, ()), extent.day)
                if stated:
                    return bool(stated & self.areas(extent))
                seen.add(here)
                here = above.get(here)
            return any(
                self._employer(employer, extent)
                for employer in _others(roots.get(organisation, ()), extent.day)
            )

        return {key for key in self._told.all("PartyOrganisation") if lies(key)}

    # -- things -------------------------------------------------------------------------------

    def _stands(self, label: str, key: str, extent: Extent) -> bool:
        """Whether something on the ground lies in the area; no organisation has ground of its own."""
        if extent.kind != "area":
            return False
        places = self._told.spans(label, f"{label}-IN_AREA-Area").get(key, ())
        return bool(_others(places, extent.day) & self.areas(extent))

    def _member(self, key: str, extent: Extent) -> bool:
        branches = self._told.spans("PartyMember", "PartyMember-MEMBER_OF-PartyOrganisation")
        return bool(_others(branches.get(key, ()), extent.day) & self.organisations(extent))

    def _employer(self, key: str, extent: Extent) -> bool:
        if extent.kind == "organisation":
            roots = self._told.spans("PartyOrganisation", _ROOTED_IN)
            return any(
                key in _others(roots.get(organisation, ()), extent.day)
                for organisation in self.organisations(extent)
            )
        stated = self._told.spans("Employer", "Employer-IN_AREA-Area").get(key, ())
        if found := _others(stated, extent.day):
            return bool(found & self.areas(extent))
        housed = self._told.spans("Employer", "Employer-IN_BUILDING-Building").get(key, ())
        return any(
            self._stands("Building", building, extent) for building in _others(housed, extent.day)
        )

    def _agreement(self, key: str, extent: Extent) -> bool:
        """Whether one of its parties lies in it."""
        return any(
            self.lies(label, span.other, extent)
            for label in ("PartyOrganisation", "Employer", "CommunityBody", "Area")
            for role in ("FIRST_PARTY", "SECOND_PARTY")
            for span in self._told.spans("Agreement", f"Agreement-{role}-{label}").get(key, ())
        )


def _others(spans: list[Span] | tuple[()], day: str) -> set[str]:
    return {span.other for span in spans if span.holds(day)}


def _in_force(spans: list[Span], day: str) -> Span:
    """The one that is last said to begin by the day; before all of them, the first."""
    ordered = sorted(spans, key=lambda span: span.start)
    return next((span for span in reversed(ordered) if span.start <= day), ordered[0])


def scope_named(told: Told, wanted: str) -> Scope:
    """The area or party organisation that a text names, among what is there and what a run brings.

    Raises:
        WrongUse: it names neither, or several.
    """
    rows = []
    parents = told.spans("Area", _PART_OF)
    called = {
        known.key: derive("Area", known.said).properties for known in told.all("Area").values()
    }
    for key, area in called.items():
        above = {str(called[span.other]["name"]) for span in parents.get(key, ())}
        rows.append(_row("Area", key, area, sorted(above)))
    branches = told.spans("PartyOrganisation", _UNDER)
    organisations = {
        known.key: derive("PartyOrganisation", known.said).properties
        for known in told.all("PartyOrganisation").values()
    }
    for key, organisation in organisations.items():
        spans = branches.get(key, ()) if organisation.get("kind") == "党小组" else ()
        above = {str(organisations[span.other]["name"]) for span in spans}
        rows.append(_row("PartyOrganisation", key, organisation, sorted(above)))
    text = wanted.strip()
    found = narrowed([row for row in rows if is_called(row, text)], text, told.same)
    if not found:
        raise WrongUse(
            f"--complete 的范围「{wanted}」不是已知的区划或党组织：请给区划代码、社区名或党组织全称。",
            f"--complete {wanted!r} is no known area or party organisation: give an area code, a community or an organisation.",
        )
    row = only(found, wanted)
    kind: ScopeKind = "area" if row["label"] == "Area" else "organisation"
    return Scope(kind, row["path"], told.same.one(row["key"]))


def _row(label: str, key: str, properties: dict[str, object], above: list[str]) -> dict[str, Any]:
    former = properties.get("formerNames")
    return {
        "label": label,
        "key": key,
        "name": properties.get("name"),
        "code": properties.get("code"),
        "former": former if isinstance(former, list) else [],
        "above": above,
    }
