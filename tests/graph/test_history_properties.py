"""History does not depend on the order of loading, nor do later ledgers rewrite earlier days."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.history import derive
from graph.said import Claim, Saying, merge_sayings
from tests.graph.sayings import ANSWERS_FOR, FOREVER, MEMBER_OF, missing, saying, unlisted

DAYS = [f"2018-{month:02}-01" for month in range(1, 8)]
SOME_DAY = st.none() | st.sampled_from(DAYS)
ENDS = st.sampled_from("AB")
STANDINGS = st.sampled_from(["正常", "停止"])


def claims_of(others: st.SearchStrategy[str | None], dated: bool) -> st.SearchStrategy[Claim]:
    days = SOME_DAY if dated else st.none()
    return st.builds(Claim, others, days, days, st.none(), st.none())


def sayings(dated: bool) -> st.SearchStrategy[list[Saying]]:
    single = {
        MEMBER_OF: st.tuples(claims_of(ENDS | st.none(), dated)).map(list),
        "standing": st.tuples(claims_of(STANDINGS | st.none(), dated)).map(list),
    }
    several = st.lists(
        claims_of(ENDS, dated), min_size=1, max_size=2, unique_by=lambda claim: str(claim.value)
    )
    return st.lists(
        sayings_of("members", single) | sayings_of("contacts", {**single, ANSWERS_FOR: several}),
        max_size=6,
        # One ledger says one thing of a thing on one day.
        unique_by=lambda said: (said.ledger, said.days[0]),
    )


def sayings_of(
    ledger: str, slots: Mapping[str, st.SearchStrategy[list[Claim]]]
) -> st.SearchStrategy[Saying]:
    days = st.sampled_from(DAYS)
    return st.builds(
        lambda day, said: saying(day, said, ledger=ledger),
        days,
        st.fixed_dictionaries({}, optional=dict(slots)),
    ) | st.builds(
        lambda day, others: others[0](day, *others[1:], ledger=ledger),
        days,
        st.sampled_from(
            [(missing,), (unlisted, ANSWERS_FOR, "A"), (unlisted, ANSWERS_FOR, "A", "B")]
        ),
    )


@given(sayings(dated=True), st.data())
def test_the_order_of_loading_does_not_matter(said: list[Saying], data: st.DataObject) -> None:
    kept: list[Saying] = []
    for heard in data.draw(st.permutations(said)):
        kept = merge_sayings([Saying.from_text(one.to_text()) for one in kept], [heard])
    assert derive("PartyMember", kept) == derive("PartyMember", merge_sayings((), said))


@given(sayings(dated=False), st.sampled_from(DAYS))
def test_later_ledgers_do_not_rewrite_a_day(said: list[Saying], day: str) -> None:
    then = [one for one in said if one.days[0] <= day]
    assert as_of(said, day) == as_of(then, day)


def test_two_ledgers_that_differ_on_a_day_are_heard_in_one_order() -> None:
    said = [
        saying(DAYS[0], {"standing": "正常"}, ledger="members"),
        saying(DAYS[0], {"standing": "停止"}, ledger="responsibility"),
        saying(DAYS[1], {"standing": "正常"}, ledger="members"),
    ]
    assert as_of(said, DAYS[0]) == as_of(said[:2], DAYS[0])


def as_of(said: list[Saying], day: str) -> tuple[object, object, set[tuple[str, str, str]]]:
    """Life, standing and relations as of a day."""
    state = derive("PartyMember", merge_sayings((), said))
    found = state.properties
    lives = [tuple(life.split("/")) for life in strings(found.get("earlierLives"))]
    lives.append((str(found["start"]), str(found["end"])))
    standing = [step.split("=") for step in strings(found.get("standingBefore"))]
    if "standingSince" in found:
        standing.append([str(found["standingSince"]), str(found["standing"] or "")])
    running = {
        (name, other, start)
        for (name, other, start), link in state.links.items()
        if start <= day < link.end
    }
    return (
        any(start <= day < end for start, end in lives),
        next((value for since, value in reversed(standing) if since <= day), ""),
        running,
    )


def strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


@given(sayings(dated=True))
def test_intervals_are_whole_and_of_one_end_do_not_overlap(said: list[Saying]) -> None:
    by_end: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for (name, other, start), link in derive("PartyMember", merge_sayings((), said)).links.items():
        assert start < link.end <= FOREVER
        by_end.setdefault((name, other), []).append((start, link.end))
    for (name, _), found in by_end.items():
        if name != MEMBER_OF:
            continue
        ordered = sorted(found)
        assert all(one[1] <= two[0] for one, two in pairwise(ordered))
