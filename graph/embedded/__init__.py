"""The embedded engine and the process that owns it.

Apart from `graph.engines`, which joins it, so that the process starts without loading the driver
and the settings: that is half a second of every start.
"""
