"""Reading ledgers: files, recognition, cells, references, and the run into the graph."""
