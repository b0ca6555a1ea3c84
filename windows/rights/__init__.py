"""Changing what somebody may do: one asks, another decides, and neither is the person it is about.

Whoever keeps the rights of a centre may ask and decide: its security administrators and its directors, and those of the
centre above it. Each change is written into the access log and ends the sessions and tokens of whom it is about.
"""

from windows.rights.asking import Wish, ask
from windows.rights.deciding import NotNow, approve, refuse
from windows.rights.keepers import NotYours, kept_by

__all__ = ["NotNow", "NotYours", "Wish", "approve", "ask", "kept_by", "refuse"]
