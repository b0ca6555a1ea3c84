"""What the API answers. Names and numbers are masked here as everywhere; nothing is unmasked by a list."""
