"""Text to records and back: syntax, the field tables, reading and editing."""
