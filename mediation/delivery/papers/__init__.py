"""The papers of a case, from its rows to the PDF."""
