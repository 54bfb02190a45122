"""From what was said to what was so: every rule of ledgers.md, "Time", by example."""

from __future__ import annotations

import pytest

from graph.history import derive, is_single
from graph.said import LIFE, Claim, Saying, Scalar
from tests.graph.sayings import (
    ANSWERS_FOR,
    FOREVER,
    IN_COMPOUND,
    IN_GRID,
    MEMBER_OF,
    claims,
    missing,
    properties,
    saying,
    spans,
    unlisted,
)

Span = tuple[str, str, str]
UNDER = "PartyOrganisation-UNDER-PartyOrganisation"
ROOTED_IN = "PartyOrganisation-ROOTED_IN-Employer"
CLAIMS = "PartyOrganisation-CLAIMS-Building"
STARTED_BY = "Event-STARTED_BY-PartyOrganisation"
MARCH, APRIL, MAY, JUNE = (f"2018-{month:02}-01" for month in range(3, 7))
GONE = Claim(None)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(APRIL, Claim("A"))], {("A", APRIL, FOREVER)}),
        ([(APRIL, Claim("A")), (MAY, Claim("A"))], {("A", APRIL, FOREVER)}),
        (
            [(APRIL, Claim("A")), (MAY, Claim("B"))],
            {("A", APRIL, MAY), ("B", MAY, FOREVER)},
        ),
        (
            [(APRIL, Claim("A")), (MAY, Claim("B")), (JUNE, Claim("A"))],
            {("A", APRIL, MAY), ("B", MAY, JUNE), ("A", JUNE, FOREVER)},
        ),
        ([(APRIL, Claim("A")), (MAY, GONE)], {("A", APRIL, MAY)}),
        ([(APRIL, GONE), (MAY, Claim("A"))], {("A", MAY, FOREVER)}),
        ([(APRIL, GONE)], set()),
        # A start that is given is believed; an older ledger carries it back too.
        ([(APRIL, Claim("A", MARCH))], {("A", MARCH, FOREVER)}),
        ([(MAY, Claim("A")), (APRIL, Claim("A"))], {("A", APRIL, FOREVER)}),
        ([(MAY, Claim("A", APRIL)), (JUNE, Claim("A", MARCH))], {("A", MARCH, FOREVER)}),
        # Back over the days on which another was said as well: no day of it twice.
        (
            [(APRIL, Claim("A")), (MAY, Claim("B")), (JUNE, Claim("A", MARCH))],
            {("A", MARCH, FOREVER), ("B", MAY, JUNE)},
        ),
        # An end that is given stands: a later empty end cell says nothing.
        ([(APRIL, Claim("A", MARCH, JUNE))], {("A", MARCH, JUNE)}),
        ([(APRIL, Claim("A", None, JUNE)), (MAY, Claim("A"))], {("A", APRIL, JUNE)}),
        # It ends when another is said even before the end that was given.
        (
            [(APRIL, Claim("A", None, JUNE)), (MAY, Claim("B"))],
            {("A", APRIL, MAY), ("B", MAY, FOREVER)},
        ),
        # Said again after its end: it began anew.
        (
            [(APRIL, Claim("A", MARCH, APRIL)), (MAY, Claim("A"))],
            {("A", MARCH, APRIL), ("A", MAY, FOREVER)},
        ),
        # No day at all is no interval.
        ([(APRIL, Claim("A", APRIL, APRIL))], set()),
    ],
)
def test_one_at_a_time(said: list[tuple[str, Claim]], expected: set[Span]) -> None:
    sayings = [saying(day, {MEMBER_OF: claim}) for day, claim in said]
    assert spans("PartyMember", MEMBER_OF, *sayings) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(APRIL, Claim("A", MARCH))], {("A", MARCH, FOREVER)}),
        # Who is named later had always started it.
        ([(APRIL, Claim("A", MARCH)), (MAY, Claim("B", MARCH))], {("B", MARCH, FOREVER)}),
        ([(APRIL, Claim("A", MARCH)), (MAY, GONE)], set()),
    ],
)
def test_one_as_last_told(said: list[tuple[str, Claim]], expected: set[Span]) -> None:
    sayings = [saying(day, {STARTED_BY: claim}, ledger="events") for day, claim in said]
    assert spans("Event", STARTED_BY, *sayings) == expected
    assert spans("Event", STARTED_BY, *reversed(sayings)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(APRIL, "AB")], {("A", APRIL, FOREVER), ("B", APRIL, FOREVER)}),
        ([(APRIL, "AB"), (MAY, "A")], {("A", APRIL, FOREVER), ("B", APRIL, MAY)}),
        (
            [(APRIL, "AB"), (MAY, "C")],
            {("A", APRIL, MAY), ("B", APRIL, MAY), ("C", MAY, FOREVER)},
        ),
    ],
)
def test_all_that_one_day_states(said: list[tuple[str, str]], expected: set[Span]) -> None:
    sayings = [saying(day, {IN_GRID: claims(*others)}) for day, others in said]
    assert spans("Building", IN_GRID, *sayings) == expected


