"""The words the model is written in: things, attributes, relations.

A thing's state is never written directly. Ledgers *say* things about it on a day; what is said is
kept on the thing, and its attributes, its life and its outgoing relations are derived from that
(see ``graph.history``). The declarations here tell the derivation which rule applies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graph.language import Text

ValueKind = Literal["text", "integer", "decimal", "boolean", "date", "texts"]

# How many targets a relation may have at once, and what ends it (ledgers.md, "Time"):
# one    – a later ledger naming another ends it; two rows of one day that differ are a conflict;
# stated – as ``one`` across days, but every target named on one day stays (a building's grids);
# last   – one, as last told: a later ledger that names another says what was always so;
# many   – ends by an end date, or when a complete later ledger no longer lists it.
Cardinality = Literal["one", "stated", "last", "many"]


@dataclass(frozen=True)
class Leaving:
    """Marks an attribute by which a ledger says that the thing left what a relation names.

    Attributes:
        relation: name of that relation (``Relation.name``).
        final: values after which it never comes back.
    """

    relation: str
    final: tuple[str, ...]


@dataclass(frozen=True)
class Attribute:
    """A property of a thing or a relation.

    Attributes:
        name: property name in the graph, camelCase.
        title: what a user reads.
        kind: type of the value.
        dated: kept with the day that said it, because a question reads it as of a day. The graph
            then holds ``name`` (latest value), ``nameSince`` (date it holds from) and, only where
            it ever differed, ``nameBefore`` (``"YYYY-MM-DD=value"``, oldest first). Of a relation, ``name``
            and, only where it ever differed, ``nameOverTime`` with every value (of the same form); what is
            said of it first holds from the start of the interval.
        empties: an empty cell says "none from that day" instead of saying nothing.
        from_start: what is said of it first holds from the stated beginning of the thing, where that
            is earlier than the ledger: a branch founded in 2012 was a branch in 2012.
        leaving: a ledger says by it that the thing left; its rules are those of ``graph.leaving``.
        latest: several rows of one ledger day may each say their own; the latest of them holds.
        sensitive: personal; masked before it leaves the server.
    """

    name: str
    title: Text
    kind: ValueKind = "text"
    dated: bool = False
    empties: bool = False
    from_start: bool = False
    leaving: Leaving | None = None
    latest: bool = False
    sensitive: bool = False

    @property
    def since(self) -> str:
        """Name of the property with the day the latest value holds from."""
        return f"{self.name}Since"

    @property
    def before(self) -> str:
        """Name of the property with the earlier values."""
        return f"{self.name}Before"

    @property
    def over_time(self) -> str:
        """Name of the property of a relation with all its values."""
        return f"{self.name}OverTime"


@dataclass(frozen=True)
class Thing:
    """A kind of node.

    Attributes:
        label: node label.
        title: what a user calls it.
        meaning: one sentence for the reference page.
        key_parts: names of the parts of its key, in order (``graph.model.keys``); a part that a thing
            lacks is left out.
        other_keys: the same where those parts are not known of it.
        attributes: its properties beside ``key``, ``start``, ``end`` and what was said of it.
        indexes: properties looked up other than by key.
        colour: one of the roles of the palette, for maps and legends.
        listed_in: the ledgers that list such things. A complete ledger of the first kind that no
            longer lists one ends it; whichever of them lists it on a later day brings it back.
        historical: False for the few bookkeeping nodes that ledgers do not speak of.
    """

    label: str
    title: Text
    meaning: Text
    key_parts: tuple[str, ...]
    attributes: tuple[Attribute, ...] = ()
    indexes: tuple[str, ...] = ()
    colour: str = "#5F6B79"
    historical: bool = True
    other_keys: tuple[tuple[str, ...], ...] = ()
    listed_in: tuple[str, ...] = ()

    def attribute(self, name: str) -> Attribute:
        """Return the declared attribute ``name``; KeyError if there is none."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        raise KeyError(f"{self.label}.{name}")


@dataclass(frozen=True)
class Relation:
    """A kind of relationship; its interval ``[start, end)`` is derived from what was said.

    Attributes:
        type: relationship type.
        source: label it starts at.
        target: label it ends at.
        title: what a user reads along the line.
        meaning: one sentence for the reference page.
        cardinality: how many at once, and what ends it.
        said_of: the end whose ledger rows state it; that thing keeps the history.
        permanent: part of the thing's identity (a unit in its building): no interval at all.
        from_start: what is said of it first holds from the stated beginning of the owner, where that
            is earlier than the ledger.
        attributes: properties beside ``start`` and ``end``.
        listed_in: the ledger that, when it is complete and no longer lists one, ends it.
    """

    type: str
    source: str
    target: str
    title: Text
    meaning: Text
    cardinality: Cardinality = "one"
    said_of: Literal["source", "target"] = "source"
    permanent: bool = False
    from_start: bool = False
    attributes: tuple[Attribute, ...] = field(default=())
    listed_in: str = ""

    @property
    def name(self) -> str:
        """Unique name: a type may join several pairs of labels."""
        return f"{self.source}-{self.type}-{self.target}"

    @property
    def owner(self) -> str:
        """Label of the thing that keeps the history of this relation."""
        return self.source if self.said_of == "source" else self.target

    @property
    def other(self) -> str:
        """Label of the end that is named by the owner's rows."""
        return self.target if self.said_of == "source" else self.source
