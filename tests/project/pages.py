"""Pages that name files and names in them: all must exist."""

from __future__ import annotations

import importlib
import re
from collections.abc import Collection

from tests.project.checkout import ROOT


def missing_files(page: str, invented: Collection[str] = ()) -> list[str]:
    """The files and folders that a page of ``docs`` names or links to, and that are not there."""
    named = set(re.findall(r"`((?:\w+/)+\w*(?:\.\w+)?)`", page)) - set(invented)
    assert named, "the page names files"
    linked = re.findall(r"\]\((\S+?)\)", page)
    return [path for path in sorted(named) if not (ROOT / path).exists()] + [
        path for path in linked if not (ROOT / "docs" / path).exists()
    ]


def missing_names(page: str) -> list[tuple[str, str]]:
    """The names that a page gives with their file, and that are not in it."""
    given = re.findall(r"`((?:\w+/)+\w+)\.py` 的\s?`(\w+)`", page)
    assert given, "the page gives names with their files"
    return [
        (path, name)
        for path, name in given
        if not hasattr(
            importlib.import_module(path.replace("/", ".").removesuffix(".__init__")), name
        )
    ]
