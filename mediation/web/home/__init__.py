"""The first page of the public and of staff, the centres, a person's own tokens and preferences."""
