"""The ledger of gaps: identities, what became of them, two days compared, what people said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.asking import ask, parameter_values, standing
from graph.catalogue import questions
from graph.engines import Graph
from graph.errors import WrongUse
from graph.gaps.book import GAPS_OF_A_PAGE, Book, Entry, Page, keep, ledger_days, open_book
from graph.gaps.comparing import Comparison, compare, day_before
from graph.gaps.history import Change, Sheet, changes
from graph.gaps.listing import parts_of, still_there
from graph.gaps.notes import latest, notes_on, say
from graph.gaps.since import since_day
from graph.scope import WHOLE, resolve
from tests.graph.streets import FIRST, LATER, give
from tests.oracle.rows import street_of
from tests.oracle.tiny import DAY, changed

NOVEMBER, DECEMBER = date(2018, 11, 1), date(2018, 12, 1)
BEFORE = changed(FIRST, "楼栋", {"楼号": "1号楼"}, 网格="", 片区="东片、西片")
AGAIN = street_of(
    """
    片区 2018-12-01
    社区 | 片区名称 | 包片党支部
    锦绣苑 | 西片 |
    安居苑 | 南片 | 乙支部
    """
)


@pytest.fixture(scope="module")
def street(
    unwiped: Graph,
    tmp_path_factory: pytest.TempPathFactory,
) -> Graph:
    """Three months of the tiny street: 西片 is blank, taken in November, blank again in December."""
    for part in (BEFORE, LATER, AGAIN):
        folder = Path(tmp_path_factory.mktemp("street"))
        assert give(unwiped, folder, part).refusals == []
    return unwiped


KEPT_BY = street_of(
    """
    网格 2018-12-01
    社区 | 网格名称 | 网格员
    锦绣苑 | 第一网格 | 周九
    """
)


def asked_of(graph: Graph, scope: str | None = None) -> list[str]:
    """Every question of gaps; on Neo4j a few of every kind, for planning all takes it minutes."""
    if graph.info.embedded:
        return [id_ for id_, one in questions().items() if not one.is_quality]
    return ["G04", "G05"] if scope else ["G01", "G03", "G04", "G05", "G14", "G19"]


def compared(graph: Graph, first: date, second: date, scope: str | None = None) -> Comparison:
    part = resolve(graph, scope, second)
    only, there = asked_of(graph, scope), standing(graph)
    return compare(graph, first, second, scope=part, rules={}, standing=there, only=only)


def book_of(graph: Graph, as_of: date, *only: str, scope: str | None = None) -> Book:
    part, there = resolve(graph, scope, as_of), standing(graph)
    return open_book(graph, as_of=as_of, scope=part, rules={}, standing=there, only=only)


def told(book: Book, question: str) -> dict[str, list[tuple[str, str]]]:
    """By subject and detail what became of the gaps of a question."""
    page = book.pages[question]
    return {
        entry.subject + entry.detail: [
            (one.day.isoformat(), one.state) for one in book.history(page, entry)
        ]
        for entry in page.entries.values()
    }


@pytest.mark.parametrize("scope", [None, "锦绣苑"])
def test_a_comparison_is_the_difference_of_the_two_answers(
    street: Graph, scope: str | None
) -> None:
    days = [(DAY, NOVEMBER), (NOVEMBER, DECEMBER), (date(2018, 9, 1), DAY)]
    for first, second in days[:1] if scope else days:
        found = compared(street, first, second, scope)
        assert [one.question.id for one in found.differences] == asked_of(street, scope)
        for one in found.differences:
            sets = []
            for day, listing in ((first, one.before), (second, one.after)):
                answer = ask(
                    street,
                    one.question,
                    as_of=day,
                    scope=resolve(street, scope, day),
                    values=parameter_values(one.question, {}, {}),
                    standing=standing(street),
                )
                assert (listing.numerator, listing.denominator) == (
                    answer.numerator, answer.denominator
                )  # fmt: skip
                rows = [] if one.question.is_rate else answer.rows
                sets.append({_identity(row, one.question.detail) for row in rows})
            gone = {_identity(moved.gap.row, one.question.detail) for moved in one.filled}
            new = {_identity(moved.gap.row, one.question.detail) for moved in one.opened}
            assert gone == sets[0] - sets[1]
            assert new == sets[1] - sets[0]
            assert one.still == len(sets[0] & sets[1])


def _identity(row: object, detail: tuple[str, ...]) -> tuple[object, ...]:
    assert isinstance(row, dict)
    return (row["subjectKey"], *(row[name] for name in detail))


def test_a_question_with_several_rows_of_a_subject_tells_them_apart(street: Graph) -> None:
    for day in (DAY, NOVEMBER, DECEMBER):
        for one in compared(street, day, day).differences:
            assert set(one.question.detail) <= {column.name for column in one.question.columns}
            assert not any(
                column.sensitive
                for column in one.question.columns
                if column.name in one.question.detail
            )
            answer = ask(
                street,
                one.question,
                as_of=day,
                scope=WHOLE,
                values=parameter_values(one.question, {}, {}),
                standing=standing(street),
            )
            rows = [] if one.question.is_rate else answer.rows
            assert len(rows) == len(one.after.gaps), one.question.id


def test_a_gap_is_opened_filled_and_opened_again_by_its_ledger(street: Graph) -> None:
    book = book_of(street, DECEMBER, "G04", "G05")
    assert book.days == (DAY, NOVEMBER, DECEMBER)
    assert book.whole
    page = book.pages["G04"]
    assert told(book, "G04")["锦绣苑/西片"] == [
        ("2018-10-01", "opened"), ("2018-11-01", "filled"), ("2018-12-01", "reopened")
    ]  # fmt: skip
    entry = next(one for one in page.entries.values() if one.subject == "锦绣苑/西片")
    last = book.history(page, entry)[-1]
    assert {(one.ledger, one.day) for one in last.sheets} == {("patches", DECEMBER)}
    assert set(told(book, "G05")) == {
        "锦绣苑/锦园/1号楼片区重复", "锦绣苑/锦园/1号楼网格空白"
    }  # fmt: skip
    # Asked as of an earlier day, the book says what was so then.
    then = book_of(street, NOVEMBER, "G04")
    assert told(then, "G04")["锦绣苑/西片"][-1] == ("2018-11-01", "filled")
    assert {one.id for one in then.pages["G04"].entries.values()} <= set(page.entries)
    part = book_of(street, DECEMBER, "G04", scope="安居苑")
    assert "锦绣苑/西片" not in told(part, "G04")


def test_what_was_asked_is_kept_until_something_is_published(street: Graph, tmp_path: Path) -> None:
    some = ("G03", "G04", "G05", "G19")
    # Another test may have kept some of it.
    street.write("MATCH (p:GapPage) DELETE p")
    asked = book_of(street, DECEMBER, *some)
    assert keep(street, asked) == len(some)
    kept = book_of(street, DECEMBER, *some)
    assert all(page.kept for page in kept.pages.values())
    assert keep(street, kept) == 0
    for id_, page in asked.pages.items():
        assert vars(kept.pages[id_]) == {**vars(page), "kept": True}
    assert not any(page.kept for page in book_of(street, NOVEMBER, *some).pages.values())
    rules, there = {"groupMembers": "4"}, standing(street)
    other = open_book(street, as_of=DECEMBER, scope=WHOLE, rules=rules, standing=there, only=some)
    assert [id_ for id_, page in other.pages.items() if not page.kept] == ["G03"]
    give(street, tmp_path / "again", KEPT_BY)
    assert not any(page.kept for page in book_of(street, DECEMBER, *some).pages.values())


def test_a_long_page_stands_in_several_nodes(street: Graph) -> None:
    book = book_of(street, DECEMBER, "G04")
    asked = book.pages["G04"]
    page = Page(asked.question, asked.numerators, asked.denominators, asked.entries)
    many = {f"g{n}": Entry(f"g{n}", "patch", f"p{n}", "x", "", "101") for n in range(2_500)}
    long = Page(page.question, page.numerators, page.denominators, many)
    held = Book(book.days, book.scope, True, {"G04": long}, book.sheets, book.marks)
    keep(street, held)
    parts = "MATCH (p:GapPage {question: 'G04', scope: 'none:'}) RETURN count(p) AS n"
    assert street.read(parts)[0]["n"] == -(-2_500 // GAPS_OF_A_PAGE)
    assert book_of(street, DECEMBER, "G04").pages["G04"].entries == many
    keep(street, Book(book.days, book.scope, True, {"G04": page}, book.sheets, book.marks))
    assert street.read(parts)[0]["n"] == 1


def test_notes_survive_a_load_and_nothing_is_overwritten(street: Graph, tmp_path: Path) -> None:
    gap = next(iter(book_of(street, DECEMBER, "G04").pages["G04"].entries))
    say(street, gap, "G04", "note", "等书记回来", "王主任")
    say(street, gap, "G04", "assign", "甲支部", "王主任")
    give(street, tmp_path / "in", AGAIN)
    said = notes_on(street, [gap])[gap]
    assert [(one.kind, one.text, one.by) for one in said] == [
        ("note", "等书记回来", "王主任"), ("assign", "甲支部", "王主任")
    ]  # fmt: skip
    say(street, gap, "G04", "note", "", "李")
    assert len(notes_on(street)[gap]) == 3
    assert latest(notes_on(street)[gap], "note") is None
    held = latest(notes_on(street)[gap], "assign")
    assert held is not None
    assert held.text == "甲支部"
    for text, by in (("没有的支部", "王"), ("甲支部", " ")):
        with pytest.raises(WrongUse):
            say(street, gap, "G04", "assign", text, by)


def test_a_subject_stays_or_goes(street: Graph) -> None:
    moved = {
        one.gap.subject: one.subject_there
        for difference in compared(street, date(2018, 9, 1), DAY).differences
        for one in difference.opened
        if difference.question.id == "G04"
    }
    assert moved == {"锦绣苑/西片": False}, "before its ledger the patch was not there"
    keys = [row["key"] for row in street.read("MATCH (p:Patch) RETURN p.key AS key ORDER BY key")]
    pair = f"pair|{keys[0]}|{keys[1]}"
    assert still_there(street, [*keys, pair], DAY) == {*keys, pair}
    assert still_there(street, [*keys, pair], date(2018, 9, 1)) == set()


def test_the_keys_of_a_pair() -> None:
    pair = "pair|area|code=1|employer|name=甲%7C乙|community=2"
    assert parts_of(pair) == ["area|code=1", "employer|name=甲%7C乙|community=2"]
    assert parts_of("area|code=1") == ["area|code=1"]


def test_what_became_of_it() -> None:
    days = [date(2018, month, 1) for month in range(1, 6)]
    sheet = Sheet("patches", "片区.csv", "", days[3])
    found = changes([True, False, False, True, True], days, [sheet], ["patches"], whole=False)
    assert found == [
        Change(days[0], "opened", before=True),
        Change(days[1], "filled"),
        Change(days[3], "reopened", (sheet,)),
    ]
    assert changes([False] * 5, days, [sheet], ["patches"], whole=True) == []
    assert changes([False, True], days[:2], [sheet], [], whole=True) == [Change(days[1], "opened")]


def test_the_days_of_a_book(street: Graph) -> None:
    there = standing(street)
    assert ledger_days(there, NOVEMBER) == (DAY, NOVEMBER)
    assert ledger_days(there, date(2018, 11, 9)) == (DAY, NOVEMBER, date(2018, 11, 9))
    assert ledger_days(there, DECEMBER, date(2018, 11, 15)) == (NOVEMBER, DECEMBER)
    assert day_before(there, DECEMBER) == NOVEMBER
    assert day_before(there, date(2018, 11, 20)) == DAY
    assert day_before(there, DAY) is None
    assert not compared(street, date(2018, 9, 1), DAY).differences[0].comparable
    assert compared(street, DAY, NOVEMBER).differences[0].comparable


def test_since_the_day_before_is_the_comparison(street: Graph) -> None:
    there = standing(street)
    answers = {
        id_: ask(
            street,
            questions()[id_],
            as_of=NOVEMBER,
            scope=WHOLE,
            values=parameter_values(questions()[id_], {}, {}),
            standing=there,
        )
        for id_ in ("G01", "G04", "G05", "G14", "G19")
    }
    since = since_day(street, answers, DAY, scope=WHOLE, rules={}, standing=there)
    found = {one.question.id: one for one in compared(street, DAY, NOVEMBER).differences}
    assert set(since.moves) == {id_ for id_ in answers if found[id_].comparable}
    for id_, moves in since.moves.items():
        one = found[id_]
        assert (moves.filled, moves.opened, moves.before) == (
            len(one.filled), len(one.opened), one.before.numerator
        ), id_  # fmt: skip
    none = since_day(street, answers, date(2018, 9, 1), scope=WHOLE, rules={}, standing=there)
    assert none.moves == {}, "no ledger was there: nothing can be compared"
