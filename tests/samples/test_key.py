from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from samples import answers
from samples.identity import People, stream
from samples.party import street_committee
from samples.places import places
from samples.rules import able, exempt, organisation_current, running
from samples.street import build_community
from tests.samples.conftest import Written, write

DAY = date(2018, 10, 1)

KINDS = {
    ("G01", "default"): {
        "never_assigned", "holder_lost", "holder_suspended", "holder_transferred", "holder_died",
        "responsibility_ended", "responsibility_not_begun",
    },
    ("G03", "default"): {"nobody", "members_in_no_group"},
    ("G04", "default"): {"never_taken", "taking_ended", "branch_dissolved"},
    ("G05", "default"): {"no_grid", "no_patch", "two_grids", "two_patches"},
    ("G06", "default"): {"building", "unit"},
    ("G07", "default"): {
        "no_group", "group_dissolved", "branch_dissolved", "building_in_no_patch",
        "employer_branch_has_no_patch", "patch_of_another_branch", "patch_not_taken",
        "group_of_another_branch",
    },
    ("G09", "own"): {"formal", "probationary", "away_or_temporary_branch"},
    ("G09", "any"): {"employer_branch"},
    ("G10", "default"): {"age", "reason"},
    ("G12", "default"): {"one_branch", "several_branches"},
    ("G13", "default"): {"employer_branch", "patch_of_another", "patch_not_taken"},
    ("G14", "default"): {"left", "suspended", "lost"},
    ("G15", "default"): {"gone", "exempt", "building_gone"},
    ("G16", "working"): {
        "due_members_elsewhere", "due_suspended_counts", "due_organisation_dissolved",
        "due_status_blank", "due_counted_only",
    },
    ("G16", "stated"): {"stated_only"},
    ("G18", "default"): {
        "ordinary", "blank_dissolved", "blank_status_blank", "blank_claims_work",
    },
    ("G19", "operating"): {"single", "joint"},
    ("G19", "due"): {"single", "other"},
    ("G28", "default"): {"unknown", "outdated"},
    ("G29", "default"): {"grid", "patch", "patch_ended"},
    ("G30", "default"): {"community_too_small", "grid_too_small", "committee_too_small"},
    ("G08", "default"): {"branch_undivided", "left_out"},
    ("G11", "default"): {"too_few"},
    ("G17", "working"): {"none", "too_few"},
    ("G20", "default"): {"overloaded", "not_visited"},
    ("G21", "default"): {"too_many"},
    ("G22", "default"): {"too_few", "too_large", "committee_missing", "no_secretary"},
    ("G23", "default"): {"over", "over_soon"},
    ("G33", "operating"): {"blank"},
    ("G34", "default"): {"none"},
    ("Q01", "default"): {"another_number_on_card"},
    ("Q05", "default"): {"not_a_door_of_the_street", "employer"},
    ("Q06", "default"): {"not_on_card", "another_status", "elsewhere", "has_left"},
    ("Q07", "default"): {"too_many", "too_few"},
    ("Q08", "default"): {"joined_too_young", "confirmed_too_early"},
}  # fmt: skip
DECOYS = {
    "G01": {
        "vacant_not_answered_for", "vacant_answered_for", "shop_not_answered_for", "only_exempt",
        "only_probationary", "another_still_answers", "ends_tomorrow", "begins_today",
    },
    "G03": {"claimed_without_members"},
    "G04": {"ends_tomorrow"},
    "G07": {"one_of_two_whole"},
    "G10": {"free_age", "free_reason"},
    "G12": {"on_posts_a_and_b"},
    "G14": {"exempt_but_present"},
    "G16": {
        "decoy_two_and_probationary", "decoy_one_transferred", "decoy_named_only", "decoy_regional",
        "not_in_operation",
    },
    "G18": {"not_in_operation"},
    "G20": {"many_in_time"},
    "G21": {"at_the_limit"},
    "G22": {"at_the_limit"},
    "G23": {"a_day_later"},
    "Q06": {"no_status"},
    "Q08": {"eighteen_on_the_day"},
}  # fmt: skip


@pytest.fixture(params=["street", "hamlet"])
def written(request: pytest.FixtureRequest) -> Written:
    found: Written = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize(("question", "basis"), KINDS)
def test_every_planted_kind_occurs(written: Written, question: str, basis: str) -> None:
    kinds = written.entry(question, basis)["kinds"]
    assert KINDS[question, basis] <= set(kinds)


@pytest.mark.parametrize("question", DECOYS)
def test_every_decoy_occurs_and_is_not_listed(written: Written, question: str) -> None:
    found = written.answers["decoys"][question]
    assert DECOYS[question] <= set(found)
    basis = next(basis for asked, basis in KINDS if asked == question)
    listed = set(written.entry(question, basis)["subjects"])
    assert not listed & {decoy["example"] for decoy in found.values()}


