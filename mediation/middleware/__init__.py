"""What is true of every request before any page or noun sees it."""
