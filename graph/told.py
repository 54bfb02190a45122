"""All things of the graph with what was said of them and what a run is about to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.engines import Graph
from graph.history import LinkKey, derive
from graph.judgements import same_things
from graph.said import LIFE, Saying, merge_sayings
from graph.store import News
from graph.superseding import superseded

RunNews = Mapping[str, tuple[Mapping[str, Sequence[Saying]], News]]
"""By label: what a run says, by key, and what of it is new."""


class Known(NamedTuple):
    """One thing.

    Attributes:
        key: of the thing.
        before: all that the graph keeps of it, absences too; empty for a new one.
        said: all that ledgers say of it, the run included, without absences.
    """

    key: str
    before: list[Saying]
    said: list[Saying]


class Span(NamedTuple):
    """A relation of a thing: the other end and ``[start, end)``."""

    other: str
    start: str
    end: str

    def holds(self, day: str) -> bool:
        """Whether it is current on an ISO day."""
        return self.start <= day < self.end


class Told:
    """The graph as it will be once the run is written, but for what silence ends.

    Attributes:
        same: which things are one.

    Args:
        graph: the open database; only read.
        news: of the run.
    """

    def __init__(self, graph: Graph, news: RunNews) -> None:
        self._graph = graph
        self._news = news
        self.same = same_things(graph)
        self._all: dict[str, dict[str, Known]] = {}
        self._spans: dict[tuple[str, str], dict[str, list[Span]]] = {}

    def stream(self, label: str) -> Iterator[Known]:
        """Every thing of a label, one after another; a city has 400,000 households."""
        if label in self._all:
            yield from self._all[label].values()
            return
        sayings, news = self._news.get(label, ({}, News()))
        for row in self._graph.read_stream(
            f"MATCH (n:{label}) WHERE n.said IS NOT NULL RETURN n.key AS key, n.said AS said"
        ):
            key = row["key"]
            before = [Saying.from_text(text) for text in row["said"]]
            said = [saying for saying in before if not saying.absent]
            if key in news.before:
                said = merge_sayings(superseded(label, said, sayings[key], news.own), sayings[key])
            yield Known(key, before, said)
        for key in news.created:
            yield Known(key, [], merge_sayings((), sayings[key]))

    def all(self, label: str) -> dict[str, Known]:
        """Every thing of a label, by key, kept for the next time."""
        if label not in self._all:
            self._all[label] = {known.key: known for known in self.stream(label)}
        return self._all[label]

    def spans(self, label: str, relation: str) -> dict[str, list[Span]]:
        """One relation of every thing of a label, by owner; silence ends none of them here."""
        found = self._spans.get((label, relation))
        if found is None:
            found = self._spans[label, relation] = {}
            for known in self.all(label).values():
                if links := links_of(label, known.said, relation):
                    found[known.key] = [
                        Span(self.same.one(other), start, end)
                        for (_, other, start), end in links.items()
                    ]
        return found


def links_of(label: str, said: Sequence[Saying], relation: str) -> dict[LinkKey, str]:
    """The intervals of one relation of a thing: their ends, by other end and start.

    Args:
        label: of the thing.
        said: of it, in canonical order; absences end what they name.
        relation: name of the relation.
    """
    reduced = [saying.about((relation, LIFE)) for saying in said]
    if not any(relation in saying.values for saying in reduced):
        return {}
    return {key: link.end for key, link in derive(label, reduced).links.items()}
