"""A case: its page, its file and every act upon it."""
