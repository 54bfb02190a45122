from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.pictures import Chain
from tests.browser.opened import PHONE, SCREEN, chromium, opened
from tests.viz import chains
from viz.maps.coverage import coverage_page
from viz.maps.responsibility import responsibility_page

pytestmark = pytest.mark.browser

FIRST_PAINT = 1500  # milliseconds, for one community
CHAINS: dict[str, Callable[[], Chain]] = {
    "community": chains.community,
    "large": chains.large,
    "street": chains.street,
    "hostile": chains.hostile,
    "nothing": chains.nothing,
    "whole": chains.whole,
}
KINDS: dict[str, Callable[[Chain], str]] = {
    "responsibility": responsibility_page,
    "coverage": lambda chain: coverage_page(chains.ground(chain)),
}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def written(folder: Path, kind: str, chain: Chain) -> Path:
    file = folder / f"{kind}.html"
    file.write_text(KINDS[kind](chain), encoding="utf-8")
    return file


@EVERY_KIND
@pytest.mark.parametrize("name", CHAINS)
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_it_asks_for_nothing_complains_of_nothing_and_fits(
    browser: Browser, tmp_path: Path, kind: str, name: str, size: tuple[int, int]
) -> None:
    file = written(tmp_path, kind, CHAINS[name]())
    with opened(browser, file, size) as seen:
        seen.page.wait_for_timeout(200)
        assert seen.overflow() <= 0
        assert seen.requests == [file.as_uri()]
        assert seen.complaints == []


@EVERY_KIND
@pytest.mark.parametrize("name", ["community", "street"])
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_axe_finds_nothing_serious(
    browser: Browser, tmp_path: Path, kind: str, name: str, size: tuple[int, int]
) -> None:
    with opened(browser, written(tmp_path, kind, CHAINS[name]()), size) as seen:
        assert seen.serious() == []
        seen.page.locator("[data-cell]:visible").first.click()
        assert seen.serious() == []


@EVERY_KIND
def test_a_community_is_painted_soon(browser: Browser, tmp_path: Path, kind: str) -> None:
    with opened(browser, written(tmp_path, kind, chains.large())) as seen:
        seen.page.wait_for_timeout(1000)
        painted = seen.page.evaluate("performance.getEntriesByType('paint')[0].startTime")
        marks = seen.page.evaluate(
            "performance.getEntriesByName('map-drawn').map((one) => one.startTime)"
        )
        drawn = max([painted, *marks])
        print(f"{kind}: first paint {painted:.0f} ms, drawn {drawn:.0f} ms")  # noqa: T201
        assert painted < FIRST_PAINT
        assert drawn < FIRST_PAINT


@pytest.mark.parametrize("wide", [1280, 1366])
def test_the_network_fits_an_office_screen(browser: Browser, tmp_path: Path, wide: int) -> None:
    """Less the bar that scrolls the page: no second bar below the picture."""
    screen = (wide - 16, 768)
    with opened(browser, written(tmp_path, "responsibility", chains.large()), screen) as seen:
        hidden = seen.page.evaluate(
            "() => { const box = document.getElementById('map').parentElement;"
            " return box.scrollWidth - box.clientWidth; }"
        )
        assert hidden <= 0


def place_of(page: Page, label: str) -> tuple[float, float]:
    """Where the node of a building lies on the screen."""
    x, y = page.evaluate(
        "(label) => { const cells = DATA.nodes.filter((one) => one.kind === 'cell');"
        " const node = cells.find((one) => one.label === label);"
        " const box = document.getElementById('map').getBoundingClientRect();"
        " return [box.left + node.x, box.top + node.y]; }",
        label,
    )
    return float(x), float(y)


def test_a_building_of_the_network_opens_its_flats(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, "responsibility", chains.community())) as seen:
        page = seen.page
        page.mouse.click(*place_of(page, "2号楼"))
        drill = page.locator("#drill")
        assert drill.locator("h2").inner_text() == "南区/2号楼 1 / 3"
        assert drill.locator("caption").all_inner_texts() == ["1单元", "2单元"]
        flats = drill.locator("table td.flat")
        assert [text.split("\n")[0] for text in flats.all_inner_texts()] == [
            "601", "602断", "501断", "201空", "101商",
        ]  # fmt: skip
        assert flats.nth(1).get_attribute("title") == "断链：党员未编入现有党小组"
        assert page.locator('[data-cell][aria-pressed="true"]').count() >= 1
        page.keyboard.press("Escape")
        assert drill.is_hidden()
        assert seen.complaints == []


