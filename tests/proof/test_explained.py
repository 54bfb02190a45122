"""Wrong copies that are none: what their places speak of, and that every explanation is of some."""

from __future__ import annotations

from tests.proof.explained import EXPLANATIONS, explanation_of
from tests.proof.mutations import wrong_copies
from tests.proof.spoilt_places import Place, place_of


def test_a_place_speaks_of_a_thing_or_of_a_relation() -> None:
    ends = [one for one in wrong_copies(["G04"]) if one.fault == "ends a day late"]
    assert {place_of(one) for one in ends} == {
        Place(thing="Patch"),
        Place(thing="PartyOrganisation"),
        Place(relations=frozenset({"PartyOrganisation-TAKES-Patch"})),
    }


def test_every_explanation_explains_something() -> None:
    used = {explanation_of(one) for one in wrong_copies()}
    assert [why.reason for why in EXPLANATIONS if why not in used] == []