def test_none_ends_all_that_was_stated() -> None:
    sayings = [saying(APRIL, {IN_GRID: claims("A", "B")}), saying(MAY, {IN_GRID: GONE})]
    assert spans("Building", IN_GRID, *sayings) == {("A", APRIL, MAY), ("B", APRIL, MAY)}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # An incomplete ledger ends nothing.
        (
            [
                saying(APRIL, {ANSWERS_FOR: claims("A", "B")}),
                saying(MAY, {ANSWERS_FOR: claims("A")}),
            ],
            {("A", APRIL, FOREVER), ("B", APRIL, FOREVER)},
        ),
        # A complete one ends what it no longer lists.
        (
            [
                saying(APRIL, {ANSWERS_FOR: claims("A", "B")}),
                saying(MAY, {ANSWERS_FOR: claims("A")}),
                unlisted(MAY, ANSWERS_FOR, "B"),
            ],
            {("A", APRIL, FOREVER), ("B", APRIL, MAY)},
        ),
        # So does one that no longer lists the owner at all.
        (
            [saying(APRIL, {ANSWERS_FOR: claims("A")}), unlisted(MAY, ANSWERS_FOR, "A")],
            {("A", APRIL, MAY)},
        ),
        # What it does not list of another end proves nothing.
        (
            [
                saying(APRIL, {ANSWERS_FOR: claims("A")}),
                unlisted(MAY, ANSWERS_FOR, "B"),
            ],
            {("A", APRIL, FOREVER)},
        ),
        # What came back has two intervals.
        (
            [
                saying(APRIL, {ANSWERS_FOR: claims("A")}),
                unlisted(MAY, ANSWERS_FOR, "A"),
                saying(JUNE, {ANSWERS_FOR: claims("A")}),
            ],
            {("A", APRIL, MAY), ("A", JUNE, FOREVER)},
        ),
        # A start before the proof does not carry what came back over the gap.
        (
            [
                saying(APRIL, {ANSWERS_FOR: Claim("A", MARCH)}),
                unlisted(MAY, ANSWERS_FOR, "A"),
                saying(JUNE, {ANSWERS_FOR: Claim("A", MARCH)}),
            ],
            {("A", MARCH, MAY), ("A", JUNE, FOREVER)},
        ),
        # An end that was given, and one given later.
        ([saying(APRIL, {ANSWERS_FOR: Claim("A", MARCH, JUNE)})], {("A", MARCH, JUNE)}),
        (
            [
                saying(APRIL, {ANSWERS_FOR: Claim("A", MARCH)}),
                saying(JUNE, {ANSWERS_FOR: Claim("A", MARCH, MAY)}),
            ],
            {("A", MARCH, MAY)},
        ),
        # Listed again after the stated end, without days: it began anew. With the same start, or
        # with an end, the row only repeats what is over.
        (
            [
                saying(MARCH, {ANSWERS_FOR: claims("A")}),
                saying(APRIL, {ANSWERS_FOR: Claim("A", None, MAY)}),
                saying(JUNE, {ANSWERS_FOR: claims("A")}),
            ],
            {("A", MARCH, MAY), ("A", JUNE, FOREVER)},
        ),
        (
            [
                saying(APRIL, {ANSWERS_FOR: Claim("A", MARCH, MAY)}),
                saying(JUNE, {ANSWERS_FOR: Claim("A", MARCH)}),
            ],
            {("A", MARCH, MAY)},
        ),
        (
            [
                saying(MARCH, {ANSWERS_FOR: claims("A")}),
                saying(JUNE, {ANSWERS_FOR: Claim("A", None, MAY)}),
            ],
            {("A", MARCH, MAY)},
        ),
        # Two starts are two intervals; a claim without one belongs to that running on its day.
        (
            [
                saying(MAY, {ANSWERS_FOR: [Claim("A", MARCH, APRIL), Claim("A", MAY)]}),
                saying(JUNE, {ANSWERS_FOR: claims("A")}),
            ],
            {("A", MARCH, APRIL), ("A", MAY, FOREVER)},
        ),
    ],
)
def test_several_at_a_time(said: list[Saying], expected: set[Span]) -> None:
    assert spans("PartyMember", ANSWERS_FOR, *said) == expected
    assert spans("PartyMember", ANSWERS_FOR, *reversed(said)) == expected


