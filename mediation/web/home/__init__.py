"""The first page of the public and of staff, the centres with their hours, and checking in."""
