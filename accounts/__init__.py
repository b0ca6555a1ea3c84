"""Who: users, persons and organisations apart from every case, tokens, the access log."""
