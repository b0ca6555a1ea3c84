"""The invented world that is measured. A kept database is filled again when a file in here changes."""