def test_a_permanent_relation_has_no_interval() -> None:
    state = derive("Building", [saying(APRIL, {IN_COMPOUND: "A"}), saying(MAY, {IN_COMPOUND: "A"})])
    assert {key: link.end for key, link in state.links.items()} == {(IN_COMPOUND, "A", ""): ""}


def test_a_relation_keeps_detail_and_source_of_its_last_claim() -> None:
    said = [
        saying(APRIL, {ANSWERS_FOR: Claim("A", MARCH, None, {"post": "A"})}),
        saying(MAY, {ANSWERS_FOR: Claim("A", MARCH, None, {"post": "B"}, "sheet#9")}),
    ]
    (link,) = derive("PartyMember", said).links.values()
    over_time = {"post": "B", "postOverTime": [f"{MARCH}=A", f"{MAY}=B"]}
    assert (link.detail, link.source) == (over_time, "sheet#9")
    silent = saying(JUNE, {ANSWERS_FOR: Claim("A", MARCH)})
    (link,) = derive("PartyMember", [*said, silent]).links.values()
    assert link.detail == over_time, "silence takes nothing back"
    (link,) = derive("PartyMember", [*said[:1], silent]).links.values()
    assert link.detail == {"post": "A"}, "nor changes anything"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # Another is named, who begins only later: nobody keeps it in between.
        (
            [(MARCH, Claim("甲")), (APRIL, Claim("乙", MAY))],
            {"keeper": "乙", "keeperSince": MAY, "keeperBefore": [f"{MARCH}=甲", f"{APRIL}="]},
        ),
        # Another, who began earlier, is the one told of from his start on.
        (
            [(MARCH, Claim("甲")), (MAY, Claim("乙", APRIL))],
            {"keeper": "乙", "keeperSince": APRIL, "keeperBefore": [f"{MARCH}=甲"]},
        ),
        # A stated end stands when a later ledger leaves it out.
        (
            [(MARCH, Claim("甲", None, JUNE)), (APRIL, Claim("甲"))],
            {"keeper": None, "keeperSince": JUNE, "keeperBefore": [f"{MARCH}=甲"]},
        ),
        # Nobody, before he had begun.
        (
            [(MARCH, Claim("甲", MAY)), (APRIL, GONE)],
            {"keeper": None, "keeperSince": MARCH},
        ),
    ],
)
def test_who_keeps_a_patch_ends_as_a_relation_does(
    said: list[tuple[str, Claim]], expected: dict[str, object]
) -> None:
    state = derive("Patch", [saying(day, {"keeper": claim}) for day, claim in said])
    kept = {name: value for name, value in state.properties.items() if name.startswith("keeper")}
    assert kept == expected


