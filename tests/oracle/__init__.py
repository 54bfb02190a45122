"""Plain-Python answers from the ledgers' own rows, to judge the product by.

Nothing here imports the product. The rules come from the description of the domain and of the
ledgers alone; where those can be read in two ways, READINGS.md says which way was taken.
"""
