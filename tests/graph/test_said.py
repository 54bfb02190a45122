"""What was said is kept whole, and in one order whatever the order it was heard in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.said import LIFE, Claim, Saying, merge_sayings
from tests.graph.sayings import missing, saying, unlisted

DAYS = st.sampled_from([f"2018-{month:02}-01" for month in range(1, 7)])
SCALARS = st.none() | st.text(max_size=3) | st.integers(0, 9) | st.lists(st.text(max_size=2))
CLAIMS = st.builds(
    Claim,
    SCALARS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | st.dictionaries(st.sampled_from(["post", "way"]), st.none() | st.text(max_size=2)),
    st.none() | st.just("sheet#9"),
)
SAYINGS = st.builds(
    lambda ledger, days, values, source, absent: Saying(
        ledger, sorted(days), values, source, absent
    ),
    st.sampled_from(["members", "residents"]),
    st.sets(DAYS, min_size=1),
    st.dictionaries(st.sampled_from([LIFE, "name", "job"]), st.lists(CLAIMS, min_size=1)),
    st.sampled_from(["a#2", "b#3"]),
    st.booleans(),
)
# Few contents, so that the same is often said again on another day and by another sheet.
PLAIN = st.builds(
    lambda day, ledger, value, sheet, absent: Saying(
        ledger, [day], {"job": [Claim(value)]}, f"{sheet}#2", absent
    ),
    DAYS,
    st.sampled_from(["members", "residents"]),
    st.sampled_from("甲乙"),
    st.sampled_from("ab"),
    st.booleans(),
)


@given(SAYINGS)
def test_round_trip(one: Saying) -> None:
    again = Saying.from_text(one.to_text())
    assert again == one
    assert again.digest == one.digest
    assert again.marks() == one.marks()


@given(st.lists(PLAIN, max_size=8), st.data())
def test_merging_in_any_order(said: list[Saying], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(said))
    one_by_one: list[Saying] = []
    for heard in shuffled:
        one_by_one = merge_sayings(one_by_one, [heard])
    assert one_by_one == merge_sayings((), said)
    assert merge_sayings(one_by_one, said) == one_by_one


def test_the_same_content_on_another_day_adds_the_day() -> None:
    said = merge_sayings(
        [saying("2018-05-01", {"job": "工人"})], [saying("2018-04-01", {"job": "工人"})]
    )
    assert [one.days for one in said] == [["2018-04-01", "2018-05-01"]]
    assert said[0].source == "members-2018-05-01#2"


def test_marks_tell_content_day_ledger_and_absence() -> None:
    said = [
        saying("2018-04-01", {"job": "工人"}),
        saying("2018-05-01", {"job": "工人"}),
        saying("2018-04-01", {"job": "职员"}),
        saying("2018-04-01", {"job": "工人"}, ledger="residents"),
        unlisted("2018-04-01", "job", "工人"),
        missing("2018-04-01"),
        saying("2018-04-01"),
    ]
    marks = [one.marks()[0] for one in said]
    assert len(set(marks)) == len(marks)


def test_marks_do_not_tell_where_it_stood() -> None:
    one = Saying("members", ["2018-04-01"], {"job": [Claim("工人", source="x#1")]}, "x#1")
    two = Saying("members", ["2018-04-01"], {"job": [Claim("工人")]}, "y#7")
    assert one.marks() == two.marks()


def test_nothing_given_is_changed() -> None:
    old, new = saying("2018-05-01", {"job": "工人"}), saying("2018-04-01", {"job": "工人"})
    merge_sayings([old], [new])
    assert (old.days, new.days) == (["2018-05-01"], ["2018-04-01"])
