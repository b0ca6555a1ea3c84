"""Where and when: centres, agencies, windows and rooms, who serves there, working days."""
