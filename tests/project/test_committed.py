"""What is committed is true on every machine: no path of one, no host of a package registry."""

from __future__ import annotations

import re

from tests.project.checkout import ROOT, committed

# Put together from parts, so that this file does not contain what it forbids.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("repo", "maven", "apache", "org"),
        ("repo1", "maven", "org"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
]
# Below /tmp too: an example that needs a temporary folder makes one.
HOMES = "|".join(("root", "work", "home/[a-z]", "Users/[A-Za-z]", "tmp/[a-z]"))
MACHINE_PATH = re.compile(rf"(?<![\w.~}}/-])/(?:{HOMES})[\w./-]*")
HOST = re.compile("|".join(re.escape(name) for name in REGISTRIES), re.IGNORECASE)


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    """Return ``file:line: match`` for every committed text that matches."""
    found = []
    for path in committed():
        content = (ROOT / path).read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            found += [f"{path}:{number}: {match.group()}" for match in pattern.finditer(line)]
    return found


def test_no_committed_text_names_a_path_of_one_machine() -> None:
    assert lines_that_match(MACHINE_PATH) == []


def test_no_committed_text_names_the_host_of_a_package_registry() -> None:
    assert lines_that_match(HOST) == []


def test_the_patterns_see_what_they_forbid() -> None:
    assert MACHINE_PATH.search("cd " + "/".join(("", "root", "x")))
    assert MACHINE_PATH.search('"' + "/".join(("", "work", "main")) + '"')
    assert not MACHINE_PATH.search("https://example.invalid/" + "work/rules")
    assert not MACHINE_PATH.search("docs" + "/".join(("", "work", "rules")))
    assert HOST.search("https://" + REGISTRIES[0] + "/simple")


def test_every_text_ends_its_lines_and_its_last_line_in_one_way() -> None:
    for path in committed("*.py", "*.md", "*.toml", "*.cypher", "*.sh", "Makefile", "*.html"):
        content = (ROOT / path).read_bytes()
        assert b"\r\n" not in content, path
        assert not content or content.endswith(b"\n"), path
