"""What the packages import is what the project declares: nothing missing, nothing carried along."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.checkout import PACKAGES, ROOT, committed, declaration

# Declared and never imported, each for its reason.
NEEDED_UNIMPORTED = {
    "neo4j-rust-ext": "replaces the driver's slow parts by being installed",
}
# Imported under their own name, pinned by and part of what is declared.
COMES_WITH = {"pydantic-core": "pydantic", "starlette": "fastapi", "click": "typer"}


def imported() -> dict[str, str]:
    """Return the third-party modules that the packages import, each with one file that does."""
    found: dict[str, str] = {}
    for path in committed(*PACKAGES):
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names and top not in PACKAGES:
                    found.setdefault(top, str(path))
    return found


def declared() -> set[str]:
    """Return the canonical names of what running needs, with its extras."""
    project = declaration()["project"]
    extras = {**project["optional-dependencies"], "dev": []}
    names = [*project["dependencies"], *(name for one in extras.values() for name in one)]
    return {canonicalize_name(Requirement(name).name) for name in names}


def distributions(module: str) -> set[str]:
    """Return the canonical names of the installed distributions that hold ``module``."""
    names = {canonicalize_name(name) for name in packages_distributions().get(module, [module])}
    return {COMES_WITH.get(name, name) for name in names}


def test_everything_imported_is_declared() -> None:
    runtime = declared()
    undeclared = {
        module: path for module, path in imported().items() if not distributions(module) & runtime
    }
    assert undeclared == {}


def test_everything_declared_is_imported() -> None:
    used = {name for module in imported() for name in distributions(module)}
    assert declared() - used - set(NEEDED_UNIMPORTED) == set()
