"""The page of reasons says what the program says, and the program says nothing else."""

from __future__ import annotations

import re

from loaders.files.faults import FAULTS
from loaders.reasons import PAGE, SHEETS, page
from loaders.refusals import REASONS
from tests.project.checkout import ROOT


def test_the_committed_page_is_the_one_of_the_program() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m loaders.reasons"


def test_every_code_that_is_raised_is_on_the_page() -> None:
    known = {*REASONS, *SHEETS, *FAULTS}
    raised = re.compile(
        r'(?:Unreadable|NotRecognised|(?<!\w)Fault|Unresolved|fault_text)\(\s*"(\w+)"'
    )
    found = {
        code
        for path in (ROOT / "loaders").rglob("*.py")
        if path.parent.name != "rows"  # there a fault names its field first
        for code in raised.findall(path.read_text("utf-8"))
    }
    assert len(found) > 25
    assert found <= known
