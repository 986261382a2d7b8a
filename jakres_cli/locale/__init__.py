"""Indonesian and English: a catalogue turns messages into text."""

from __future__ import annotations

from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

INDONESIAN = "id"
ENGLISH = "en"


class Catalogue:
    """The messages in one language; call it with a message (or a template and what fills it)."""

    def __init__(self, lang: str, translations: Mapping[str, str]) -> None:
        self.lang = lang
        self._translations = translations

    def __call__(self, message: Message | str, /, **params: object) -> str:
        """Return the text; messages among the parameters are translated too."""
        if isinstance(message, str):
            message = Message(message, **params)
        filled = {
            name: self(value) if isinstance(value, Message) else value
            for name, value in message.params.items()
        }
        return message.pick(self._translations).format(**filled)


def catalogue(lang: str) -> Catalogue:
    """Return the catalogue of ``lang`` (``id`` or ``en``)."""
    if lang == INDONESIAN:
        from jakres_cli.locale.indonesian import TRANSLATIONS

        return Catalogue(lang, TRANSLATIONS)
    return Catalogue(ENGLISH, {})


def language_from(environment: Mapping[str, str]) -> str:
    """Return the language that the environment's locale asks for; English unless Indonesian."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return INDONESIAN if value.partition("_")[0] in {"id", "in"} else ENGLISH
    return ENGLISH
