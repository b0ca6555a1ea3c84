"""What only a person can settle: messages in doubt, letters, failed papers."""
