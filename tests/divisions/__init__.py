"""Real files that nobody here wrote: the official division lists of several years."""
