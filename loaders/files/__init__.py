"""Safe reading of spreadsheet and csv files: found, guarded, and read in a process of its own."""
