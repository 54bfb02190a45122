"""Asking the query files of ``cypher/links``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.asking import Standing
from graph.engines import Graph
from graph.model import opaque_key
from graph.scope import Scope
from graph.terms import CYPHER, expand, parameters_of

Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """One graph, one day, one scope; what every query of the network is asked with."""

    graph: Graph
    as_of: date
    scope: Scope
    standing: Standing

    def together(self, *names: str, **given: object) -> list[list[Row]]:
        """Rows of several files, read at one moment."""
        return self.graph.read_many([self._statement(name, given) for name in names])

    def opaque(self, key: str) -> str:
        """The form of a key that may leave the program."""
        return opaque_key(key, self.standing.secret)

    def _statement(self, name: str, given: dict[str, object]) -> tuple[str, dict[str, Any]]:
        query = expand((CYPHER / "links" / f"{name}.cypher").read_text("utf-8"), self.scope.kind)
        everything = {"asOf": self.as_of, **self.scope.parameters, **given}
        return query, {one: everything[one] for one in sorted(parameters_of(query))}
