"""Commands of `manage.py` for the calendar."""
