"""jakres: who promised what in which meeting, and whether it happened."""

__version__ = "0.1.0"
