"""Questions on a terminal, asked only when something is missing; the only door to questionary."""

from __future__ import annotations

from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from questionary import Choice, Question

    from jakres_cli.locale import Catalogue


class Prompt:
    """Asks in the language of ``t``. Ctrl-C at any question raises ``KeyboardInterrupt``."""

    def __init__(self, t: Catalogue) -> None:
        self._t = t

    def text(self, message: Message, default: str = "") -> str:
        """Return what is typed; an empty answer takes the default."""
        import questionary

        answer: str = _answer(questionary.text(self._question(message), default=default))
        return answer.strip()

    def confirm(self, message: Message, *, default: bool = True) -> bool:
        """Return the answer to a yes-or-no question."""
        import questionary

        answer: bool = _answer(questionary.confirm(self._question(message), default=default))
        return answer

    def choose(
        self, message: Message, choices: list[tuple[str, str]], default: str | None = None
    ) -> str:
        """Return the value of one choice (value, label); typing narrows the list."""
        import questionary

        answer: str = _answer(
            questionary.select(
                self._question(message),
                choices=_choices(choices),
                default=default,
                instruction=self._t(Message("(arrows, Enter; typing narrows the list)")),
                use_search_filter=True,
                use_jk_keys=False,
            )
        )
        return answer

    def several(self, message: Message, choices: list[tuple[str, str]]) -> list[str]:
        """Return the values of the choices (value, label) that are ticked."""
        import questionary

        answer: list[str] = _answer(
            questionary.checkbox(
                self._question(message),
                choices=_choices(choices),
                instruction=self._t(
                    Message("(arrows, Space ticks, Enter ends; typing narrows the list)")
                ),
                use_search_filter=True,
                use_jk_keys=False,
            )
        )
        return answer

    def _question(self, message: Message) -> str:
        from jakres_cli.output import one_line

        return one_line(self._t(message))


def _answer(question: Question) -> Any:  # noqa: ANN401  it depends on the question
    """Return the answer; the end of input is a Ctrl-C too."""
    try:
        return question.unsafe_ask()
    except EOFError:
        raise KeyboardInterrupt from None


def _choices(choices: list[tuple[str, str]]) -> list[Choice]:
    import questionary

    from jakres_cli.output import one_line

    return [questionary.Choice(title=one_line(label), value=value) for value, label in choices]
