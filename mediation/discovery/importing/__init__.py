"""Taking a delivery in: looked through first without writing, then imported whole or not at all.

Whenever the process dies, the row says "running" and nothing lies in the pool; ``cleaning`` finds that nobody holds the
delivery any more and takes its draft away.
"""
