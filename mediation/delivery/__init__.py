"""Sending and rendering what is owed: text messages, papers, seals, and what people settle by hand."""
