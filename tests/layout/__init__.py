"""The same ledgers in other clothes: layout, names of columns, formats, files."""
