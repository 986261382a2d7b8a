"""Text that may be given in two languages."""

from __future__ import annotations

from jakres_cli.model.value import Value


class LocalText(Value):
    """A text in the office's language and, where it was given, its English."""

    id: str
    en: str | None = None

    def in_language(self, lang: str) -> str:
        """Return the English when ``lang`` is ``en`` and there is one, else the office's own."""
        return self.en if lang == "en" and self.en else self.id
