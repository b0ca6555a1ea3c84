"""The same sending with shorter waits, for programs that tests start and kill. Only the lengths differ."""

from datetime import timedelta

from mediation.delivery import held_messages, lost_messages, messages
from mediation.delivery.gateway import connection
from mediation.delivery.papers import worker


def hurry() -> None:
    """A stall of two seconds between holding and sending would still double nothing."""
    connection.CONNECT_SECONDS, connection.WHOLE_SECONDS = 0.4, 0.6
    messages.LONGEST_SEND = timedelta(seconds=1)
    messages.LEASE = timedelta(seconds=2)
    messages.ASKED_AFTER = timedelta(seconds=0.3)
    lost_messages.ASKING = timedelta(seconds=1.2)
    lost_messages.TRUSTED_AFTER = timedelta(seconds=3)
    held_messages.FIRST_PAUSE = timedelta(seconds=0.1)
    worker.LEASE = timedelta(seconds=3)
    worker.PAUSE = timedelta(seconds=0.2)
