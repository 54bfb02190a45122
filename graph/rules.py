"""The deployment's own rules: a TOML file named by ``DAWANGGE_RULES``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from graph.errors import WrongUse


def read_rules(rules: Path | None) -> dict[str, Any]:
    """Read the tables of a deployment's rules file; none without one.

    Raises:
        WrongUse: the file cannot be read or is no TOML.
    """
    if rules is None:
        return {}
    try:
        return tomllib.loads(rules.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse(
            f"读不了口径参数文件 {rules.name}：{error}",
            f"Cannot read the rules file {rules.name}: {error}",
        ) from error
