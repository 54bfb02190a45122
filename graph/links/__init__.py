"""The link network (三联三共): actual links with their evidence, and latent ones beside them."""

from graph.links.network import LEDGERS, Network, link_network
from graph.links.parts import (
    DIRECTIONS,
    EVIDENCE_KINDS,
    LATENT_KINDS,
    PARTY_KINDS,
    Evidence,
    Item,
    Latent,
    Link,
    Party,
    TypeRecord,
)

__all__ = [
    "DIRECTIONS",
    "EVIDENCE_KINDS",
    "LATENT_KINDS",
    "LEDGERS",
    "PARTY_KINDS",
    "Evidence",
    "Item",
    "Latent",
    "Link",
    "Network",
    "Party",
    "TypeRecord",
    "link_network",
]
