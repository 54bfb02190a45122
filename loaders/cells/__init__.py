"""What one cell says: from what a spreadsheet program stores to what the ledger means."""
