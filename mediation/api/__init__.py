"""The REST interface under /api/v1/: the same verbs as the pages, called the same way."""
