"""Who may do what to a case, and what of it each person sees."""
