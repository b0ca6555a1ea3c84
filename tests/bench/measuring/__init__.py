"""Asking, and what it cost. Nothing here decides what stands in the database."""
