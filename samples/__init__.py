"""The demonstration street: ledgers as clerks keep them, and the key of their gaps."""

from samples.street import SampleSummary, generate

__all__ = ["SampleSummary", "generate"]
