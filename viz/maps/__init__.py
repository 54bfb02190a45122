"""Maps: the chain of responsibility as a network, the coverage as building blocks."""

from typing import Literal

MapKind = Literal["responsibility", "coverage", "links", "organisations"]
"""The maps there are, by the names that the command line and the service know them by."""
