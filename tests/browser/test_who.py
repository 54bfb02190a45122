"""The page of who, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.opened import PHONE, SCREEN, chromium, opened
from tests.viz.test_who import door
from viz.who import mask
from viz.who_page import who_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize("subject", ["锦绣苑/锦园/1号楼/1单元/101", "长" * 80])
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_it_asks_for_nothing_and_fits(
    browser: Browser, tmp_path: Path, subject: str, size: tuple[int, int]
) -> None:
    file = tmp_path / "who.html"
    file.write_text(who_page(mask(door(subject=subject))), encoding="utf-8")
    with opened(browser, file, size) as seen:
        assert seen.requests == [file.as_uri()]
        assert seen.complaints == []
        assert seen.overflow() <= 0
        assert seen.serious() == []
        holes = seen.page.locator("rect.hole")
        assert holes.count() == 1
        box = holes.first.bounding_box()
        assert box is not None
        assert box["width"] > 100
