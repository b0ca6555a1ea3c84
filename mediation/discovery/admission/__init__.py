"""Rows come in with numbers, names and addresses, and go on without them.

A number becomes a pseudonym (HMAC-SHA256 under a key of this purpose alone), a name keyed digests where rows are
linked, an address the code of its neighbourhood. What belongs into the store of identities is handed out beside it.
"""
