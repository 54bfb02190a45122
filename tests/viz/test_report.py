from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from graph.gaps.since import Moves, Since
from graph.language import Language
from graph.overview import Overview
from graph.scope import Scope
from tests.viz import streets
from tests.viz.streets import (
    DAY,
    G01,
    OLD,
    answer,
    column,
    household,
    question,
    standing,
    street,
)
from viz import lists
from viz.chain import answer_sentence, steps
from viz.lists import allotted
from viz.report import report_page

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._code = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._code = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._code = False

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.text += data


def told(overview: Overview, language: Language = "zh") -> str:
    return re.sub(r"\s+", " ", Page(report_page(overview, language)).text)


def test_it_begins_with_the_answer() -> None:
    page = report_page(street())
    heading = re.search(r"<h1>(.*?)</h1>", page)
    assert heading is not None
    assert re.sub("<.*?>", "", heading[1]) == "19,846 户在住，3,095 户还没有党员联系"
    text = told(street())
    assert "有党员联系 16,751 / 19,846 = 84.4%" in text
    assert "3,095 = 有支部包片 2,327 + 无支部包片 768" in text


def test_the_chain_nests_and_is_reconciled() -> None:
    found = steps(street(), "zh")
    lost = [above.kept - below.kept for above, below in pairwise(found)]
    assert [step.lost for step in found] == [0, *lost]
    assert [step.question for step in found] == ["", "G04", "G01", "G07", ""]
    text = told(street())
    assert f"{found[-1].kept:,} 与下表 L3 的 11,853 相差" in text
    assert "与下表 L3 一致" in told(streets.without_gaps())


def test_communities_in_official_order_with_numerator_and_denominator() -> None:
    text = told(street())
    counted = {"锦绣苑": "3,126", "蓝山名邸": "2,716", "森林公园": "2,208", "合计": "16,751"}
    order = [text.index(f"{name} {covered} /") for name, covered in counted.items()]
    assert order == sorted(order)


