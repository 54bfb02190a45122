from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.overview import Overview
from tests.browser.opened import PHONE, SCREEN, chromium, opened
from tests.viz import streets
from viz.report import report_page

pytestmark = pytest.mark.browser

HOSTILE = {"<img src=x onerror=alert(1)>": (9, 9, 9, 9), "长" * 80: (9, 9, 9, 9)}
PAGES: dict[str, Callable[[], Overview]] = {
    "street": streets.street,
    "nothing": streets.nothing_loaded,
    "clear": streets.without_gaps,
    "hostile": lambda: streets.street(HOSTILE),
    "sixty": lambda: streets.street({f"第{n}社区": (99 + n, 9, 9, n % 5) for n in range(60)}),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def written(folder: Path, overview: Overview) -> Path:
    file = folder / "report.html"
    file.write_text(report_page(overview), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_it_asks_for_nothing_complains_of_nothing_and_fits(
    browser: Browser, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    file = written(tmp_path, PAGES[name]())
    with opened(browser, file, size) as seen:
        assert seen.overflow() <= 0
        seen.page.screenshot(path=tmp_path / f"{name}.png")
        assert seen.requests == [file.as_uri()]
        assert seen.complaints == []


@pytest.mark.parametrize("name", ["street", "nothing"])
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_axe_finds_nothing_serious(
    browser: Browser, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    with opened(browser, written(tmp_path, PAGES[name]()), size) as seen:
        for summary in seen.page.locator("#G04 summary, #G16 summary").all():
            summary.click()
        assert seen.serious() == []


def test_the_answer_and_the_communities_are_on_the_first_screen(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, written(tmp_path, streets.street())) as seen:
        for what in ("h1", ".chain li:last-child", ".reach tr.total", ".acts li:last-child"):
            box = seen.page.locator(what).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= SCREEN[1], what


def test_a_number_opens_its_rows(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.street())) as seen:
        page = seen.page
        page.get_by_role("link", name="安居苑 无党员 886").click()
        rows = page.locator("#G01 details tbody tr:visible")
        assert rows.count() == 498 + 388
        assert rows.first.inner_text().startswith("安居苑/")
        assert page.locator("#G01 output").inner_text() == "886"
        page.locator("#G01 input").press("Escape")
        assert page.locator("#G01 output").inner_text() == "3,095"
        page.locator("#G01 input").fill("没有这样的行")
        assert page.locator("#G01 output").inner_text() == "0"
        assert re.search(r"#G01$", page.url), "no name in the address"


def test_lists_are_sorted_by_number_and_by_name(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.street())) as seen:
        page = seen.page
        page.locator("#G04 summary").press("Enter")
        heading = page.locator("#G04 details th").filter(has_text="牵动在住户")
        heading.get_by_role("button").press("Enter")
        assert heading.get_attribute("aria-sort") == "ascending"
        cells = page.locator("#G04 details tbody tr td:nth-child(4)")
        assert cells.all_inner_texts() == ["286", "334", "508"]
        heading.get_by_role("button").press("Enter")
        assert cells.all_inner_texts() == ["508", "334", "286"]
        page.locator("#G04 details th button").first.click()
        assert heading.get_attribute("aria-sort") is None


def test_lists_are_sorted_by_share(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.with_a_rate())) as seen:
        page = seen.page
        page.locator("#G19 summary").press("Enter")
        page.locator("#G19 details th").filter(has_text="覆盖率").get_by_role("button").click()
        cells = page.locator("#G19 details tbody tr td:nth-child(4)")
        assert cells.all_inner_texts() == ["", "42.1%", "75.0%"]
        assert seen.complaints == []


def test_every_list_opens_and_closes_at_once(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.street())) as seen:
        every = seen.page.get_by_role("button", name="展开全部名单")
        every.click()
        assert seen.page.locator("details[open]").count() == 4
        seen.page.get_by_role("button", name="收起全部名单").click()
        assert seen.page.locator("details[open]").count() == 0


def test_it_is_whole_without_its_script(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.street()), script=False) as seen:
        page = seen.page
        assert page.locator(".find:visible").count() == 0
        page.locator("#G16 summary").click()
        assert page.locator("#G16 details tbody tr:visible").count() == 3


def test_the_focus_is_seen_and_the_first_stop_skips_ahead(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.street())) as seen:
        page = seen.page
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        box = skip.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert skip.evaluate("one => getComputedStyle(one).outlineWidth") == "2px"
        skip.press("Enter")
        assert page.evaluate("document.activeElement.id") == "questions"


def test_targets_on_a_phone_are_large(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.street()), PHONE) as seen:
        page = seen.page
        for what in ("summary", ".gap a", ".acts a", "#every-list"):
            for target in page.locator(f"{what}:visible").all():
                box = target.bounding_box()
                assert box is not None
                assert box["height"] >= 44, what


def test_paper_shows_what_a_meeting_needs(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, streets.street())) as seen:
        page = seen.page
        page.emulate_media(media="print")
        for what in (".paper.head", ".figures", ".decide", ".signatures", ".box", ".terms"):
            assert page.locator(what).first.is_visible(), what
        for what in (".top", ".answer", "#every-list", ".find"):
            assert not page.locator(what).first.is_visible(), what
        assert "演示数据" in page.locator(".paper.head").inner_text()
        assert "单位 2026-07-15（131 天）" in page.locator(".terms").inner_text()
        pattern = "one => getComputedStyle(one).fill"
        fills = {
            level: page.locator(f"svg.levels .{level}").first.evaluate(pattern)
            for level in ("l3", "l2", "l1", "l0")
        }
        assert len(set(fills.values())) == 4
        assert all("k-" in fills[level] for level in ("l2", "l1", "l0"))
        pages = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 2, "the first sheet, the questions"
