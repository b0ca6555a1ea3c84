"""Papers of a case: owed when the fact that needs them is written, rendered by the worker."""

from mediation.documents.owing import next_of, owe, owe_all, owed

__all__ = ["next_of", "owe", "owe_all", "owed"]