def test_only_what_the_rows_add_up_to_leads_to_them() -> None:
    """G01 lists L1 and L0 together: a link from either number would open the rows of both."""
    seen = street()
    unplaced = replace(seen.communities[2], code="", name="未注明社区")
    html = report_page(replace(seen, communities=[*seen.communities, unplaced]))
    [table] = re.findall(r'<table role="table" class="reach">.*?</table>', html, re.DOTALL)
    links = [
        (attributes["aria-label"], attributes.get("data-find"))
        for tag, attributes in Page(table).tags
        if tag == "a"
    ]
    rows = seen.answers["G01"].rows
    for label, start in links:
        found = [row for row in rows if row["subject"].startswith(start or "")]
        assert str(label).endswith(f" 无党员 {len(found):,}")
    assert [start for _, start in links] == [
        *(f"{community.name}/" for community in seen.communities),
        None,
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("make", [street, streets.nothing_loaded, streets.without_gaps])
def test_one_file_that_asks_nothing_of_anybody(
    make: Callable[[], Overview], language: Language
) -> None:
    html = report_page(make(), language)
    page = Page(html)
    for tag, attributes in page.tags:
        assert tag not in {"iframe", "object", "embed", "img", "form", "base"}
        assert "style" not in attributes, "inline styles would be refused by the policy"
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href"):
            target = attributes.get(name)
            assert target is None or target.startswith(("#", "data:")), target
    assert not re.search(r"(https?:)?//[a-z]", html.replace("// ", "")), "no address at all"
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {str(attributes["href"])[1:] for tag, attributes in page.tags if tag == "a"}
    assert targets <= set(ids)


def test_the_policy_holds_the_hashes_of_what_is_there() -> None:
    html = report_page(street())
    policy = next(
        str(attributes["content"])
        for tag, attributes in Page(html).tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        [inside] = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_names_are_only_text() -> None:
    levels = {HOSTILE: (1, 1, 1, 1), "很长" * 60: (5, 5, 5, 5)}
    seen = street(levels)
    seen = replace(seen, scope=Scope("area", HOSTILE))
    html = report_page(seen)
    assert "<script>alert" not in html
    assert html.count("<script>") == 1
    text = told(seen)
    assert HOSTILE in text
    assert "很长" * 60 in text
    assert "49" not in re.findall(r"\b49\b", text)


def test_persons_are_masked_and_keys_stay_inside() -> None:
    html = report_page(street())
    assert "王小明" not in html
    assert "王*" in html
    assert "纳兰容若" not in html
    assert "13900004416" not in html
    assert "139****4416" in html
    assert "h锦绣苑1" not in html, "keys are for programs"


def test_a_rate_is_no_gap() -> None:
    html = report_page(streets.with_a_rate())
    [rate] = re.findall(r'<article class="panel question" id="G19".*?</article>', html, re.DOTALL)
    assert '<span class="number"><b>11</b> / 23</span>' in rate
    assert 'class="kept"' in rate
    assert 'class="lost"' not in rate
    assert "没有缺口" not in rate
    assert "<dt>另一口径（已建÷应建）</dt><dd>5 / 8 = 62.5%</dd>" in rate
    assert '<td class="n">42.1%</td>' in rate
    [gap] = re.findall(r'<article class="panel question" id="G04".*?</article>', html, re.DOTALL)
    assert '<span class="number gap">' in gap
    assert 'class="lost"' in gap


def test_yes_and_no_are_words_and_sorted_as_such() -> None:
    seen = street()
    asked = question(
        "G03",
        "无党小组楼栋",
        "building",
        "支部",
        [],
        [column("members", "人数"), column("enough", "够")],
    )
    rows = [
        {"subjectKind": "building", "subjectKey": str(n), "subject": f"{n}号楼",
         "members": n or None, "enough": bool(n)}
        for n in range(3)
    ]  # fmt: skip
    html = report_page(replace(seen, answers={"G03": answer(asked, rows, 3)}, pictures={}))
    [head] = re.findall(r'id="G03".*?<thead>(.*?)</thead>', html, re.DOTALL)
    assert re.findall("<th[^>]*>", head) == [
        '<th scope="col">', '<th scope="col" class="n" data-number>', '<th scope="col">',
    ]  # fmt: skip
    assert ">是</td>" in html


def test_nothing_to_count_is_said_so_and_zero_is_a_result() -> None:
    text = told(streets.nothing_loaded())
    assert "还没有装载住户台账" in text
    assert "dawangge load" in text
    assert "无对象" in text
    assert "%" not in text
    assert "台账不齐" in text
    assert "没有缺口" not in text
    clear = told(streets.without_gaps())
    assert "户户有党员联系" in clear
    assert "0 / 3,412" in clear
    assert "✓ 没有缺口" in clear


def test_an_empty_scope_is_told_from_a_missing_ledger() -> None:
    seen = replace(streets.nothing_loaded(), standing=standing())
    text = told(seen)
    assert "这个范围里没有在住户" in text
    assert "换一个范围" in text


def test_stale_ledgers_mark_the_numbers_that_rest_on_them() -> None:
    text = told(street(there=standing(employers=OLD)))
    assert "单位 2026-07-15（131 天）" in text
    assert "共 15 名正式党员 ◔" in text
    assert "3,095 户还没有党员联系 ◔" not in text
    assert "1 本过期" in text
    stale = told(street(there=standing(residents=DAY - timedelta(91))))
    assert "3,095 户还没有党员联系 ◔" in stale
    assert "住户 2026-08-24（91 天）" in stale
    fresh = told(street(there=standing(residents=DAY - timedelta(90))))
    assert "◔" not in fresh


def test_a_missing_ledger_spoils_a_number_and_no_gap_is_claimed() -> None:
    there = standing(responsibility=None)
    seen = street(there=there)
    none = replace(seen, answers={"G01": answer(G01, [], 19846, there)})
    text = told(none)
    assert "未装载：包户。依赖它们的数字不成立" in text
    assert "未装载：包户，此数不成立" in text
    assert "没有缺口" not in text


def test_a_load_under_way_is_said() -> None:
    assert told(street()).count("正在装载") == 0
    assert told(street(there=standing(loading=True))).count("正在装载") >= 5


def test_demonstration_data_is_marked_on_screen_and_paper() -> None:
    assert told(street()).count("演示数据") == 2
    assert "演示数据" not in told(streets.without_gaps())


def test_long_lists_are_cut_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "ROWS_OF_A_PAGE", 600)
    html = report_page(street())
    text = re.sub(r"\s+", " ", Page(html).text)
    assert "名单（3,095 行）" in text
    assert re.search(r"页内只列前 \d+ 行，共 3,095 行；完整名单见 xlsx。", text)
    assert html.count("<tr>") < 700


def test_a_page_gives_short_lists_whole_and_shares_the_rest() -> None:
    assert allotted({"a": 5000, "b": 3, "c": 100, "d": 9000}, 1103) == {
        "b": 3, "c": 100, "a": 500, "d": 500,
    }  # fmt: skip
    assert allotted({"a": 2}, 100) == {"a": 2}
    assert allotted({}, 100) == {}


def test_sixty_communities_and_many_questions() -> None:
    seen = street({f"第{n}社区": (100 + n, 10, 5, n % 3) for n in range(60)})
    first = replace(seen.answers["G01"], rows=seen.answers["G01"].rows[:1])
    many = {f"X{n:02}": replace(first, question=replace(G01, id=f"X{n:02}")) for n in range(1, 37)}
    html = report_page(
        replace(seen, answers=many, pictures=dict.fromkeys(many, seen.pictures["G01"]))
    )
    assert 'class="index"' in html
    assert html.count('class="panel question"') == 36
    assert 'class="tall"' in html


def test_the_quality_of_the_ledgers_stands_apart() -> None:
    html = report_page(streets.with_quality())
    assert html.count('<h2 id="quality">') == 1
    assert html.index('id="G16"') < html.index('<h2 id="quality">') < html.index('id="Q07"')
    assert "不计入覆盖的缺口" in html
    assert '<h2 id="quality">' not in report_page(street())
    moves = {id_: Moves(G01, filled=0, opened=0, before=0) for id_ in street().answers}
    text = told(replace(streets.with_quality(), since=Since(DAY - timedelta(7), moves)))
    assert "不可比" not in text, "it is no gap to be compared"


def test_no_questions_and_a_community_without_households() -> None:
    seen = street({"锦绣苑": (1, 0, 0, 0), "空社区": (0, 0, 0, 0)})
    text = told(replace(seen, answers={}, pictures={}))
    assert "没有问题可问" in text
    assert "空社区 0 / 0 无对象" in text


def test_a_row_may_miss_values_and_a_picture_its_label() -> None:
    seen = street()
    row = household("锦绣苑", 1, use=None, reason=["甲", "乙"], patch=None, actor=None)
    bare: list[dict[str, object]] = [{"code": "", "label": None, "listed": 0, "total": 0}]
    seen = replace(seen, answers={"G01": answer(G01, [row], 1)}, pictures={"G01": bare})
    assert "甲、乙" in told(seen)
    assert "无对象" in told(seen)


def test_the_sentence_in_english() -> None:
    assert (
        answer_sentence(street(), "en").text
        == "19,846 households are occupied, 3,095 have no party member yet"
    )


def test_what_changed_since_the_last_ledger_day_leads_to_its_question() -> None:
    seen = streets.street()
    assert "还没有更早的台账日" in told(seen)
    moves = {
        "G01": Moves(G01, filled=214, opened=61, before=3248),
        "G04": Moves(streets.G04, filled=0, opened=0, before=3),
    }
    text = told(replace(seen, since=Since(DAY - timedelta(7), moves)))
    assert "2026-11-16 → 2026-11-23" in text
    assert re.search(r"已补上\s+−214\s+未被党员联系的住户\s+G01", text)
    assert re.search(r"新出现\s+\+61\s+未被党员联系的住户\s+G01", text)
    assert "不可比：G07、G16" in text
    assert "没有补上的" in told(replace(seen, since=Since(DAY, {"G04": moves["G04"]})))


def test_day_and_age_of_a_stale_ledger_stand_beside_the_number() -> None:
    page = report_page(streets.street())
    mark = "单位 2026-07-15（131 天）"
    heading = page[page.index('id="G16-title"') :].partition("</h3>")[0]
    assert f'◔ <small class="age">{mark}</small>' in heading
    assert page.count(f'◔ <small class="age">{mark}</small>') == 2, (
        "below the acts, and at its question"
    )


def test_acts_bear_a_mark_each_and_what_is_stale_stands_once_below_them() -> None:
    day = DAY - timedelta(91)
    there = standing(residents=day, responsibility=day, members=day, patches=day, buildings=day)
    page = report_page(street(there=there))
    section = page[page.index('id="worst"') :].partition("</section>")[0]
    assert section.count("◔") == 6, "five acts and the line below"
    assert section.count("住户 2026-08-24（91 天）") == 2, "the line and its tooltip"
    assert page.partition('class="paper figures"')[2].partition("</div>")[0].count("（91 天）") == 5
