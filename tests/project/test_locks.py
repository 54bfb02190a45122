"""The locks satisfy the declaration, pin everything by hash, and name no host."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.checkout import ROOT, declaration

LOCKS = ("run", "dev")


def entries(lock: str) -> list[str]:
    """Return the logical lines of a lock, each a requirement with its hashes."""
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def versions(lock: str) -> dict[str, set[str]]:
    """Return the exact versions by canonical name; two where platforms or Pythons differ."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries(lock):
        requirement = Requirement(entry.split("--hash")[0].strip())
        (pin,) = requirement.specifier
        assert pin.operator == "==", entry
        found[canonicalize_name(requirement.name)].add(pin.version)
    return dict(found)


def declared(lock: str) -> list[Requirement]:
    """Return what the lock has to satisfy."""
    project = declaration()
    names = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    if lock == "dev":
        names += project["project"]["optional-dependencies"]["dev"]
    return [Requirement(name) for name in names]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_declared_dependency_is_locked_at_a_version_that_satisfies_it(lock: str) -> None:
    locked = versions(lock)
    for requirement in declared(lock):
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{name}: run make lock"
        for version in locked[name]:
            assert requirement.specifier.contains(version, prereleases=True), f"{name} {version}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_carries_hashes(lock: str) -> None:
    for entry in entries(lock):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:60]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_host_no_url_no_option(lock: str) -> None:
    for entry in entries(lock):
        assert "://" not in entry
        assert " @ " not in entry
        assert not entry.startswith("-"), entry


def test_the_development_lock_has_the_very_versions_that_users_get() -> None:
    development = versions("dev")
    assert {name: development.get(name) for name in versions("run")} == versions("run")


def test_the_build_backend_is_locked_as_it_is_required() -> None:
    project = declaration()
    assert project["dependency-groups"]["build"] == project["build-system"]["requires"]
