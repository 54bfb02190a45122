"""The graph: what is kept, how it is asked, which engine answers."""
