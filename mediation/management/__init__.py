"""Commands of `manage.py`, and what prints the handbook."""
