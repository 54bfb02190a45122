"""One module a ledger: the rows of its golden sheet, what they make, what is refused and why."""
