"""A whole city: the same numbers by the graph and by SQL over flat tables."""