def test_numerators_count_subjects_and_parts_make_the_whole(written: Written) -> None:
    for question, entries in written.answers["questions"].items():
        for whole in (entry for entry in entries if entry["scope"] is None):
            parts = [e for e in entries if e["basis"] == whole["basis"] and e["scope"] is not None]
            assert len(parts) == written.summary.communities
            if question in ("Q02", "Q03", "Q04"):
                assert not any(part["denominator"] for part in parts), "a sheet lies nowhere"
                continue
            for number in ("numerator", "denominator"):
                # The committee above the communities lies in none of them: it has a term (G23),
                # and should join others (G24).
                above = int(question in ("G23", "G24") and number == "denominator")
                assert whole[number] - above == sum(part[number] for part in parts)
            assert whole["numerator"] <= whole["denominator"]
            if question == "G19":
                assert [row["subject"] for row in whole["rows"]] == whole["subjects"]
                assert sum(row["numerator"] for row in whole["rows"]) == whole["numerator"]
            else:
                assert len(whole["subjects"]) == whole["numerator"] == sum(whole["kinds"].values())
            for part in parts:
                if "subjects" in part and question in ("G01", "G04", "G05", "G07"):
                    scope = part["scope"]
                    mine = [s for s in whole["subjects"] if s.startswith(f"{scope}/")]
                    assert part["subjects"] == mine


def test_levels_agree_with_the_questions(written: Written) -> None:
    levels = written.answers["coverage"].values()
    occupied = sum(level["occupied"] for level in levels)
    uncovered = sum(level["L0"] + level["L1"] for level in levels)
    covered = sum(level["L2"] + level["L3"] for level in levels)
    whole = sum(level["chainWhole"] for level in levels)
    g01, g07 = written.entry("G01", "default"), written.entry("G07", "default")
    assert (g01["numerator"], g01["denominator"]) == (uncovered, occupied)
    assert (g07["numerator"], g07["denominator"]) == (covered - whole, covered)
    assert occupied == written.summary.occupied == uncovered + covered
    assert written.entry("G02", "default")["numerator"] == sum(level["L2"] for level in levels)


def test_the_street_improves_but_is_not_perfect(street: Written) -> None:
    questions = street.answers["questions"].items()
    rates = {name: e[0]["numerator"] / e[0]["denominator"] for name, e in questions}
    assert 0.08 < rates["G01"] < 0.25
    assert 0.02 < rates["G09"] < 0.35
    assert street.entry("G04", "default")["numerator"] == 3


def test_proportions_are_true_to_a_street(street: Written) -> None:
    summary = street.summary
    assert 0.9 < summary.occupied / summary.households < 0.97
    assert 2.2 < summary.residents / summary.occupied < 2.9
    assert 0.03 < summary.members / summary.residents < 0.08


def test_a_key_of_many_communities_lists_subjects_of_the_first_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "SUBJECTS_FOR", 1)
    found = write(tmp_path, households=500)
    assert found.answers["subjectsOf"] == ["锦绣苑"]
    g01 = found.entry("G01", "default")
    assert g01["subjects"] == found.entry("G01", "default", "锦绣苑")["subjects"]
    assert len(g01["subjects"]) < g01["numerator"] == sum(g01["kinds"].values())


def _community(index: int) -> Any:
    place = places(5_000)[index]
    top = street_committee(place.street, place.street_code, DAY)
    return build_community(place, 6, 2018, DAY, top)


def test_members_at_the_limit_of_age() -> None:
    community = _community(0)
    first = next(o for o in community.organisations if o.name == "锦绣苑社区第一党支部")
    seventy = date(1948, 10, 1)
    today = next(m for m in first.members if m.person.born == seventy)
    tomorrow = next(m for m in first.members if m.person.born == seventy + timedelta(days=1))
    assert exempt(today, DAY)
    assert not able(today, DAY)
    assert able(tomorrow, DAY)


def test_grids_and_patches_are_two_partitions_that_overlap() -> None:
    community = _community(3)
    pairs = {(b.grids[0], b.patches[0]) for b in community.buildings if b.grids and b.patches}
    assert len(pairs) > max(len(community.grids), len(community.patches))


def test_joint_branches_cover_at_most_five_employers_but_for_the_planted_one() -> None:
    joint = [o for i in range(6) for o in _community(i).organisations if o.form == "联合"]
    assert joint
    assert all(2 <= len(o.employers) <= 6 for o in joint)
    assert sum(len(o.employers) == 6 for o in joint) == 1


def test_able_members_answer_for_few_enough_households() -> None:
    for index in range(6):
        community = _community(index)
        for member in community.members:
            current = [d for d in member.duties if running(d.start, d.end, DAY)]
            assert len(current) <= 22


def test_an_interval_holds_its_first_day_and_not_its_last() -> None:
    assert running(DAY, None, DAY)
    assert not running(None, DAY, DAY)
    assert running(None, DAY + timedelta(days=1), DAY)
    assert not running(DAY + timedelta(days=1), None, DAY)
    assert not organisation_current(None, DAY)


def test_people_run_out_of_numbers_for_one_day_only_when_it_is_exact() -> None:
    people = People(0, DAY, stream(1, "test"))
    born = date(1990, 5, 5)
    numbers = [people.person(28, "男", born=born).number for _ in range(4)]
    assert len(set(numbers)) == 4
    with pytest.raises(ValueError, match="no free number"):
        people.person(28, "男", born=born)
