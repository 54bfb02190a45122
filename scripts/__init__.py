"""What the Makefile runs: the demonstration, the checks, the locks."""
