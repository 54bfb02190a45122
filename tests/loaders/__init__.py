"""Tests of reading ledgers: cells, headers, files, refusals."""
