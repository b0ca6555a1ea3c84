"""What templates may ask: wordings, citations, icons."""