def test_what_began_anew_has_none_of_the_details_of_before() -> None:
    said = [
        saying(APRIL, {ANSWERS_FOR: Claim("A", MARCH, MAY, {"post": "A"})}),
        saying(JUNE, {ANSWERS_FOR: claims("A")}),
    ]
    links = derive("PartyMember", said).links
    assert {start: link.detail for (_, _, start), link in links.items()} == {
        MARCH: {"post": "A"},
        JUNE: {},
    }


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(APRIL, "正常")], {"standing": "正常", "standingSince": APRIL}),
        ([(APRIL, "正常"), (MAY, "正常")], {"standing": "正常", "standingSince": APRIL}),
        (
            [(APRIL, "正常"), (MAY, "停止")],
            {"standing": "停止", "standingSince": MAY, "standingBefore": [f"{APRIL}=正常"]},
        ),
        (
            [(APRIL, "正常"), (MAY, None), (JUNE, "停止")],
            {
                "standing": "停止",
                "standingSince": JUNE,
                "standingBefore": [f"{APRIL}=正常", f"{MAY}="],
            },
        ),
        (
            [(APRIL, "正常"), (MAY, None)],
            {"standing": None, "standingSince": MAY, "standingBefore": [f"{APRIL}=正常"]},
        ),
        # A stated start dates the value, a stated end takes it away.
        ([(APRIL, Claim("停止", MARCH))], {"standing": "停止", "standingSince": MARCH}),
        (
            [(APRIL, Claim("停止", MARCH, MAY))],
            {"standing": None, "standingSince": MAY, "standingBefore": [f"{MARCH}=停止"]},
        ),
    ],
)
def test_dated_attributes(
    said: list[tuple[str, Scalar | Claim]], expected: dict[str, object]
) -> None:
    found = properties("PartyMember", *(saying(day, {"standing": value}) for day, value in said))
    assert {name: found[name] for name in found if name.startswith("standing")} == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # What is said first holds from the founding, where that is earlier.
        ([(APRIL, "单独", MARCH)], {"form": "单独", "formSince": MARCH}),
        ([(APRIL, "单独", MAY)], {"form": "单独", "formSince": APRIL}),
        ([(APRIL, "单独", None)], {"form": "单独", "formSince": APRIL}),
        # What is said later holds from its own ledger, though it repeats the founding.
        (
            [(APRIL, "单独", MARCH), (MAY, "联合", MARCH)],
            {"form": "联合", "formSince": MAY, "formBefore": [f"{MARCH}=单独"]},
        ),
        # The founding may be said by a later ledger only.
        (
            [(APRIL, "单独", None), (MAY, "联合", MARCH)],
            {"form": "联合", "formSince": MAY, "formBefore": [f"{MARCH}=单独"]},
        ),
    ],
)
def test_what_an_organisation_is_holds_from_its_founding(
    said: list[tuple[str, str, str | None]], expected: dict[str, object]
) -> None:
    sayings = [
        saying(day, {"form": form, LIFE: Claim(True, founded)}) for day, form, founded in said
    ]
    for heard in (sayings, sayings[::-1]):
        found = properties("PartyOrganisation", *heard)
        assert {name: found[name] for name in found if name.startswith("form")} == expected


