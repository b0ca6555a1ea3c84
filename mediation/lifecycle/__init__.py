"""The one door. Nothing else writes a case's status, and nothing changes a case without its line in the journal.

:func:`move` asks the table of transitions, the person's permission and what hinders the action, then writes in one
transaction: the case by one compare-and-swap UPDATE, the lines of the journal, the clocks they start and stop, the
owner. Buttons come from :func:`open_actions`, which asks the same questions.
"""

from mediation.journal import Stale
from mediation.lifecycle.hindrances import hindrance
from mediation.lifecycle.moving import move, record
from mediation.lifecycle.preconditions import NotAllowed, open_actions, require, require_open
from mediation.lifecycle.writing import hold

__all__ = ["NotAllowed", "Stale", "hindrance", "hold", "move", "open_actions", "record", "require", "require_open"]
