"""Whose turn it is: the queues of each role, and finding a case."""
