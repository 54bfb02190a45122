"""The link network over HTTP: asked once for each published load, then kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.answers import Answers, View
from api.problems import Problem
from graph.analysis import Measures, measures
from graph.engines import Graph
from graph.joint import JointWork
from graph.language import Text
from graph.links import Link, Network, Party, link_network


@dataclass(frozen=True)
class Measured:
    """A network with its measures."""

    network: Network
    measures: Measures

    @property
    def organisations(self) -> list[Party]:
        """The current party organisations in scope, by name."""
        return sorted(self._within("organisation"), key=lambda one: (one.name, one.key))

    @property
    def areas(self) -> list[Party]:
        """The areas in force in scope, by code."""
        return sorted(self._within("area"), key=lambda one: (one.code, one.key))

    def organisation(self, key: str) -> Party:
        """The organisation of an opaque key.

        Raises:
            Problem: 404, there is none in scope.
        """
        party = self.network.parties.get(key)
        if party is None or party.kind != "organisation" or not (party.there and party.in_scope):
            raise Problem(
                404,
                "unknown_organisation",
                Text(
                    "范围内没有这个编号的党组织。",
                    "There is no party organisation of that key within the scope.",
                ),
            )
        return party

    def _within(self, kind: str) -> Iterator[Party]:
        """What there is of a kind on the day and in the scope."""
        for one in self.network.parties.values():
            if one.kind == kind and one.there and one.in_scope:
                yield one

    def links_of(self, party: Party) -> list[Link]:
        """Its links, by name."""
        return list(self.network.links_of(party))


class Networks:
    """The networks the service gives."""

    def __init__(self, answers: Answers, joint: JointWork) -> None:
        self._answers = answers
        self._joint = joint

    def network(self, view: View) -> Measured:
        """The network of a view."""
        return self._answers.kept(
            view, "network", lambda graph: self._read(graph, view), weigh=_weight
        )

    def _read(self, graph: Graph, view: View) -> Measured:
        found = link_network(
            graph,
            as_of=view.day,
            scope=view.scope,
            rules=self._answers.rules,
            joint=self._joint,
            standing=view.standing,
        )
        return Measured(found, measures(found))


def _weight(found: Measured) -> int:
    network = found.network
    evidence = sum(len(link.evidence) for link in network.links)
    return len(network.parties) + evidence + len(network.latent) + 1
