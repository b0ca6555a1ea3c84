"""One's own account, and the rights of others: what is asked for by one and decided by another."""
