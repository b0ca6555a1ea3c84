"""The window: a matter is taken, a dispute registered, its slips printed."""
