"""The map of links in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.language import Language
from graph.links import Network
from tests.browser.opened import PHONE, SCREEN, chromium, opened
from tests.graph.links.networks import network, street
from tests.viz.test_links_map import own_event
from tests.viz.test_organisations_map import usual
from viz.maps.links import links_page
from viz.maps.organisations import organisations_page

pytestmark = pytest.mark.browser
SEEN = {
    "street": lambda: street(24),
    "folded": lambda: street(80),
    "hostile": lambda: street(12, "</script><b>甲\u202e" * 12),
    "nothing": lambda: network([], [], days={}),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def written(folder: Path, seen: Network, language: Language = "zh") -> Path:
    file = folder / "links.html"
    file.write_text(links_page(seen, language), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_it_asks_for_nothing_complains_of_nothing_and_fits(
    browser: Browser, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    file = written(tmp_path, SEEN[name](), "en" if name == "hostile" else "zh")
    with opened(browser, file, size) as seen:
        assert seen.overflow() <= 0
        assert seen.requests == [file.as_uri()]
        assert seen.complaints == []


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_axe_finds_nothing_serious(browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    with opened(browser, written(tmp_path, SEEN["street"]()), size) as seen:
        assert seen.serious() == []
        seen.page.locator("#net [data-node=r0]").click()
        assert seen.serious() == []
        seen.page.locator("[data-view=pairs]").click()
        assert seen.serious() == []
        assert seen.overflow() <= 0


def test_choosing_shows_the_panel_and_its_strands_only(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, SEEN["street"]())) as seen:
        page = seen.page
        page.locator("#net [data-node=c0]").click()
        assert page.locator("#who h2").inner_text() == "锦绣苑"
        on = page.locator("#net .strand.on")
        assert on.count() > 0
        assert page.locator("#net .strand.on:not([data-a=c0]):not([data-b=c0])").count() == 0
        assert page.locator("#net [aria-pressed=true]").count() == 1
        page.keyboard.press("Escape")
        assert page.locator("#net.picked").count() == 0
        assert page.locator("#who h2").inner_text() == "先看这些"


def test_the_legend_filters_picture_and_table_alike(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, SEEN["street"]())) as seen:
        page = seen.page
        assert page.locator("#net .strand.t0:visible").count() > 0
        page.locator("[data-type='0']").uncheck()
        assert page.locator("#net .strand.t0:visible").count() == 0
        assert page.locator("#net .strand.t1:visible").count() > 0
        rows = page.locator("#pairs tbody tr[data-types]")
        page.keyboard.press("t")
        for place in range(1, 6):
            page.locator(f"[data-type='{place}']").uncheck()
        assert rows.locator("visible=true").count() == 0
        page.locator("[data-type='0']").check()
        of_type = page.locator("#pairs tbody tr[data-types~='0']").count()
        assert 0 < rows.locator("visible=true").count() == of_type
        listed = page.locator("#listed").inner_text()
        assert listed.startswith(f"列出 {rows.locator('visible=true').count()} / ")
        page.locator("[data-type='1']").check()
        page.locator("#gaps-only").check()
        shown = rows.locator("visible=true")
        assert shown.count() == page.locator("#pairs tr.one:visible").count() > 0


def test_what_is_of_no_type_is_listed_where_it_is_ticked(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, own_event(street(24)))) as seen:
        page = seen.page
        page.keyboard.press("t")
        rows = page.locator("#pairs tbody tr[data-types]")
        whole = rows.count()
        assert rows.locator("visible=true").count() == whole - 1
        page.locator("[data-type='6']").check()
        assert rows.locator("visible=true").count() == whole
        assert page.locator("#listed").inner_text() == f"列出 {whole} / {whole} 对"


def test_drawn_by_kind_one_sided_links_are_shown_and_named(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, written(tmp_path, SEEN["folded"]())) as seen:
        page = seen.page
        page.locator("#gaps-only").check()
        assert page.locator("#net .strand:visible").count() > 0
        page.locator("#net [data-node=c0]").click()
        assert "商贸有限公司党支部" in page.locator("#who").inner_text()
        assert "发起方不明" not in page.locator("#who").inner_text()
        page.locator("#net [data-node=r0]").click()
        assert "合并在内的每一对" in page.locator("#who").inner_text()
        assert seen.serious() == []
        assert seen.overflow() <= 0


def test_the_keyboard_walks_and_chooses(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, SEEN["street"]())) as seen:
        page = seen.page
        page.locator("#net [tabindex='0']").focus()
        place = "document.activeElement.dataset.node"
        assert page.evaluate(place) == "l0"
        page.keyboard.press("ArrowDown")
        assert page.evaluate(place) == "l1"
        page.keyboard.press("ArrowRight")
        assert page.evaluate(place).startswith("c")
        page.keyboard.press("Enter")
        assert page.locator("#who h2").inner_text() in {"锦绣苑", "蓝山名邸"}
        assert page.locator("#net [tabindex='0']").count() == 1


def test_without_a_script_the_table_is_there(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, SEEN["street"]()), script=False) as seen:
        assert seen.page.locator("#pairs table").first.is_visible()
        assert seen.page.locator("#net").is_visible()


def test_on_paper_picture_and_table_stand_together(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, SEEN["street"]())) as seen:
        seen.page.emulate_media(media="print")
        assert seen.page.locator("#net").is_visible()
        assert seen.page.locator("#pairs table").first.is_visible()


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_the_map_of_organisations(browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "organisations.html"
    file.write_text(organisations_page(usual("很长的名称" * 12)), encoding="utf-8")
    with opened(browser, file, size) as seen:
        assert seen.overflow() <= 0
        assert seen.requests == [file.as_uri()]
        assert seen.complaints == []
        assert seen.serious() == []
        assert seen.page.locator(".tree .name:visible").count() == 4
        seen.page.locator("#shut").click()
        assert seen.page.locator(".tree .name:visible").count() == 1
        seen.page.locator("#open").click()
        assert seen.page.locator(".tree .name:visible").count() == 4
