"""What every command shares: the error boundary, the table of options, help, the session."""