@pytest.mark.parametrize(
    ("slot", "others", "expected"),
    [
        (UNDER, "AB", {("A", MARCH, MAY), ("B", MAY, FOREVER)}),
        # Nothing ends a root but completeness or an end; a later one is not as old as the branch.
        (ROOTED_IN, "AB", {("A", MARCH, FOREVER), ("B", MAY, FOREVER)}),
        (ROOTED_IN, " B", {("B", MAY, FOREVER)}),
        # Who claims what is told by the ledger's day alone.
        (CLAIMS, "AB", {("A", APRIL, FOREVER), ("B", MAY, FOREVER)}),
    ],
)
def test_relations_from_the_founding(slot: str, others: str, expected: set[Span]) -> None:
    life = Claim(True, MARCH)
    sayings = [
        saying(day, {slot: other.strip() or None, LIFE: life})
        for day, other in zip((APRIL, MAY), others, strict=True)
    ]
    assert spans("PartyOrganisation", slot, *sayings) == expected


def test_other_attributes_are_as_last_said_by_ledger_day() -> None:
    found = properties("PartyMember", saying(MAY, {"job": "职员"}), saying(APRIL, {"job": "工人"}))
    assert found["job"] == "职员"
    assert "jobSince" not in found


def test_lists_are_united() -> None:
    found = properties(
        "PartyOrganisation",
        saying(MAY, {"formerNames": ["丙", "甲"]}),
        saying(APRIL, {"formerNames": ["乙", "甲"]}),
    )
    assert found["formerNames"] == sorted(["甲", "乙", "丙"])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([saying(MAY), saying(APRIL)], {"start": APRIL, "end": FOREVER}),
        ([saying(APRIL, {LIFE: Claim(None, MARCH)})], {"start": MARCH, "end": FOREVER}),
        ([saying(APRIL, {LIFE: Claim(None, MARCH, MAY)})], {"start": MARCH, "end": MAY}),
        # A later ledger without the end does not take it back.
        (
            [
                saying(APRIL, {LIFE: Claim(None, None, JUNE)}),
                saying(MAY, {LIFE: Claim(None, MARCH)}),
            ],
            {"start": MARCH, "end": JUNE},
        ),
        ([saying(APRIL), missing(MAY)], {"start": APRIL, "end": MAY}),
        # Another ledger of that day, or of a later one, goes on naming him: gone all the same.
        (
            [
                saying(APRIL),
                missing(MAY),
                saying(MAY, ledger="responsibility"),
                saying(JUNE, ledger="responsibility"),
            ],
            {"start": APRIL, "end": MAY},
        ),
        (
            [saying(APRIL), missing(MAY), saying(JUNE)],
            {"start": JUNE, "end": FOREVER, "earlierLives": [f"{APRIL}/{MAY}"]},
        ),
        # An end before all it was listed: it never lived.
        ([saying(MAY, {LIFE: Claim(None, None, APRIL)})], {"start": APRIL, "end": APRIL}),
        ([missing(MAY)], {"start": FOREVER, "end": FOREVER}),
        ([], {"start": FOREVER, "end": FOREVER}),
    ],
)
def test_lives(said: list[Saying], expected: dict[str, object]) -> None:
    assert properties("PartyMember", *said) == expected
    assert properties("PartyMember", *reversed(said)) == expected


def test_a_building_is_back_with_who_lives_in_it() -> None:
    said = [
        saying(MARCH, ledger="buildings"),
        missing(APRIL, ledger="buildings"),
        saying(APRIL, ledger="residents"),
        saying(MAY, ledger="residents"),
    ]
    found = properties("Building", *said)
    assert (found["start"], found["end"], found["earlierLives"]) == (
        MAY,
        FOREVER,
        [f"{MARCH}/{APRIL}"],
    )


def test_an_unknown_slot_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        derive("PartyMember", [saying(APRIL, {"colour": "red"})])


def test_what_contradicts_within_one_day() -> None:
    assert is_single("PartyMember", LIFE)
    assert is_single("PartyMember", "job")
    assert is_single("PartyMember", MEMBER_OF)
    assert not is_single("PartyOrganisation", "formerNames")
    assert not is_single("PartyMember", ANSWERS_FOR)
    assert not is_single("Building", IN_GRID)
