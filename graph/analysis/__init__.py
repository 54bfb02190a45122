"""The network as a graph that can be reckoned with: projections, measures, exports (networkx)."""

from graph.analysis.exports import EXPORTS, cytoscape, graphml, network_graph, node_link
from graph.analysis.measures import Bridge, Measures, measures
from graph.analysis.projection import affiliation, organisation_graph, projected

__all__ = [
    "EXPORTS",
    "Bridge",
    "Measures",
    "affiliation",
    "cytoscape",
    "graphml",
    "measures",
    "network_graph",
    "node_link",
    "organisation_graph",
    "projected",
]
