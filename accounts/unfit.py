"""A database that this process must not serve. Imports no model: what starts a process asks before there are any."""

from django.db import OperationalError


class UnfitDatabase(OperationalError):
    """The database is there, and we are not the ones for it; the message is a sentence for who runs the system."""
