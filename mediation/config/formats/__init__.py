"""How days and hours are written: one way a language."""
