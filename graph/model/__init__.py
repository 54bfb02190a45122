"""The model, declared once: what exists in the graph, how it is named, keyed and dated."""

from graph.model.declare import Attribute, Leaving, Relation, Thing
from graph.model.keys import make_key, opaque_key, within_key
from graph.model.relations import RELATIONS
from graph.model.things import THINGS

__all__ = [
    "RELATIONS",
    "THINGS",
    "Attribute",
    "Leaving",
    "Relation",
    "Thing",
    "make_key",
    "opaque_key",
    "within_key",
]
