"""Applying online: a telephone is proved, questions are answered page by page, read again and sent once."""
