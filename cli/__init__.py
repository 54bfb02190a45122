"""The command line: a door, a few lines each."""
