"""Looking into strangers' bytes: what is left of a file that does nothing by itself, or why none is.

Runs in a process of its own (``process``), so it imports neither Django nor anything else of the house. Sizes, counts
and depths are bounded here; memory, time and output by that process.
"""
