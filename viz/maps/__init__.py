"""Maps: the chain of responsibility as a network, the coverage as building blocks."""
