from __future__ import annotations

from dataclasses import replace

from graph.language import Language
from graph.overview import Overview
from tests.viz.streets import street, without_gaps
from viz.masking import mask
from viz.worst import Act, worst


def acts(seen: Overview, language: Language = "zh") -> list[Act]:
    return worst({id_: mask(answer) for id_, answer in seen.answers.items()}, language)


def test_households_first_at_most_two_of_a_kind_then_the_others() -> None:
    found = acts(street())
    assert [act.question for act in found] == ["G04", "G04", "G07", "G01", "G16"]
    assert found[0].title == "安居苑/西区三片没有支部包"
    assert found[0].number == "508 户断在第一环"
    assert found[0].actor == "安居苑 · 社区党委"
    assert found[0].place == "安居苑"
    assert found[3].actor == "安居苑社区第2党支部"
    assert found[4].number == "共 15 名正式党员"
    assert found[4].actor == "街道组织办"
    assert found[4].stale
    assert not found[0].stale


def test_households_of_a_patch_without_a_branch_wait_for_the_branch() -> None:
    assert not any(act.question == "G01" and "西区三片" in act.title for act in acts(street()))


def test_without_the_question_of_patches_their_households_count_by_place() -> None:
    seen = street()
    answers = {"G01": seen.answers["G01"]}
    found = acts(replace(seen, answers=answers))
    assert found[0].title == "安居苑/西区三片有户没有党员"
    assert found[0].actor == "包片党支部", "nobody has the patch, so the question says who acts"


def test_households_in_no_patch_are_said_to_be_in_none() -> None:
    first = street().answers["G01"]
    rows = [{**first.rows[0], "community": "安居苑", "patch": None}]
    [act] = acts(replace(street(), answers={"G01": replace(first, rows=rows)}))
    assert act.title == "安居苑/未落片有户没有党员"


def test_a_row_without_its_place_still_names_who_acts() -> None:
    seen = street()
    first = seen.answers["G04"]
    row = {**first.rows[0], "community": None, "households": None}
    assert acts(replace(seen, answers={"G04": replace(first, rows=[row])})) == []
    row["households"] = 3
    [act] = acts(replace(seen, answers={"G04": replace(first, rows=[row])}), "en")
    assert (act.place, act.actor) == ("", "who acts")


def test_braces_in_a_name_are_only_a_name() -> None:
    seen = street()
    first = seen.answers["G04"]
    row = {**first.rows[0], "subject": "{n}{subject.__class__}"}
    [act] = acts(replace(seen, answers={"G04": replace(first, rows=[row])}))
    assert act.title == "{n}{subject.__class__}没有支部包"


def test_no_gap_no_act() -> None:
    assert acts(without_gaps()) == []
