"""The long proofs: the product against the oracle on many random streets."""
