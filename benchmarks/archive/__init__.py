"""The parts of a made-up archive."""
