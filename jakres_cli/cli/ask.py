"""Questions on a terminal, asked only when something is missing; the only door to questionary."""

from __future__ import annotations

from jakres_cli.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from questionary import Choice

    from jakres_cli.locale import Catalogue

_SHORT_LIST = 8


class Ask:
    """Asks in the language of ``t``. Ctrl-C at any question raises ``KeyboardInterrupt``."""

    def __init__(self, t: Catalogue) -> None:
        self._t = t

    def text(self, message: Message, default: str = "") -> str:
        """Return what is typed; an empty answer takes the default."""
        import questionary

        answer: str = questionary.text(self._question(message), default=default).unsafe_ask()
        return answer.strip()

    def confirm(self, message: Message, *, default: bool = True) -> bool:
        """Return the answer to a yes-or-no question."""
        import questionary

        answer: bool = questionary.confirm(self._question(message), default=default).unsafe_ask()
        return answer

    def choose(
        self, message: Message, choices: list[tuple[str, str]], default: str | None = None
    ) -> str:
        """Return the value of one choice (value, label); typing narrows a long list."""
        import questionary

        answer: str = questionary.select(
            self._question(message),
            choices=_choices(choices),
            default=default,
            instruction=self._t(Message("(arrows, Enter; typing narrows the list)")),
            use_search_filter=len(choices) > _SHORT_LIST,
            use_jk_keys=False,
        ).unsafe_ask()
        return answer

    def several(self, message: Message, choices: list[tuple[str, str]]) -> list[str]:
        """Return the values of the choices (value, label) that are ticked."""
        import questionary

        answer: list[str] = questionary.checkbox(
            self._question(message),
            choices=_choices(choices),
            instruction=self._t(
                Message("(arrows, Space ticks, Enter ends; typing narrows the list)")
            ),
            use_search_filter=len(choices) > _SHORT_LIST,
            use_jk_keys=False,
        ).unsafe_ask()
        return answer

    def _question(self, message: Message) -> str:
        from jakres_cli.output.safe import one_line

        return one_line(self._t(message))


def _choices(choices: list[tuple[str, str]]) -> list[Choice]:
    import questionary

    from jakres_cli.output.safe import one_line

    return [questionary.Choice(title=one_line(label), value=value) for value, label in choices]
