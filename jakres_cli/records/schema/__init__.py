"""Every field of every record once: the reader, the JSON Schema and the reference follow it."""
