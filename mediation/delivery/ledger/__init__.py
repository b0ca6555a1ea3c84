"""The ledger kept and looked through: rows of no journal are noted, sealed, anchored, and compared."""

from mediation.delivery.ledger.anchors import anchors_path
from mediation.delivery.ledger.rows import changed_rows
from mediation.delivery.ledger.seals import broken_seals, seal_due

__all__ = ["anchors_path", "broken_seals", "changed_rows", "seal_due"]
