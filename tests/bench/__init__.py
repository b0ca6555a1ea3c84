"""The bench: `python -m tests.bench`, or `make bench`. What W1–W6 of the design cost, beside what they must cost.

A database of its own is filled by a deterministic generator, the product serves it as in production, and raw sockets
ask. Beside each work stand two others that do the same statements on the same server in the same run: the *floor*, a
one-file Django application without middleware, sign-in or ORM, and *SQL*, the statements alone.
"""
