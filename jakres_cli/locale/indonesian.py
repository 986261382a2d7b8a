"""The messages in Indonesian."""

TRANSLATIONS: dict[str, str] = {}
