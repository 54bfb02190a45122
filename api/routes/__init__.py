"""One module for each kind of thing that can be asked; a few lines each."""
