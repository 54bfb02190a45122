"""One writer per ledger: from the things of a community to the rows a clerk would keep."""
