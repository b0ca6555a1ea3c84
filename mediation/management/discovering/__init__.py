"""The verbs of ``manage.py discovery``: each takes the options of the line, and gives the lines of its answer."""
