"""Every question file: its header is whole, and its queries keep what the header promises."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from graph.asking import rule_values
from graph.catalogue import (
    SUBJECT_COLUMNS,
    Question,
    Section,
    gap_question,
    question,
    questions,
    read_question,
)
from graph.errors import WrongUse
from graph.gaps.listing import every_question as every_gap_question
from graph.language import Text
from graph.terms import CYPHER, SCOPE_KINDS, expand, parameters_of, scoped_subjects, scopes
from loaders.rows import LedgerRow
from tests.graph.cypher_text import returned

SECTIONS: tuple[Section, ...] = get_args(Section)
RATE: Section = "numerator"
"""The section that only a rate has."""
ALWAYS_GIVEN = {"asOf", "communities", "organisations", "ground", "linkTypes"}
PICTURE_COLUMNS = ["code", "label", "listed", "total"]
# Subjects that are of a kind the scopes know under a wider name.
SCOPED_AS = {
    "branch": {"organisation"},
    "office building": {"building"},
    "community": {"rated"},
    "pair": {"party"},
    "employer or pair": {"employer", "party"},
    "pair or community": {"employer", "community"},
    "organisation or body": {"party"},
    "service item": {"community"},
}
FILES = sorted([*CYPHER.glob("gaps/*.cypher"), *CYPHER.glob("quality/*.cypher")])

every_question = pytest.mark.parametrize("asked", questions().values(), ids=lambda one: one.id)


def ledgers() -> set[str]:
    return {row.ledger for row in LedgerRow.__subclasses__()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_a_question_of_its_name(path: Path) -> None:
    assert read_question(path).id == path.stem
    assert questions()[path.stem].path == path


@every_question
def test_it_speaks_both_languages(asked: Question) -> None:
    texts = [asked.title, asked.meaning, asked.basis, asked.source, asked.actor]
    texts += [asked.picture_title, *(column.title for column in asked.columns)]
    for parameter in asked.parameters:
        texts += [parameter.title, parameter.origin]
    for text in texts:
        assert isinstance(text, Text)
        assert text.zh.strip()
        assert text.en.strip()
        assert any("\u4e00" <= sign <= "\u9fff" for sign in text.zh)
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in text.en), text.en


@every_question
def test_its_header_is_of_the_known_words(asked: Question) -> None:
    assert set(asked.sections) == set(SECTIONS) - (set() if asked.is_rate else {RATE})
    assert asked.severity in {"high", "medium", "low"}
    assert asked.picture_kind in {"bars", "parts"}
    assert asked.ledgers
    assert set(asked.ledgers) <= ledgers()
    for parameter in asked.parameters:
        assert not parameter.values or parameter.default in parameter.values
        assert len(parameter.value_titles) == len(parameter.values)
        assert parameter.read(str(parameter.default)) == parameter.default


@every_question
def test_the_parameters_used_are_those_declared(asked: Question) -> None:
    used: set[str] = set()
    for section in asked.sections:
        for kind in SCOPE_KINDS:
            used |= parameters_of(asked.query(section, kind))
    declared = {parameter.name for parameter in asked.parameters}
    assert used - ALWAYS_GIVEN == declared


@every_question
def test_scope_narrows_every_section_alike(asked: Question) -> None:
    narrowed = {name: scoped_subjects(text) for name, text in asked.sections.items()}
    rows = narrowed.pop("rows")
    subject = SCOPED_AS.get(asked.subject, set()) | asked.subjects
    assert rows & subject
    assert asked.subjects <= rows or asked.subject in SCOPED_AS
    assert rows <= set(scopes()["none"])
    counted = rows - subject if asked.is_rate else rows
    assert counted
    assert all(subjects == counted for subjects in narrowed.values()), narrowed


@every_question
def test_the_columns_returned_are_those_declared(asked: Question) -> None:
    declared = [*SUBJECT_COLUMNS, *(column.name for column in asked.columns)]
    assert returned(asked.query("rows", "none")) == declared
    assert returned(asked.query("denominator", "none")) == ["denominator"]
    assert returned(asked.query("picture", "none")) == PICTURE_COLUMNS
    if asked.is_rate:
        assert returned(asked.query(RATE, "none")) == [RATE]
        assert {RATE, "denominator"} <= set(declared), "each row says both"


@every_question
def test_its_queries_only_read(asked: Question) -> None:
    for section in asked.sections:
        words = asked.query(section, "none").upper().split()
        assert not {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "DROP"} & set(words)


def test_quality_stands_apart_from_the_gaps() -> None:
    quality = [id_ for id_, asked in questions().items() if asked.is_quality]
    assert quality == [path.stem for path in FILES if path.parent.name == "quality"]
    assert all(id_.startswith("Q") for id_ in quality)
    assert list(questions())[-len(quality) :] == quality, "they come last"
    assert {one.id for one in every_gap_question()} == set(questions()) - set(quality)
    assert gap_question("g01") is questions()["G01"]
    with pytest.raises(WrongUse, match="Q07"):
        gap_question("q07")


def test_the_rates() -> None:
    assert [id_ for id_, asked in questions().items() if asked.is_rate] == ["G19"]


def test_the_way_into_the_overview_expands() -> None:
    levels = (CYPHER / "coverage" / "levels.cypher").read_text("utf-8")
    for kind in SCOPE_KINDS:
        expanded = expand(levels, kind)
        assert "@" not in expanded
        assert parameters_of(expanded) <= ALWAYS_GIVEN | {"contactDays"}


def test_a_question_by_its_id_in_either_case() -> None:
    assert question("g01") is questions()["G01"]
    with pytest.raises(WrongUse) as refused:
        question("G99")
    assert "G01" in refused.value.text.zh
    assert "G01" in refused.value.text.en


def test_a_file_without_a_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "G98.cypher"
    path.write_text("// rows\nRETURN 1", "utf-8")
    with pytest.raises(ValueError, match=r"G98\.cypher"):
        read_question(path)


def test_a_value_that_does_not_fit_is_refused() -> None:
    basis = next(one for one in question("G16").parameters if one.name == "basis")
    assert basis.read("2") == 2
    for text in ("3", "many", ""):
        with pytest.raises(WrongUse) as refused:
            basis.read(text)
        assert "basis" in refused.value.text.zh


def test_a_rules_file_may_set_known_parameters_only(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("[parameters]\ncontactDays = 60\nbasis = 2\n", "utf-8")
    assert rule_values(rules) == {"contactDays": "60", "basis": "2"}
    rules.write_text("[parameters]\ncontactDay = 60\n", "utf-8")
    with pytest.raises(WrongUse) as refused:
        rule_values(rules)
    for sentence in (refused.value.text.zh, refused.value.text.en):
        assert "contactDay" in sentence
        assert "contactDays" in sentence