@EVERY_KIND
def test_the_keyboard_reaches_every_building(browser: Browser, tmp_path: Path, kind: str) -> None:
    with opened(browser, written(tmp_path, kind, chains.community())) as seen:
        page = seen.page
        if kind == "responsibility":
            page.locator("summary").press("Enter")
        for button in page.locator("table [data-cell]").all():
            name = button.inner_text()
            button.press("Enter")
            assert page.locator("#drill h2").inner_text().startswith(name)
            page.keyboard.press("Escape")
            assert button.evaluate("one => one === document.activeElement")
        box = page.locator("table [data-cell]").first.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def test_the_arrows_walk_the_network(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, "responsibility", chains.community())) as seen:
        page = seen.page
        page.locator("#map").focus()
        said = set()
        for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"):
            page.keyboard.press(key)
            said.add(page.locator("#said").inner_text())
        assert len(said) > 1
        page.keyboard.press("Enter")
        assert page.locator("#drill").is_visible()


def test_hover_text_is_text(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, "responsibility", chains.hostile())) as seen:
        page = seen.page
        cells = page.evaluate(
            "(() => { const box = document.getElementById('map').getBoundingClientRect();"
            " return DATA.nodes.map((one) => [box.left + one.x, box.top + one.y, one.kind]); })()"
        )
        shown = 0
        for x, y, kind in cells:
            if kind in ("cell", "person", "row", "branch") and y < SCREEN[1] - 20:
                page.mouse.move(x, y)
                page.wait_for_timeout(200)
                tip = page.locator("div.vis-tooltip")
                shown += "<img src=x onerror=alert(1)>" in tip.inner_text() or kind == "person"
                assert tip.locator("*").count() == 0
        assert shown > 3
        page.mouse.click(cells[-1][0], cells[-1][1])
        assert page.locator("img, main script").count() == 0
        assert seen.complaints == []


def test_nothing_moves_and_the_wheel_scrolls_the_page(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, "responsibility", chains.large())) as seen:
        page = seen.page
        page.wait_for_timeout(300)
        canvas = page.locator("#map canvas")
        before = canvas.evaluate("one => one.toDataURL()")
        page.mouse.move(5, 5)
        page.wait_for_timeout(500)
        assert canvas.evaluate("one => one.toDataURL()") == before
        page.mouse.move(*place_of(page, "1号楼"))
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(300)
        assert page.evaluate("scrollY") > 100


def test_coverage_opens_its_flats_and_says_their_levels(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, "coverage", chains.community())) as seen:
        page = seen.page
        page.locator(".blocks button").filter(has_text="4号楼").click()
        drill = page.locator("#drill")
        assert drill.locator("h2").inner_text() == "南区/4号楼 1 / 3"
        assert "L0 空白" in drill.locator(".key").inner_text()
        looks = page.locator(".blocks svg path").evaluate_all(
            "all => all.map((one) => one.className.baseVal)"
        )
        assert {"l3", "l2", "l1", "l0", "vacant", "shop", "dot"} <= set(looks)
        fills = {
            look: page.locator(f".blocks svg path.{look}").first.evaluate(
                "one => getComputedStyle(one).fill"
            )
            for look in ("l3", "l2", "l1", "l0")
        }
        assert len(set(fills.values())) == 4
        assert "url" in fills["l1"]
        assert "url" in fills["l0"]


def test_the_overview_opens_the_buildings_of_a_patch(browser: Browser, tmp_path: Path) -> None:
    for kind in KINDS:
        chain = chains.street() if kind == "responsibility" else many_blocks()
        with opened(browser, written(tmp_path, kind, chain)) as seen:
            page = seen.page
            page.locator("[data-cell]:visible").first.click()
            rows = page.locator("#drill tr").all_inner_texts()
            assert rows
            assert re.search(r"\d+ / \d+", rows[0])
            assert "--scope" in page.locator("#drill").inner_text()


def many_blocks() -> Chain:
    """More buildings than the map of coverage shows flat by flat."""
    large = chains.large()
    return replace(
        large,
        blocks=tuple(
            replace(one, key=f"{one.key}{copy}", code=str(copy), community=f"第{copy}社区")
            for copy in range(3)
            for one in large.blocks
        ),
    )


@EVERY_KIND
def test_it_prints(browser: Browser, tmp_path: Path, kind: str) -> None:
    with opened(browser, written(tmp_path, kind, chains.large())) as seen:
        page = seen.page
        page.emulate_media(media="print")
        pages = page.pdf(prefer_css_page_size=True)
        count = len(re.findall(rb"/Type\s*/Page\b", pages))
        assert 1 <= count <= 8
        assert page.locator("h1").is_visible()
        assert page.locator(".demo").is_visible()
        if kind == "responsibility":
            page.set_viewport_size({"width": 710, "height": 1040})
            box = page.locator("#map canvas").bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 710, "as wide as the paper"
            assert box["y"] + box["height"] <= 1040, "on the first sheet"
