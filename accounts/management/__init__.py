"""Commands of `manage.py` for the keys of the vault."""
