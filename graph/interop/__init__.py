"""The same graph for other tools: networkx, py2neo, Neo4j Browser."""
