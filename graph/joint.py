"""What is done together: the link types of 三联三共 and the other kinds of event, as data.

The six names come from one district; others use 三联四通, 四联…. The shipped table is ``cypher/joint.toml``;
a deployment's rules file may hold its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from graph.errors import WrongUse
from graph.language import Text
from graph.rules import read_rules
from graph.terms import CYPHER

LINK_TYPES: Final = "linkTypes"
"""Table of a rules file, and the query parameter ``$linkTypes``: the names in their order."""

_EVENT_KINDS: Final = "eventKinds"
_BETWEEN: Final = "\n"


@dataclass(frozen=True)
class JointKind:
    """A link type, or another kind of event.

    Attributes:
        title: its name; the Chinese one is what ledgers write and the graph holds.
        family: 三联 or 三共; ``None`` for what is no link type.
        also: other spellings that ledgers use.
    """

    title: Text
    family: Text | None = None
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the graph holds."""
        return self.title.zh


@dataclass(frozen=True)
class JointWork:
    """The kinds of joint work that a deployment knows, in their order."""

    link_types: tuple[JointKind, ...]
    event_kinds: tuple[JointKind, ...]

    @property
    def held(self) -> tuple[JointKind, ...]:
        """Everything an event can be: one of the link types, or another kind."""
        return self.link_types + self.event_kinds


def joint_work(rules: Path | None = None) -> JointWork:
    """Return the kinds of joint work: those shipped, or the deployment's own.

    Args:
        rules: the deployment's rules file; a table ``linkTypes`` or ``eventKinds`` in it replaces
            the shipped one.

    Raises:
        WrongUse: the file cannot be read, or such a table is not of the shipped one's form.
    """
    tables = {**_shipped(), **read_rules(rules)}
    try:
        return JointWork(_kinds(tables[LINK_TYPES]), _kinds(tables[_EVENT_KINDS]))
    except (AttributeError, KeyError, TypeError) as error:
        name = rules.name if rules else ""
        raise WrongUse(
            f"{name} 里的 [linkTypes] 或 [eventKinds] 写得不对；每一类要有 en，可以有 family 和 also。",
            f"[linkTypes] or [eventKinds] in {name} is not of the right form: every kind needs en and may have "
            "family and also.",
        ) from error


def declared_link_types(rules: Path | None) -> dict[str, str]:
    """The deployment's own link types as one of its rule values; nothing where it has none.

    Raises:
        WrongUse: the file cannot be read, or its table is not of the right form.
    """
    if LINK_TYPES not in read_rules(rules):
        return {}
    return {LINK_TYPES: _BETWEEN.join(kind.name for kind in joint_work(rules).link_types)}


def link_types(rules: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the link types in their order: what ``$linkTypes`` is in a query.

    Args:
        rules: the deployment's rule values (``graph.asking.rule_values``).
    """
    if (own := rules.get(LINK_TYPES)) is not None:
        return tuple(filter(None, own.split(_BETWEEN)))
    return tuple(kind.name for kind in joint_work().link_types)


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads((CYPHER / "joint.toml").read_text("utf-8"))


def _kinds(table: Mapping[str, Mapping[str, Any]]) -> tuple[JointKind, ...]:
    return tuple(
        JointKind(
            Text(name, said["en"]),
            Text(said["family"]["zh"], said["family"]["en"]) if "family" in said else None,
            _texts(said.get("also", [])),
        )
        for name, said in table.items()
    )


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(str, value))
