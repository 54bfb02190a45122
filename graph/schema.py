"""Constraints and indexes, derived from the model: what is missing, what is ours and obsolete."""

from __future__ import annotations

from dataclasses import dataclass

from graph.engines import Graph
from graph.model import THINGS

PREFIX = "dawangge_"
"""Names of our constraints and indexes begin so; nothing else is ever dropped."""


@dataclass(frozen=True)
class SchemaItem:
    """One constraint or index, ours."""

    kind: str
    name: str
    label: str
    field: str

    @property
    def create(self) -> str:
        """The statement that makes it."""
        if self.kind == "constraint":
            return (
                f"CREATE CONSTRAINT {self.name} IF NOT EXISTS "
                f"FOR (n:{self.label}) REQUIRE n.{self.field} IS UNIQUE"
            )
        return f"CREATE INDEX {self.name} IF NOT EXISTS FOR (n:{self.label}) ON (n.{self.field})"

    @property
    def drop(self) -> str:
        """The statement that removes it."""
        return f"DROP {self.kind.upper()} {self.name} IF EXISTS"


@dataclass(frozen=True)
class SchemaPlan:
    """What stands, what is missing, what is ours but no longer declared."""

    present: tuple[SchemaItem, ...]
    missing: tuple[SchemaItem, ...]
    obsolete: tuple[SchemaItem, ...]


def declared() -> tuple[SchemaItem, ...]:
    """Everything the model asks for."""
    keys = tuple(
        SchemaItem("constraint", f"{PREFIX}{thing.label}_key", thing.label, "key")
        for thing in THINGS
    )
    indexes = tuple(
        SchemaItem("index", f"{PREFIX}{thing.label}_{name}", thing.label, name)
        for thing in THINGS
        for name in thing.indexes
    )
    return keys + indexes


def plan(graph: Graph) -> SchemaPlan:
    """Compare the database with the model."""
    found = [*_constraints(graph), *_indexes(graph)]
    places = {(item.kind, item.label, item.field) for item in found}
    wanted = declared()
    wanted_places = {(item.kind, item.label, item.field) for item in wanted}
    return SchemaPlan(
        present=tuple(item for item in wanted if (item.kind, item.label, item.field) in places),
        missing=tuple(item for item in wanted if (item.kind, item.label, item.field) not in places),
        obsolete=tuple(
            item
            for item in found
            if item.name.startswith(PREFIX)
            and (item.kind, item.label, item.field) not in wanted_places
        ),
    )


def apply(graph: Graph) -> tuple[SchemaItem, ...]:
    """Make what is missing; returns what was made."""
    missing = plan(graph).missing
    for item in missing:
        graph.schema_command(item.create)
    return missing


def drop_obsolete(graph: Graph) -> tuple[SchemaItem, ...]:
    """Remove what is ours and no longer declared; returns what was removed."""
    obsolete = plan(graph).obsolete
    for item in obsolete:
        graph.schema_command(item.drop)
    return obsolete


def _constraints(graph: Graph) -> list[SchemaItem]:
    return [
        SchemaItem("constraint", row["name"], row["labelsOrTypes"][0], row["properties"][0])
        for row in graph.schema_command("SHOW CONSTRAINTS")
        if row["entityType"] == "NODE"
    ]


def _indexes(graph: Graph) -> list[SchemaItem]:
    """Indexes that belong to no constraint; the embedded engine names them ``Label[property]``."""
    names: dict[tuple[str, str], str] = {(item.label, item.field): item.name for item in declared()}
    return [
        SchemaItem(
            "index",
            names.get((row["labelsOrTypes"][0], row["properties"][0])) or row["name"],
            row["labelsOrTypes"][0],
            row["properties"][0],
        )
        for row in graph.schema_command("SHOW INDEXES")
        if row.get("owningConstraint") is None and row["labelsOrTypes"] and row["properties"]
    ]
