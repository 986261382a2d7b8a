"""What became of the follow-ups by a date: computed each time, never stored."""
