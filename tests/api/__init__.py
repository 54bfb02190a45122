"""The HTTP door, as another program meets it."""
