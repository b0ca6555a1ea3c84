"""What the parties reach by program, without an account."""
